import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import type { CauseId } from '../../src/causes/catalogue.js'
import type { CheckResult, State } from '../../src/checks/check.js'
import { checkResult } from '../check-result.js'
import { renderHandoff } from '../../src/report/handoff.js'
import { planHandoff, type HandoffSources } from '../../src/report/handoff-plan.js'
import type { Report, ReportedCertificate } from '../../src/report/report.js'

function certificate(
  role: ReportedCertificate['role'],
  sha256: string,
  suffix = '',
): ReportedCertificate {
  const alias = role === 'signing' ? 'LEAF' : 'CA'
  return {
    role,
    alias,
    path: join('out', `${alias}${suffix}.crt`),
    subject: sha256,
    issuer: 'CA',
    serialNumber: '01',
    notBefore: '2024-02-28T00:00:00.000Z',
    notAfter: '2034-02-28T00:00:00.000Z',
    sha1: `1 of ${sha256}`,
    sha256,
  }
}

function check(id: string, state: State, ...causes: readonly CauseId[]): CheckResult {
  return checkResult(id, state, { causes: causes.map((cause) => ({ id: cause, evidence: '' })) })
}

function report(checks: readonly CheckResult[], others: Partial<Report> = {}): Report {
  return {
    schemaVersion: 1,
    tool: { name: '', version: '' },
    environment: 'test',
    mode: 'verify',
    reason: 'manual',
    startedAt: '',
    finishedAt: '',
    durationMs: 0,
    result: 'fail',
    casdk0004Expected: 'unknown',
    topology: 'cross-domain',
    trustedIssuer: 'https://identity.oraclecloud.com/',
    hosts: { identityDomain: 'domain', fusion: 'pod', oic: null },
    counts: { error: 0, fail: 0, blocked: 0, manual: 0, pending: 0, warn: 0, pass: 0, skip: 0 },
    certificates: [certificate('signing', 'AA'), certificate('authority', 'CC')],
    checks,
    changes: [],
    grant: null,
    ...others,
  }
}

const ROTATED = check('certificate.pinned', 'fail', 'signing-key-rotated', 'fingerprint-unknown')
const AHEAD = check('certificate.pinned', 'warn', 'signing-key-rotation-ahead')
const REFUSED = check('fusion.trust', 'fail', 'signing-certificate-not-imported')
const NOTHING: HandoffSources = {
  next: [],
  expectedFingerprints: [],
  notForSigning: [],
  run: undefined,
}
const NEXT = [certificate('signing', 'BB', '_NEXT')]

describe('what is handed over', () => {
  it('is the present pair under its aliases, while nothing rotates', () => {
    expect(planHandoff(report([]), NOTHING)).toMatchObject({
      occasion: 'set-up',
      imports: [
        { alias: 'LEAF', file: 'LEAF.crt', sha1: '1 of AA', sha256: 'AA' },
        { alias: 'CA', file: 'CA.crt', sha256: 'CC' },
      ],
    })
  })

  it('comes from this run, with what it found', () => {
    const run = { repository: 'acme/x', workflow: 'Nightly', url: 'https://github.com/acme/x' }
    const from = { tool: { name: 'the-action', version: '1' }, finishedAt: '2026-11-28T12:10:00Z' }
    expect(planHandoff(report([REFUSED], from), { ...NOTHING, run })).toMatchObject({
      origin: { tool: 'the-action', finishedAt: '2026-11-28T12:10:00Z', run },
      reason: { kind: 'rejected', found: 'found by fusion.trust' },
    })
  })

  it('says so when Fusion accepts the tokens, and is there all the same', () => {
    const plan = planHandoff(report([checkResult('fusion.trust', 'pass')]), NOTHING)
    expect(plan?.reason.kind).toBe('accepted')
    expect(plan?.imports).toHaveLength(2)
  })

  it('is the next certificate also while a user who was just created has no password', () => {
    const created = checkResult('fusion.trust', 'manual', { proven: false })
    const sources = { ...NOTHING, next: NEXT, expectedFingerprints: ['AA', 'CC'] }
    expect(planHandoff(report([AHEAD, created]), sources)?.occasion).toBe('ahead')
  })

  it('is after a rotation what nobody knows, under aliases with its date', () => {
    const known = (...expectedFingerprints: readonly string[]): unknown =>
      planHandoff(report([ROTATED]), { ...NOTHING, expectedFingerprints })
    const leaf = { alias: 'LEAF_20240228', file: 'LEAF.crt', sha256: 'AA' }
    const authority = { alias: 'CA_20240228', file: 'CA.crt', sha256: 'CC' }
    expect(known('00', 'CC')).toMatchObject({ occasion: 'rotated', imports: [leaf] })
    expect(known('00')).toMatchObject({ occasion: 'rotated', imports: [leaf, authority] })
  })

  it('is before a rotation the next certificate, with its authority where that is new', () => {
    const expectedFingerprints = ['AA', 'CC']
    const leaf = { alias: 'LEAF_20240228', file: 'LEAF_NEXT.crt', sha256: 'BB' }
    expect(
      planHandoff(report([AHEAD]), { ...NOTHING, next: NEXT, expectedFingerprints }),
    ).toMatchObject({
      occasion: 'ahead',
      imports: [leaf],
    })
    const both = [...NEXT, certificate('authority', 'DD', '_NEXT')]
    expect(
      planHandoff(report([AHEAD]), { ...NOTHING, next: both, expectedFingerprints }),
    ).toMatchObject({
      imports: [leaf, { alias: 'CA_20240228', file: 'CA_NEXT.crt', sha256: 'DD' }],
    })
  })

  it.each([
    [
      'a connection was refused',
      check('oic.connection-test.ERP', 'fail', 'signing-certificate-not-imported'),
    ],
    [
      'a browser is still to import it',
      check('fusion.trust', 'pending', 'signing-certificate-not-imported'),
    ],
  ])('is the present pair when %s, whatever is ahead', (_, seen) => {
    const sources = { ...NOTHING, next: NEXT, expectedFingerprints: ['AA', 'CC'] }
    expect(planHandoff(report([AHEAD, seen]), sources)?.occasion).toBe('set-up')
  })

  it('is the present pair when the pod refuses the present key, whatever is ahead', () => {
    const sources = { ...NOTHING, next: NEXT, expectedFingerprints: ['AA', 'CC'] }
    expect(planHandoff(report([AHEAD, REFUSED]), sources)?.occasion).toBe('set-up')
  })

  it.each<[string, Report]>([
    [
      'an unknown certificate',
      report([check('certificate.pinned', 'fail', 'fingerprint-unknown')]),
    ],
    ['a chain that is not proven', report([ROTATED, check('certificate.chain', 'fail')])],
    ['one certificate alone', report([], { certificates: [certificate('signing', 'AA')] })],
    ['no issuer', report([], { trustedIssuer: null })],
    ['one domain for both', report([], { topology: 'same-domain' })],
    ['an unknown topology and no refusal', report([], { topology: 'unknown' })],
  ])('is nothing with %s', (_, of) => {
    expect(planHandoff(of, NOTHING)).toBeUndefined()
  })

  it('is something with an unknown topology once the pod has refused a token', () => {
    const tested = (...causes: readonly CauseId[]): CheckResult =>
      check('oic.connection-test.ERP', 'fail', ...causes)
    const unknown = (of: CheckResult): unknown =>
      planHandoff(report([of], { topology: 'unknown' }), NOTHING)
    expect(unknown(REFUSED)).toBeDefined()
    expect(unknown(tested('signing-certificate-not-imported'))).toBeDefined()
    expect(unknown(tested('consent-missing'))).toBeUndefined()
  })

  it.each<[string, Partial<HandoffSources>, boolean]>([
    ['an authority that may sign', {}, false],
    ['an authority that may not', { notForSigning: ['CC'] }, true],
    ['one that may not with the next key', { next: NEXT, notForSigning: ['BB'] }, true],
    ['another certificate', { notForSigning: ['00'] }, false],
  ])('warns of openssl only where it is so: %s', (_, sources, isSaid) => {
    const plan = planHandoff(report([]), { ...NOTHING, ...sources })
    const text = plan === undefined ? '' : renderHandoff(plan)
    expect(text.includes('rejects them')).toBe(isSaid)
    expect(text).toContain(
      'The action has verified that the CA certificate signed the signing certificate, and that a token of the identity domain verifies with it.',
    )
  })

  it('says nothing of a signature that nothing shows yet', () => {
    const sources = { ...NOTHING, next: NEXT, expectedFingerprints: ['AA', 'CC'] }
    const plan = planHandoff(report([AHEAD]), sources)
    expect(plan === undefined ? '' : renderHandoff(plan)).not.toMatch(/verify` rejects|itself/)
  })
})
