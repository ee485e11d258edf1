import { describe, expect, it } from '@jest/globals'
import type { Answer } from '../../src/http/client.js'
import type { AccessToken } from '../../src/oracle/access-token.js'
import {
  judgeTrust,
  type TrustContext,
  type TrustProbe,
} from '../../src/prerequisites/fusion-trust.js'

const REFUSED = { status: 401, body: '', header: () => undefined } as Partial<Answer> as Answer
const ISSUER = 'https://identity.oraclecloud.com/'
const NOW = Date.parse('2026-11-24T12:00:00Z')

/** A pod that refuses a good token of the integration user. */
const PROBE: TrustProbe = {
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
}

const CONTEXT: TrustContext = {
  userName: 'SA',
  connectionTests: 'none',
  unusedProbe: 'nothing',
  handsOver: true,
  handoffIsThere: true,
  userCreated: false,
  planImport: undefined,
  issuer: ISSUER,
  userIsPlanned: false,
  console: undefined,
  isClient: false,
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
}

function after(console: TrustContext['console']): ReturnType<typeof judgeTrust> {
  return judgeTrust(PROBE, { ...CONTEXT, console })
}

it('a console that lacked nothing is not said to hold these very certificates', async () => {
  const { state, found, causes, fix } = await after({ changed: false })
  expect(state).toBe('manual')
  expect(found).toContain('both certificates by name. It does not show the keys')
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

describe('a pod that accepts the token', () => {
  const ACCEPTS = { status: 403, body: '' } as Answer
  const accepting = (subject: string | undefined): TrustProbe => ({
    ...PROBE,
    token: async () => ({ ...(await PROBE.token()), subject }),
    trust: () => Promise.resolve({ none: REFUSED, garbage: REFUSED, real: ACCEPTS }),
  })

  it.each<[string | undefined, string, string | undefined]>([
    ['SA', 'pass', undefined],
    ['sa', 'pass', undefined],
    ['somebody', 'warn', 'subject-differs'],
    // in upper case it is an S, and it is none
    ['\u017fA', 'warn', 'subject-differs'],
    [undefined, 'warn', 'subject-differs'],
  ])('proves the trust for its subject alone: %s, %s', async (subject, state, cause) => {
    const verdict = await judgeTrust(accepting(subject), CONTEXT)
    expect([verdict.state, verdict.causes?.[0]?.id]).toEqual([state, cause])
    if (state === 'warn') expect(verdict.found).toMatch(/^not proven for SA: /)
  })
})

describe('a pod that refuses the token', () => {
  const OWN = 'https://login.acme.example/'
  const ofOwnIssuer: TrustProbe = {
    ...PROBE,
    token: async () => ({ ...(await PROBE.token()), issuer: OWN }),
  }
  const planImport: TrustContext['planImport'] = (issuer) => ({
    kind: 'import-trust',
    checkId: 'fusion.trust',
    issuer,
    certificates: [],
  })
  const judged = async (
    change: Partial<TrustContext>,
    facts: Partial<TrustContext['facts']> = {},
    probe = ofOwnIssuer,
  ): ReturnType<typeof judgeTrust> =>
    judgeTrust(probe, { ...CONTEXT, ...change, facts: { ...CONTEXT.facts, ...facts } })

  it('gets an issuer of its own like the usual one, where none was named', async () => {
    expect((await judged({})).state).toBe('manual')
    expect((await judged({ handsOver: false })).state).toBe('fail')
    expect(await judged({ planImport })).toMatchObject({
      state: 'pending',
      planned: { issuer: OWN },
    })
  })

  it('gets none that contradicts trusted-issuer', async () => {
    const verdict = await judged({ planImport }, { trustedIssuer: ISSUER })
    expect([verdict.state, verdict.causes?.[0]?.id]).toEqual(['fail', 'issuer-custom'])
  })

  it('for a reason that is proven is no matter of the console', async () => {
    const certificateDates = { id: 'certificate-expired', evidence: 'expired' } as const
    const verdict = await judged({ planImport }, { certificateDates })
    expect(verdict).toMatchObject({
      state: 'fail',
      fixBy: 'domain administrator',
      causes: [certificateDates],
    })
  })

  it.each<[string | undefined, string, string, number]>([
    ['SA', 'manual', 'signing-certificate-not-imported', 8],
    // whether Fusion minds case is not known, so that is only the first suspect
    ['sa', 'fail', 'subject-differs', 9],
    ['somebody', 'fail', 'subject-differs', 1],
    [undefined, 'fail', 'subject-differs', 1],
  ])('with the subject %s is %s: %s', async (subject, state, cause, count) => {
    const probe: TrustProbe = {
      ...PROBE,
      token: async () => ({ ...(await PROBE.token()), subject }),
    }
    const { causes = [], ...verdict } = await judged({}, {}, probe)
    expect([verdict.state, causes[0]?.id, causes.length]).toEqual([state, cause, count])
  })

  it('is not compared with a hand-off that is not there', async () => {
    const verdict = await judged({ handoffIsThere: false })
    expect(verdict.fix).toContain(`The trusted issuer must be ${OWN}, character by character`)
    expect(verdict.fix).not.toContain('the import instructions of this run')
  })

  it.each<[string, string, string]>([
    // the client is the user: what was looked up counts
    ['SA', 'manual', 'signing-certificate-not-imported'],
    ['5f01', 'error', 'client-user-missing'],
  ])('of the client %s ends in %s', async (subject, state, cause) => {
    const probe: TrustProbe = {
      ...PROBE,
      grant: 'client-credentials',
      token: async () => ({ ...(await PROBE.token()), subject }),
    }
    const verdict = await judged({}, {}, probe)
    expect([verdict.state, verdict.causes?.[0]?.id]).toEqual([state, cause])
  })
})

describe('a trust without a probe', () => {
  const without = { ...PROBE, grant: 'none' } as const

  it.each<[TrustContext['connectionTests'], string]>([
    ['run', 'skip'],
    ['left out', 'warn'],
    ['none', 'warn'],
  ])('is left to connection tests only where they run: %s', async (connectionTests, state) => {
    const verdict = await judgeTrust(without, { ...CONTEXT, connectionTests })
    expect(verdict.state).toBe(state)
  })
})
