import { describe, expect, it } from '@jest/globals'
import type { Verdict } from '../../src/checks/check.js'
import { judgeNames, nameFrom, type AccountName } from '../../src/prerequisites/user-match.js'

const NO_ONE_LOOKS = unread('Set fusion-username and fusion-password.')
const NO_RIGHT = unread('Give the client Audit Administrator.')
const NO_PROBE = unread('Set integration-password.')

function unread(fix: string): AccountName {
  return { unread: { fixBy: 'workflow author', fix } }
}

function of(name: string | AccountName): AccountName {
  return typeof name === 'string' ? { name } : name
}

describe('the names of the account', () => {
  it.each<[string | AccountName, string | AccountName, string | AccountName, string]>([
    ['A', 'A', 'A', 'pass'],
    ['A', 'A', NO_PROBE, 'pass'],
    ['A', NO_RIGHT, 'A', 'pass'],
    ['A', 'a', 'A', 'warn'],
    ['A', 'A', 'a', 'warn'],
    ['A', 'A', 'b', 'fail'],
    ['A', 'A@x', NO_PROBE, 'fail'],
    ['A', NO_RIGHT, NO_PROBE, 'warn'],
    [NO_ONE_LOOKS, 'A', 'A', 'warn'],
    [NO_ONE_LOOKS, NO_RIGHT, NO_PROBE, 'warn'],
    // a user who is not there has no name to compare
    [{ absent: 'no user' }, 'A', NO_PROBE, 'skip'],
    ['A', { absent: 'no user' }, NO_PROBE, 'skip'],
    [{ absent: 'no user' }, 'A', 'a', 'skip'],
    // but what is known differs all the same
    [{ absent: 'no user' }, 'A', 'b', 'fail'],
  ])('%j in Fusion, %j in the domain, %j as subject: %s', (fusion, domain, subject, state) => {
    const verdict = judgeNames({ fusion: of(fusion), domain: of(domain), subject: of(subject) })
    expect(verdict.state).toBe(state)
  })

  it.each<[AccountName, AccountName, AccountName, string]>([
    [NO_ONE_LOOKS, of('A'), NO_PROBE, 'Set fusion-username and fusion-password.'],
    [of('A'), NO_RIGHT, NO_PROBE, 'Give the client Audit Administrator. Set integration-password.'],
    [
      NO_ONE_LOOKS,
      NO_RIGHT,
      NO_PROBE,
      'Set fusion-username and fusion-password. Give the client Audit Administrator. Set integration-password.',
    ],
  ])('advise what is missing alone: %#', (fusion, domain, subject, fix) => {
    expect(judgeNames({ fusion, domain, subject }).fix).toBe(fix)
  })

  it('say which user is not there', () => {
    const fusion = { absent: 'needs user.fusion: Fusion has no user A' }
    const verdict = judgeNames({ fusion, domain: of('A'), subject: NO_PROBE })
    expect(verdict).toEqual({ state: 'skip', found: fusion.absent, lacks: true })
  })
})

describe('the name that a look-up shows', () => {
  it.each<[Verdict<unknown>, AccountName]>([
    [
      { state: 'fail', found: 'Fusion has no user A' },
      { absent: 'needs user.fusion: Fusion has no user A' },
    ],
    [{ state: 'pending', found: 'no user A yet' }, { absent: 'needs user.fusion: no user A yet' }],
    [
      { state: 'skip', found: 'needs fusion.reachable', lacks: true },
      { absent: 'needs fusion.reachable' },
    ],
    [{ state: 'error', found: 'refused', fix: 'Set it.' }, unread('See user.fusion.')],
    [{ state: 'error', found: 'refused' }, unread('See user.fusion.')],
    [
      { state: 'skip', found: 'left out', leftOut: 'skip-checks' },
      unread('Take user.fusion out of skip-checks.'),
    ],
  ])('%j', (verdict, name) => {
    expect(nameFrom('user.fusion', verdict, undefined)).toEqual(name)
  })

  it('is the name where there is one', () => {
    expect(nameFrom('user.fusion', { state: 'pass', found: '' }, 'A')).toEqual({ name: 'A' })
  })
})
