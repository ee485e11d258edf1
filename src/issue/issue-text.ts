import { createHash } from 'node:crypto'
import type { Report } from '../report/report.js'
import { bounded, code, markdown } from '../report/escape.js'
import { renderVerdict, renderWrong } from '../report/summary.js'

/** What the hidden marker of an issue remembers. */
export interface Marked {
  /** Identifies the pair, whatever the issue is called. */
  readonly pair: string
  /** Ids of the checks that failed, sorted. */
  readonly failing: readonly string[]
  /** Page of the run since which exactly these fail. */
  readonly since: string
}

/** GitHub takes 65 536 characters. */
const MOST_CHARACTERS = 60_000

/** What a pair is told by: its name, which is the title of its reports too. */
export function pairKey({ environment }: Pick<Report, 'environment'>): string {
  return createHash('sha256').update(environment).digest('hex').slice(0, 32)
}

/** Title of a new issue; people may change it. */
export function issueTitle({ environment }: Report): string {
  return `OIC prerequisites of ${bounded(environment, 100)}`
}

/**
 * The issue's text. It holds nothing that differs from run to run while the findings are the same: no times, and no
 * request ids, which stand in the reports.
 */
export function issueBody(report: Report, marked: Marked): string {
  const text = [
    hidden(marked),
    renderVerdict(report),
    renderWrong(report),
    `Like this since [this run](${marked.since}). The text is rewritten by the action, the issue closed when all prerequisites hold.`,
  ].join('\n\n')
  return bounded(text.replaceAll(/, request id [\w-]+/g, ''), MOST_CHARACTERS)
}

/** What changed in the set of failing checks, for a comment; `undefined` when nothing did. */
export function changeComment(
  before: readonly string[],
  now: readonly string[],
  run: string,
): string | undefined {
  const added = now.filter((id) => !before.includes(id))
  const gone = before.filter((id) => !now.includes(id))
  const told = [
    ...(added.length > 0 ? [`New: ${added.map(code).join(', ')}.`] : []),
    ...(gone.length > 0 ? [`No longer: ${gone.map(code).join(', ')}.`] : []),
  ]
  return told.length === 0 ? undefined : [...told, `[Run](${run})`].join(' ')
}

/** The comment with which an issue is opened again. */
export function returnComment(failing: readonly string[], run: string): string {
  return `Failing again: ${failing.map(code).join(', ')}. [Run](${run})`
}

/** The comment with which an issue is closed. */
export function greenComment({ environment }: Report, run: string): string {
  return `All prerequisites of ${markdown(bounded(environment, 100))} hold again. [Run](${run})`
}

const MARKER = /<!-- oic-fusion-prerequisites ([A-Za-z0-9_-]+) -->/

function hidden(marked: Marked): string {
  const text = Buffer.from(JSON.stringify(marked)).toString('base64url')
  return `<!-- oic-fusion-prerequisites ${text} -->`
}

/** Reads the marker of an issue's text; `undefined` when there is none, or nobody can read it. */
export function markedIn(body: string): Marked | undefined {
  const text = MARKER.exec(body)?.[1]
  if (text === undefined) return undefined
  try {
    const read = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Partial<Marked>
    const { pair, failing, since } = read
    const listed = Array.isArray(failing) && failing.every((id) => typeof id === 'string')
    const isLink = typeof since === 'string' && /^https?:\/\/[^\s()<>]+$/.test(since)
    return typeof pair === 'string' && isLink && listed ? { pair, failing, since } : undefined
  } catch {
    return undefined
  }
}
