import { TRUST_CAUSES } from '../causes/trust-causes.js'
import { personOf } from '../causes/cause.js'
import { FAILED, type CheckResult } from '../checks/check.js'
import { isTrustSeen } from '../checks/trust-seen.js'
import { wholeDays } from '../time/days.js'
import { causeOf401, isOfCertificates } from './casdk-0004.js'
import { toldChanges } from './changes.js'
import { counted } from './counted.js'
import { bounded, cell, code } from './escape.js'
import { allHold, isNothingChecked, openChecks } from './green.js'
import { linesFound } from './lines-found.js'
import { linkedCause, linkedId } from './links.js'
import type { Report } from './report.js'

/** Characters of what was found, or speaks for the cause; where it is longer, all of it stands further down. */
const MOST_SHOWN = 500

/** So much of it is shown where it is longer. */
const SHOWN_OF_LONGER = 300

/** Which instructions stand further down, folded. */
export interface Instructions {
  /** For the Fusion IT security manager. */
  readonly ofImport?: boolean
  /** For the identity domain administrator. */
  readonly ofApplications?: boolean
}

/** So many checks besides the leading one are named in the headline. */
const MOST_NAMED = 4

/**
 * The check that the headline is about: of those that are wrong, or else of those left for a person, the first with a
 * cause of the 401. Where none has one it is the first that is wrong, or left. They stand in the order in which they
 * need each other, so the first is the nearest to the root. A certificate stops nothing while the pod is seen to accept
 * what it is for, so it comes last then.
 */
export function leadingCheck(checks: readonly CheckResult[]): CheckResult | undefined {
  const wrong = checks.filter(({ state }) => FAILED.includes(state))
  const candidates = [...wrong, ...checks.filter(({ state }) => state === 'manual')]
  const stopping = isTrustSeen(checks)
    ? candidates.filter((check) => !isOfCertificates(check))
    : candidates
  return stopping.find((check) => causeOf401(check) !== undefined) ?? stopping[0] ?? candidates[0]
}

/**
 * What a reader must see without scrolling: the most likely cause in words, what was found, who fixes it and how.
 * Where nothing is wrong, one quiet line.
 */
export function renderHeadline(report: Report, instructions: Instructions = {}): string {
  const leading = leadingCheck(report.checks)
  return leading === undefined ? quietLine(report) : table(leading, report.checks, instructions)
}

function table(
  leading: CheckResult,
  checks: readonly CheckResult[],
  instructions: Instructions,
): string {
  const { id, docs, title, expected, fixBy, fix } = leading
  const others = checks.filter((check) => check !== leading && FAILED.includes(check.state))
  const [head, ...rows] = [
    ['Check', `${linkedId(id, docs)} ${cell(title)}`],
    ['Found', found(leading)],
    ...(expected === null ? [] : [['Expected', cell(expected)]]),
    ...cause(leading),
    ...(fixBy === null ? [] : [['Who', personOf(fixBy)]]),
    ...(fix === null ? [] : [['How', cell(fix)]]),
    ...where(leading, instructions),
    ...(others.length === 0 ? [] : [['Also', named(others)]]),
  ].map((row) => `| ${row.join(' | ')} |`)
  return [head, '|:---|:---|', ...rows].join('\n')
}

/** What was found, where the headline shows it whole. */
export function isFoundInHeadline({ id, found }: CheckResult): boolean {
  return linesFound({ id, found }).length === 1 && found.length <= MOST_SHOWN
}

/** The same of what speaks for the cause. */
export function isEvidenceInHeadline({ found, causes: [first] }: CheckResult): boolean {
  return (
    first === undefined || found.includes(first.evidence) || first.evidence.length <= MOST_SHOWN
  )
}

function found({ id, found }: CheckResult): string {
  const [first = '', ...others] = linesFound({ id, found })
  return others.length === 0 ? shown(found) : `${cell(first.replace(/:$/, ''))}, listed below`
}

function shown(text: string): string {
  return cell(text.length <= MOST_SHOWN ? text : bounded(text, SHOWN_OF_LONGER))
}

/** The heading says the cause in words. */
function cause({ causes, docs, found }: CheckResult): readonly (readonly string[])[] {
  const [first] = causes
  if (first === undefined) return []
  const rank = causes.length === 1 ? '' : `, first of ${String(causes.length)}`
  const evidence = found.includes(first.evidence) ? '' : `: ${shown(first.evidence)}`
  return [['Cause', `${linkedCause(first.id, docs)}${rank}${evidence}`]]
}

/** Where the values are that the remedy speaks of. */
function where(
  { id, fixBy, fix, causes }: CheckResult,
  { ofImport, ofApplications }: Instructions,
): readonly (readonly string[])[] {
  const [first] = causes
  const isOfTrust = fixBy === 'Fusion IT security manager' && first && first.id in TRUST_CAUSES
  if (ofImport && (isOfTrust || fix?.includes('import instructions') === true))
    return [['Instructions', pointer('import', 'handoff.html')]]
  return ofApplications && id.startsWith('application.')
    ? [['Instructions', pointer('application', 'application-handoff.html')]]
    : []
}

function pointer(of: string, file: string): string {
  return `The ${of} instructions are folded below. To send them, use ${code(file)} from ${code('output-directory')}, or from the artifact if the workflow uploads it.`
}

function named(checks: readonly CheckResult[]): string {
  const ids = checks.slice(0, MOST_NAMED).map(({ id, docs }) => linkedId(id, docs))
  const left = checks.length - ids.length
  return `${ids.join(', ')}${left > 0 ? ` and ${String(left)} more` : ''}`
}

function quietLine(report: Report): string {
  const { result, mode, changes, counts, checks } = report
  const left = leftOut(checks)
  if (result === 'pending') {
    const told = toldChanges(changes).length
    return mode === 'plan' && told > 0
      ? `Next: run with ${code('mode: apply')}. It makes the ${counted(told, 'change')} below.`
      : `${counted(counts.pending, 'check')} below: pending.`
  }
  return `${quietly(report)}${firstEnd(report)}${left}${unaskedTrust(report)}`
}

function quietly(report: Report): string {
  const { result, counts, checks } = report
  if (isNothingChecked(checks)) return 'No check ran, so nothing is proven.'
  if (result === 'warn') return `Nothing failed. ${counted(counts.warn, 'warning')} below.`
  return allHold(report) ? 'You have nothing to do.' : 'Nothing failed.'
}

/** A green pair with two domains does not work for certain while the trust was not tested. */
function unaskedTrust({ topology, certificates, checks }: Report): string {
  const isOpen = openChecks(checks).some(({ id }) => id === 'fusion.trust')
  if (topology !== 'cross-domain' || !isOpen) return ''
  const what = certificates.length < 2 ? 'ask' : 'send the instructions below to'
  return `\n\n**Nothing here shows that Fusion trusts the identity domain.** If the certificates have not been imported yet, ${what} the Fusion IT security manager.`
}

/** When the first certificate expires. */
function firstEnd({ certificates, finishedAt }: Report): string {
  const ends = certificates.map(({ notAfter }) => notAfter).toSorted()[0]
  if (ends === undefined) return ''
  const days = wholeDays(Date.parse(ends) - Date.parse(finishedAt))
  const when =
    days < 0
      ? `expired on ${ends.slice(0, 10)}, and was not checked`
      : `expires on ${ends.slice(0, 10)}, in ${counted(days, 'day')}`
  return ` The first certificate ${when}.`
}

/** A run must not seem to have checked more than it did. */
function leftOut(checks: readonly CheckResult[]): string {
  const number = checks.filter((check) => check.leftOut === 'skip-checks').length
  return number === 0 ? '' : ` ${counted(number, 'check')} left out by ${code('skip-checks')}.`
}
