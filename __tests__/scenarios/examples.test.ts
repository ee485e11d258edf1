import { execFile } from 'node:child_process'
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { QUICK_EMPTY_PAIR } from '../../sandbox/empty-pair.js'
import { clientKey } from '../../sandbox/identity-domain/assertions.js'
import { HEALTHY_DOMAIN } from '../../sandbox/identity-domain/settings.js'
import { cleanUp, runAction } from '../../sandbox/run-action.js'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.js'
import type { Scenario } from '../../sandbox/scenario.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'
import { resolved, workflowsIn, type Workflow } from '../workflows.js'

/** The pair that an example meets, and what each of its steps with the action ends as. */
const STORIES: Readonly<Record<string, readonly [Scenario, ...results: string[]]>> = {
  'gate.yml': [scenarioNamed('project-connections'), 'pass'],
  'dispatch.yml': [scenarioNamed('fusion-user-missing'), 'fail'],
  'nightly.yml': [scenarioNamed('rotation-ahead'), 'warn'],
  'onboarding.yml': [QUICK_EMPTY_PAIR, 'pending', 'manual'],
  'rotation-day.yml': [scenarioNamed('rotation-done'), 'fail'],
  'after-refresh.yml': [scenarioNamed('healthy'), 'pass'],
  'reusable.yml': [scenarioNamed('user-inactive'), 'fail'],
}

/** What stands behind the variables and secrets of an environment for a sandbox. */
async function valuesOf(
  { inputs }: Sandbox,
  temp: string,
): Promise<Readonly<Record<string, string>>> {
  const of = (name: string): string => inputs[name] ?? ''
  return {
    'vars.IDENTITY_DOMAIN_URL': of('identity-domain-url'),
    'vars.OIC_CLIENT_ID': of('client-id'),
    'secrets.OIC_CLIENT_SECRET': of('client-secret'),
    'secrets.OIC_CLIENT_PRIVATE_KEY': await clientKey(),
    'vars.OIC_CLIENT_CERTIFICATE_ALIAS': HEALTHY_DOMAIN.clientCertificateAlias,
    'secrets.DOMAIN_ADMIN_CLIENT_ID': HEALTHY_DOMAIN.admin.id,
    'secrets.DOMAIN_ADMIN_CLIENT_SECRET': HEALTHY_DOMAIN.admin.secret,
    'vars.FUSION_URL': of('fusion-url'),
    'vars.FUSION_READER': of('fusion-username'),
    'secrets.FUSION_READER_PASSWORD': of('fusion-password'),
    'vars.INTEGRATION_USERNAME': of('integration-username'),
    'secrets.INTEGRATION_PASSWORD': of('integration-password'),
    'vars.INTEGRATION_USER_EMAIL': 'oic@acme.example',
    'vars.SERVICE_CATALOG_ROLE': of('service-catalog-role'),
    'vars.OIC_FUSION_FINGERPRINTS': of('expected-fingerprints'),
    'vars.OIC_URL': of('oic-url'),
    'vars.OIC_INSTANCE': of('oic-instance'),
    'vars.OIC_SCOPE': of('oic-scope'),
    'vars.OIC_CONNECTIONS': of('oic-connections'),
    'inputs.environment': 'test',
    'inputs.fail-fast': 'false',
    'inputs.pair': 'test',
    'matrix.pair': 'test',
    'runner.temp': temp,
  }
}

const EARLIER = {
  schemaVersion: 1,
  environment: 'test',
  mode: 'verify',
  result: 'pass',
  startedAt: '2026-01-01T00:00:00Z',
  hosts: { identityDomain: null, fusion: null },
  checks: [],
  certificates: [],
}

it.each(await workflowsIn('examples'))(
  'the steps of %s do against a pair what they are for, with the committed bundle',
  async (name, text) => {
    const [scenario, ...results] = STORIES[name] ?? []
    if (scenario === undefined) throw new Error(`no story for ${name}`)
    const sandbox = await startSandbox(scenario)
    const temp = await mkdtemp(join(tmpdir(), 'example-'))
    // a runner in a company trusts its authority by the environment
    const authority = join(temp, 'authority.pem')
    await writeFile(authority, sandbox.inputs['ca-certificates'] ?? '')
    await mkdir(join(temp, 'before'))
    await writeFile(join(temp, 'before/report.json'), JSON.stringify(EARLIER))
    let values = await valuesOf(sandbox, temp)
    const pageOfJob = join(temp, 'summary.md')
    const steps = Object.values((parse(text) as Workflow).jobs).flatMap((job) => job.steps)
    const ended: (string | undefined)[] = []
    for (const { id = '', uses, run: script, env = {}, with: given = {} } of steps) {
      // scripts are for the shell of the runner that the example names
      if (script !== undefined && process.platform !== 'win32') {
        const resolvedEnv = Object.entries(env).map(([key, value]) => [
          key,
          resolved(value, values),
        ])
        await promisify(execFile)('bash', ['-e', '-o', 'pipefail', '-c', script], {
          env: {
            PATH: process.env['PATH'],
            GITHUB_STEP_SUMMARY: pageOfJob,
            ...(Object.fromEntries(resolvedEnv) as Record<string, string>),
          },
        })
      }
      // the others keep artifacts at GitHub
      if (uses?.includes('/oic-fusion-prerequisites@') !== true) continue
      const inputs = Object.entries(given).map(([input, value]) => [
        input,
        // the one example that names its user and connections names those of production
        resolved(String(value), values).replaceAll(/(SA_FA|ERP)_PROD/g, '$1_DEV'),
      ])
      const run = await runAction({
        entry: 'main',
        inputs: Object.fromEntries(inputs) as Record<string, string>,
        env: { NODE_EXTRA_CA_CERTS: authority, GITHUB_API_URL: sandbox.github.url },
      })
      expect(run.stdout).not.toContain('::error title=inputs.valid')
      ended.push(run.outputs['result'])
      for (const [output, value] of Object.entries(run.outputs)) {
        values = { ...values, [`steps.${id}.outputs.${output}`]: value }
      }
      await cleanUp(run)
    }
    expect(ended).toEqual(results)
    if (name === 'rotation-day.yml' && process.platform !== 'win32') {
      const kept = values['steps.prerequisites.outputs.certificate-fingerprints'] ?? 'none'
      expect(await readFile(pageOfJob, 'utf8')).toContain(`\n${kept}\n`)
    }
    expect(sandbox.github.violations).toEqual([])
    expect(sandbox.github.issues).toHaveLength(name === 'reusable.yml' ? 1 : 0)
    await sandbox.close()
    await rm(temp, { recursive: true })
  },
  60_000,
)
