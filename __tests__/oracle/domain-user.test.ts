import { describe, expect, it } from '@jest/globals'
import { readDomainUser } from '../../src/oracle/domain-user.js'

const STATE = 'urn:ietf:params:scim:schemas:oracle:idcs:extension:userState:User'

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
    expect(readDomainUser({ [STATE]: { locked } })).toMatchObject({ locked: true, lockReason })
  })

  it('that is over has no reason any more', () => {
    const user = readDomainUser({ [STATE]: { locked: { on: false, reason: 1 } } })
    expect(user).toMatchObject({ locked: false, lockReason: undefined })
  })
})
