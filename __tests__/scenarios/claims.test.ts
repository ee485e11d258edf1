import { describe, expect, it } from '@jest/globals'
import { EMPTY_PAIR, QUICK_EMPTY_PAIR } from '../../sandbox/empty-pair.js'
import { FUSION_SCIM_USER, FUSION_USER } from '../../sandbox/fusion/settings.js'
import { DOMAIN_USER, HEALTHY_DOMAIN } from '../../sandbox/identity-domain/settings.js'
import type { Scenario } from '../../sandbox/scenario.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'
import type { CheckResult } from '../../src/checks/check.js'
import type { PairRun } from './pair-runner.js'
import { withPair } from './source-pair.js'

const NO_TESTS = { 'oic-url': '', 'oic-instance': '', 'oic-scope': '', 'oic-connections': '' }
const ROLES = '/hcmRestApi/scim/Roles/'

const WITHOUT_ROLES: Partial<Scenario> = {
  fusion: { users: [{ ...FUSION_USER, roles: [] }, FUSION_SCIM_USER] },
}

function check({ report }: PairRun, id: string): CheckResult | undefined {
  return report?.checks.find((one) => one.id === id)
}

function causes(run: PairRun, id: string): readonly string[] {
  return check(run, id)?.causes.map((cause) => cause.id) ?? []
}

describe('an input that speaks of the pod', () => {
  it('is a suspect when the pod does otherwise', async () => {
    const scenario: Scenario = { ...scenarioNamed('healthy'), fusion: { imported: [] } }
    await withPair(scenario, async (pair) => {
      const run = await pair.main('verify', {
        ...NO_TESTS,
        'fusion-identity-domain-url': pair.sandbox.inputs['identity-domain-url'] ?? '',
      })
      expect(causes(run, 'fusion.trust')).toEqual([
        'user-not-synchronised',
        'domain-wrong',
        'fusion-identity-domain-wrong',
      ])
    })
  })

  it('is wrong when the pod accepts the token, and no 401 is expected of it', async () => {
    await withPair(scenarioNamed('trusted-issuer-of-domain'), async (pair) => {
      const run = await pair.main('verify')
      expect(run.report?.casdk0004Expected).toBe('false')
      expect(check(run, 'domain.issuer')).toMatchObject({ fixBy: 'workflow author' })
      expect(run.result.exitCode).toBe(0)
      // and it keeps no role from being added
      expect((await pair.main('apply')).writes).toEqual([])
    })
  })
})

describe('an input about the issuer that only a connection test can judge', () => {
  const inputs = {
    'integration-password': '',
    'trusted-issuer': 'https://identity.oraclecloud.com',
  }

  it.each(['plan', 'apply'] as const)('is wrong when the test passes in %s', async (mode) => {
    await withPair(scenarioNamed('healthy'), async (pair) => {
      const run = await pair.main(mode, inputs)
      expect(check(run, 'oic.connection-test.ERP_DEV')).toMatchObject({ state: 'pass' })
      expect(check(run, 'domain.issuer')).toMatchObject({ state: 'warn', proven: true })
      expect(run.report).toMatchObject({ result: 'warn', casdk0004Expected: 'false' })
      expect(run.writes).toEqual([])
    })
  })

  it('forbids writes, and says which run would prove it', async () => {
    await withPair({ ...scenarioNamed('healthy'), ...WITHOUT_ROLES }, async (pair) => {
      const run = await pair.main('apply', inputs)
      expect(run.writes).toEqual([])
      expect(check(run, 'domain.issuer')).toMatchObject({
        state: 'error',
        leftOut: null,
        fix: expect.stringContaining('Or run with mode verify and fail-fast false'),
      })
    })
  })
})

describe('an issuer of its own that nobody has named', () => {
  it('is handed over like the usual one, and roles are added all the same', async () => {
    const scenario: Scenario = {
      ...QUICK_EMPTY_PAIR,
      identityDomain: {
        ...QUICK_EMPTY_PAIR.identityDomain,
        issuer: 'https://login.acme.example/',
        users: [DOMAIN_USER],
      },
      fusion: { ...QUICK_EMPTY_PAIR.fusion, imported: [] },
    }
    await withPair(scenario, async (pair) => {
      const run = await pair.main('apply', NO_TESTS)
      expect(check(run, 'fusion.trust')).toMatchObject({
        state: 'manual',
        fix: expect.stringContaining('with the import instructions of this run'),
      })
      expect(causes(run, 'fusion.trust').slice(0, 2)).toEqual([
        'issuer-custom',
        'signing-certificate-not-imported',
      ])
      expect(run.result.outputs['handoff-path']).not.toBe('')
      expect(run.writes.filter((line) => line.includes(ROLES))).toHaveLength(3)
    })
  })
})

describe('what proves the refusal', () => {
  it('leaves nothing to the Security Console in plan', async () => {
    const scenario: Scenario = {
      ...scenarioNamed('expired-slow'),
      inputs: { ...EMPTY_PAIR.inputs, 'fail-fast': 'false' },
      ...(EMPTY_PAIR.secrets && { secrets: EMPTY_PAIR.secrets }),
    }
    await withPair(scenario, async (pair) => {
      const run = await pair.main('plan', NO_TESTS)
      expect(check(run, 'fusion.trust')).toMatchObject({
        state: 'fail',
        fixBy: 'domain administrator',
      })
      expect(causes(run, 'fusion.trust')).toEqual(['certificate-expired'])
      expect(run.result.outputs['handoff-path'] ?? '').toBe('')
    })
  })
})

describe('roles that SCIM does not show', () => {
  it.each(['roles-not-shown', 'roles-by-id-alone'])(
    'are not added to a healthy user (%s)',
    async (name) => {
      await withPair(scenarioNamed(name), async (pair) => {
        const run = await pair.main('apply')
        expect(run.writes).toEqual([])
        expect(run.report?.changes).toEqual([])
      })
    },
  )
})

describe('advice', () => {
  async function fixOf(
    id: string,
    scenario: Partial<Scenario>,
    inputs: Readonly<Record<string, string>>,
  ): Promise<string> {
    return withPair({ ...scenarioNamed('healthy'), ...scenario }, async (pair) => {
      const one = check(await pair.main('verify', inputs), id)
      return one?.state === 'skip' ? one.found : (one?.fix ?? '')
    })
  }

  it.each<[string, Partial<Scenario>, Readonly<Record<string, string>>, RegExp]>([
    [
      'user.match',
      { identityDomain: { users: [] } },
      { 'fail-fast': 'false' },
      /^needs user\.domain: the identity domain has no user SA_FA_DEV_OIC$/,
    ],
    [
      'user.match',
      { fusion: { users: [FUSION_SCIM_USER] } },
      { 'fail-fast': 'false' },
      /^needs user\.fusion: Fusion has no user SA_FA_DEV_OIC$/,
    ],
    [
      'user.match',
      {},
      { 'fusion-username': '', 'fusion-password': '' },
      /^Set fusion-username and fusion-password to a Fusion user with .*/,
    ],
    [
      'user.match',
      { identityDomain: { clientRoles: [] } },
      { 'integration-password': '' },
      /^Open OCI console > Identity & Security > Domains > .* Add Audit Administrator, .* Set client-private-key .*\.$/,
    ],
    [
      'fusion.trust',
      {},
      { ...NO_TESTS, 'probe-grant': 'none' },
      /^Set probe-grant to auto[.] Or set the inputs of the connection test/,
    ],
    [
      'fusion.trust',
      {
        fusion: {
          users: [{ ...FUSION_USER, userName: HEALTHY_DOMAIN.clientId }, FUSION_SCIM_USER],
        },
      },
      { ...NO_TESTS, 'integration-username': HEALTHY_DOMAIN.clientId, 'integration-password': '' },
      /^Set probe-grant to client-credentials, /,
    ],
    [
      'fusion.trust',
      {},
      { 'integration-password': '', 'skip-checks': 'oic.*' },
      /\. Or take the connection tests out of skip-checks\.$/,
    ],
  ])('of %s names what is missing alone: %#', async (id, scenario, inputs, words) => {
    expect(await fixOf(id, scenario, inputs)).toMatch(words)
  })
})
