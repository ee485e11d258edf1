import { describe, expect, it } from '@jest/globals'
import { readDomainUser } from '../../src/oracle/domain-user.js'
import { OtherForm } from '../../src/oracle/json.js'

const USER = 'urn:ietf:params:scim:schemas:oracle:idcs:extension:user:User'
const STATE = 'urn:ietf:params:scim:schemas:oracle:idcs:extension:userState:User'

const SA = { id: '1', userName: 'SA' }

describe('a lock in the identity domain', () => {
  it.each([
    [{ on: true, reason: 0 }, 'too many failed logins'],
    [{ on: true, reason: 1 }, 'by an administrator'],
    [{ on: true, reason: 2 }, 'too many failed password resets'],
    [{ on: true, reason: 3 }, 'too many failed second factors'],
    [{ on: true, reason: 4 }, 'too many failed second factors of a federated user'],
    [{ on: true, reason: 5 }, 'too many failed database logins'],
    [{ on: true, reason: 6 }, undefined],
    [{ on: true }, undefined],
  ])('%j has the reason: %s', (locked, lockReason) => {
    expect(readDomainUser({ ...SA, [STATE]: { locked } })).toMatchObject({
      locked: true,
      lockReason,
    })
  })

  it('that is over has no reason any more', () => {
    const user = readDomainUser({ ...SA, [STATE]: { locked: { on: false, reason: 1 } } })
    expect(user).toMatchObject({ locked: false, lockReason: undefined })
  })
})

describe('a user of the identity domain', () => {
  it.each<[string, object, boolean | undefined, boolean | undefined]>([
    ['nothing', {}, undefined, undefined],
    ['that it is active', { active: true }, true, undefined],
    ['that it is not locked', { [STATE]: { locked: { on: false } } }, undefined, false],
    ['a state without a lock', { active: true, [STATE]: {} }, true, undefined],
    ['no lock', { active: true, [STATE]: { locked: null } }, true, undefined],
    ['a lock without a switch', { active: true, [STATE]: { locked: {} } }, true, undefined],
    ['a reason alone', { active: true, [STATE]: { locked: { reason: 1 } } }, true, undefined],
    ['all', { active: true, [STATE]: { locked: { on: false } } }, true, false],
  ])('of whom the answer says %s is taken for no more', (_, said, active, locked) => {
    const user = readDomainUser({ ...SA, ...said })
    expect(user).toMatchObject({ active, locked, federated: false, lockReason: undefined })
  })

  it.each([
    ['an active that is a text', { ...SA, active: 'false' }],
    ['an active that is null', { ...SA, active: null }],
    ['a lock that is a text', { ...SA, [STATE]: { locked: 'true' } }],
    ['a lock that is on by a text', { ...SA, [STATE]: { locked: { on: 'true' } } }],
    ['a state that is a list', { ...SA, [STATE]: [] }],
    ['a federation by a number', { ...SA, [USER]: { isFederatedUser: 1 } }],
    ['a name that is a number', { ...SA, userName: 42 }],
    ['no name', { id: '1' }],
    ['no id', { userName: 'SA' }],
  ])('with %s is not taken for one', (_, resource) => {
    expect(() => readDomainUser(resource)).toThrow(OtherForm)
  })
})
