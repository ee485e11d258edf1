import { pass, skip, warn, type Verdict } from '../checks/check.js'
import { causedBy, failedBy } from '../checks/caused-by.js'
import { quoted } from '../oracle/answer.js'
import type { Certificate } from './certificate.js'
import { day } from './certificate-validity.js'
import { wholeDays } from '../time/days.js'
import { keysAhead, type SigningCertificate } from './signing-certificate.js'

/** What the fingerprints are compared with. */
export interface Pins {
  /** SHA-256, upper case with colons. */
  readonly expected: readonly string[]
  readonly warningDays: number
  /** Milliseconds since the epoch. */
  readonly now: number
}

/**
 * Compares every certificate seen with the fingerprints that are known, and tells a rotation from something unknown.
 * Oracle documents neither how a rotation looks nor that a set may hold two keys; both are read as they would be
 * elsewhere.
 */
export function judgePins(
  bundle: SigningCertificate,
  authority: Certificate | undefined,
  pins: Pins,
): Verdict<null> {
  const { leaf, others, beside } = bundle
  const { expected } = pins
  if (expected.length === 0) return skip('expected-fingerprints is not set')
  const isKnown = ({ sha256 }: Certificate): boolean => expected.includes(sha256)
  const wanted = `one of ${expected.join(', ')}`
  const used = [leaf, ...others]
  const unknown = used.filter((certificate) => !isKnown(certificate))
  const ahead = keysAhead(bundle).map((key) => key.leaf)
  const former = beside.map((key) => key.leaf).filter((other) => !ahead.includes(other))
  if (!isKnown(leaf) && ahead.some(isKnown)) {
    return failedBy('fingerprint-unknown', {
      found: `not in expected-fingerprints: ${named(unknown)}. The known key is in the set, and tokens are not signed with it yet`,
      expected: wanted,
    })
  }
  if (!isKnown(leaf) && [...others, ...former].some(isKnown)) {
    const how = former.some(isKnown)
      ? 'rotated: tokens are signed with a new key, and the known one is still in the set'
      : 'replaced: the known CA has signed another certificate'
    return failedBy(['rotation-unproven', 'fingerprint-unknown'], {
      found: `${how}: ${named(unknown)}`,
      expected: wanted,
    })
  }
  if (unknown.length > 0) {
    return failedBy('fingerprint-unknown', {
      found: `not in expected-fingerprints: ${named(unknown)}`,
      expected: wanted,
    })
  }
  const coming = ahead.filter((certificate) => !isKnown(certificate))
  if (coming.length > 0) {
    const found = `expected rotation: the set contains a new key in addition to the known one: ${named(coming)}`
    return warn(null, found, {
      expected: wanted,
      ...causedBy([{ id: 'signing-key-rotation-ahead', evidence: found }]),
    })
  }
  const ending = judgeKnownEnd(leaf, authority, pins)
  if (ending !== undefined) return ending
  const left = former.filter((certificate) => !isKnown(certificate))
  if (left.length > 0) {
    return warn(
      null,
      `all in use are known, and the former key is still in the set: ${named(left)}`,
      {
        expected: wanted,
        fixBy: 'domain administrator',
        fix: 'Compare it with the fingerprint that was expected before the rotation. While the set contains it, you may list it in expected-fingerprints too.',
      },
    )
  }
  return pass(null, `all ${String(used.length + beside.length)} fingerprints are known`)
}

/** Warns of the known certificate that ends first, when it ends soon or has ended. */
function judgeKnownEnd(
  leaf: Certificate,
  authority: Certificate | undefined,
  { warningDays, now }: Pins,
): Verdict<null> | undefined {
  const isFirst = authority === undefined || leaf.notAfter.getTime() <= authority.notAfter.getTime()
  const [name, { notAfter }] = isFirst
    ? (['signing certificate', leaf] as const)
    : (['CA certificate', authority] as const)
  const days = wholeDays(notAfter.getTime() - now)
  if (days >= warningDays) return undefined
  const when = `valid until ${day(notAfter)}`
  const isOver = notAfter.getTime() < now
  const id = isOver ? 'certificate-expired' : 'certificate-expires-soon'
  const found = isOver
    ? `expired: all are known, and the ${name} was ${when}. A rotation is overdue`
    : `expiring: all are known, and the ${name} expires in ${String(days)} days. A rotation is due`
  return warn(null, found, {
    expected: `valid for ${String(warningDays)} days more`,
    ...causedBy([{ id, evidence: when }]),
  })
}

function named(certificates: readonly Certificate[]): string {
  return certificates
    .map(({ subject, sha256 }) => `${quoted(subject)} with SHA-256 ${sha256}`)
    .join('; ')
}
