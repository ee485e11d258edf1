import type { CheckResult } from '../checks/check.js'
import type { ApplicationEdit } from '../prerequisites/application-faults.js'
import { redactor } from '../redaction/redactor.js'
import type { Report, ReportedCertificate } from './report.js'

/** Longer than whatever is worth reading; what is shown is cut shorter still. */
const LONGEST = 10_000

/**
 * A result without secrets in what is told freely. States, ids and counts are this action's own words: no service can
 * have them blackened, whatever it issues.
 */
export function redactedResult(result: CheckResult): CheckResult {
  const { found, expected, causes, fix, requests } = result
  return {
    ...result,
    found: told(found),
    expected: expected && told(expected),
    causes: causes.map((cause) => ({ ...cause, evidence: told(cause.evidence) })),
    fix: fix && told(fix),
    // ids that a service has made stand in paths
    requests: requests.map((request) => ({
      ...request,
      path: told(request.path),
      requestId: request.requestId && told(request.requestId),
    })),
  }
}

/** A certificate without secrets in the names that it was given; its fingerprints are what they are. */
export function redactedCertificate(certificate: ReportedCertificate): ReportedCertificate {
  const { subject, issuer, serialNumber } = certificate
  return {
    ...certificate,
    subject: told(subject),
    issuer: told(issuer),
    serialNumber: told(serialNumber),
  }
}

/** A change of an application without secrets in the name that it was given; its values are those of the inputs. */
export function redactedEdit(edit: ApplicationEdit): ApplicationEdit {
  return { ...edit, applicationName: told(edit.applicationName) }
}

/** A report without secrets in what is told freely; see {@link redactedResult}. */
export function redactedReport(report: Report): Report {
  const { trustedIssuer, certificates, checks, changes, grant } = report
  return {
    ...report,
    trustedIssuer: trustedIssuer && told(trustedIssuer),
    certificates: certificates.map(redactedCertificate),
    checks: checks.map(redactedResult),
    changes: changes.map((change) => ({ ...change, target: told(change.target) })),
    grant: grant && { ...grant, id: told(grant.id) },
  }
}

function told(text: string): string {
  return redactor.cut(text, LONGEST)
}
