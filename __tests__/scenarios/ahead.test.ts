import { expect, it } from '@jest/globals'
import { clientKey } from '../../sandbox/identity-domain/assertions.js'
import { HEALTHY_DOMAIN } from '../../sandbox/identity-domain/settings.js'
import type { ReceivedRequest } from '../../sandbox/received-request.js'
import { startSandbox } from '../../sandbox/sandbox.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'
import { Pair, type PairRun } from './pair-runner.js'
import { runSource } from './run-source.js'

type Kind = (request: ReceivedRequest) => boolean

const asks =
  (method: string, path: RegExp, authorization?: RegExp, body = ''): Kind =>
  (request) =>
    request.method === method &&
    path.test(request.path) &&
    request.body.includes(body) &&
    (authorization?.test(request.headers['authorization'] ?? '') ?? true)

const DISCOVERY = asks('GET', /openid-configuration$/)
const CLIENT_TOKEN = asks('POST', /\/token$/, undefined, 'myscopes')
const KEYS = asks('GET', /SigningCert/)
const DOMAIN_USER = asks('GET', /^\/admin\/v1\/Users$/)
const USER_TOKEN = asks('POST', /\/token$/, undefined, 'grant_type=password')
const FUSION_USER = asks('GET', /scim\/Users$/, /^Basic/)
const TRUST = asks('GET', /scim\/Users$/, /^Bearer ey/)
const CATALOGUE = asks('POST', /ServiceCatalogService$/)
const EVENTS = asks('GET', /PublicEvent\/catalog$/)
const CONNECTION = asks('GET', /\/connections\/\w+$/)
const TEST = asks('POST', /\/test$/)

/** Runs against a healthy pair that keeps each answer back until the other requests have come. */
async function heldBack(
  rules: readonly (readonly [answer: Kind, until: readonly Kind[]])[],
  inputs: Readonly<Record<string, string>> = {},
  mode: 'verify' | 'plan' | 'apply' = 'verify',
): Promise<PairRun> {
  const came: ReceivedRequest[] = []
  const waiting = new Set<() => void>()
  const sandbox = await startSandbox(scenarioNamed('healthy'), {
    hold: (request) => {
      came.push(request)
      for (const look of waiting) look()
      const [, until = []] = rules.find(([answer]) => answer(request)) ?? []
      if (until.length === 0) return undefined
      return new Promise<void>((answer) => {
        const look = (): void => {
          if (until.every((kind) => came.some(kind))) answer()
        }
        waiting.add(look)
        look()
      })
    },
  })
  try {
    return await new Pair(sandbox, runSource).main(mode, {
      'request-timeout-seconds': '15',
      ...inputs,
    })
  } finally {
    await sandbox.close()
  }
}

it('verify asks for what it will need while it waits for what comes before', async () => {
  const { report } = await heldBack([
    [DISCOVERY, [CLIENT_TOKEN]],
    [FUSION_USER, [CONNECTION]],
    [TRUST, [CATALOGUE, EVENTS]],
  ])
  expect(report?.result).toBe('pass')
  const checks = new Map(report?.checks.map(({ id, requests }) => [id, requests.length]))
  // each request stands at the check that it is for
  expect(
    ['domain.reachable', 'domain.token', 'domain.keys', 'user.domain', 'fusion.trust'].map((id) =>
      checks.get(id),
    ),
  ).toEqual([1, 1, 1, 1, 2])
  expect(
    ['privilege.service-catalog', 'privilege.event-catalog', 'oic.connection.ERP_DEV'].map((id) =>
      checks.get(id),
    ),
  ).toEqual([1, 1, 2])
})

it('a token of the user that no password is sent for is asked for as soon as its look-up allows it', async () => {
  const { report } = await heldBack([[KEYS, [asks('POST', /\/token$/, undefined, 'jwt-bearer')]]], {
    'client-private-key': await clientKey(),
    'client-certificate-alias': HEALTHY_DOMAIN.clientCertificateAlias,
    'client-secret': '',
    'integration-password': '',
  })
  expect(report?.result).toBe('pass')
})

it('what may not be asked ahead waits for the answer that allows it', async () => {
  const { requests } = await heldBack([])
  const first = (kind: Kind): number => requests.findIndex(kind)
  const orders: readonly (readonly [before: Kind, after: Kind])[] = [
    [CLIENT_TOKEN, DOMAIN_USER],
    [DOMAIN_USER, USER_TOKEN],
    // a password waits until the first stage has ended well
    [KEYS, USER_TOKEN],
    [FUSION_USER, USER_TOKEN],
    [USER_TOKEN, TRUST],
    [TRUST, TEST],
    [CATALOGUE, TEST],
    [CONNECTION, TEST],
  ]
  for (const [before, after] of orders) {
    expect(first(before)).toBeGreaterThanOrEqual(0)
    expect(first(after)).toBeGreaterThan(first(before))
  }
})

it.each<[string, Readonly<Record<string, string>>]>([
  ['the user who looks in Fusion is refused', { 'fusion-password': 'wrong' }],
  ['the certificate is not the expected one', { 'expected-fingerprints': 'ab'.repeat(32) }],
])('where %s no password of the integration user is sent', async (_, inputs) => {
  const { report, requests } = await heldBack([], inputs)
  expect(report?.result).toMatch(/fail|error/)
  expect(requests.filter(USER_TOKEN)).toEqual([])
  expect(requests.filter(TEST)).toEqual([])
})

it.each(['plan', 'apply'] as const)(
  '%s, which looks again after each change, asks nothing ahead',
  async (mode) => {
    const { requests } = await heldBack([], {}, mode)
    expect(requests.findIndex(CONNECTION)).toBeGreaterThan(requests.findIndex(CATALOGUE))
    expect(requests.findIndex(CATALOGUE)).toBeGreaterThan(requests.findIndex(TRUST))
  },
)

it('what skip-checks leaves out is not asked ahead', async () => {
  const { report, requests } = await heldBack([], {
    'skip-checks': 'oic.*, privilege.service-catalog',
  })
  expect(report?.result).toBe('pass')
  expect([CONNECTION, TEST, CATALOGUE].map((kind) => requests.filter(kind).length)).toEqual([
    0, 0, 0,
  ])
  expect(requests.filter(EVENTS)).toHaveLength(1)
})
