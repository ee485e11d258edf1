import { readFile } from 'node:fs/promises'
import { expect } from '@jest/globals'
import { leaksOf } from '../../sandbox/canaries.js'
import { FUSION_USER } from '../../sandbox/fusion/settings.js'
import { ID_TOKEN_PATH } from '../../sandbox/github/id-tokens.js'
import { cleanUp } from '../../sandbox/runner.js'
import { startSandbox } from '../../sandbox/sandbox.js'
import type { Scenario } from '../../sandbox/scenario.js'
import { HOSTILE } from '../../sandbox/scenarios/hostile-text.js'
import { causeOf } from '../../src/causes/catalogue.js'
import { patternOf, quotedMessages } from '../docs/quoted-messages.js'
import { expectedOf } from './casdk-0004-table.js'
import type { Runner } from './pair-runner.js'
import { parseReport } from './report-schema.js'
import { violationsIn } from './verdict-rules.js'

/** Everything that verify may send: reads, token requests, and the test that changes nothing. */
const READS = [
  `GET ${ID_TOKEN_PATH}`,
  'GET /.well-known/openid-configuration',
  'POST /oauth2/v1/token',
  'GET /admin/v1/SigningCert/jwk',
  'GET /admin/v1/Apps',
  'GET /admin/v1/Grants',
  'GET /admin/v1/Users',
  'POST /admin/v1/Users/.search',
  'GET /hcmRestApi/scim/Users',
  `GET /hcmRestApi/scim/Users/${FUSION_USER.id}`,
  'GET /hcmRestApi/scim/Roles',
  'GET /fscmUI/faces/FuseWelcome',
  // to which the pod itself redirects, without credentials
  'GET /fscmUI/adfAuthentication',
  'GET /fscmService/ServiceCatalogService',
  'POST /fscmService/ServiceCatalogService',
  'GET /fndAppCoreServices/ServiceCatalogService',
  'POST /fndAppCoreServices/ServiceCatalogService',
  'GET /soa-infra/PublicEvent/catalog',
  'GET /ic/api/integration/v1/connections/ERP_DEV',
  'POST /ic/api/integration/v1/connections/ERP_DEV/test',
  'GET /ic/api/integration/v1/projects/FINANCE/connections/ERP_DEV',
  'POST /ic/api/integration/v1/projects/FINANCE/connections/ERP_DEV/test',
]

/** Which kind of credential may go where; everything else is asked without one. */
const CREDENTIALS = new RegExp(
  [
    'identity-domain /oauth2/v1/token (basic|none)', // none: private_key_jwt is in the body
    'identity-domain /admin/v1/\\S+ (bearer|none)',
    'identity-domain /.well-known/openid-configuration none',
    'identity-domain /admin/v1/(Users|Apps|Grants) signature',
    'github /42//idtoken/\\S+ bearer',
    'fusion /hcmRestApi/scim/Users (basic|bearer|none)',
    'fusion /hcmRestApi/scim/(Users/\\w+|Roles) basic',
    'fusion /fscmUI/\\S+ none',
    'fusion /(fscmService|fndAppCoreServices|soa-infra)/\\S+ bearer',
    'oic /ic/api/\\S+ bearer',
  ]
    .map((line) => `^${line}$`)
    .join('|'),
)

/** What stands at the top where nothing failed, and not everything was proven. */
const HEADINGS: Readonly<Record<string, string>> = {
  healthy: 'all prerequisites hold',
  'least-inputs': "Fusion's trust was not tested, 2 checks not proven and 4 not run",
  expiring: 'Signing certificate expires in 20 days',
  'known-and-expiring': 'Signing certificate expires in 20 days',
  'client-credentials-unproven': "Fusion's trust was not proven for the integration user",
  'trust-by-test': '2 checks not run',
  'client-user-by-password': "Fusion's trust was not tested, 2 checks not run",
  'password-kept': "Fusion's trust was not tested, 4 checks not run",
  'role-less': '1 check not proven',
}

const QUOTED = await quotedMessages('Scenario')

/** Runs a scenario, and expects of the run what its outcome says, and what holds of every run. */
export async function expectOutcome(scenario: Scenario, runner: Runner): Promise<void> {
  const sandbox = await startSandbox(scenario)
  const run = await runner({
    entry: 'main',
    inputs: sandbox.inputs,
    env: { RUNNER_DEBUG: '1', ...sandbox.env },
  })
  await sandbox.close()
  const written = await readFile(run.outputs['report-path'] ?? '', 'utf8')
  const report = parseReport(written)
  const leaks = await leaksOf({ ...sandbox, tokens: sandbox.tokens(), result: run })
  await cleanUp(run)

  const notGood = report.checks.filter(({ state }) => state !== 'pass' && state !== 'skip')
  expect(
    Object.fromEntries(
      notGood.map(({ id, state, causes }) => {
        // a scenario names as many causes as it is about
        const named = (scenario.outcome.checks?.[id]?.length ?? 2) - 1
        return [id, [state, ...causes.slice(0, named).map((cause) => cause.id)]]
      }),
    ),
  ).toEqual(scenario.outcome.checks ?? {})
  expect(report.result).toBe(scenario.outcome.result)
  expect(run.outputs['result']).toBe(scenario.outcome.result)
  expect(run.exitCode).toBe(['fail', 'error', 'blocked'].includes(report.result) ? 1 : 0)
  // what is true of every run, whatever the scenario is about
  expect([
    report.casdk0004Expected,
    ...violationsIn({
      report,
      summary: run.summary,
      stdout: run.stdout,
      inputs: sandbox.inputs,
      about: scenario.inputs ?? {},
    }),
  ]).toEqual([expectedOf(scenario.name)])
  expect(run.outputs['casdk-0004-expected']).toBe(report.casdk0004Expected)
  const heading = HEADINGS[scenario.name]
  const sign = scenario.name === 'healthy' ? '✅' : '⚠️'
  if (heading !== undefined) {
    expect(run.summary.split('\n')[0]).toBe(`## ${sign} sandbox: ${heading}`)
  }
  for (const check of notGood.filter(({ state }) => state !== 'warn')) {
    expect(check).toMatchObject({
      expected: expect.any(String),
      fixBy: expect.any(String),
      fix: expect.any(String),
    })
    const [first] = check.causes
    if (first !== undefined) expect(check.fixBy).toBe(causeOf(first.id).fixBy)
  }

  for (const { message } of QUOTED.filter(({ shownBy }) => shownBy === scenario.name)) {
    expect(run.stdout).toMatch(patternOf(message))
  }

  // nothing that must not be there, whatever the domain answered
  expect(run.stderr).toBe('')
  for (const { service, path, headers } of sandbox.requests) {
    // but for the one that the pod sets while its redirects are walked
    const walked = service === 'fusion' && path.startsWith('/fscmUI/')
    expect(headers['cookie'] ?? '').toMatch(walked ? /^(JSESSIONID=[0-9a-f]{16})?$/ : /^$/)
    const asked = `${service} ${path} ${kindOf(headers['authorization'])}`
    expect(asked).toMatch(CREDENTIALS)
  }
  const sent = new Set(sandbox.requests.map(({ method, path }) => `${method} ${path}`))
  expect([...sent].filter((line) => !READS.includes(line))).toEqual([])
  expect(leaks).toEqual([])
  for (const piece of [HOSTILE, '<img', '](https://evil', '\u001b', '\u202e']) {
    expect(run.summary).not.toContain(piece)
  }
  expect(run.summary).toMatch(/^## (?:✅|⚠️|❌) sandbox: /u)
}

function kindOf(authorization: string | undefined): string {
  return authorization?.split(' ')[0]?.toLowerCase() ?? 'none'
}
