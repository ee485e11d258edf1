import { basename } from 'node:path'
import type { HandoffFacts, Import } from './handoff.js'
import {
  isKeyRejected,
  isRefusedConnection,
  isRejected,
  reasonFor,
  type Occasion,
} from './handoff-reason.js'
import type { WorkflowRun } from './origin.js'
import type { Report, ReportedCertificate } from './report.js'

/** What the hand-off is made of besides the report. */
export interface HandoffSources {
  /** SHA-256 of authorities' certificates that, by their key usage, sign no certificates. */
  readonly notForSigning: readonly string[]
  /** What the domain will sign with next. */
  readonly next: readonly ReportedCertificate[]
  /** SHA-256 of the certificates that are known, and so imported: upper case with colons. */
  readonly expectedFingerprints: readonly string[]
  /** `undefined` when no workflow is known. */
  readonly run: WorkflowRun | undefined
}

/**
 * Whether there is something to hand over, and what. The hand-off is for pairs that need an import, once both
 * certificates are proven and nothing speaks against them. Where nobody knows whether an import is needed, it is spoken
 * of only when the pod refused a token, of this run or of a connection. Where two domains are known it is there although
 * the pod accepts the tokens, and says so: it is for the day on which the pod does not.
 */
export function planHandoff(report: Report, sources: HandoffSources): HandoffFacts | undefined {
  const { topology, trustedIssuer, certificates, environment, hosts, checks } = report
  const pinned = checks.find(({ id }) => id === 'certificate.pinned')?.causes[0]?.id
  const isRotated = pinned === 'signing-key-rotated' || pinned === 'rotation-unproven'
  const spoilt = checks.some(
    ({ id, state }) =>
      id.startsWith('certificate.') &&
      state === 'fail' &&
      !(isRotated && id === 'certificate.pinned'),
  )
  const refused = checks.some(isRejected)
  const needed =
    topology === 'cross-domain' ||
    (topology === 'unknown' && (refused || checks.some(isRefusedConnection)))
  if (!needed || trustedIssuer === null || certificates.length < 2 || spoilt) return undefined
  // a pod that refuses the present key needs the present pair first
  const isAhead =
    pinned === 'signing-key-rotation-ahead' &&
    sources.next.length > 0 &&
    !checks.some(isKeyRejected)
  const occasion: Occasion = isRotated ? 'rotated' : isAhead ? 'ahead' : 'set-up'
  return {
    environment,
    fusionHost: hosts.fusion ?? '',
    identityDomainHost: hosts.identityDomain ?? '',
    trustedIssuer,
    origin: { tool: report.tool.name, finishedAt: report.finishedAt, run: sources.run },
    reason: reasonFor(checks, occasion),
    occasion,
    imports: importsFor(occasion, certificates, sources),
    isRejectedByOpenssl: [...certificates, ...sources.next].some(({ sha256 }) =>
      sources.notForSigning.includes(sha256),
    ),
  }
}

/** In a rotation only what is unknown is imported, beside the old and so under an alias of its own. */
function importsFor(
  occasion: Occasion,
  present: readonly ReportedCertificate[],
  { next, expectedFingerprints }: HandoffSources,
): readonly Import[] {
  if (occasion === 'set-up') return present.map((one) => toImport(one, one.alias))
  return (occasion === 'ahead' ? next : present)
    .filter(({ sha256 }) => !expectedFingerprints.includes(sha256))
    .map((one) => toImport(one, `${one.alias}_${one.notBefore.slice(0, 10).replaceAll('-', '')}`))
}

function toImport({ path, subject, sha1, sha256 }: ReportedCertificate, alias: string): Import {
  return { alias, file: basename(path), subject, sha1, sha256 }
}
