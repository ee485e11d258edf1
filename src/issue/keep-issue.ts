import type { CauseId } from '../causes/catalogue.js'
import { FAILED, holds, type CheckResult, type State } from '../checks/check.js'
import type { Report } from '../report/report.js'
import { IssueTrouble } from './trouble.js'
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

/** Where issues are kept. Everything throws when it is not known to be done, and what is read is complete or throws. */
export interface IssueTracker {
  /** Issues with the action's label; not whole when there are more than anybody would read. */
  readonly labelled: () => Promise<{ readonly issues: readonly Issue[]; readonly isWhole: boolean }>
  /** The newest issues that the action's own user has opened, whether they have the label or not. */
  readonly own: () => Promise<readonly Issue[]>
  readonly create: (title: string, body: string) => Promise<number>
  readonly update: (number: number, change: IssueChange) => Promise<void>
  readonly comment: (number: number, text: string) => Promise<void>
}

/** What is to be changed of an issue. */
export interface IssueChange {
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

/**
 * Keeps one issue per pair: opened when something fails, a certificate ends soon or a rotation is ahead, rewritten when
 * the findings change, with a comment only when other checks are in it than before, closed when all is well, opened again when it is not.
 * What failed counts as failing until a run has seen it hold. Nothing is written when nothing changed, and nothing when it is not known whether all
 * is well (a service that is down, work left for a person, a check that was left out or not proven).
 *
 * Two runs of one pair at the same time may open two issues: neither sees what the other is about to do. A workflow keeps
 * them apart with a `concurrency` group per pair.
 * @param told receives each thing that was done, in words
 * @throws whatever the tracker throws; nothing more is written then
 */
export async function keepIssue(
  tracker: IssueTracker,
  { report, failOn, url }: IssueRun,
  told: (done: string) => void,
): Promise<void> {
  const states = failOn.length > 0 ? failOn : FAILED
  const wrong = report.checks
    .filter((check) => states.includes(check.state) || isAhead(check))
    .map(({ id }) => id)
  const isGreen = report.result === 'pass' || report.result === 'warn'
  if (wrong.length === 0 && !isGreen) return
  const pair = pairKey(report)
  const issue = await findIssue(tracker, pair)
  const before = issue?.isOpen === true ? markedIn(issue.body) : undefined
  const unseen = (before?.failing ?? []).filter(
    (id) => !wrong.includes(id) && !wasSeenToHold(report, id),
  )

  if (wrong.length === 0) {
    if (issue?.isOpen !== true || unseen.length > 0) return
    // the comment last: if it is refused, the next run finds nothing to do
    await tracker.update(issue.number, { state: 'closed' })
    told(`closed issue #${String(issue.number)}`)
    await tracker.comment(issue.number, greenComment(report, url))
    return
  }
  const failing = [...wrong, ...unseen].toSorted()
  const digest = findingsDigest(report, failing)
  if (issue === undefined) {
    const body = issueBody(report, { pair, failing, since: url, digest }, unseen)
    told(`opened issue #${String(await tracker.create(issueTitle(report), body))}`)
    return
  }
  if (before?.digest === digest) return
  const comment =
    before === undefined ? returnComment(failing, url) : changeComment(before.failing, failing, url)
  const isKnown = comment === undefined && before !== undefined && before.since !== ''
  const since = isKnown ? before.since : url
  const body = issueBody(report, { pair, failing, since, digest }, unseen)
  await tracker.update(issue.number, { body, ...(!issue.isOpen && { state: 'open' }) })
  told(`${issue.isOpen ? 'updated' : 'reopened'} issue #${String(issue.number)}`)
  if (comment !== undefined) await tracker.comment(issue.number, comment)
}

/**
 * The pair's issue: an open one first, then the newest, in whatever order they are listed.
 * @throws {IssueTrouble} when it may be among issues that were not read: a new one would be the second
 */
async function findIssue(tracker: IssueTracker, pair: string): Promise<Issue | undefined> {
  const ofPair = (issues: readonly Issue[]): Issue | undefined => {
    const known = issues
      .filter(({ body }) => markedIn(body)?.pair === pair)
      .toSorted((a, b) => b.number - a.number)
    return known.find(({ isOpen }) => isOpen) ?? known[0]
  }
  const { issues, isWhole } = await tracker.labelled()
  const found = ofPair(issues) ?? ofPair(await tracker.own())
  if (found === undefined && !isWhole) {
    throw new IssueTrouble(
      `${String(issues.length)} issues with the action's label were read. None of them is this pair's, and there are more. Repository administrator: remove the label from closed issues that you no longer need.`,
    )
  }
  return found
}

/** Causes that break the pair on a day to come: nothing fails yet, and nobody reads the summary of a green night. */
const AHEAD: readonly CauseId[] = [
  'certificate-expired',
  'certificate-expires-soon',
  'signing-key-rotation-ahead',
]

function isAhead({ state, causes }: CheckResult): boolean {
  return state === 'warn' && causes.some(({ id }) => AHEAD.includes(id))
}

/** Whether this run has looked at the check and seen it hold. */
function wasSeenToHold({ checks }: Report, id: string): boolean {
  const check = checks.find((one) => one.id === id)
  return check !== undefined && holds(check)
}
