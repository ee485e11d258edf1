import { describe, expect, it } from '@jest/globals'
import type { CheckResult, State } from '../../src/checks/check.js'
import { checkResult } from '../check-result.js'
import { renderCertificateTable } from '../../src/report/certificate-table.js'
import { leadingCheck, renderHeadline } from '../../src/report/headline.js'
import type { Report } from '../../src/report/report.js'
import { renderSummary } from '../../src/report/summary.js'
import { renderVerdict } from '../../src/report/verdict.js'

const DOCS = 'https://github.com/acme/action/blob/v1/docs/checks.md'

function check(id: string, state: State, others: Partial<CheckResult> = {}): CheckResult {
  return checkResult(id, state, { docs: `${DOCS}#${id}`, ...others })
}

const TRUST = check('fusion.trust', 'fail', {
  stage: 'prove',
  found: 'Fusion rejected a valid token of SA',
  causes: [
    { id: 'signing-certificate-not-imported', evidence: 'status 401' },
    { id: 'trusted-issuer-missing', evidence: 'status 401' },
  ],
  fixBy: 'Fusion IT security manager',
  fix: 'Open Tools > Security Console and import it.',
})
const CERTIFICATE = {
  role: 'signing',
  alias: 'OIC_IDCS_CERT',
  path: '/t/OIC_IDCS_CERT.crt',
  subject: 'CN=a',
  issuer: 'CN=b',
  serialNumber: '01',
  notBefore: '2020-01-01T00:00:00.000Z',
  notAfter: '2026-12-04T00:00:00.000Z',
  sha1: 'AA',
  sha256: 'BB',
} as const

function report(checks: readonly CheckResult[], others: Partial<Report> = {}): Report {
  return {
    schemaVersion: 1,
    tool: { name: 'oic-fusion-prerequisites', version: '0.0.0' },
    environment: 'test',
    mode: 'verify',
    reason: 'manual',
    startedAt: '2026-11-24T00:00:00.000Z',
    finishedAt: '2026-11-24T00:00:01.000Z',
    durationMs: 1000,
    result: 'fail',
    casdk0004Expected: 'true',
    topology: 'cross-domain',
    trustedIssuer: null,
    hosts: { identityDomain: null, fusion: null, oic: null },
    counts: { error: 0, fail: 1, blocked: 0, manual: 0, pending: 2, warn: 1, pass: 1, skip: 0 },
    certificates: [],
    checks,
    changes: [],
    grant: null,
    ...others,
  }
}

/** As a reader sees it, a row a line. */
function read(markdown: string): readonly string[] {
  return markdown
    .replaceAll(/&#(\d+);/g, (_, number: string) => String.fromCharCode(Number(number)))
    .replaceAll(/<[a-z/]+>|\]\(<[^>]*>\)|\[|\| /g, '')
    .split('\n')
    .map((line) => line.replace(/ \|$/, ''))
    .filter((line) => !line.startsWith('|:'))
}

describe('the headline', () => {
  it('names the check, what was found, the most likely cause, who fixes it and how', () => {
    expect(read(renderHeadline(report([check('domain.token', 'pass'), TRUST])))).toEqual([
      'Check fusion.trust title of fusion.trust',
      'Found Fusion rejected a valid token of SA',
      'Cause signing-certificate-not-imported, first of 2: status 401',
      'Who Fusion IT security manager',
      'How Open Tools > Security Console and import it.',
    ])
  })

  it('links the cause to its entry in the documentation', () => {
    expect(renderHeadline(report([TRUST]))).toContain(
      '(<https://github.com/acme/action/blob/v1/docs/causes.md#signing-certificate-not-imported>)',
    )
    expect(renderHeadline(report([{ ...TRUST, docs: 'docs/checks.md' }]))).not.toContain('](')
  })

  it('prefers a check that explains a 401, and names the others that are wrong', () => {
    const others = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => check(id, 'error'))
    const [, found, , , , also] = read(renderHeadline(report([...others, TRUST])))
    expect([found, also]).toEqual([
      'Found Fusion rejected a valid token of SA',
      'Also a, b, c, d and 2 more',
    ])
  })

  it('is about the first that is wrong where none explains a 401', () => {
    const checks = [check('user.match', 'warn'), check('x', 'blocked'), check('y', 'error')]
    expect(read(renderHeadline(report(checks)))).toEqual([
      'Check x title of x',
      'Found found by x',
      'Also y',
    ])
  })

  it('is about what is left for a person when nothing is wrong', () => {
    const manual: CheckResult = { ...TRUST, state: 'manual' }
    expect(renderHeadline(report([manual], { result: 'manual' }))).toContain('Security Console')
    const unexplained = { ...manual, causes: [] }
    expect(read(renderHeadline(report([unexplained, check('x', 'error')])))[0]).toBe(
      'Check x title of x',
    )
  })

  it('is about the cause of the 401 that is left for a person where what is wrong is none', () => {
    const keys = check('domain.keys', 'error', {
      causes: [{ id: 'keys-not-readable', evidence: 'answered 403' }],
    })
    const checks = [keys, { ...TRUST, state: 'manual' as const }]
    const [, found, cause, , , also] = read(renderHeadline(report(checks)))
    expect(cause).toContain('signing-certificate-not-imported')
    expect([found, also]).toEqual(['Found Fusion rejected a valid token of SA', 'Also domain.keys'])
  })

  it('is about a cause that is wrong before one that is left for a person', () => {
    const manual: CheckResult = { ...TRUST, state: 'manual' }
    const user = check('user.domain', 'fail', {
      causes: [{ id: 'domain-user-missing', evidence: 'found nobody' }],
    })
    expect(renderHeadline(report([manual, user]))).toContain('domain-user-missing')
  })

  it('shows no more of a long finding than a few lines', () => {
    const long = check('x', 'error', { found: 'word '.repeat(400) })
    expect(renderHeadline(report([long])).length).toBeLessThan(450)
  })

  it.each<[string, Partial<Report>, string]>([
    [
      'a healthy pair',
      { result: 'pass', certificates: [CERTIFICATE] },
      'You have nothing to do. The first certificate expires on 2026-12-04, in 9 days.',
    ],
    ['a healthy pair whose keys are not read', { result: 'pass' }, 'You have nothing to do.'],
    ['warnings', { result: 'warn' }, 'Nothing failed. 1 warning below.'],
    [
      'a plan',
      {
        result: 'pending',
        mode: 'plan',
        changes: [{ id: 'x', action: 'add role', target: 'r', state: 'planned' }],
      },
      'Next: run with mode: apply. It makes the 1 change below.',
    ],
    ['what apply has not done', { result: 'pending', mode: 'apply' }, '2 checks below: pending.'],
  ])('of %s is one quiet line', (_, others, line) => {
    expect(read(renderHeadline(report([check('domain.token', 'pass')], others)))).toEqual([line])
  })
})

describe('the summary', () => {
  it('says the headline before any detail, any diagram and any certificate', () => {
    const summary = renderSummary(
      report([check('domain.token', 'pass'), TRUST], { certificates: [CERTIFICATE] }),
    )
    const order = [
      '## ❌ test: ',
      'CASDK-0004',
      '| How |',
      'Result',
      '### More about',
      'Certificates and their fingerprints',
    ]
    const places = [...order, '```mermaid'].map((part) => summary.indexOf(part))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  it('shows certificates unfolded only if they are the subject', () => {
    const validity = check('certificate.validity', 'warn', { found: 'expires soon' })
    const [ofTrust, ofThem] = [TRUST, validity].map((one) =>
      renderSummary(report([one], { certificates: [CERTIFICATE] })),
    )
    expect(ofTrust).toContain('<summary>Certificates and their fingerprints</summary>')
    expect(ofThem).toContain('### Certificates')
  })

  it('tells a temporary role as one change', () => {
    const ofRole = (action: string): Report['changes'][number] => ({
      id: 'domain.keys',
      action: `${action} Identity Domain Administrator`,
      target: 'client abc',
      state: 'planned',
    })
    const text = renderSummary(
      report([check('domain.keys', 'pending')], {
        mode: 'plan',
        result: 'pending',
        changes: [ofRole('grant'), ofRole('revoke')],
      }),
    )
    expect(text).toContain('It makes the 1 change below.')
    expect(text).toContain('## ⚠️ test: 1 change to make')
    expect(text).toContain('<summary>Why these changes are needed</summary>')
    expect(text).toContain(
      '- assign Identity Domain Administrator temporarily to <code>client abc</code>',
    )
    expect(text).not.toContain('revoke')
  })

  it('says what was found, a remedy, an evidence and a cause once', () => {
    const summary = renderSummary(report([TRUST, check('user.domain', 'fail')]))
    expect(summary.split('import it&#46;')).toHaveLength(2)
    expect(summary.split('status 401')).toHaveLength(2)
    expect(summary.split('a valid token of SA')).toHaveLength(2)
    expect(summary.split('is not imported into Fusion')).toHaveLength(2)
  })

  it('says a remedy once that another check has too', () => {
    const { fix, fixBy } = TRUST
    const other = check('user.domain', 'fail', { fix, fixBy })
    expect(renderSummary(report([TRUST, other])).split('import it&#46;')).toHaveLength(2)
  })

  it('says no more of the check of the headline where nothing is left to be said', () => {
    const alone = { ...TRUST, causes: TRUST.causes.slice(0, 1) }
    const summary = renderSummary(report([alone]))
    expect(summary).not.toMatch(/### (?:More about|What is wrong)/)
  })

  it.each<[string, Partial<CheckResult>, RegExp]>([
    ['a long finding', { found: `${'word '.repeat(150)}end` }, /- Found: (?:word ){150}end/],
    [
      'a long evidence',
      { causes: [{ id: 'domain-user-missing', evidence: `${'word '.repeat(150)}end` }] },
      /- Cause: .* (?:word ){150}end/,
    ],
    [
      'another cause, without what was said already',
      {
        found: 'seen',
        causes: [
          { id: 'client-credentials-wrong', evidence: 'seen' },
          { id: 'client-app-inactive', evidence: 'seen; not looked up' },
        ],
      },
      /- Or: .*\): not looked up/,
    ],
  ])('says the rest of the check of the headline: %s', (_, others, words) => {
    const text = renderSummary(report([check('user.domain', 'fail', others)]))
    expect(text.slice(text.indexOf('### More about'))).toMatch(words)
  })

  it('lists the faults of the inputs once', () => {
    const text = renderSummary(
      report([check('inputs.valid', 'error', { found: '2 faults:\na is empty.\nb is empty.' })]),
    )
    expect(read(text)).toContain('Found 2 faults, listed below')
    expect(text.split('a is empty')).toHaveLength(2)
  })

  it.each<[string, CheckResult, boolean]>([
    ['the trust', TRUST, true],
    ['another cause', { ...TRUST, causes: [{ id: 'soa-operator-missing', evidence: '' }] }, false],
  ])('points to the import instructions from %s', (_, leading, isSaid) => {
    const below = renderSummary(report([leading]), { handoff: 'Do this.' })
    expect(below.includes('| Instructions | The import instructions are folded')).toBe(isSaid)
    expect(renderSummary(report([leading]))).not.toContain('| Instructions |')
  })

  it('points to the instructions for applications', () => {
    const leading = check('application.client', 'fail')
    expect(renderSummary(report([leading]), { applicationHandoff: 'Do this.' })).toContain(
      '| Instructions | The application instructions are folded',
    )
  })
})

describe('a green run', () => {
  it('says how many checks were left out', () => {
    const left = check('user.domain', 'skip', { leftOut: 'skip-checks' })
    const needless = check('oic.connection.A', 'skip', { found: 'no connection was named' })
    expect(renderHeadline(report([left, needless], { result: 'pass' }))).toContain(
      '1 check left out by <code>skip',
    )
    expect(renderHeadline(report([needless], { result: 'pass' }))).not.toContain('left out')
  })

  it('does not count the days to a certificate that has ended', () => {
    const ended = { ...CERTIFICATE, notAfter: '2026-11-20T00:00:00.000Z' }
    const line = renderHeadline(report([], { result: 'pass', certificates: [ended] }))
    expect(line).toContain('expired on 2026-11-20, and was not checked')
  })
})

it('a certificate that has ended has no days left', () => {
  const table = (now: string): string => renderCertificateTable([CERTIFICATE], Date.parse(now))
  expect(table('2026-12-03T00:00:00Z')).toContain('2026-12-04, 1 day left')
  expect(table('2026-12-05T00:00:00Z')).toContain('2026-12-04, expired')
})

describe('the heading', () => {
  const user = check('user.domain', 'fail', {
    causes: [{ id: 'domain-user-missing', evidence: '' }],
  })
  it.each<[string, CheckResult, Partial<Report>, string]>([
    ['a cause that stands alone', user, { result: 'fail' }, '## ❌ test: The identity domain'],
    ['the most likely of several', TRUST, { result: 'fail' }, 'into Fusion (most likely)'],
    ['no cause', check('x', 'error'), { result: 'error' }, '## ❌ test: a check could not be'],
    [
      'what apply has not done',
      check('x', 'pending'),
      { result: 'pending', mode: 'apply' },
      '## ⚠️ test: 2 checks pending',
    ],
    ['a green run', check('x', 'pass'), { result: 'pass' }, '## ✅ test: all prerequisites hold'],
  ])('states %s', (_, seen, others, heading) => {
    expect(renderVerdict(report([seen], others))).toContain(heading)
  })
})

it('the verdict explains how a refusal with 403 becomes a 401', () => {
  const ofRole = check('role.SOAOperator', 'fail', {
    causes: [{ id: 'soa-operator-missing', evidence: 'answered 403' }],
  })
  expect(renderVerdict(report([ofRole]))).toContain(
    'That its test then shows CASDK-0004 is inferred.',
  )
  expect(renderVerdict(report([ofRole], { casdk0004Expected: 'unknown' }))).not.toContain(
    'inferred',
  )
  expect(renderVerdict(report([TRUST]))).not.toContain('inferred')
})

describe('the first lines', () => {
  const warned = { result: 'warn', casdk0004Expected: 'unknown' } as const
  const unproven = check('fusion.trust', 'warn', { proven: false })

  it.each([
    ['cross-domain', true],
    ['same-domain', false],
  ] as const)('of a pair that is %s say that the trust was not seen: %s', (topology, said) => {
    const text = renderVerdict(report([unproven], { ...warned, topology }))
    expect(text.includes('Nothing here shows that Fusion trusts the identity domain')).toBe(said)
  })

  it.each([
    [
      check('user.fusion', 'pass'),
      'No check explains the 401, and no passing connection test rules one out. Set the `oic-*` inputs',
    ],
    [
      check('user.domain', 'pending', { causes: [{ id: 'domain-user-missing', evidence: '' }] }),
      'The pending changes below fix possible causes of a 401.',
    ],
  ])('do not say that nothing explains a 401 where something pending does', (seen, words) => {
    expect(renderVerdict(report([seen], { ...warned, result: 'pending' }))).toContain(
      `**CASDK-0004: unknown.** ${words}`,
    )
  })
})

describe('a certificate that is not valid', () => {
  const EXPIRED = check('certificate.validity', 'fail', {
    causes: [{ id: 'certificate-expired', evidence: '' }],
  })
  const TEST = 'oic.connection-test.ERP'
  const failing = (cause: CheckResult['causes'][number]['id']): CheckResult =>
    check(TEST, 'fail', { causes: [{ id: cause, evidence: '' }] })
  const accepted = check('fusion.trust', 'pass')

  it.each<[string, readonly CheckResult[], string]>([
    ['a test fails for the consent', [EXPIRED, accepted, failing('consent-missing')], TEST],
    [
      'a test fails for another reason than a 401',
      [EXPIRED, accepted, failing('target-not-trusted-by-oracle-integration')],
      TEST,
    ],
    [
      'another test fails',
      [
        EXPIRED,
        check('oic.connection.A', 'pass'),
        check('oic.connection-test.A', 'pass'),
        failing('consent-missing'),
      ],
      TEST,
    ],
    [
      'another test fails, and the one that passes may be of another pod',
      [
        EXPIRED,
        check('oic.connection.A', 'warn'),
        check('oic.connection-test.A', 'pass'),
        failing('consent-missing'),
      ],
      EXPIRED.id,
    ],
    ['nothing else is wrong', [EXPIRED, accepted], EXPIRED.id],
    ['the pod refuses', [EXPIRED, TRUST, failing('consent-missing')], EXPIRED.id],
    ['nobody knows', [EXPIRED, failing('consent-missing')], EXPIRED.id],
  ])('leads where the pod minds it, or nothing else is wrong: %s', (_, checks, leading) => {
    expect(leadingCheck(checks)?.id).toBe(leading)
  })
})
