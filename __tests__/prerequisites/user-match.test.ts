import { describe, expect, it } from '@jest/globals'
import type { Verdict } from '../../src/checks/check.js'
import {
  judgeNames,
  nameFrom,
  noProbe,
  noToken,
  type AccountName,
} from '../../src/prerequisites/user-match.js'

const NO_ONE_LOOKS = unread('Set fusion-username and fusion-password.', 'no name in Fusion')
const NO_RIGHT = unread('Give the client Audit Administrator.', 'no name in the domain')
const NO_PROBE = unread('Set integration-password.', 'no sub')

function unread(fix: string, lack = ''): AccountName {
  return { unread: { lack, fixBy: 'workflow author', fix } }
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

  it.each<[AccountName, AccountName, AccountName, string, string]>([
    [
      NO_ONE_LOOKS,
      of('A'),
      NO_PROBE,
      'not checked: no name in Fusion. Known: identity domain: A',
      'Set fusion-username and fusion-password.',
    ],
    [
      of('A'),
      NO_RIGHT,
      NO_PROBE,
      'not checked: no name in the domain, and no sub. Known: Fusion: A',
      'Give the client Audit Administrator. Set integration-password.',
    ],
    [
      NO_ONE_LOOKS,
      NO_RIGHT,
      NO_PROBE,
      'not checked: no name in Fusion, and no name in the domain, and no sub. Known: no name',
      'Set fusion-username and fusion-password. Give the client Audit Administrator. Set integration-password.',
    ],
  ])('say and advise what is missing alone: %#', (fusion, domain, subject, found, fix) => {
    expect(judgeNames({ fusion, domain, subject })).toMatchObject({ found, fix })
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
    [
      { state: 'warn', found: 'not checked: fusion-username is not set', fix: 'Set it.' },
      unread('Set it.', 'the name of A in Fusion could not be read (fusion-username is not set)'),
    ],
    [
      { state: 'error', found: 'refused', fix: 'Set it.' },
      unread('Set it.', 'the name of A in Fusion could not be read (refused)'),
    ],
    [
      { state: 'error', found: 'refused' },
      unread(
        'Fix what user.fusion found, and run again.',
        'the name of A in Fusion could not be read (refused)',
      ),
    ],
    [
      { state: 'skip', found: 'left out by skip-checks', leftOut: 'skip-checks', fix: 'x' },
      unread(
        'Take user.fusion out of skip-checks.',
        'the name of A in Fusion could not be read (left out by skip-checks)',
      ),
    ],
  ])('%j', (verdict, name) => {
    expect(nameFrom('user.fusion', 'A', verdict, undefined)).toEqual(name)
  })

  it('is the name where there is one', () => {
    expect(nameFrom('user.fusion', 'A', { state: 'pass', found: '' }, 'A')).toEqual({ name: 'A' })
  })

  it('is for the person who can show it, in the place where it was looked for', () => {
    const verdict = { state: 'warn', found: 'x', fixBy: 'domain administrator' } as const
    expect(nameFrom('user.domain', 'A B', verdict, undefined)).toMatchObject({
      unread: {
        lack: 'the name of A B in the identity domain could not be read (x)',
        fixBy: 'domain administrator',
      },
    })
  })

  it('is told of no token as well', () => {
    const advice = { fixBy: 'workflow author', fix: 'Set integration-password.' } as const
    expect([noToken('A'), noProbe('A', advice)]).toEqual([
      unread(
        'See in fusion.trust why there is no token of A, and fix that first.',
        'the identity domain gave no token of A to read its sub from',
      ),
      unread(advice.fix, 'no token of A was requested to read its sub from'),
    ])
  })
})
