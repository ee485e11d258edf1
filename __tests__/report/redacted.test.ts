import { describe, expect, it } from '@jest/globals'
import { redactor } from '../../src/redaction/redactor.js'
import { redactedReport, redactedResult } from '../../src/report/redacted.js'
import type { Report } from '../../src/report/report.js'
import { checkResult } from '../check-result.js'

/** Secrets that are words of a report as well: nobody should choose them, and nothing must change by them. */
const WORDS = [
  'fail',
  'cross-domain',
  'domain.token',
  'client-credentials-wrong',
  'domain administrator',
  'idcs-1.identity.example',
  'pod.example',
  'OIC_IDCS_CERT',
  '2026-01-01T00:00:00.000Z',
  'AB:CD:EF:01:23:45:67:89',
  'add role',
  'acme-test',
]

const RESULT = checkResult('domain.token', 'fail', {
  found: 'said: Welcome1Oracle',
  expected: 'not Welcome1Oracle',
  causes: [{ id: 'client-credentials-wrong', evidence: 'said: Welcome1Oracle' }],
  fixBy: 'domain administrator',
  fix: 'Change Welcome1Oracle.',
  requests: [
    {
      method: 'GET',
      host: 'pod.example',
      path: '/Roles/Welcome1Oracle',
      status: 400,
      requestId: 'Welcome1Oracle',
    },
  ],
})

const CERTIFICATE: Report['certificates'][number] = {
  role: 'signing',
  alias: 'OIC_IDCS_CERT',
  path: '/tmp/OIC_IDCS_CERT.crt',
  subject: 'CN=Welcome1Oracle',
  issuer: 'CN=Welcome1Oracle',
  serialNumber: Buffer.from('Welcome1Oracle').toString('hex').toUpperCase(),
  notBefore: '2026-01-01T00:00:00.000Z',
  notAfter: '2026-01-01T00:00:00.000Z',
  sha1: 'AB:CD:EF:01:23:45:67:89',
  sha256: 'AB:CD:EF:01:23:45:67:89',
}

const REPORT: Report = {
  schemaVersion: 1,
  tool: { name: 'oic-fusion-prerequisites', version: '1.0.0' },
  environment: 'acme-test',
  mode: 'verify',
  reason: 'manual',
  startedAt: '2026-01-01T00:00:00.000Z',
  finishedAt: '2026-01-01T00:00:00.000Z',
  durationMs: 1,
  result: 'fail',
  casdk0004Expected: 'true',
  topology: 'cross-domain',
  trustedIssuer: 'https://Welcome1Oracle.example/',
  hosts: { identityDomain: 'idcs-1.identity.example', fusion: 'pod.example', oic: null },
  counts: { error: 0, fail: 1, blocked: 0, manual: 0, pending: 0, warn: 0, pass: 0, skip: 0 },
  certificates: [CERTIFICATE],
  checks: [RESULT],
  changes: [{ id: 'domain.token', action: 'add role', target: 'Welcome1Oracle', state: 'planned' }],
  grant: { id: 'Welcome1Oracle', takenAt: '', revokedAt: null, heldSeconds: null },
}

describe('a report in which services repeat a secret', () => {
  for (const secret of ['Welcome1Oracle', ...WORDS]) redactor.add(secret)
  const redacted = redactedReport(REPORT)

  it('has it nowhere', () => {
    const text = JSON.stringify(redacted)
    expect(text).not.toContain('Welcome1Oracle')
    expect(text).not.toContain(CERTIFICATE.serialNumber)
  })

  it('has its own words as they were, though they are secrets too', () => {
    const { checks, certificates, changes, trustedIssuer, grant } = redacted
    expect(redacted).toEqual({ ...REPORT, checks, certificates, changes, trustedIssuer, grant })
    expect(checks[0]).toEqual({
      ...RESULT,
      found: 'said: ***',
      expected: 'not ***',
      causes: [{ id: 'client-credentials-wrong', evidence: 'said: ***' }],
      fix: 'Change ***.',
      requests: [{ ...RESULT.requests[0], path: '/Roles/***', requestId: '***' }],
    })
    expect(certificates).toEqual([
      { ...CERTIFICATE, subject: 'CN=***', issuer: 'CN=***', serialNumber: '***' },
    ])
    expect(changes).toEqual([{ ...REPORT.changes[0], target: '***' }])
    expect(trustedIssuer).toBe('https://***.example/')
    expect(grant).toEqual({ ...REPORT.grant, id: '***' })
  })

  it('is not redacted twice into something else', () => {
    expect(redactedReport(redacted)).toEqual(redacted)
  })

  it('has no text that is longer than anybody reads, and in none the beginning of a secret', () => {
    const found = `${'x'.repeat(9_995)}Welcome1Oracle${'y'.repeat(1_000_000)}`
    const { found: cut } = redactedResult({ ...RESULT, found })
    expect(cut).toBe(`${'x'.repeat(9_995)}***yy…`)
  })
})
