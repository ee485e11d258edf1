import { describe, expect, it } from '@jest/globals'
import type { CheckResult, State } from '../../src/checks/check.js'
import { allHold, greenInWords, type Green } from '../../src/report/green.js'
import type { ReportedCertificate } from '../../src/report/report.js'
import { checkResult } from '../check-result.js'

const SIGNING: ReportedCertificate = {
  role: 'signing',
  alias: 'OIC_IDCS_CERT',
  path: '/t/OIC_IDCS_CERT.crt',
  subject: 'CN=a',
  issuer: 'CN=b',
  serialNumber: '01',
  notBefore: '2020-01-01T00:00:00.000Z',
  notAfter: '2026-12-14T12:00:00.000Z',
  sha1: 'AA',
  sha256: 'BB',
}
const AUTHORITY: ReportedCertificate = { ...SIGNING, role: 'authority' }

const pass = checkResult('domain.token', 'pass')
const untested = unproven('fusion.trust')
const late = warned('certificate.validity', 'certificate-expires-soon')
const clock = warned('domain.clock', 'clock-wrong')
const leftOut = checkResult('user.domain', 'skip', { leftOut: 'skip-checks' })
const needing = checkResult('role.SOAOperator', 'skip', { leftOut: 'need' })
const needless = checkResult('certificate.pinned', 'skip')
const toTest = checkResult('fusion.trust', 'skip', { leftOut: 'connection test' })
const tested = (state: State): CheckResult => checkResult('oic.connection-test.ERP', state)

function unproven(id: string): CheckResult {
  return checkResult(id, 'warn', { proven: false })
}

function warned(id: string, cause: CheckResult['causes'][number]['id']): CheckResult {
  return checkResult(id, 'warn', { causes: [{ id: cause, evidence: '' }] })
}

function green(checks: readonly CheckResult[], certificates = [SIGNING]): Green {
  return { checks, certificates, finishedAt: '2026-11-24T00:00:00.000Z' }
}

describe('a run in which nothing failed', () => {
  it.each<[string, readonly CheckResult[]]>([
    ['when every check passed', [pass]],
    ['when what does not apply was skipped', [pass, needless]],
    ['when the trust was left to a test that passed', [pass, toTest, tested('pass')]],
  ])('is said to hold %s', (_, checks) => {
    expect(greenInWords(green(checks))).toBe('all prerequisites hold')
    expect(allHold(green(checks))).toBe(true)
  })

  it.each<[string, readonly CheckResult[]]>([
    ["Fusion's trust was not tested", [pass, untested]],
    ["Fusion's trust was not tested", [pass, toTest]],
    ["Fusion's trust was not tested", [pass, toTest, tested('skip')]],
    ["Fusion's trust was not tested, 2 checks not run", [needing, untested, leftOut]],
    [
      "Fusion's trust was not tested, 1 check not proven and 1 not run",
      [needing, untested, unproven('x')],
    ],
    ['1 check not proven', [unproven('x')]],
    ['2 checks not proven and 2 not run', [leftOut, unproven('x'), needing, unproven('y')]],
    ["Fusion's trust was not tested, and 3 more findings", [late, needing, untested, leftOut]],
    ['Signing certificate expires in 20 days', [late]],
    ['Signing certificate expires in 20 days, 2 checks not run', [needing, late, leftOut]],
    ['The clock of the runner or of the identity domain is wrong', [clock]],
    ['1 check not run', [pass, leftOut]],
    ['1 check not run, 1 warning', [checkResult('role.A', 'warn'), leftOut]],
    ['1 warning', [checkResult('role.A', 'warn')]],
  ])('is headed: %s', (words, checks) => {
    expect(greenInWords(green(checks))).toBe(words)
    expect(allHold(green(checks))).toBe(false)
  })

  it('tells a trust that was tested with a token of somebody else', () => {
    const request = { method: 'GET', host: 'h', path: '/', status: 200, requestId: null }
    const asked = { ...untested, requests: [request] }
    expect(greenInWords(green([asked]))).toBe(
      "Fusion's trust was not proven for the integration user",
    )
  })

  it('tells a trust that was not tested for want of a token, whatever was asked on the way', () => {
    const request = { method: 'GET', host: 'h', path: '/', status: 200, requestId: null }
    const kept = { ...untested, requests: [request], leftOut: 'need' as const }
    expect(greenInWords(green([kept]))).toBe("Fusion's trust was not tested")
  })

  it.each<[string, readonly ReportedCertificate[]]>([
    [
      'CA certificate expires in 20 days',
      [{ ...SIGNING, notAfter: '2036-01-01T00:00:00Z' }, AUTHORITY],
    ],
    ['Signing certificate has expired', [{ ...SIGNING, notAfter: '2026-11-01T00:00:00Z' }]],
    ['A certificate expires soon', []],
  ])('names the certificate that ends first: %s', (words, certificates) => {
    expect(greenInWords(green([late], [...certificates]))).toBe(words)
  })
})
