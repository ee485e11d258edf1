import { expect, it } from '@jest/globals'
import { clientKey } from '../../sandbox/identity-domain/assertions.js'
import { HEALTHY_DOMAIN } from '../../sandbox/identity-domain/settings.js'
import type { Fault } from '../../sandbox/faults.js'
import type { ReceivedRequest } from '../../sandbox/received-request.js'
import { startSandbox } from '../../sandbox/sandbox.js'
import type { CheckResult } from '../../src/checks/check.js'
import { lookAt } from './look-at.js'

/** The pod refuses the real token this often, as after a change in the console that is not effective yet. */
const REFUSED: Fault = {
  service: 'fusion',
  path: '/hcmRestApi/scim/Users',
  query: 'count=1',
  when: ({ headers }) => headers['authorization']?.startsWith('Bearer eyJ') === true,
  times: 8,
  kind: 'answer',
  reply: { status: 401, body: '' },
}

const WAIT_MS = 20 * 60_000

/** Waits for the trust for hours, of which none passes. */
async function wait(
  inputs: Readonly<Record<string, string>>,
  faults: readonly Fault[] = [],
): Promise<{
  readonly trust: CheckResult | undefined
  /** Token requests of the grant. */
  readonly asked: (grant: string) => number
  /** Real tokens that the pod saw, in order. */
  readonly shown: readonly string[]
}> {
  const sandbox = await startSandbox({
    name: 'waiting',
    title: 'the trust is waited for',
    outcome: { result: 'pass' },
    faults: [REFUSED, ...faults],
    identityDomain: { takesEarlyAssertions: true },
  })
  let now = Date.now()
  const results = await lookAt(
    sandbox,
    {
      'timeout-seconds': '21600',
      'oic-url': '',
      'oic-instance': '',
      'oic-scope': '',
      'oic-connections': '',
      ...inputs,
    },
    {
      done: { console: { changed: true } },
      http: {
        now: () => now,
        sleep: () => {
          now += WAIT_MS
          return Promise.resolve()
        },
      },
    },
  )
  await sandbox.close()
  const probes = ({ service, query }: ReceivedRequest): boolean =>
    service === 'fusion' && query.get('count') === '1' && !query.has('filter')
  return {
    trust: results.find(({ id }) => id === 'fusion.trust'),
    asked: (grant) =>
      sandbox.requests.filter(
        ({ path, body }) =>
          path.endsWith('/token') && new URLSearchParams(body).get('grant_type')?.endsWith(grant),
      ).length,
    shown: sandbox.requests
      .filter(probes)
      .flatMap(({ headers }) => headers['authorization'] ?? [])
      .filter((bearer) => bearer.startsWith('Bearer eyJ')),
  }
}

it('a token by assertion that is used up while the trust is waited for is signed for again', async () => {
  const { trust, asked, shown } = await wait({
    'client-private-key': await clientKey(),
    'client-certificate-alias': HEALTHY_DOMAIN.clientCertificateAlias,
  })
  expect(trust?.state).toBe('pass')
  // a token lives an hour, and every third wait is too long for it
  expect(asked('jwt-bearer')).toBe(3)
  expect(shown).toHaveLength(9)
  expect(new Set(shown).size).toBe(3)
})

it('a token by password is renewed too: the password was accepted before', async () => {
  const { trust, asked, shown } = await wait({})
  expect(trust?.state).toBe('pass')
  expect(asked('password')).toBe(3)
  expect(new Set(shown).size).toBe(3)
})

it('a password that is refused at the renewal is not sent again', async () => {
  const { trust, asked } = await wait({}, [
    {
      service: 'identity-domain',
      path: '/oauth2/v1/token',
      body: 'grant_type=password',
      after: 1,
      kind: 'answer',
      reply: { status: 400, body: '{"error":"invalid_grant"}' },
    },
  ])
  expect(trust?.state).toBe('error')
  expect(trust?.causes.map(({ id }) => id)).toContain('domain-user-password-refused')
  expect(asked('password')).toBe(2)
})
