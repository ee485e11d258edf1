import type { CauseId } from '../causes/catalogue.js'
import { isProven, type CheckResult, type State } from '../checks/check.js'
import type { Report } from '../report/report.js'
import {
  changeComment,
  findingsDigest,
  greenComment,
  issueBody,
  issueTitle,
  markedIn,
  pairKey,
  returnComment,
} from './issue-text.js'

/** An issue as far as it is of interest. */
export interface Issue {
  readonly number: number
  readonly isOpen: boolean
  readonly body: string
}

/** Where issues are kept. */
export interface IssueTracker {
  /** Issues of this action, the newest first. */
  readonly list: () => Promise<readonly Issue[]>
  readonly create: (title: string, body: string) => Promise<number>
  readonly update: (number: number, change: IssueChange) => Promise<void>
  readonly comment: (number: number, text: string) => Promise<void>
}

/** What is to be changed of an issue. */
interface IssueChange {
  readonly body?: string
  readonly state?: 'open' | 'closed'
}

/** The run as an issue tells of it. */
export interface IssueRun {
  readonly report: Report
  /** States that count as failing. */
  readonly failOn: readonly State[]
  /** Page of the run. */
  readonly url: string
}

const USUAL: readonly State[] = ['fail', 'error', 'blocked']

/**
 * Keeps one issue per pair: opened when something fails, a certificate ends soon or a rotation is ahead, rewritten when
 * the findings change, with a comment only when other checks are in it than before, closed when all is well, opened again when it is not.
 * What failed counts as failing until a run has seen it hold. Nothing is written when nothing changed, and nothing when it is not known whether all
 * is well (a service that is down, work left for a person, a check that was left out or not proven).
 * @returns what was done, in words, or `undefined` when nothing was
 */
export async function keepIssue(
  tracker: IssueTracker,
  { report, failOn, url }: IssueRun,
): Promise<string | undefined> {
  const states = failOn.length > 0 ? failOn : USUAL
  const wrong = report.checks
    .filter((check) => states.includes(check.state) || isAhead(check))
    .map(({ id }) => id)
  const isGreen = report.result === 'pass' || report.result === 'warn'
  if (wrong.length === 0 && !isGreen) return undefined
  const pair = pairKey(report)
  const known = (await tracker.list()).filter(({ body }) => markedIn(body)?.pair === pair)
  const issue = known.find(({ isOpen }) => isOpen) ?? known[0]
  const before = issue?.isOpen === true ? markedIn(issue.body) : undefined
  const unseen = (before?.failing ?? []).filter((id) => !wrong.includes(id) && !holds(report, id))

  if (wrong.length === 0) {
    if (issue?.isOpen !== true || unseen.length > 0) return undefined
    // the comment last: if it is refused, the next run finds nothing to do
    await tracker.update(issue.number, { state: 'closed' })
    await tracker.comment(issue.number, greenComment(report, url))
    return `closed issue #${String(issue.number)}`
  }
  const failing = [...wrong, ...unseen].toSorted()
  const digest = findingsDigest(report, failing)
  if (issue === undefined) {
    const body = issueBody(report, { pair, failing, since: url, digest }, unseen)
    return `opened issue #${String(await tracker.create(issueTitle(report), body))}`
  }
  if (before?.digest === digest) return undefined
  const comment =
    before === undefined ? returnComment(failing, url) : changeComment(before.failing, failing, url)
  const isKnown = comment === undefined && before !== undefined && before.since !== ''
  const since = isKnown ? before.since : url
  const body = issueBody(report, { pair, failing, since, digest }, unseen)
  await tracker.update(issue.number, { body, ...(!issue.isOpen && { state: 'open' }) })
  if (comment !== undefined) await tracker.comment(issue.number, comment)
  return `${issue.isOpen ? 'updated' : 'reopened'} issue #${String(issue.number)}`
}

/** Causes that break the pair on a day to come: nothing fails yet, and nobody reads the summary of a green night. */
const AHEAD: readonly CauseId[] = ['certificate-expired', 'signing-key-rotation-ahead']

function isAhead({ state, causes }: CheckResult): boolean {
  return state === 'warn' && causes.some(({ id }) => AHEAD.includes(id))
}

/** Whether this run has looked at the check and seen it hold. */
function holds({ checks }: Report, id: string): boolean {
  const check = checks.find((one) => one.id === id)
  return check !== undefined && isProven(check)
}
