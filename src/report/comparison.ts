import { isOfPair, type EarlierReport } from './earlier-report.js'
import { bounded, code, markdown } from './escape.js'

/** More changes than this are no comparison any more, but another pair. */
const MOST_ROWS = 200

/** What is compared of the present report. */
export type PresentReport = Pick<EarlierReport, 'environment' | 'hosts' | 'checks' | 'certificates'>

/** What changed between two runs, as evidence: states of checks, and fingerprints. Both are escaped. */
export function renderComparison(earlier: EarlierReport, report: PresentReport): string {
  const text = (value: string): string => markdown(bounded(value, 200))
  const rows = [...checkRows(earlier, report), ...certificateRows(earlier, report)]
  const [before, now] = statesOf(earlier, report)
  const same = [...now].filter(([id, state]) => before.get(id) === state).length
  const left = rows.length - MOST_ROWS
  return [
    `### Changes since ${text(earlier.startedAt)}`,
    ...(isOfPair(earlier, report)
      ? []
      : [`**The earlier report is of another pair**: ${pairOf(earlier).map(code).join(', ')}.`]),
    `Compared with a run of ${text(earlier.mode)} that ended as **${text(earlier.result)}**. ${String(same)} checks are in the same state.`,
    rows.length === 0
      ? 'Nothing has changed: every check is in the same state, and the certificates are the same.'
      : ['| what | before | now |', '|---|---|---|', ...rows.slice(0, MOST_ROWS)].join('\n'),
    ...(left > 0 ? [`${String(left)} more changes are not shown.`] : []),
  ].join('\n\n')
}

/** What a pair is told by, for messages. */
export function pairOf({ environment, hosts }: EarlierReport): readonly string[] {
  return [environment, hosts.identityDomain ?? 'no identity domain', hosts.fusion ?? 'no pod']
}

/**
 * The states of both runs. A warning without proof is told from one with it, unless the earlier report is of a version
 * that did not.
 */
function statesOf(
  earlier: Pick<EarlierReport, 'checks'>,
  report: Pick<EarlierReport, 'checks'>,
): readonly [ReadonlyMap<string, string>, ReadonlyMap<string, string>] {
  const isTold = earlier.checks.every(({ proven }) => proven !== undefined)
  const states = (checks: EarlierReport['checks']): ReadonlyMap<string, string> =>
    new Map(
      checks.map(({ id, state, proven }) => [
        id,
        isTold && state === 'warn' && proven === false ? 'warn, not proven' : state,
      ]),
    )
  return [states(earlier.checks), states(report.checks)]
}

function checkRows(earlier: EarlierReport, report: PresentReport): readonly string[] {
  const [before, now] = statesOf(earlier, report)
  return [...new Set([...now.keys(), ...before.keys()])]
    .filter((id) => before.get(id) !== now.get(id))
    .map((id) => row(id, before.get(id), now.get(id)))
}

function certificateRows(earlier: EarlierReport, report: PresentReport): readonly string[] {
  return (['signing', 'authority'] as const).flatMap((role) => {
    const of = (list: EarlierReport['certificates']): string | undefined =>
      list.find((certificate) => certificate.role === role)?.sha256
    const [before, now] = [of(earlier.certificates), of(report.certificates)]
    return before === now ? [] : [row(`SHA-256 of the ${role} certificate`, before, now)]
  })
}

function row(what: string, before: string | undefined, now: string | undefined): string {
  const cell = (text: string | undefined): string =>
    text === undefined ? 'none' : code(bounded(text, 200))
  return `| ${code(bounded(what, 200))} | ${cell(before)} | ${cell(now)} |`
}
