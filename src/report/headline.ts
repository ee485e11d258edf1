import { causeOf } from '../causes/catalogue.js'
import { personOf } from '../causes/cause.js'
import { FAILED, type CheckResult } from '../checks/check.js'
import { isTrustSeen } from '../checks/trust-seen.js'
import { wholeDays } from '../time/days.js'
import { causeOf401, isOfCertificates } from './casdk-0004.js'
import { toldChanges } from './changes.js'
import { counted } from './counted.js'
import { bounded, cell, code } from './escape.js'
import { allHold, isNothingChecked, openChecks } from './green.js'
import { causeInWords, linkedId } from './links.js'
import type { Report } from './report.js'

/** Characters of what was found; all of it stands further down. */
const MOST_FOUND = 300

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
export function renderHeadline(report: Report): string {
  const leading = leadingCheck(report.checks)
  return leading === undefined ? quietLine(report) : table(leading, report.checks)
}

function table(leading: CheckResult, checks: readonly CheckResult[]): string {
  const { found, fixBy, fix } = leading
  const others = checks.filter((check) => check !== leading && FAILED.includes(check.state))
  const [head, ...rows] = [
    ...cause(leading),
    ['Found', cell(bounded(found, MOST_FOUND))],
    ...(fixBy === null ? [] : [['Who', personOf(fixBy)]]),
    ...(fix === null ? [] : [['How', cell(fix)]]),
    ...(others.length === 0 ? [] : [['Also', named(others)]]),
  ].map((row) => `| ${row.join(' | ')} |`)
  return [head, '|:---|:---|', ...rows].join('\n')
}

function cause({ causes, docs }: CheckResult): readonly (readonly string[])[] {
  const [first] = causes
  if (first === undefined) return []
  const words = causeInWords(causeOf(first.id).title, first.id, docs)
  const rank = causes.length === 1 ? '' : ` (most likely of ${String(causes.length)})`
  return [['Cause', `${words}${rank}`]]
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
