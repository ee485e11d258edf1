import { causeOf, type CauseId } from '../causes/catalogue.js'
import { isUnproven, type CheckResult } from '../checks/check.js'
import { wholeDays } from '../time/days.js'
import { counted } from './counted.js'
import type { Report } from './report.js'

/** What a run without failure is judged by. */
export type Green = Pick<Report, 'checks' | 'certificates' | 'finishedAt'>

/** What is to be known of checks that did not fail. */
interface Remark {
  readonly words: string
  readonly checks: readonly CheckResult[]
}

const ENDING: CauseId = 'certificate-expires-soon'

/**
 * The verdict on a run in which nothing failed: what was not proven and what is about to break, the most important
 * first. That all is well it says only where every check that applies was seen to hold.
 */
export function greenInWords(report: Green): string {
  if (isNothingChecked(report.checks)) return nothingChecked(report.checks)
  const [first, ...others] = remarksOn(report)
  if (first === undefined) return 'all prerequisites hold'
  const [second] = others
  if (second === undefined) return first.words
  if (others.length === 1) return `${first.words}, ${second.words}`
  const more = others.flatMap(({ checks }) => checks).length
  return `${first.words}, and ${String(more)} more findings`
}

/** Whether every check that applies was seen to hold, without a warning. */
export function allHold(report: Green): boolean {
  return !isNothingChecked(report.checks) && remarksOn(report).length === 0
}

/** Whether no check was made besides that of the inputs: such a run shows nothing of the pair. */
export function isNothingChecked(checks: readonly CheckResult[]): boolean {
  return checks.every(({ id, state }) => id === 'inputs.valid' || state === 'skip')
}

function nothingChecked(checks: readonly CheckResult[]): string {
  const left = openChecks(checks).filter(({ state }) => state === 'skip').length
  return `nothing was checked${left === 0 ? '' : `, ${counted(left, 'check')} not run`}`
}

/**
 * Checks that apply and of which the run cannot say whether they hold: warnings without proof, and what was not run.
 * Trust that is left to a connection test is proven by one that passes.
 */
export function openChecks(checks: readonly CheckResult[]): readonly CheckResult[] {
  const isTested = checks.some(
    ({ id, state }) => id.startsWith('oic.connection-test.') && state === 'pass',
  )
  return checks.filter(
    (check) =>
      isUnproven(check) ||
      (check.leftOut !== null && !(check.leftOut === 'connection test' && isTested)),
  )
}

function remarksOn(report: Green): readonly Remark[] {
  const open = openChecks(report.checks)
  const trust = open.filter(({ id }) => id === 'fusion.trust')
  const rest = open.filter(({ id }) => id !== 'fusion.trust')
  const warnings = report.checks.filter(({ state, proven }) => state === 'warn' && proven)
  const by = (cause: CauseId | undefined): readonly CheckResult[] =>
    warnings.filter(({ causes }) => causes[0]?.id === cause)
  const causes = [...new Set(warnings.flatMap(({ causes }) => causes.slice(0, 1)))]
  const others = [...new Set(causes.map(({ id }) => id))].filter((id) => id !== ENDING)
  return [
    { words: ofTrust(trust), checks: trust },
    { words: firstEnd(report), checks: by(ENDING) },
    ...others.map((id) => ({ words: causeOf(id).title, checks: by(id) })),
    { words: ofOthers(rest), checks: rest },
    { words: counted(by(undefined).length, 'warning'), checks: by(undefined) },
  ].filter(({ checks }) => checks.length > 0)
}

/** Asked with a token of somebody else, it was tested and is not proven. A request for a token is no test of it. */
function ofTrust([trust]: readonly CheckResult[]): string {
  return trust?.requests.length === 0 || (trust?.leftOut ?? null) !== null
    ? "Fusion's trust was not tested"
    : "Fusion's trust was not proven for the integration user"
}

function ofOthers(checks: readonly CheckResult[]): string {
  const notRun = checks.filter(({ state }) => state === 'skip').length
  const unproven = checks.length - notRun
  if (unproven === 0) return `${counted(notRun, 'check')} not run`
  const others = notRun === 0 ? '' : ` and ${String(notRun)} not run`
  return `${counted(unproven, 'check')} not proven${others}`
}

const NAMES = { signing: 'Signing certificate', authority: 'CA certificate' } as const

function firstEnd({ certificates, finishedAt }: Green): string {
  const [first] = certificates.toSorted((a, b) => Date.parse(a.notAfter) - Date.parse(b.notAfter))
  if (first === undefined) return 'A certificate expires soon'
  const days = wholeDays(Date.parse(first.notAfter) - Date.parse(finishedAt))
  return days < 0
    ? `${NAMES[first.role]} has expired`
    : `${NAMES[first.role]} expires in ${counted(days, 'day')}`
}
