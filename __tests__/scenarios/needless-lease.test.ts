import { describe, expect, it } from '@jest/globals'
import { QUICK_EMPTY_PAIR } from '../../sandbox/empty-pair.js'
import { DOMAIN_USER } from '../../sandbox/identity-domain/settings.js'
import type { Scenario } from '../../sandbox/scenario.js'
import { withPair } from './source-pair.js'

/** Its roles are missing, so `apply` has something to write; user and trust are there. */
const TRUSTED: Scenario = {
  ...QUICK_EMPTY_PAIR,
  identityDomain: { ...QUICK_EMPTY_PAIR.identityDomain, users: [DOMAIN_USER] },
}

describe('apply takes no lease', () => {
  it('for keys whose first read the domain answers with the page for a bad token', async () => {
    const scenario: Scenario = {
      ...QUICK_EMPTY_PAIR,
      identityDomain: { users: [] },
      faults: [
        {
          service: 'identity-domain',
          path: '/admin/v1/SigningCert/jwk',
          when: ({ headers }) => headers['authorization'] !== undefined,
          times: 1,
          kind: 'answer',
          reply: { status: 401, headers: { 'content-type': 'text/html' }, body: '<H1>no</H1>' },
        },
      ],
    }
    await withPair(scenario, async (pair) => {
      const { result, report, writes } = await pair.main('apply')
      expect(result.outputs['result']).toBe('pass')
      expect(report?.grant).toBeNull()
      expect(writes.filter((write) => write.includes('Grants'))).toEqual([])
    })
  })

  it.each([
    ['temporary-grant is never', { 'temporary-grant': 'never' }, 'temporary-grant is never'],
    [
      'there is no administrator',
      { 'admin-client-id': '', 'admin-client-secret': '' },
      'needs an administrator',
    ],
    ['the pod accepts the domain', {}, 'so the temporary administrator role is not needed'],
  ])('for a pod that is trusted, as a warning, when %s', async (_, inputs, why) => {
    await withPair(TRUSTED, async (pair) => {
      const { result, report, writes } = await pair.main('apply', inputs)
      const keys = report?.checks.find(({ id }) => id === 'domain.keys')
      expect(keys).toMatchObject({ state: 'warn', found: expect.stringContaining(why) })
      expect(result.outputs['result']).toBe('warn')
      // the careful setting keeps apply from nothing else
      expect(writes.length).toBeGreaterThan(0)
      expect(writes.filter((write) => write.includes('Grants'))).toEqual([])
    })
  })
})
