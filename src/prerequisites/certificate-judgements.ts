import { causedBy, failedBy } from '../causes/caused-by.js'
import { pass, skip, warn, type Verdict } from '../checks/check.js'
import type { AccessToken } from '../oracle/access-token.js'
import { quoted } from '../oracle/answer.js'
import type { Certificate } from './certificate.js'
import { wholeDays } from './days.js'
import type { SigningCertificate } from './signing-certificate.js'

/** Compares the domain's name, last common name of the leaf, with the token's `tenant`. */
export function judgeDomain({ leaf }: SigningCertificate, token: AccessToken): Verdict<null> {
  const named = leaf.commonNames.at(-1)
  if (token.tenant === undefined) {
    return warn(null, 'not proven: the token does not name its domain', {
      expected: 'a claim tenant',
    })
  }
  if (named?.toLowerCase() === token.tenant.toLowerCase())
    return pass(null, `names ${quoted(named)}`)
  const found = `the certificate names ${quoted(named ?? 'no domain')}, the token ${quoted(token.tenant)}`
  return warn(null, found, {
    expected: 'the same domain in both',
    ...causedBy([{ id: 'certificate-of-another-domain', evidence: found }]),
  })
}

/** Judges the dates of both certificates. @param now milliseconds since the epoch */
export function judgeValidity(
  leaf: Certificate,
  authority: Certificate | undefined,
  warningDays: number,
  now: number,
): Verdict<null> {
  const named = [
    ['signing certificate', leaf],
    ...(authority === undefined ? [] : [['authority certificate', authority] as const]),
  ] as const
  const limits = `warn below ${String(warningDays)} days`
  for (const [name, { notBefore, notAfter }] of named) {
    if (notAfter.getTime() < now) {
      return failedBy('certificate-expired', {
        found: `${name} expired on ${day(notAfter)}`,
        expected: `valid on ${day(new Date(now))}`,
      })
    }
    if (notBefore.getTime() > now) {
      return failedBy('certificate-not-yet-valid', {
        found: `${name} is valid from ${day(notBefore)}`,
        expected: `valid on ${day(new Date(now))}`,
      })
    }
  }
  const [next] = named.toSorted(([, a], [, b]) => a.notAfter.getTime() - b.notAfter.getTime())
  const found = named
    .map(
      ([name, { notAfter }]) =>
        `${name} valid until ${day(notAfter)} (${String(wholeDays(notAfter.getTime() - now))} days)`,
    )
    .join(', ')
  if (next !== undefined && wholeDays(next[1].notAfter.getTime() - now) < warningDays) {
    return warn(null, `${found}; ${limits}`, {
      expected: `valid for ${String(warningDays)} days more`,
      ...causedBy([{ id: 'certificate-expired', evidence: found }]),
    })
  }
  if (authority === undefined) {
    return warn(null, `${found}; not proven for the authority certificate, which was not found`, {
      expected: 'both certificates',
    })
  }
  return pass(null, `${found}, ${limits}`)
}

/** Compares every certificate seen with the fingerprints that are known. */
export function judgePins(bundle: SigningCertificate, expected: readonly string[]): Verdict<null> {
  if (expected.length === 0) return skip('expected-fingerprints is not given')
  const seen = [bundle.leaf, ...bundle.others]
  const unknown = seen.filter((certificate) => !expected.includes(certificate.sha256))
  if (unknown.length === 0) return pass(null, `all ${String(seen.length)} fingerprints are known`)
  return failedBy('fingerprint-unknown', {
    found: unknown
      .map(({ subject, sha256 }) => `${quoted(subject)} with SHA-256 ${sha256}`)
      .join('; '),
    expected: `one of ${expected.join(', ')}`,
  })
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10)
}
