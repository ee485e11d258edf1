import { expect, it } from '@jest/globals'
import type { DomainSettings } from '../../sandbox/identity-domain/settings.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'
import { withPair } from './source-pair.js'

it.each<[string, number]>([
  ['', 1],
  ['oic.*', 0],
])(
  'what an application lacks has connections asked for once, and none that skip-checks names: "%s"',
  (skipped, times) =>
    withPair(scenarioNamed('refresh-not-ticked'), async (pair) => {
      const { requests, report } = await pair.main('plan', { 'skip-checks': skipped })
      const asked = requests.filter(({ service }) => service === 'oic')
      expect(asked.map(({ method }) => method)).toEqual(Array.from({ length: times }, () => 'GET'))
      const scope = 'urn:opc:resource:consumer::all'
      expect(requests.filter(({ body }) => body.includes(encodeURIComponent(scope)))).toHaveLength(
        times,
      )
      // without the connection nobody knows whether it minds
      const client = report?.checks.find(({ id }) => id === 'application.client')
      expect(client?.state).toBe(times === 0 ? 'skip' : 'fail')
    }),
)

it.each<[string, DomainSettings['resourceApplication'], string]>([
  ['the resource application is not shown', { scopes: undefined }, 'skip'],
  ['it does not show whether it minds', { allowAccessControl: undefined }, 'skip'],
  ['it does not mind', {}, 'pass'],
])(
  'a user who is assigned to the client application alone: %s',
  (_, resourceApplication, state) => {
    const scenario = scenarioNamed('user-assigned')
    const identityDomain = { ...scenario.identityDomain, resourceApplication }
    return withPair({ ...scenario, identityDomain }, async (pair) => {
      const { report } = await pair.main('verify', {})
      expect(report?.result).toBe('pass')
      expect(report?.checks.find(({ id }) => id === 'application.user')?.state).toBe(state)
    })
  },
)
