import { expect, it } from '@jest/globals'
import { judgeTrust, type TrustContext } from '../../src/prerequisites/fusion-trust.js'
import type { IntegrationProbe } from '../../src/prerequisites/integration-probe.js'

const NONE = { grant: 'none' } as Partial<IntegrationProbe> as IntegrationProbe

it.each([
  [true, 'Set probe-grant to client-credentials', 'password'],
  [false, 'integration-password', 'client-credentials'],
])('without a grant, advice to who signs in as the client (%s)', async (isClient, yes, no) => {
  const context = { isClient, testFollows: false, userCreated: false }
  const { state, fix } = await judgeTrust(NONE, context as Partial<TrustContext> as TrustContext)
  expect(state).toBe('warn')
  expect(fix).toContain(yes)
  expect(fix).not.toContain(no)
})
