import type { EarlierReport } from './earlier-report.js'
import { bounded, code, markdown } from './escape.js'
import type { Report } from './report.js'

/** More changes than this are no comparison any more, but another pair. */
const MOST_ROWS = 200

/** What changed between two runs, as evidence: states of checks, and fingerprints. Both are escaped. */
export function renderComparison(earlier: EarlierReport, report: Report): string {
  const text = (value: string): string => markdown(bounded(value, 200))
  const other =
    earlier.environment === report.environment ? '' : `, of the pair ${text(earlier.environment)}`
  const rows = [...checkRows(earlier, report), ...certificateRows(earlier, report)]
  const same = report.checks.length - checkRows(earlier, report).length
  return [
    `### Changes since ${text(earlier.startedAt)}`,
    `Compared with a run of ${text(earlier.mode)} that ended as **${text(earlier.result)}**${other}. ${String(Math.max(same, 0))} checks are as they were.`,
    rows.length === 0
      ? 'Nothing has changed: no check in its state, no certificate in its fingerprint.'
      : ['| what | before | now |', '|---|---|---|', ...rows.slice(0, MOST_ROWS)].join('\n'),
  ].join('\n\n')
}

function checkRows(earlier: EarlierReport, { checks }: Report): readonly string[] {
  const before = new Map(earlier.checks.map(({ id, state }) => [id, state]))
  const now = new Map(checks.map(({ id, state }) => [id, state as string]))
  return [...new Set([...now.keys(), ...before.keys()])]
    .filter((id) => before.get(id) !== now.get(id))
    .map((id) => row(id, before.get(id), now.get(id)))
}

function certificateRows(earlier: EarlierReport, report: Report): readonly string[] {
  return (['signing', 'authority'] as const).flatMap((role) => {
    const of = (list: EarlierReport['certificates']): string | undefined =>
      list.find((certificate) => certificate.role === role)?.sha256
    const [before, now] = [of(earlier.certificates), of(report.certificates)]
    return before === now ? [] : [row(`SHA-256 of the ${role} certificate`, before, now)]
  })
}

function row(what: string, before: string | undefined, now: string | undefined): string {
  const cell = (text: string | undefined): string =>
    text === undefined ? 'not there' : code(bounded(text, 200))
  return `| ${code(bounded(what, 200))} | ${cell(before)} | ${cell(now)} |`
}
