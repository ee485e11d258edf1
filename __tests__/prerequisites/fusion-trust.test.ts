import { expect, it } from '@jest/globals'
import type { Answer } from '../../src/http/client.js'
import type { AccessToken } from '../../src/oracle/access-token.js'
import { judgeTrust, type TrustContext } from '../../src/prerequisites/fusion-trust.js'
import type { IntegrationProbe } from '../../src/prerequisites/integration-probe.js'

const REFUSED = { status: 401, body: '' } as Answer
const ISSUER = 'https://identity.oraclecloud.com/'
const NOW = Date.parse('2026-11-24T12:00:00Z')

/** A pod that refuses a good token of the integration user. */
const PROBE = {
  grant: 'jwt-bearer',
  token: () =>
    Promise.resolve({
      issuer: ISSUER,
      subject: 'SA',
      audience: [],
      issuedAt: NOW,
      expiresAt: NOW + 60_000,
      thumbprint: 'x5t',
    } as unknown as AccessToken),
  trust: () => Promise.resolve({ none: REFUSED, garbage: REFUSED, real: REFUSED }),
} as Partial<IntegrationProbe> as IntegrationProbe

function after(console: TrustContext['console']): ReturnType<typeof judgeTrust> {
  return judgeTrust(PROBE, {
    userName: 'SA',
    connectionTests: 'none',
    unusedProbe: 'nothing',
    handsOver: true,
    handoffIsThere: true,
    userCreated: false,
    planImport: undefined,
    issuer: ISSUER,
    userIsPlanned: false,
    console,
    client: { withKey: true },
    userIsWell: true,
    facts: {
      topology: 'cross-domain',
      now: NOW,
      fusionHost: 'acme.fa.em2.oraclecloud.com',
      trustedIssuer: '',
      usualIssuer: ISSUER,
      exportedThumbprint: 'x5t',
      certificateDates: undefined,
      topologyGiven: false,
      fusionUser: { userName: 'SA' },
    },
  })
}

it('a console that lacked nothing is not said to hold these very certificates', async () => {
  const { state, found, causes, fix } = await after({ changed: false })
  expect(state).toBe('manual')
  expect(found).toContain('both certificates by name; their content cannot be seen')
  expect(causes?.slice(0, 3).map(({ id }) => id)).toEqual([
    'trust-not-yet-effective',
    'signing-key-rotated',
    'signing-certificate-not-imported',
  ])
  expect(fix).toContain('set certificate-alias to a new alias')
})

it('no cause is named twice after the console was driven', async () => {
  for (const changed of [true, false]) {
    const ids = (await after({ changed })).causes?.map(({ id }) => id) ?? []
    expect(ids).toEqual([...new Set(ids)])
  }
})
