import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { clientKey } from '../sandbox/identity-domain/assertions.js'
import { INPUT_NAMES, type RawInputs } from '../src/inputs/names.js'
import { readInputs } from '../src/inputs/read-inputs.js'
import { isOurs, resolved, snippetsOfPages, workflowsIn, type Workflow } from './workflows.js'

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
  // an unset variable is empty
  'vars.FUSION_IDENTITY_DOMAIN_URL': '',
  'vars.FUSION_SCIM_USER': 'OIC_PREREQ_SCIM',
  'secrets.FUSION_SCIM_PASSWORD': 'another-secret',
  'vars.INTEGRATION_USERNAME': 'SA_FA_DEV_OIC',
  'secrets.INTEGRATION_PASSWORD': 'a-third-secret',
  'vars.SERVICE_CATALOG_ROLE': 'OIC_INTEGRATION_ROLE',
  'vars.OIC_FUSION_FINGERPRINTS': 'AB'.repeat(32),
  'vars.OIC_URL': 'https://design.integration.eu-frankfurt-1.ocp.oraclecloud.com',
  'vars.OIC_INSTANCE': 'oic-dev',
  'vars.OIC_SCOPE': 'https://ABCD1234.integration.example:443urn:opc:resource:consumer::all',
  'vars.OIC_CONNECTIONS': 'ERP_DEV',
  'secrets.DOMAIN_READER_CLIENT_ID': 'a-third-client',
  'secrets.DOMAIN_READER_CLIENT_SECRET': 'a-fifth-secret',
  'secrets.DOMAIN_ADMIN_CLIENT_ID': 'another-client',
  'secrets.DOMAIN_ADMIN_CLIENT_SECRET': 'a-fourth-secret',
  'vars.OIDC_CLIENT_ID': 'an-exchange-client',
  'secrets.OIDC_CLIENT_SECRET': 'a-sixth-secret',
  'vars.INTEGRATION_USER_EMAIL': 'oic@acme.example',
  'inputs.environment': 'test',
  'inputs.pair': 'test',
  'inputs.fail-fast': 'false',
  'matrix.pair': 'dev',
  'matrix.adapter': 'hcm',
  'runner.temp': '/tmp/runner',
  'github.token': 'a-github-token',
}

/** Where a runner offers ID tokens to a job that may have one. */
const ID_TOKENS = { url: new URL('https://actions.example/id-token'), token: 'a-request-token' }

const snippets = await snippetsOfPages()
const files = await workflowsIn('examples')
const own = await workflowsIn('.github/workflows')
const OWN_PINS = own.flatMap(([, text]) => text.match(/uses: .*$/gm) ?? [])

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

  it('keeps jobs that write to one domain apart, and lets none of the others wait for them', () => {
    expect(workflow.concurrency).toBeUndefined()
    for (const { concurrency, steps } of Object.values(workflow.jobs)) {
      const writes = steps.some((step) => isOurs(step) && step.with?.['mode'] === 'apply')
      const isInGroup = concurrency?.group.startsWith('identity-domain-${{ ') === true
      expect(isInGroup).toBe(writes)
    }
  })

  it('gives the right to ID tokens to the jobs that ask for one, and to no other', () => {
    for (const { permissions, steps } of Object.values(workflow.jobs)) {
      const asks = steps.some(({ with: given }) => given?.['admin-auth'] === 'github-oidc')
      expect(permissions?.['id-token']).toBe(asks ? 'write' : undefined)
    }
  })

  it('pins the actions of others as the project does, whose pins are kept up to date', () => {
    const pins = [...text.matchAll(/^ +(?:- )?(uses: (?!OWNER\/).*)$/gm)].map(([, pin]) => pin)
    for (const pin of pins) expect(OWN_PINS).toContain(pin)
  })

  it('gives the action inputs without a fault', () => {
    expect(steps.filter(isOurs).length).toBeGreaterThan(0)
    for (const { permissions, steps } of Object.values(workflow.jobs)) {
      const runner = permissions?.['id-token'] === 'write' ? { idTokens: ID_TOKENS } : {}
      for (const step of steps.filter(isOurs)) {
        const given = step.with ?? {}
        expect(Object.keys(given).filter((input) => !(input in ACTION.inputs))).toEqual([])
        const raw = Object.fromEntries(
          INPUT_NAMES.map((input) => {
            const value = given[input] ?? ACTION.inputs[input]?.default ?? ''
            return [input, resolved(String(value), VALUES).trim()]
          }),
        ) as RawInputs
        expect(readInputs(raw, runner).faults).toEqual([])
      }
    }
  })
})

describe.each(['onboarding.yml', 'onboarding-oidc.yml'])('%s', (example) => {
  const [, text = ''] = files.find(([name]) => name === example) ?? []
  const { on, jobs } = parse(text) as Workflow & {
    readonly on: {
      readonly workflow_dispatch: { readonly inputs: { readonly pair: { readonly type: string } } }
    }
  }

  it('offers the pairs that there are: an unknown environment would have no reviewers', () => {
    expect(on.workflow_dispatch.inputs.pair.type).toBe('choice')
  })

  it('applies in another environment than it plans in, in the group of the domain that was planned for', () => {
    expect(jobs['plan']?.environment).toBe('${{ inputs.pair }}-plan')
    expect(jobs['apply']?.environment).toBe('${{ inputs.pair }}-apply')
    expect(jobs['apply']?.concurrency?.group).toBe(
      'identity-domain-${{ needs.plan.outputs.domain }}',
    )
  })

  it.each([
    ['https://idcs-0.identity.oraclecloud.com'],
    ['https://idcs-0.identity.oraclecloud.com:443'],
    ['https://idcs-0.identity.oraclecloud.com/ui/v1/adminconsole'],
    ['https://idcs-0.eu-frankfurt-1.identity.oraclecloud.com'],
  ])('tells the domain by the host of %s', async (url) => {
    // the script is for the shell of the runner that the example names
    if (process.platform === 'win32') return
    const step = jobs['plan']?.steps.find(({ id }) => id === 'domain')
    const directory = await mkdtemp(join(tmpdir(), 'domain-'))
    const output = join(directory, 'output')
    await promisify(execFile)('bash', ['-e', '-c', step?.run ?? 'false'], {
      env: { PATH: process.env['PATH'], URL: url, GITHUB_OUTPUT: output },
    })
    expect(await readFile(output, 'utf8')).toBe('host=idcs-0\n')
    await rm(directory, { recursive: true })
  })
})
