import { FAILED } from '../checks/check.js'
import { leadingCheck } from './headline.js'
import type { Report } from './report.js'
import { wholeDays } from '../time/days.js'

/** Paths of the files that were written; all `undefined` when none could be. */
export interface Written {
  readonly report: string | undefined
  readonly junit: string | undefined
  readonly handoff: string | undefined
  readonly handoffPage: string | undefined
}

/** Every output (action.yml, `outputs`), as far as it is known. */
export function outputsOf(
  report: Report,
  written: Written,
): Readonly<Record<string, string | number | undefined>> {
  const signing = report.certificates.find(({ role }) => role === 'signing')
  const authority = report.certificates.find(({ role }) => role === 'authority')
  const failed = report.checks.filter(({ state }) => FAILED.includes(state))
  return {
    result: report.result,
    'report-path': written.report,
    'junit-path': written.junit,
    'handoff-path': written.handoff,
    'handoff-html-path': written.handoffPage,
    'signing-certificate-path': written.report && signing?.path,
    'ca-certificate-path': written.report && authority?.path,
    'signing-certificate-sha256': signing?.sha256,
    'ca-certificate-sha256': authority?.sha256,
    'signing-certificate-sha1': signing?.sha1,
    'certificate-fingerprints':
      report.certificates.map(({ sha256 }) => sha256).join('\n') || undefined,
    'signing-certificate-not-after': signing?.notAfter,
    'days-until-expiry': daysUntilExpiry(report),
    'trusted-issuer': report.trustedIssuer ?? undefined,
    topology: report.topology,
    'casdk-0004-expected': report.casdk0004Expected,
    'failed-checks': JSON.stringify(failed.map(({ id }) => id)),
    causes: JSON.stringify(causesOf(report)),
    changes: JSON.stringify(report.changes),
    'grant-held-seconds': report.grant?.heldSeconds ?? undefined,
  }
}

/** Causes of what is wrong or left for a person, those of the check that the headline is about first. */
function causesOf({ checks }: Report): readonly string[] {
  const told = checks.filter(({ state }) => FAILED.includes(state) || state === 'manual')
  const leading = leadingCheck(checks)
  const ordered = [...told.filter((check) => check === leading), ...told]
  return [...new Set(ordered.flatMap(({ causes }) => causes.map(({ id }) => id)))]
}

/** Whole days from the end of the run until the first certificate ends, rounded down. */
function daysUntilExpiry({ certificates, finishedAt }: Report): number | undefined {
  if (certificates.length === 0) return undefined
  const first = Math.min(...certificates.map(({ notAfter }) => Date.parse(notAfter)))
  return wholeDays(first - Date.parse(finishedAt))
}
