import { describe, expect, it } from '@jest/globals'
import { fail } from '../../src/checks/check.js'
import { NeedNotMet } from '../../src/checks/needs.js'
import { byToken, type Authorisation } from '../../src/oracle/authorisation.js'
import type { AccessToken } from '../../src/oracle/access-token.js'
import type { IdentityDomain } from '../../src/oracle/identity-domain.js'
import { readSigningKeys, type KeyLadder } from '../../src/prerequisites/signing-keys.js'
import { jsonAnswer } from '../oracle/json-answer.js'

const REFUSING = {
  signingKeys: () => Promise.resolve(jsonAnswer({ detail: 'no' }, { status: 401 })),
} as Partial<IdentityDomain> as IdentityDomain

const LADDER: KeyLadder = {
  clientId: 'c',
  administrator: undefined,
  noLease: 'verify takes no temporary role',
  leaseNeedless: false,
  trusted: () => Promise.resolve(false),
  leftToTest: false,
  leased: undefined,
}

function read(change: Partial<KeyLadder>): ReturnType<typeof readSigningKeys> {
  const client = byToken({ value: 'token' } as AccessToken, 'the client')
  return readSigningKeys(REFUSING, () => Promise.resolve(client), { ...LADDER, ...change })
}

const trusted = (): Promise<boolean> => Promise.resolve(true)

/** A domain that shows its keys to everybody, and what it was asked by. */
function showing(byClient: number): { readonly domain: IdentityDomain; readonly asked: string[] } {
  const asked: string[] = []
  const domain = {
    signingKeys: (as?: Authorisation) => {
      asked.push(as?.who ?? 'nobody')
      const status = as === undefined ? 200 : byClient
      return Promise.resolve(
        jsonAnswer(status === 200 ? { keys: [{ kty: 'RSA' }] } : {}, { status }),
      )
    },
  } as Partial<IdentityDomain> as IdentityDomain
  return { domain, asked }
}

const withToken = (): Promise<Authorisation> =>
  Promise.resolve(byToken({ value: 'token' } as AccessToken, 'the client'))
const withoutToken = (): Promise<Authorisation> =>
  Promise.reject(new NeedNotMet('domain.token', fail('no', { expected: 'a token' })))

describe('keys that everybody may read', () => {
  it.each<[string, number, typeof withToken, string[], string]>([
    ['by a client with a token', 200, withToken, ['the client'], "the client's own token"],
    [
      'anonymously where it is refused',
      403,
      withToken,
      ['the client', 'nobody'],
      'without a token',
    ],
    ['anonymously where it has none', 200, withoutToken, ['nobody'], 'without a token'],
  ])('are read %s', async (_, status, client, by, how) => {
    const { domain, asked } = showing(status)
    const { state, found } = await readSigningKeys(domain, client, LADDER)
    expect([state, asked]).toEqual(['pass', by])
    expect(found).toContain(how)
  })
})

it('of a set without end only so many keys and certificates are read', async () => {
  const x5c = Array.from({ length: 1000 }, () => 'A')
  const keys = Array.from({ length: 1000 }, () => ({ kty: 'RSA', x5c }))
  const domain = {
    signingKeys: () => Promise.resolve(jsonAnswer({ keys })),
  } as Partial<IdentityDomain> as IdentityDomain
  const { value } = await readSigningKeys(domain, withToken, LADDER)
  expect(value?.of.map((key) => key.x5c.length)).toEqual(Array.from({ length: 20 }, () => 10))
})

it.each([404, 302])(
  'keys that the client gets with %s are asked for anonymously',
  async (status) => {
    const { domain, asked } = showing(status)
    expect((await readSigningKeys(domain, withToken, LADDER)).state).toBe('pass')
    expect(asked).toEqual(['the client', 'nobody'])
  },
)

it('keys that are refused to nobody in particular lack the token of the client', async () => {
  await expect(readSigningKeys(REFUSING, withoutToken, LADDER)).rejects.toThrow(
    'needs domain.token, which ended in fail',
  )
})

describe('keys that are refused', () => {
  it('are an error where the pod is not seen to accept the domain, which says what kept the lease away', async () => {
    const { state, found } = await read({})
    expect(state).toBe('error')
    expect(found).toMatch(/otherwise: verify takes no temporary role$/)
  })

  it('are a warning where it is, which says so too', async () => {
    const { state, found, causes } = await read({ trusted })
    expect([state, causes?.[0]?.id]).toEqual(['warn', 'keys-not-readable'])
    expect(found).toMatch(/^not checked/)
    expect(found).toMatch(
      /Fusion accepts the tokens of the identity domain, and verify takes no temporary role$/,
    )
  })

  it('are the same warning where a lease was needless', async () => {
    expect((await read({ noLease: undefined, leaseNeedless: true })).state).toBe('warn')
  })

  it('are left to a connection test where one is made, and no lease is allowed', async () => {
    const { state, proven, leftOut, found } = await read({ leftToTest: true })
    expect([state, proven, leftOut]).toEqual(['warn', false, 'connection test'])
    expect(found).toMatch(/Left to the connection test/)
    expect((await read({ leftToTest: true, noLease: undefined })).state).toBe('pending')
  })

  it('are left to a lease where one is allowed, and the pod is not asked ahead', async () => {
    const never = (): Promise<boolean> => Promise.reject(new Error('asked'))
    const { state, planned } = await read({ noLease: undefined, trusted: never })
    expect([state, planned?.kind]).toEqual(['pending', 'lease'])
  })
})
