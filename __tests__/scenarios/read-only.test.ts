import { describe, expect, it } from '@jest/globals'
import { HEALTHY_DOMAIN } from '../../sandbox/identity-domain/settings.js'
import { scenarioNamed, SCENARIOS } from '../../sandbox/scenarios.js'
import { withPair } from './source-pair.js'

/** Everything that `apply` would need to write. */
const CREDENTIALS = {
  'admin-client-id': HEALTHY_DOMAIN.admin.id,
  'admin-client-secret': HEALTHY_DOMAIN.admin.secret,
  'integration-user-email': 'oic-dev@acme.example',
  'fail-fast': 'false',
}

/** One condition for each check that is not good first; `npm run trial -- secrets` plans with every one. */
const CONDITIONS = [
  ...new Map(
    SCENARIOS.map((scenario) => [
      (Object.keys(scenario.outcome.checks ?? {})[0] ?? '').replace(/^role\..*/, 'role'),
      scenario,
    ]),
  ).values(),
]

// that verify sends nothing but reads is asserted with the outcome of every scenario
describe('plan, with every credential that apply needs, changes nothing', () => {
  it.each(CONDITIONS.map((scenario) => [scenario.title, scenario] as const))(
    'when %s',
    async (_, scenario) => {
      await withPair(scenario, async (pair) => {
        const plan = await pair.main('plan', CREDENTIALS)
        expect(plan.result.stderr).toBe('')
        expect(plan.writes).toEqual([])
        expect(plan.leaks).toEqual([])
        expect(plan.report?.changes.filter(({ state }) => state !== 'planned')).toEqual([])
      })
    },
  )
})

it('plan whose token is refused puts out the causes of what it leaves for a person', async () => {
  await withPair(scenarioNamed('issuer-missing'), async (pair) => {
    const { outputs } = (await pair.main('plan', CREDENTIALS)).result
    expect(outputs).toMatchObject({ result: 'manual', 'casdk-0004-expected': 'true' })
    expect(JSON.parse(outputs['causes'] ?? '[]')).toContain('trusted-issuer-missing')
    expect(outputs['failed-checks']).toBe('[]')
  })
})

it.each([
  ['healthy', 'plan: nothing to change'],
  ['maintenance', 'plan: no change before you fix what is wrong above'],
])('plan of a pair that is as in the scenario %s says "%s"', async (name, line) => {
  await withPair(scenarioNamed(name), async (pair) => {
    expect((await pair.main('plan', CREDENTIALS)).result.stdout).toContain(`${line}\n`)
  })
})
