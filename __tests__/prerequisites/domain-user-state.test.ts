import { describe, expect, it } from '@jest/globals'
import { byToken } from '../../src/oracle/authorisation.js'
import type { AccessToken } from '../../src/oracle/access-token.js'
import type { DomainUser } from '../../src/oracle/domain-user.js'
import type { IdentityDomain } from '../../src/oracle/identity-domain.js'
import { isWell, lookUpDomainUser } from '../../src/prerequisites/domain-user.js'
import type { Topology } from '../../src/prerequisites/topology.js'

const WELL: DomainUser = {
  id: '1',
  userName: 'SA',
  active: true,
  locked: false,
  lockReason: undefined,
  federated: false,
}

/** What is said of a user whom the domain shows. */
function lookUp(
  shown: Partial<DomainUser>,
  topology: Topology = 'cross-domain',
): ReturnType<typeof lookUpDomainUser> {
  const domain: Pick<IdentityDomain, 'findUser'> = {
    findUser: () => Promise.resolve({ ...WELL, ...shown }),
  }
  return lookUpDomainUser(
    domain as IdentityDomain,
    byToken({ value: 'secret' } as AccessToken, 'the client'),
    'SA',
    () => Promise.resolve(topology),
    { mayCreate: true, email: 'sa@acme.example' },
    { tell: () => undefined, other: () => Promise.resolve(undefined) },
  )
}

const UNSAID = { active: undefined, locked: undefined }

describe('a user whom the domain shows', () => {
  it.each<[string, Partial<DomainUser>, string, boolean, string]>([
    ['whole', {}, 'pass', true, 'found SA, active, local'],
    [
      'without active and lock',
      UNSAID,
      'warn',
      false,
      'not proven: found SA, and the answer does not say whether it is active or locked',
    ],
    [
      'without active',
      { active: undefined },
      'warn',
      false,
      'not proven: found SA, and the answer does not say whether it is active',
    ],
    ['without a lock', { locked: undefined }, 'pass', true, 'found SA, active, local'],
    // what is said is enough for a no
    ['inactive, without a lock', { ...UNSAID, active: false }, 'fail', false, 'found SA, inactive'],
    [
      'locked, without active',
      { ...UNSAID, locked: true },
      'fail',
      false,
      'found SA, locked for an unknown reason',
    ],
    [
      'federated',
      { federated: true },
      'warn',
      true,
      'found SA, active, federated: it signs in at another identity provider',
    ],
    [
      'federated, without its state',
      { ...UNSAID, federated: true },
      'warn',
      false,
      'not proven: found SA, federated: it signs in at another identity provider, and the answer does not say whether it is active or locked',
    ],
  ])('%s', async (_, shown, state, proves, found) => {
    const verdict = await lookUp(shown)
    expect(verdict).toMatchObject({ state, found })
    expect(verdict.planned).toBeUndefined()
    if (state === 'warn') expect(verdict.proven).toBe(proves ? undefined : false)
    expect(isWell(verdict.value?.of)).toBe(proves)
  })

  it('without its state is named to who can see it, and whoever asks has a value to go on with', async () => {
    const verdict = await lookUp(UNSAID)
    expect(verdict.value?.of).toMatchObject({ userName: 'SA' })
    expect(verdict.fixBy).toBe('domain administrator')
    expect(verdict.fix).toMatch(
      /^Open OCI console > Identity & Security > Domains > .* Check whether it is active and not locked\. Ask/,
    )
  })

  it('federated and without its state has both remedies, unless the pair shares the domain', async () => {
    const shown = { ...UNSAID, federated: true }
    const { causes, fix } = await lookUp(shown)
    expect(causes?.map(({ id }) => id)).toEqual(['domain-user-federated'])
    expect(fix).toMatch(
      /^Open OCI console > Identity & Security > Domains > .*Ask Oracle Support .*\. \S/,
    )
    expect((await lookUp(shown, 'same-domain')).causes).toBeUndefined()
  })
})

it('a user of whom nothing could be read is not known to be well', () => {
  expect([isWell(undefined), isWell('unknown')]).toEqual([false, false])
})
