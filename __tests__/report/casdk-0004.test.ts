import { describe, expect, it } from '@jest/globals'
import type { CauseId } from '../../src/causes/catalogue.js'
import type { CheckResult, State } from '../../src/checks/check.js'
import { casdk0004Expected, causeOf401 } from '../../src/report/casdk-0004.js'
import { checkResult } from '../check-result.js'

function check(id: string, state: State, ...causes: readonly CauseId[]): CheckResult {
  return checkResult(id, state, { causes: causes.map((cause) => ({ id: cause, evidence: '' })) })
}

const TEST = 'oic.connection-test.ERP'
const PASSED = check(TEST, 'pass')
const TRUSTED = check('fusion.trust', 'pass')
const CROSSING = check('topology.import-needed', 'pass')
const EXPIRED = check('certificate.validity', 'fail', 'certificate-expired')

describe('CASDK-0004 is expected', () => {
  it.each<[string, readonly CheckResult[]]>([
    ['of a user that is missing', [check('user.fusion', 'fail', 'fusion-user-missing')]],
    ['of a certificate that has expired', [CROSSING, EXPIRED]],
    ['of a pod that refuses', [check('fusion.trust', 'fail', 'signing-certificate-not-imported')]],
    ['of what a person must do', [check('fusion.trust', 'manual', 'trusted-issuer-missing')]],
    ['of an issuer that the pod refused', [check('fusion.trust', 'fail', 'issuer-text-differs')]],
    ['of a secret of the connection', [check(TEST, 'fail', 'connection-credentials-wrong')]],
    ['of a scope of the connection', [check(TEST, 'fail', 'fusion-scope-wrong')]],
    ['although one of two tests passed', [PASSED, check(`${TEST}2`, 'fail', 'consent-missing')]],
  ])('because %s: yes', (_, checks) => {
    expect(casdk0004Expected([check('domain.token', 'pass'), ...checks])).toBe('true')
  })

  it.each<[string, readonly CheckResult[]]>([
    ['passed', [TRUSTED, PASSED]],
    ['passed, whatever an input claims', [PASSED, check('domain.issuer', 'fail', 'issuer-custom')]],
    ['passed, and a certificate is not known', [EXPIRED, PASSED]],
  ])('where every test %s: no', (_, checks) => {
    expect(casdk0004Expected(checks)).toBe('false')
  })

  it.each<[string, readonly CheckResult[]]>([
    ['nobody looked', []],
    [
      "the workflow's secret is refused",
      [check('domain.token', 'fail', 'client-credentials-wrong')],
    ],
    [
      'the client may not use the grant',
      [check('domain.token', 'fail', 'client-grant-not-allowed')],
    ],
    ['an input speaks of another issuer', [check('domain.issuer', 'fail', 'issuer-text-differs')]],
    ["the probe's scope is refused", [check('fusion.trust', 'fail', 'fusion-scope-wrong')]],
    [
      'the runner is shut out',
      [check('fusion.trust', 'fail', 'runner-shut-out', 'signing-certificate-not-imported')],
    ],
    [
      'a role may have been overwritten',
      [check('role.A', 'fail', 'role-missing', 'environment-refreshed')],
    ],
    ['it is not known whether certificates matter', [EXPIRED]],
    ['nothing is proven', [check('fusion.trust', 'error', 'signing-certificate-not-imported')]],
    ['it is to be done by apply', [check('user.domain', 'pending', 'domain-user-missing')]],
    ['the pod accepts what the certificate is for', [CROSSING, EXPIRED, TRUSTED]],
    ['a test was not run', [PASSED, check(`${TEST}2`, 'skip')]],
    [
      'skip-checks leaves a test out',
      [PASSED, checkResult(`${TEST}2`, 'skip', { leftOut: 'skip-checks' })],
    ],
    ['a test proves nothing of OAuth, and another one passed', [PASSED, check(`${TEST}2`, 'warn')]],
    ['a test proves nothing of OAuth', [check(TEST, 'warn')]],
    [
      'a user was created just now',
      [
        checkResult('fusion.trust', 'manual', {
          proven: false,
          causes: [{ id: 'trusted-issuer-missing', evidence: '' }],
        }),
      ],
    ],
  ])('where %s: unknown', (_, checks) => {
    expect(casdk0004Expected(checks)).toBe('unknown')
  })
})

it.each([
  [check('a', 'fail', 'trusted-issuer-missing'), undefined],
  [check('fusion.trust', 'error', 'trusted-issuer-missing'), 'trusted-issuer-missing'],
  [check('fusion.trust', 'error', 'assertion-refused'), undefined],
  [check('fusion.trust', 'fail'), undefined],
])('a cause of the 401 is one on the way of the connection', (result, cause) => {
  expect(causeOf401(result)).toBe(cause)
})
