import { TransportError } from '../http/errors.js'
import { jsonOf } from '../oracle/answer.js'
import { answerTo, type GithubRequest } from './github-api.js'
import { readIssue, type ReadIssue } from './issue-form.js'
import { IssueTrouble, strange } from './trouble.js'

/** A repository, as GitHub's paths name it. */
export interface Repository {
  readonly owner: string
  readonly repo: string
}

/** Which issues are asked for. */
export type IssueFilter = { readonly labels: string } | { readonly creator: string }

/** The newest issues, and whether they are all. */
export interface Listed {
  readonly issues: readonly ReadIssue[]
  readonly isWhole: boolean
}

/**
 * Issues of one page. One answer has one mebibyte at most, and a single issue may have a fifth of it. Where a page is
 * larger, half as many are asked for: a power of two, so that the pages still meet.
 */
const PAGE = 64

/**
 * Lists issues and pull requests of a repository, open and closed, the newest first (GitHub REST API, *List repository
 * issues*).
 * @param mostRequests after so many the list is not whole
 * @throws {UnexpectedAnswer} when GitHub refuses, or something else answers
 * @throws {IssueTrouble} when a page does not come completely, or is no list of issues: what could not be read must not
 *   count as empty
 */
export async function listIssues(
  request: GithubRequest,
  repository: Repository,
  filter: IssueFilter,
  mostRequests: number,
): Promise<Listed> {
  const issues: ReadIssue[] = []
  let size = PAGE
  let start = 0
  for (let requests = 0; requests < mostRequests; requests += 1) {
    try {
      const page = await readPage(request, repository, filter, { size, nth: start / size + 1 })
      issues.push(...page.issues)
      if (page.isLast) return { issues, isWhole: true }
      start += size
    } catch (thrown) {
      if (!isTooLarge(thrown) || size === 1) throw thrown
      size /= 2
    }
  }
  return { issues, isWhole: false }
}

interface Page {
  readonly issues: readonly ReadIssue[]
  readonly isLast: boolean
}

async function readPage(
  request: GithubRequest,
  repository: Repository,
  filter: IssueFilter,
  { size, nth }: { readonly size: number; readonly nth: number },
): Promise<Page> {
  const answer = await answerTo(
    request('GET /repos/{owner}/{repo}/issues', {
      ...repository,
      ...filter,
      state: 'all',
      sort: 'created',
      direction: 'desc',
      per_page: size,
      page: nth,
    }),
  )
  const list = jsonOf(answer)
  const issues = Array.isArray(list) ? list.map(readIssue) : [undefined]
  if (!issues.every((issue) => issue !== undefined)) throw strange(answer, 'with no list of issues')
  // GitHub names the next page in Link (RFC 8288), and a page may be short without being the last
  const namesNext = /\brel="?next\b/.test(answer.header('link') ?? '')
  return { issues, isLast: issues.length < size && !namesNext }
}

function isTooLarge(thrown: unknown): boolean {
  const cause = thrown instanceof IssueTrouble ? thrown.cause : undefined
  return cause instanceof TransportError && cause.fault === 'too-large'
}
