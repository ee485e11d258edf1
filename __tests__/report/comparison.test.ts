import { describe, expect, it } from '@jest/globals'
import { renderComparison } from '../../src/report/comparison.js'
import type { EarlierReport } from '../../src/report/earlier-report.js'

type Checks = EarlierReport['checks']

const numbered = (count: number, state: string, name = 'check'): Checks =>
  Array.from({ length: count }, (_, index) => ({ id: `${name}${String(index)}`, state }))

const HOSTS = { identityDomain: 'idcs-1.example', fusion: 'pod.example' }

function comparison(
  before: Checks,
  now: Checks,
  others: Partial<EarlierReport> = {},
): ReturnType<typeof renderComparison> {
  const about = { environment: 'test', mode: 'verify', result: 'pass', certificates: [] }
  return renderComparison(
    { ...about, startedAt: '2026-01-01T00:00:00.000Z', checks: before, hosts: HOSTS, ...others },
    { ...about, checks: now, hosts: HOSTS },
  )
}

describe('a comparison', () => {
  it('counts as unchanged the checks of both reports that are in the same state', () => {
    const same = numbered(25, 'pass')
    const text = comparison([...same, ...numbered(5, 'pass', 'gone')], same)
    expect(text).toContain('25 checks are in the same state.')
    expect(text.match(/^\| <code>gone/gm)).toHaveLength(5)
    expect(comparison(same, [...same, ...numbered(2, 'pass', 'new')])).toContain('25 checks are')
    expect(comparison(same, numbered(25, 'fail'))).toContain('0 checks are')
  })

  it('tells a warning that was not proven from one that is, unless the earlier report did not say it', () => {
    const warning = (proven?: boolean): Checks => [{ id: 'user.fusion', state: 'warn', proven }]
    expect(comparison(warning(true), warning(false))).toMatch(
      /<code>warn<\/code> \| <code>warn&#44; not proven<\/code>/,
    )
    expect(comparison(warning(false), warning(false))).toContain('Nothing has changed')
    expect(comparison(warning(), warning(false))).toContain('Nothing has changed')
  })

  it('says how many changes it does not show', () => {
    const text = comparison(numbered(250, 'pass'), [])
    expect(text.match(/^\| <code>check/gm)).toHaveLength(200)
    expect(text).toContain('50 more changes are not shown.')
    expect(comparison(numbered(200, 'pass'), [])).not.toContain('not shown')
  })

  it.each([
    ['name', { environment: 'production' }],
    ['pod', { hosts: { ...HOSTS, fusion: 'other.example' } }],
    ['identity domain', { hosts: { ...HOSTS, identityDomain: 'idcs-2.example' } }],
  ])('with a pair of another %s says so', (_, others) => {
    expect(comparison([], [])).not.toContain('another pair')
    expect(comparison([], [], others)).toContain('another pair')
  })
})
