import type { State } from '../checks/check.js'
import type { Report } from '../report/report.js'
import {
  changeComment,
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
  /** Issues of this action, the oldest first. */
  readonly list: () => Promise<readonly Issue[]>
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

const USUAL: readonly State[] = ['fail', 'error', 'blocked']

/**
 * Keeps one issue per pair: opened when something fails, rewritten when the findings change, with a comment only when
 * other checks fail than before, closed when all is well, opened again when it is not. Nothing is written when nothing
 * changed, and nothing when it is not known whether all is well (a service that is down, work left for a person).
 * @returns what was done, in words, or `undefined` when nothing was
 */
export async function keepIssue(
  tracker: IssueTracker,
  { report, failOn, url }: IssueRun,
): Promise<string | undefined> {
  const states = failOn.length > 0 ? failOn : USUAL
  const failing = report.checks
    .filter(({ state }) => states.includes(state))
    .map(({ id }) => id)
    .toSorted()
  const isGreen = report.result === 'pass' || report.result === 'warn'
  if (failing.length === 0 && !isGreen) return undefined
  const pair = pairKey(report)
  const known = (await tracker.list()).filter(({ body }) => markedIn(body)?.pair === pair)
  const issue = known.find(({ isOpen }) => isOpen) ?? known.at(-1)

  if (failing.length === 0) {
    if (issue?.isOpen !== true) return undefined
    await tracker.comment(issue.number, greenComment(report, url))
    await tracker.update(issue.number, { state: 'closed' })
    return `closed issue #${String(issue.number)}`
  }
  if (issue === undefined) {
    const number = await tracker.create(
      issueTitle(report),
      issueBody(report, { pair, failing, since: url }),
    )
    return `opened issue #${String(number)}`
  }
  const before = markedIn(issue.body)
  const comment = issue.isOpen
    ? changeComment(before?.failing ?? [], failing, url)
    : returnComment(failing, url)
  const since = comment === undefined ? (before?.since ?? url) : url
  const body = issueBody(report, { pair, failing, since })
  if (issue.isOpen && body === issue.body) return undefined
  await tracker.update(issue.number, { body, ...(!issue.isOpen && { state: 'open' }) })
  if (comment !== undefined) await tracker.comment(issue.number, comment)
  return `${issue.isOpen ? 'updated' : 'reopened'} issue #${String(issue.number)}`
}
