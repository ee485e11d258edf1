import { describe, expect, it } from '@jest/globals'
import type { CauseId } from '../../src/causes/catalogue.js'
import type { CheckResult, State } from '../../src/checks/check.js'
import { settleLeftTrust } from '../../src/diagnosis/left-trust.js'
import { checkResult } from '../check-result.js'

const LEFT =
  'left to the connection test, which proves the trust if it passes: the action has no token of the integration user'
const TRUST = checkResult('fusion.trust', 'skip', { found: LEFT, leftOut: 'connection test' })
const KEYS = checkResult('domain.keys', 'warn', {
  proven: false,
  leftOut: 'connection test',
  found:
    'not checked: refused. Left to the connection test, which shows that Fusion accepts the tokens if it passes',
})

function connection(state: State, name = 'X'): CheckResult {
  return checkResult(`oic.connection.${name}`, state)
}

function test(state: State, cause?: CauseId, name = 'X'): CheckResult {
  const causes = cause === undefined ? [] : [{ id: cause, evidence: '' }]
  return checkResult(`oic.connection-test.${name}`, state, { causes })
}

/** State of the trust, and of the keys, after the tests. */
function settled(...tests: readonly CheckResult[]): readonly (State | undefined)[] {
  const results = settleLeftTrust([KEYS, TRUST, ...tests])
  return [results[1]?.state, results[0]?.state]
}

describe('an issuer that differs from the input, and that a test may prove', () => {
  const SEEN = 'iss of a valid token is A'
  const issuer = (leftOut: CheckResult['leftOut']): CheckResult =>
    checkResult('domain.issuer', 'error', {
      leftOut,
      found: `${SEEN}. The action has no token to test which of the two Fusion trusts`,
      fix: 'Correct the input.',
      causes: [{ id: 'trusted-issuer-input-wrong', evidence: SEEN }],
    })

  it.each<[string, readonly CheckResult[], State]>([
    ['passes', [connection('pass'), test('pass')], 'warn'],
    ['fails', [connection('pass'), test('fail')], 'warn'],
    ['could not be asked', [connection('pass'), test('error')], 'error'],
    ['was not started', [connection('skip'), test('skip')], 'error'],
    ['passes, perhaps for another pod', [connection('warn'), test('pass')], 'error'],
  ])('is judged when it %s', (_, tests, state) => {
    const [result] = settleLeftTrust([issuer('connection test'), ...tests])
    expect([result?.state, result?.leftOut]).toEqual([state, null])
  })

  it('is told as wrong when the test passes', () => {
    const [result] = settleLeftTrust([issuer(null), connection('pass'), test('pass')])
    expect(result).toMatchObject({
      state: 'warn',
      proven: true,
      found: `${SEEN}, and a connection test passes with the tokens: the input trusted-issuer is wrong`,
      fixBy: 'workflow author',
    })
  })

  it('is told as not proven when the test fails', () => {
    const [result] = settleLeftTrust([issuer('connection test'), connection('pass'), test('fail')])
    expect(result).toMatchObject({
      state: 'warn',
      proven: false,
      found: `not proven: ${SEEN}. The action has no token to test which of the two Fusion trusts`,
    })
  })

  it('says which run would prove it when no test is started', () => {
    const [result] = settleLeftTrust([issuer('connection test'), connection('skip'), test('skip')])
    expect(result?.fix).toBe(
      'Correct the input. Or run with mode verify and fail-fast false, which tests the connection. A test that passes proves the issuer of the tokens.',
    )
  })
})

describe('what was left to the connection tests', () => {
  it.each<[string, readonly CheckResult[], State, State]>([
    ['no test was started', [connection('pass'), test('skip')], 'warn', 'error'],
    ['the test passes', [connection('pass'), test('pass')], 'skip', 'warn'],
    ['it says nothing of OAuth', [connection('warn'), test('warn')], 'warn', 'error'],
    ['it could not be asked', [connection('pass'), test('error')], 'warn', 'error'],
    ['it passes, perhaps for another pod', [connection('warn'), test('pass')], 'warn', 'error'],
    [
      'it fails for the trust',
      [connection('pass'), test('fail', 'signing-certificate-not-imported')],
      'skip',
      'error',
    ],
    [
      'it fails for the user',
      [connection('pass'), test('fail', 'fusion-user-missing')],
      'skip',
      'error',
    ],
    [
      'it fails so, perhaps for another pod',
      [connection('warn'), test('fail', 'trusted-issuer-missing')],
      'warn',
      'error',
    ],
    ['it is locked', [connection('pass'), test('fail', 'connection-locked')], 'warn', 'error'],
    [
      'its refresh token has expired',
      [connection('pass'), test('fail', 'refresh-token-expired')],
      'warn',
      'error',
    ],
    [
      'its address is shut out',
      [connection('pass'), test('fail', 'lbac-shuts-out-oracle-integration')],
      'warn',
      'error',
    ],
    ['it fails without a cause', [connection('pass'), test('fail')], 'warn', 'error'],
    [
      'another one passes for this pod',
      [connection('warn'), test('pass'), connection('pass', 'P/Y'), test('pass', undefined, 'P/Y')],
      'skip',
      'warn',
    ],
  ])('is settled when %s', (_, tests, trust, keys) => {
    expect(settled(...tests)).toEqual([trust, keys])
  })

  it('says what was left, and that it is not proven', () => {
    const [keys, trust] = settleLeftTrust([KEYS, TRUST])
    expect(trust).toMatchObject({ state: 'warn', proven: false, leftOut: 'need' })
    expect(trust?.found).toBe(
      `not proven: ${LEFT}. No connection test that signs in to this pod with OAuth had a result that proves it`,
    )
    expect(keys?.found).toMatch(/[.] No connection test shows that Fusion accepts/)
    expect(keys?.leftOut).toBeNull()
  })

  it('says that a test has shown it', () => {
    const [keys] = settleLeftTrust([KEYS, TRUST, connection('pass'), test('pass')])
    expect(keys).toMatchObject({ state: 'warn', proven: false, leftOut: null })
    expect(keys?.found).toMatch(/[.] A connection test shows that Fusion accepts/)
  })

  it('stays as it is when it was left out for another reason', () => {
    const skipped = [checkResult('fusion.trust', 'skip', { found: 'left out' })]
    expect(settleLeftTrust(skipped)).toEqual(skipped)
  })
})
