import { getOctokit } from '@actions/github'
import { fetch, type Dispatcher, type RequestInit } from 'undici'
import type { Issue, IssueTracker } from './keep-issue.js'

/** By this label the action finds its issues; the marker in the text tells the pairs apart. */
const ISSUE_LABEL = 'oic-fusion-prerequisites'

/** So many issues with the label are looked through, the newest first. */
const MOST_PAGES = 10
const PAGE = 100

const UNPROCESSABLE = 422

/** Where and as whom issues are kept. */
export interface GithubAccess {
  readonly token: string
  /** `GITHUB_API_URL`, which differs on GitHub Enterprise Server. */
  readonly apiUrl: string
  readonly owner: string
  readonly repo: string
  readonly labels: readonly string[]
  readonly assignees: readonly string[]
  readonly dispatcher: Dispatcher
  /** Milliseconds for one request. */
  readonly timeoutMs: number
  /** Receives what was done otherwise than wished. */
  readonly warn: (sentence: string) => void
}

/** Issues of the workflow's repository (GitHub REST API, *Issues*). Neither redirects nor links of GitHub are followed. */
export function githubIssues(access: GithubAccess): IssueTracker {
  const { token, apiUrl, owner, repo, labels, assignees, dispatcher, timeoutMs, warn } = access
  const octokit = getOctokit(token, {
    baseUrl: apiUrl,
    request: {
      fetch: (url: string, init: RequestInit) =>
        fetch(url, {
          ...init,
          dispatcher,
          redirect: 'error',
          signal: AbortSignal.timeout(timeoutMs),
        }),
    },
  })
  const at = { owner, repo }
  return {
    list: async () => {
      const issues: Issue[] = []
      for (let page = 1; page <= MOST_PAGES; page += 1) {
        const { data } = await octokit.request('GET /repos/{owner}/{repo}/issues', {
          ...at,
          labels: ISSUE_LABEL,
          state: 'all',
          sort: 'created',
          direction: 'desc',
          per_page: PAGE,
          page,
        })
        for (const { number, state, body, pull_request: pull } of data) {
          if (pull === undefined)
            issues.push({ number, isOpen: state === 'open', body: body ?? '' })
        }
        if (data.length < PAGE) break
      }
      return issues
    },
    create: async (title, body) => {
      const create = async (assigned: readonly string[]): Promise<number> => {
        const { data } = await octokit.request('POST /repos/{owner}/{repo}/issues', {
          ...at,
          title,
          body,
          labels: [...new Set([ISSUE_LABEL, ...labels])],
          assignees: [...assigned],
        })
        return data.number
      }
      try {
        return await create(assignees)
      } catch (thrown) {
        // one login name that GitHub does not know, or may not assign, refuses the whole issue
        const { status } = thrown as { readonly status?: unknown }
        if (status !== UNPROCESSABLE || assignees.length === 0) throw thrown
        const number = await create([])
        warn(
          `GitHub refused the assignees ${assignees.join(', ')} (issue-assignees): issue #${String(number)} has none`,
        )
        return number
      }
    },
    update: async (number, change) => {
      await octokit.request('PATCH /repos/{owner}/{repo}/issues/{issue_number}', {
        ...at,
        issue_number: number,
        ...change,
      })
    },
    comment: async (number, body) => {
      await octokit.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
        ...at,
        issue_number: number,
        body,
      })
    },
  }
}
