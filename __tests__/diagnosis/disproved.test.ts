import { describe, expect, it } from '@jest/globals'
import type { CauseId } from '../../src/causes/catalogue.js'
import type { CheckResult } from '../../src/checks/check.js'
import { crossOutDisproved } from '../../src/diagnosis/disproved.js'
import { checkResult } from '../check-result.js'

function failedTest(...causes: readonly CauseId[]): CheckResult {
  return checkResult('oic.connection-test.ERP_DEV', 'fail', {
    causes: causes.map((id) => ({ id, evidence: 'answered 401' })),
  })
}

const FAILED = failedTest('fusion-user-missing', 'consent-missing', 'soa-operator-missing')

describe('a failed connection test', () => {
  it.each<[string, readonly CheckResult[], readonly string[]]>([
    ['keeps what nobody looked at', [], FAILED.causes.map(({ id }) => id)],
    [
      'loses what was seen to be otherwise',
      [checkResult('user.fusion', 'pass'), checkResult('role.SOAOperator', 'pass')],
      ['consent-missing'],
    ],
    [
      'keeps what was not proven',
      [checkResult('user.fusion', 'warn'), checkResult('role.SOAOperator', 'skip')],
      FAILED.causes.map(({ id }) => id),
    ],
  ])('%s', (_, others, left) => {
    const test = crossOutDisproved([...others, FAILED]).at(-1)
    expect(test?.causes.map(({ id }) => id)).toEqual(left)
  })

  it.each<[CauseId, string]>([
    ['fusion-user-missing', 'user.fusion'],
    ['subject-differs', 'user.match'],
    ['soa-operator-missing', 'role.SOAOperator'],
    ['service-catalog-privilege-missing', 'privilege.service-catalog'],
  ])('loses the cause %s by %s, and by no other check', (cause, check) => {
    const failed = failedTest(cause, 'consent-missing')
    const [, test] = crossOutDisproved([checkResult(check, 'pass'), failed])
    expect(test?.causes.map(({ id }) => id)).toEqual(['consent-missing'])
    const others = crossOutDisproved([checkResult('domain.token', 'pass'), failed])
    expect(others[1]).toBe(failed)
  })

  it('has the remedy of the cause that is first then', () => {
    const [, test] = crossOutDisproved([checkResult('user.fusion', 'pass'), FAILED])
    expect(test?.fixBy).toBe('integration developer')
  })

  it('keeps a cause that is the only one', () => {
    const only = failedTest('fusion-user-missing')
    const [, test] = crossOutDisproved([checkResult('user.fusion', 'pass'), only])
    expect(test).toBe(only)
  })
})

it('other checks keep their causes', () => {
  const trust = checkResult('fusion.trust', 'fail', { causes: FAILED.causes })
  expect(crossOutDisproved([checkResult('user.fusion', 'pass'), trust])[1]).toBe(trust)
})
