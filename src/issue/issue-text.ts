import { createHash } from 'node:crypto'
import { FAILED } from '../checks/check.js'
import type { Report } from '../report/report.js'
import { bounded, code, markdown } from '../report/escape.js'
import { renderFindings, renderLeading, renderWrong } from '../report/findings.js'
import { allHold, greenInWords } from '../report/green.js'
import { renderVerdict } from '../report/verdict.js'

/** What the hidden marker of an issue remembers. */
export interface Marked {
  /** Identifies the pair, whatever the issue is called. */
  readonly pair: string
  /** Ids of the checks that failed, sorted. */
  readonly failing: readonly string[]
  /** Page of the run since which exactly these fail; '' when it was read and is no plain link. */
  readonly since: string
  /** Of the findings that the text shows, see {@link findingsDigest}; '' when it was read and is none. */
  readonly digest: string
}

/** GitHub takes 65 536 characters. */
const MOST_CHARACTERS = 60_000

/** What a pair is told by: its name and the hosts of both halves, for names may be reused, or left at a default. */
export function pairKey({ environment, hosts }: Pick<Report, 'environment' | 'hosts'>): string {
  return digestOf([environment, hosts.identityDomain, hosts.fusion])
}

/**
 * What matters of the findings: which checks fail, in which state and from which causes, and the certificates. Their
 * words differ from run to run (request ids, dates), so an issue is rewritten when this is another, and only then.
 */
export function findingsDigest(
  {
    checks,
    certificates,
  }: Pick<Report, 'checks'> & { readonly certificates: readonly { readonly sha256: string }[] },
  failing: readonly string[],
): string {
  const findings = checks
    .filter(({ id, state }) => failing.includes(id) || FAILED.includes(state))
    .map(({ id, state, causes }) => [id, state, ...causes.map((cause) => cause.id)].join(' '))
    .toSorted()
  return digestOf([failing, findings, certificates.map(({ sha256 }) => sha256)])
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32)
}

/** Title of a new issue; people may change it. */
export function issueTitle({ environment }: Report): string {
  return `OIC prerequisites of ${bounded(environment, 100)}`
}

/**
 * The issue's text, as of the run that writes it.
 * @param unseen ids among the failing ones that this run has not looked at
 */
export function issueBody(report: Report, marked: Marked, unseen: readonly string[] = []): string {
  const text = [
    hidden(marked),
    renderVerdict(report),
    renderLeading(report),
    renderWrong(report),
    renderFindings(withChecks(report, marked.failing), 'Warnings', ['warn']),
    unseen.length === 0
      ? ''
      : `Failed before and not checked since: ${unseen.map(code).join(', ')}`,
    `The same checks are listed since [this run](${marked.since}). Days are counted from ${report.finishedAt.slice(0, 10)}. The action updates this issue and closes it when every check listed here passes.`,
  ]
  return bounded(text.filter((part) => part !== '').join('\n\n'), MOST_CHARACTERS)
}

function withChecks(report: Report, ids: readonly string[]): Report {
  return { ...report, checks: report.checks.filter(({ id }) => ids.includes(id)) }
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
    ...(gone.length > 0 ? [`Resolved: ${gone.map(code).join(', ')}.`] : []),
  ]
  return told.length === 0 ? undefined : [...told, `[Run](${run})`].join(' ')
}

/** The comment with which an issue is opened again. */
export function returnComment(failing: readonly string[], run: string): string {
  return `Reopened for ${failing.map(code).join(', ')}. [Run](${run})`
}

/** The comment with which an issue is closed. */
export function greenComment(report: Report, run: string): string {
  const name = markdown(bounded(report.environment, 100))
  const holding = allHold(report)
    ? `All prerequisites of ${name} hold again.`
    : `Every check listed in this issue passes again. ${name}: ${greenInWords(report)}.`
  return `${holding} [Run](${run})`
}

const MARKER = /<!-- oic-fusion-prerequisites ([A-Za-z0-9_-]+) -->/

/** Characters of the marker's ids, so that the text is never cut within the marker: an issue without it is not found again. */
const MOST_MARKED = 20_000

function hidden(marked: Marked): string {
  let room = MOST_MARKED
  const failing = marked.failing.filter((id) => (room -= id.length + 3) >= 0)
  const text = Buffer.from(JSON.stringify({ ...marked, failing })).toString('base64url')
  return `<!-- oic-fusion-prerequisites ${text} -->`
}

/** The marker as it stands in the text of an issue, `undefined` when there is none. */
export function markerIn(body: string): string | undefined {
  return MARKER.exec(body)?.[1]
}

/** Reads the marker of an issue's text; `undefined` when there is none, or it names no pair and its checks. */
export function markedIn(body: string): Marked | undefined {
  const text = markerIn(body)
  if (text === undefined) return undefined
  try {
    const read = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Partial<Marked>
    const { pair, failing, since, digest } = read
    const listed = Array.isArray(failing) && failing.every((id) => typeof id === 'string')
    if (typeof pair !== 'string' || !listed) return undefined
    const isLink = typeof since === 'string' && /^https?:\/\/[^\s()<>]+$/.test(since)
    return {
      pair,
      failing,
      since: isLink ? since : '',
      digest: typeof digest === 'string' ? digest : '',
    }
  } catch {
    return undefined
  }
}
