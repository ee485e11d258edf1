import { describe, expect, it } from '@jest/globals'
import { byToken } from '../../src/oracle/authorisation.js'
import type { AccessToken } from '../../src/oracle/access-token.js'
import type { DomainUser, LockReason } from '../../src/oracle/domain-user.js'
import type { IdentityDomain } from '../../src/oracle/identity-domain.js'
import { lookUpDomainUser } from '../../src/prerequisites/domain-user.js'
import type { Sighting } from '../../src/prerequisites/sighting.js'
import type { Topology } from '../../src/prerequisites/topology.js'

const USER: DomainUser = {
  id: '1',
  userName: 'SA',
  active: true,
  locked: true,
  lockReason: undefined,
  federated: false,
}

/** What a look-up says of a locked user. */
function lookUpLocked(lockReason: LockReason | undefined): ReturnType<typeof lookUpDomainUser> {
  const domain: Pick<IdentityDomain, 'findUser'> = {
    findUser: () => Promise.resolve({ ...USER, lockReason }),
  }
  return lookUpDomainUser(
    domain as IdentityDomain,
    byToken({ value: 'secret' } as AccessToken, 'the client'),
    'SA',
    () => Promise.resolve('cross-domain'),
    { mayCreate: false, email: '' },
    { tell: () => undefined, other: () => Promise.resolve(undefined) },
  )
}

describe('a locked user', () => {
  it.each<[LockReason | undefined, string, RegExp]>([
    ['by an administrator', 'found SA, locked: by an administrator', /^Ask .* who locked the user/],
    ['too many failed logins', 'found SA, locked: too many failed logins', /wrong passwords/],
    [
      undefined,
      'found SA, locked for an unknown reason',
      /^Find out why the integration user is locked before/,
    ],
  ])('(%s) has its own remedy', async (reason, found, fix) => {
    const verdict = await lookUpLocked(reason)
    expect(verdict).toMatchObject({ state: 'fail', found, fixBy: 'domain administrator' })
    expect(verdict.causes?.map(({ id }) => id)).toEqual(['domain-user-locked'])
    expect(verdict.fix).toMatch(fix)
  })

  it('of an administrator is not said to have wrong passwords', async () => {
    expect((await lookUpLocked('by an administrator')).fix).not.toMatch(/password/)
  })
})

/** What a look-up says of a user who is not there, with what Fusion has seen of the name. */
function lookUpMissing(
  near: readonly string[],
  inFusion: Sighting | undefined,
  topology: Topology = 'cross-domain',
  mayCreate = false,
): ReturnType<typeof lookUpDomainUser> {
  const domain: Pick<IdentityDomain, 'findUser' | 'usersLike'> = {
    findUser: () => Promise.resolve(undefined),
    usersLike: () => Promise.resolve(near.map((userName) => ({ ...USER, userName }))),
  }
  return lookUpDomainUser(
    domain as IdentityDomain,
    byToken({ value: 'secret' } as AccessToken, 'the client'),
    'SA',
    () => Promise.resolve(topology),
    { mayCreate, email: 'sa@acme.example' },
    { tell: () => undefined, other: () => Promise.resolve(inFusion) },
  )
}

const SUFFIX = 'sa@acme.example'
const THERE: Sighting = { isThere: true, near: [] }
const NOT_THERE: Sighting = { isThere: false, near: [] }

describe('a user who is missing', () => {
  it.each<[string, readonly string[], Sighting | undefined, string, 'may prove' | 'proves no']>([
    ['alone', [], THERE, 'domain-user-missing', 'may prove'],
    ['with a near name', [SUFFIX], THERE, 'domain-user-missing', 'may prove'],
    ['while Fusion was not asked', [], undefined, 'domain-user-missing', 'proves no'],
    ['near, unasked', [SUFFIX], undefined, 'domain-user-missing', 'proves no'],
    ['in both', [], NOT_THERE, 'domain-user-missing', 'proves no'],
    [
      'in both, where both have a near name',
      [SUFFIX],
      { isThere: false, near: [SUFFIX.toUpperCase()] },
      'integration-username-wrong',
      'proves no',
    ],
    [
      'in both, with near names that differ',
      [SUFFIX],
      { isThere: false, near: ['sa.other'] },
      'domain-user-missing',
      'proves no',
    ],
  ])('%s', async (_, near, inFusion, cause, what) => {
    const { state, causes } = await lookUpMissing(near, inFusion)
    expect([state, causes?.[0]?.id]).toEqual(['fail', cause])
    expect(causes?.[0]?.explains401).toBe(what === 'proves no' ? false : undefined)
  })

  it('is not created while both systems have another name', async () => {
    const shared = { isThere: false, near: [SUFFIX] }
    const { state, planned, fixBy } = await lookUpMissing([SUFFIX], shared, 'cross-domain', true)
    expect([state, planned, fixBy]).toEqual(['fail', undefined, 'workflow author'])
  })

  it('has its near names in the remedy', async () => {
    const { fix } = await lookUpMissing([SUFFIX], THERE)
    expect(fix).toMatch(/^Compare SA \(integration-username\) with the names found/)
  })

  it.each([[[]], [[SUFFIX]]])('of a shared domain comes from Fusion: %j', async (near) => {
    const { fix } = await lookUpMissing(near, THERE, 'same-domain')
    expect(fix).toMatch(/come from Fusion/)
    expect(fix).not.toMatch(/local user/)
  })
})
