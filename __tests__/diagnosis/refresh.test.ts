import { describe, expect, it } from '@jest/globals'
import { CAUSES } from '../../src/causes/catalogue.js'
import { suspectRefresh } from '../../src/diagnosis/refresh.js'
import type { CheckResult, State } from '../../src/checks/check.js'
import { checkResult } from '../check-result.js'

function result(id: string, state: State): CheckResult {
  if (state !== 'fail') return checkResult(id, state)
  return checkResult(id, state, {
    causes: [{ id: 'fusion-user-missing', evidence: 'seen' }],
    fixBy: 'Fusion IT security manager',
    fix: 'mend it',
  })
}

const USER = result('user.fusion', 'fail')
const ROLE = result('role.SOAOperator', 'fail')
const TRUST = result('fusion.trust', 'fail')
const DOMAIN = result('user.domain', 'fail')
const SERVICES = result('privilege.service-catalog', 'fail')
const EVENTS = result('privilege.event-catalog', 'fail')
const FINE = result('domain.token', 'pass')
const AT_ANY_TIME = { isAfterRefresh: false }
const AFTER_REFRESH = { isAfterRefresh: true }
const causesOf = (results: readonly CheckResult[], id: string): readonly string[] =>
  results.find((one) => one.id === id)?.causes.map((cause) => cause.id) ?? []

describe('a refresh of the pod', () => {
  it.each<[string, readonly CheckResult[], Parameters<typeof suspectRefresh>[1]]>([
    ['nothing is missing', [FINE], AFTER_REFRESH],
    ['one prerequisite of Fusion is missing', [FINE, ROLE], AT_ANY_TIME],
    ['what is missing is not in Fusion', [ROLE, DOMAIN], AT_ANY_TIME],
    [
      'they are about to be set up',
      [USER, result('role.X', 'pending'), result('fusion.trust', 'manual')],
      AT_ANY_TIME,
    ],
    ['they could not be looked at', [result('user.fusion', 'error'), ROLE], AT_ANY_TIME],
    ['a missing role explains the privilege', [ROLE, SERVICES, EVENTS], AT_ANY_TIME],
    ['a missing user explains the trust', [USER, TRUST], AT_ANY_TIME],
  ])('is not suspected when %s', (_, results, circumstances) => {
    expect(suspectRefresh(results, circumstances)).toBe(results)
  })

  it('is the last suspect when several prerequisites of Fusion are missing together', () => {
    const suspected = suspectRefresh([FINE, USER, ROLE, DOMAIN], AT_ANY_TIME)
    expect(causesOf(suspected, 'user.fusion')).toEqual([
      'fusion-user-missing',
      'environment-refreshed',
    ])
    expect(causesOf(suspected, 'user.domain')).toEqual(['fusion-user-missing'])
    expect(suspected[1]).toMatchObject({ fix: 'mend it' })
    expect(suspected[1]?.causes[1]?.evidence).toBe('missing in Fusion: 2 prerequisites together')
    expect([suspected[0], suspected[3]]).toEqual([FINE, DOMAIN])
  })

  it('is the first suspect after a refresh, even of one that is missing', () => {
    const [only] = suspectRefresh([TRUST], AFTER_REFRESH)
    expect(only?.causes.map(({ id }) => id)).toEqual([
      'environment-refreshed',
      'fusion-user-missing',
    ])
    expect(only?.causes[0]?.evidence).toBe('missing in Fusion: 1 prerequisite')
    expect(only?.fix).toBe('mend it')
  })

  it('is the first suspect of what apply is about to set up after a refresh', () => {
    const pending = result('role.X', 'pending')
    expect(causesOf(suspectRefresh([pending], AFTER_REFRESH), 'role.X')).toEqual([
      'environment-refreshed',
    ])
  })

  it('is the last suspect of privileges that no missing role explains, and of a missing trust beside roles', () => {
    for (const missing of [
      [SERVICES, EVENTS],
      [ROLE, TRUST],
    ]) {
      const suspected = suspectRefresh(missing, AT_ANY_TIME)
      expect(causesOf(suspected, missing[1]?.id ?? '').at(-1)).toBe('environment-refreshed')
      expect(suspected[0]?.causes.at(-1)?.evidence).toContain('2 prerequisites together')
    }
  })

  it('is the first suspect when they were there in an earlier report, and named once', () => {
    const known = { ...TRUST, causes: [{ id: 'environment-refreshed', evidence: 'x' }] as const }
    const before = {
      startedAt: '2026-01-01T00:00:00Z',
      checks: [
        { id: 'fusion.trust', state: 'pass' },
        { id: 'role.A', state: 'pass' },
        { id: 'role.SOAOperator', state: 'fail' },
      ],
    }
    const suspected = suspectRefresh([known, result('role.A', 'fail'), ROLE], {
      ...AT_ANY_TIME,
      before,
    })
    expect(causesOf(suspected, 'fusion.trust')).toEqual(['environment-refreshed'])
    expect(suspected[1]?.causes[0]?.evidence).toBe(
      'missing in Fusion: 3 prerequisites together, 2 of them there on 2026-01-01T00:00:00Z',
    )
  })

  it('is the last suspect when one alone was there in an earlier report', () => {
    const checks = [{ id: 'user.fusion', state: 'pass' }]
    const before = { startedAt: '2026-01-01T00:00:00Z', checks }
    const suspected = suspectRefresh([USER, ROLE], { ...AT_ANY_TIME, before })
    expect(causesOf(suspected, 'user.fusion')).toEqual([
      'fusion-user-missing',
      'environment-refreshed',
    ])
    expect(suspected[0]?.causes[1]?.evidence).toBe(
      'missing in Fusion: 2 prerequisites together, 1 of them there on 2026-01-01T00:00:00Z',
    )
  })

  it('is suspected of what somebody must set up by hand, when it was there before', () => {
    const manual = [result('fusion.trust', 'manual'), result('role.X', 'manual')]
    const checks = manual.map(({ id }) => ({ id, state: 'pass' }))
    const before = { startedAt: '2026-01-01T00:00:00Z', checks }
    const suspected = suspectRefresh(manual, { ...AT_ANY_TIME, before })
    expect(causesOf(suspected, 'fusion.trust')).toEqual(['environment-refreshed'])
  })

  it('is not suspected when an earlier report shows that nothing has vanished since', () => {
    const checks = [USER, ROLE].map(({ id, state }) => ({ id, state }))
    const before = { startedAt: '2026-01-01T00:00:00Z', checks }
    expect(suspectRefresh([USER, ROLE], { ...AT_ANY_TIME, before })).toEqual([USER, ROLE])
    const told = suspectRefresh([USER, ROLE], { ...AFTER_REFRESH, before })
    expect(causesOf(told, 'user.fusion')[0]).toBe('environment-refreshed')
  })

  it('is suspected of what has no other cause', () => {
    const bare = { ...ROLE, causes: [] }
    const [suspected] = suspectRefresh([bare, USER], AT_ANY_TIME)
    expect(suspected?.causes.map(({ id }) => id)).toEqual(['environment-refreshed'])
    expect(suspected?.fix).toBe(CAUSES['environment-refreshed'].fix)
  })
})
