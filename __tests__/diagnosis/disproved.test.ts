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

const SUSPECTS = failedTest(
  'signing-certificate-not-imported',
  'trusted-issuer-missing',
  'fusion-user-missing',
  'subject-differs',
  'consent-missing',
  'soa-operator-missing',
)

describe('a connection test with a 401 of which no probe tells more', () => {
  const caused = (
    id: string,
    state: CheckResult['state'],
    ...causes: readonly CauseId[]
  ): CheckResult =>
    checkResult(id, state, {
      causes: causes.map((cause) => ({ id: cause, evidence: 'seen' })),
      fixBy: 'workflow author',
      fix: `remedy of ${id}`,
    })
  const EXPIRED = caused('certificate.validity', 'fail', 'certificate-expired')
  const NOBODY = caused('user.fusion', 'fail', 'fusion-user-missing', 'user-not-synchronised')
  const untrusted = (...causes: readonly CauseId[]): CheckResult =>
    caused('fusion.trust', 'fail', ...causes)

  it.each<[string, readonly CheckResult[], readonly CauseId[], string]>([
    ['a certificate', [EXPIRED], ['certificate-expired'], 'certificate.validity'],
    ['a user', [NOBODY], ['fusion-user-missing', 'user-not-synchronised'], 'user.fusion'],
    [
      'both',
      [EXPIRED, NOBODY],
      ['certificate-expired', 'fusion-user-missing', 'user-not-synchronised'],
      'certificate.validity',
    ],
    [
      'the trust, of what others have found',
      [EXPIRED, untrusted('certificate-expired')],
      ['certificate-expired'],
      'fusion.trust',
    ],
    [
      'others, where the trust suspects alone',
      [
        caused('certificate.leaf', 'fail', 'certificate-expired'),
        untrusted('signing-certificate-not-imported', 'trust-not-saved'),
      ],
      ['certificate-expired'],
      'certificate.leaf',
    ],
    [
      'the suspects of the trust',
      [untrusted('issuer-custom', 'signing-certificate-not-imported')],
      ['issuer-custom', 'signing-certificate-not-imported'],
      'fusion.trust',
    ],
    [
      'what the trust suspects in one domain',
      [untrusted('fusion-user-missing', 'user-not-synchronised', 'domain-wrong')],
      ['fusion-user-missing', 'user-not-synchronised'],
      'fusion.trust',
    ],
    [
      'a trust that is left for a person',
      [caused('fusion.trust', 'manual', 'trust-not-yet-effective')],
      ['trust-not-yet-effective'],
      'fusion.trust',
    ],
  ])('is explained by %s', (_, others, causes, remedy) => {
    const test = crossOutDisproved([...others, SUSPECTS]).at(-1)
    expect(test?.causes.map(({ id }) => id)).toEqual(causes)
    expect([test?.fixBy, test?.fix]).toEqual(['workflow author', `remedy of ${remedy}`])
    expect(test?.causes[0]?.evidence).toMatch(/^[a-z.]+: seen$/)
  })

  it('has the remedy of the catalogue where apply is about to mend it', () => {
    const pending = { ...NOBODY, state: 'pending' as const, fixBy: null, fix: 'apply does it.' }
    const test = crossOutDisproved([pending, SUSPECTS]).at(-1)
    expect(test?.fixBy).toBe('Fusion IT security manager')
    expect(test?.fix).not.toBe('apply does it.')
  })

  it.each<[string, CheckResult]>([
    ['a warning', caused('user.domain', 'warn', 'domain-user-federated')],
    ['what is not known', caused('user.fusion', 'error', 'fusion-user-missing')],
    ['what explains no 401', caused('certificate.pinned', 'fail', 'fingerprint-unknown')],
    ['a token that the run did not get', caused('fusion.trust', 'fail', 'fusion-scope-wrong')],
    ['a runner that is shut out', caused('fusion.trust', 'fail', 'runner-shut-out')],
  ])('is not explained by %s', (_, other) => {
    expect(crossOutDisproved([other, SUSPECTS])[1]).toBe(SUSPECTS)
  })

  it('names first an issuer and a role that are seen, and excludes nothing by them', () => {
    const issuer = caused('domain.issuer', 'warn', 'issuer-custom')
    const role = caused('role.SOAOperator', 'fail', 'soa-operator-missing')
    const test = crossOutDisproved([issuer, role, SUSPECTS]).at(-1)
    expect(test?.causes.map(({ id }) => id)).toEqual([
      'issuer-custom',
      'soa-operator-missing',
      ...SUSPECTS.causes.map(({ id }) => id).filter((id) => id !== 'soa-operator-missing'),
    ])
  })

  it('keeps the remedy that was made for its first cause', () => {
    const made = { ...SUSPECTS, fix: 'Compare in the console.' }
    const [, test] = crossOutDisproved([checkResult('user.fusion', 'pass'), made])
    expect(test?.causes.map(({ id }) => id)).not.toContain('fusion-user-missing')
    expect(test?.fix).toBe(made.fix)
  })
})

it('a test that says more than 401 keeps its own causes', () => {
  const trust = checkResult('fusion.trust', 'fail', {
    causes: [{ id: 'fusion-user-missing', evidence: '' }],
  })
  const test = failedTest('connection-incomplete', 'consent-missing')
  expect(crossOutDisproved([trust, test])[1]).toBe(test)
})

it('other checks keep their causes', () => {
  const trust = checkResult('fusion.trust', 'fail', { causes: FAILED.causes })
  expect(crossOutDisproved([checkResult('user.fusion', 'pass'), trust])[1]).toBe(trust)
})

describe('a connection test with a 401, beside one that passes', () => {
  const passes = (state: CheckResult['state']): readonly CheckResult[] => [
    checkResult('oic.connection.OTHER', state),
    checkResult('oic.connection-test.OTHER', 'pass'),
  ]
  const left = (results: readonly CheckResult[]): readonly string[] =>
    crossOutDisproved([...results, SUSPECTS])
      .at(-1)
      ?.causes.map(({ id }) => id) ?? []

  it('blames neither what both connections need, nor what another check has found', () => {
    const expired = checkResult('certificate.validity', 'fail', {
      causes: [{ id: 'certificate-expired', evidence: 'seen' }],
    })
    expect(left(passes('pass'))).toEqual(['consent-missing', 'soa-operator-missing'])
    expect(left([expired, ...passes('pass')])).toEqual(['consent-missing', 'soa-operator-missing'])
  })

  it('blames both for as long as the other one may be of another pod', () => {
    expect(left(passes('warn'))).toEqual(SUSPECTS.causes.map(({ id }) => id))
  })
})
