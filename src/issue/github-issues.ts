import type { Answer, HttpEnvironment } from '../http/client.js'
import { jsonOf } from '../oracle/answer.js'
import { stringMember } from '../oracle/json.js'
import { answerTo, githubApi, type GithubRequest } from './github-api.js'
import { readIssue, readUser, type ReadIssue, type ReadUser } from './issue-form.js'
import { markerIn } from './issue-text.js'
import type { IssueChange, IssueTracker } from './keep-issue.js'
import { listIssues } from './list-issues.js'
import { isRateLimit, strange } from './trouble.js'

/** By this label the action finds its issues; the marker in the text tells the pairs apart. */
const ISSUE_LABEL = 'oic-fusion-prerequisites'

/** So many requests list the issues with the label. */
const MOST_REQUESTS = 20

/** So many list those of the token's user, who may have opened any number of others. */
const MOST_OWN_REQUESTS = 5

const UNPROCESSABLE = 422

/** What a new issue has besides its text, where GitHub takes it. */
interface Extras {
  readonly labels?: string[]
  readonly assignees?: string[]
}

/** Where and as whom issues are kept. */
export interface GithubAccess {
  readonly token: string
  /** `GITHUB_API_URL`, which differs on GitHub Enterprise Server. */
  readonly apiUrl: URL
  readonly owner: string
  readonly repo: string
  readonly labels: readonly string[]
  /** Login names. */
  readonly assignees: readonly string[]
  /** Receives what was done otherwise than wished. */
  readonly warn: (sentence: string) => void
}

/**
 * Issues of the workflow's repository (GitHub REST API, *Issues*). No answer is believed that is not about what was
 * asked for.
 *
 * Everybody may open issues in a public repository, and copy a marker into them. So an issue counts only when it has the
 * label, which strangers cannot give, or when the token's own user has opened it. The latter is for a user without push
 * access, whose labels GitHub drops in silence, or refuses when they are new to the repository.
 */
export function githubIssues(access: GithubAccess, environment: HttpEnvironment): IssueTracker {
  const { token, apiUrl, owner, repo, warn } = access
  const assignees = [...access.assignees]
  const labels = [...new Set([ISSUE_LABEL, ...access.labels])]
  const request = githubApi(token, apiUrl, environment)
  const repository = { owner, repo }
  let user: Promise<ReadUser | undefined> | undefined
  const whose = (): Promise<ReadUser | undefined> => (user ??= whoseToken(request))
  const post = (title: string, body: string, extras: Extras): Promise<Answer> =>
    answerTo(
      request('POST /repos/{owner}/{repo}/issues', { ...repository, title, body, ...extras }),
    )
  return {
    labelled: async () => {
      const { issues, isWhole } = await listIssues(
        request,
        repository,
        { labels: ISSUE_LABEL },
        MOST_REQUESTS,
      )
      return {
        issues: issues.filter(
          (issue) => !issue.isPull && lacking([ISSUE_LABEL], issue.labels).length === 0,
        ),
        isWhole,
      }
    },
    own: async () => {
      const author = await whose()
      if (author === undefined) return []
      const filter = { creator: author.login }
      const { issues } = await listIssues(request, repository, filter, MOST_OWN_REQUESTS)
      return issues.filter(({ isPull, authorId }) => !isPull && authorId === author.id)
    },
    create: async (title, body) => {
      let answer = await post(title, body, { labels, assignees })
      if (answer.status === UNPROCESSABLE && assignees.length > 0) {
        // one login name that GitHub does not know, or may not assign, refuses the whole issue
        answer = await post(title, body, { labels })
      } else if (refusesLabels(answer) && (await whose()) !== undefined) {
        answer = await post(title, body, {})
      }
      const issue = issueIn(answer)
      mustShow(answer, issue, { body, state: 'open' })
      const unlabelled = lacking(labels, issue.labels)
      if (unlabelled.length > 0) warn(withoutLabels(issue, unlabelled, await whose()))
      const unassigned = lacking(assignees, issue.assignees)
      if (unassigned.length > 0) warn(withoutAssignees(issue, unassigned))
      return issue.number
    },
    update: async (number, change) => {
      const answer = await answerTo(
        request('PATCH /repos/{owner}/{repo}/issues/{issue_number}', {
          ...repository,
          issue_number: number,
          ...change,
        }),
      )
      mustShow(answer, issueIn(answer), { number, ...change })
    },
    comment: async (number, body) => {
      const answer = await answerTo(
        request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
          ...repository,
          issue_number: number,
          body,
        }),
      )
      const of = stringMember(jsonOf(answer), 'issue_url') ?? ''
      if (!of.endsWith(`/issues/${String(number)}`)) {
        throw strange(answer, `with no comment on issue #${String(number)}`)
      }
    },
  }
}

/**
 * The user whose token is given; `undefined` for an app's, such as the job's own: `GET /user` refuses it. Labels of an
 * app that may write issues are not dropped.
 * @throws {UnexpectedAnswer} when it is not known whose it is
 * @throws {IssueTrouble} likewise
 */
async function whoseToken(request: GithubRequest): Promise<ReadUser | undefined> {
  const answer = await answerTo(request('GET /user'))
  const { status } = answer
  if ((status === 403 || status === 404) && !isRateLimit(answer)) return undefined
  const user = readUser(jsonOf(answer))
  if (user === undefined) throw strange(answer, 'with no user')
  return user
}

function issueIn(answer: Answer): ReadIssue {
  const issue = readIssue(jsonOf(answer))
  if (issue === undefined || issue.isPull) throw strange(answer, 'with no issue')
  return issue
}

/** @throws {IssueTrouble} when the answer is about another issue, or does not show what was sent */
function mustShow(
  answer: Answer,
  issue: ReadIssue,
  { number = issue.number, body, state }: IssueChange & { readonly number?: number },
): void {
  const hasBody = body === undefined || markerIn(issue.body) === markerIn(body)
  const hasState = state === undefined || issue.isOpen === (state === 'open')
  if (issue.number === number && hasBody && hasState) return
  throw strange(answer, `with issue #${String(issue.number)}, without what was sent`)
}

/** What is wished and not there. GitHub compares names of labels and accounts without case. */
function lacking(wished: readonly string[], there: readonly string[]): readonly string[] {
  const names = new Set(there.map((name) => name.toLowerCase()))
  return wished.filter((name) => !names.has(name.toLowerCase()))
}

/** Whether GitHub refuses an issue since one of its labels is new to the repository, and may not be made by this token. */
function refusesLabels({ status, body }: Answer): boolean {
  return status === 403 && /"field"\s*:\s*"label"/.test(body)
}

function withoutLabels(
  { number, labels }: ReadIssue,
  missing: readonly string[],
  author: ReadUser | undefined,
): string {
  const told = `GitHub did not give issue #${String(number)} the labels ${missing.join(', ')}. Only a token with push access may set labels.`
  if (lacking([ISSUE_LABEL], labels).length === 0) return told
  return author === undefined
    ? `${told} Repository administrator: add the label ${ISSUE_LABEL} to the issue, or the next run opens another one.`
    : `${told} The action finds the issue by its author, as long as github-token is a token of the same user.`
}

function withoutAssignees({ number }: ReadIssue, names: readonly string[]): string {
  return `GitHub did not assign issue #${String(number)} to ${names.join(', ')} (issue-assignees). Workflow author: name accounts that can be assigned in this repository. Use a token with push access.`
}
