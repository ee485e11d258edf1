import { expect, it } from '@jest/globals'
import {
  judgeTrust,
  type TrustContext,
  type TrustProbe,
} from '../../src/prerequisites/fusion-trust.js'

const NONE = { grant: 'none' } as Partial<TrustProbe> as TrustProbe

it.each<[TrustContext['unusedProbe'], string, string]>([
  ['the user is the client', 'Set probe-grant to client-credentials', 'password'],
  ['nothing', 'integration-password', 'client-credentials'],
])('without a grant, what is advised where the workflow has %s', async (unusedProbe, yes, no) => {
  const context = { unusedProbe, connectionTests: 'none', userCreated: false } as const
  const { state, fix } = await judgeTrust(NONE, context as Partial<TrustContext> as TrustContext)
  expect(state).toBe('warn')
  expect(fix).toContain(yes)
  expect(fix).not.toContain(no)
})
