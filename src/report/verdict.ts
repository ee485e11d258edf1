import type { Topology } from '../prerequisites/topology.js'
import { causeOf } from '../causes/catalogue.js'
import type { CheckResult } from '../checks/check.js'
import { causeOf401 } from './casdk-0004.js'
import { toldChanges } from './changes.js'
import { counted } from './counted.js'
import { bounded, code, markdown } from './escape.js'
import { allHold, greenInWords } from './green.js'
import { leadingCheck, renderHeadline, type Instructions } from './headline.js'
import type { Casdk0004Expected, Report } from './report.js'

/** For findings without a cause of the catalogue. */
const VERDICTS: Readonly<Record<Exclude<Report['result'], 'warn' | 'pass' | 'pending'>, string>> = {
  error: 'a check could not be completed',
  fail: 'a check failed',
  blocked: 'a service is not available',
  manual: 'a person must act',
}

/** A run that passes has the green one only when every check that applies was seen to hold. */
const SIGNS: Readonly<Record<Report['result'], string>> = {
  pass: '⚠️',
  warn: '⚠️',
  pending: '⚠️',
  manual: '⚠️',
  blocked: '❌',
  fail: '❌',
  error: '❌',
}

const CASDK: Readonly<Record<Casdk0004Expected, string>> = {
  true: '**CASDK-0004: expected.** A check below explains the 401.',
  false: '**CASDK-0004: not expected.** Every tested connection passed.',
  unknown:
    '**CASDK-0004: unknown.** No check explains the 401, and no passing connection test rules one out.',
}

/** For a run that was given no connection. */
const TEST_ONE = ' Set the `oic-*` inputs to test a connection.'

const TOPOLOGY: Readonly<Record<Topology, string>> = {
  'same-domain': 'same-domain',
  'cross-domain': 'cross-domain',
  unknown: 'topology unknown',
}

/** The run's finding in a few words of this action's own. A cause among others is said to be the most likely one. */
function inWords(report: Report): string {
  const { result, checks } = report
  if (result === 'pass' || result === 'warn') return greenInWords(report)
  if (result === 'pending') return pendingInWords(report)
  const [first, ...others] = leadingCheck(checks)?.causes ?? []
  if (first === undefined) return VERDICTS[result]
  const { title } = causeOf(first.id)
  return others.length === 0 ? title : `${title} (most likely)`
}

function pendingInWords({ mode, changes, counts }: Report): string {
  const told = toldChanges(changes).length
  return mode === 'plan' && told > 0
    ? `${counted(told, 'change')} to make`
    : `${counted(counts.pending, 'check')} pending`
}

function casdkInWords({ casdk0004Expected, checks }: Report): string {
  if (casdk0004Expected === 'true') return [CASDK.true, ...howTheyDiffer(checks)].join(' ')
  if (casdk0004Expected === 'false') return CASDK.false
  const isPending = checks.some(
    (check) => check.state === 'pending' && causeOf401(check) !== undefined,
  )
  if (isPending) {
    return '**CASDK-0004: unknown.** The pending changes below fix possible causes of a 401.'
  }
  const isGiven = checks.some(({ id }) => id.startsWith('oic.'))
  return `${CASDK.unknown}${isGiven ? '' : TEST_ONE}`
}

/** How what the leading check shows, which may be no 401, comes to be one in Oracle Integration. */
function howTheyDiffer(checks: readonly CheckResult[]): readonly string[] {
  const leading = leadingCheck(checks)
  const id = leading && causeOf401(leading)
  const { how401 } = id === undefined ? {} : causeOf(id)
  return how401 === undefined ? [] : [how401]
}

/**
 * What stands at the top of the summary and of the issue: verdict, headline, counts, and which pair it is about.
 * @param instructions those that stand further down
 */
export function renderVerdict(report: Report, instructions: Instructions = {}): string {
  const { environment, mode, reason, result, counts, hosts, topology } = report
  const numbers = Object.entries(counts)
    .filter(([, number]) => number > 0)
    .map(([state, number]) => `${String(number)} ${state}`)
    .join(', ')
  const about = [
    `Result **${result}** of ${mode}, ${reason} run: ${numbers}`,
    ...(hosts.identityDomain === null ? [] : [`Identity domain: ${code(hosts.identityDomain)}`]),
    ...(hosts.fusion === null ? [] : [`Fusion: ${code(hosts.fusion)}, ${TOPOLOGY[topology]}`]),
  ]
  return [
    `## ${result === 'pass' && allHold(report) ? '✅' : SIGNS[result]} ${markdown(bounded(environment, 200))}: ${inWords(report)}`,
    casdkInWords(report),
    renderHeadline(report, instructions),
    // not a line break of Markdown: an issue would show two
    about.join('<br>'),
  ].join('\n\n')
}
