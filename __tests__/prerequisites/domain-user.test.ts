import { describe, expect, it } from '@jest/globals'
import { byToken } from '../../src/oracle/authorisation.js'
import type { AccessToken } from '../../src/oracle/access-token.js'
import type { DomainUser, LockReason } from '../../src/oracle/domain-user.js'
import type { IdentityDomain } from '../../src/oracle/identity-domain.js'
import { lookUpDomainUser } from '../../src/prerequisites/domain-user.js'

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
    'cross-domain',
    { mayCreate: false, email: '' },
  )
}

describe('a locked user', () => {
  it.each<[LockReason | undefined, string, RegExp]>([
    ['by an administrator', 'found SA, locked: by an administrator', /^Ask .* who locked the user/],
    ['too many failed logins', 'found SA, locked: too many failed logins', /wrong passwords/],
    [undefined, 'found SA, locked for an unknown reason', /^Find out why before you unlock/],
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
