import type { components } from '@octokit/openapi-types'

type Schemas = components['schemas']

/** Somebody who has an account, or an app's bot. */
export interface GithubUser {
  readonly id: number
  readonly login: string
}

/** An issue as the sandbox keeps it; a pull request is one too. */
export interface SandboxIssue {
  readonly number: number
  readonly author: GithubUser
  title: string
  /** GitHub shows `null` for an empty one. */
  body: string
  state: 'open' | 'closed'
  labels: readonly string[]
  assignees: readonly string[]
  readonly comments: string[]
  readonly isPull?: true
}

const SITE = 'https://github.example'
const REPOSITORY = `${SITE}/api/v3/repos/acme/integration`
const WHEN = '2026-01-01T00:00:00Z'

/** An issue with every member that GitHub's description requires. */
export function shownIssue(issue: SandboxIssue): Schemas['issue'] {
  const url = `${REPOSITORY}/issues/${String(issue.number)}`
  const page = `${SITE}/acme/integration/issues/${String(issue.number)}`
  return {
    id: issue.number,
    node_id: `I_${String(issue.number)}`,
    number: issue.number,
    state: issue.state,
    locked: false,
    title: issue.title,
    body: issue.body === '' ? null : issue.body,
    labels: issue.labels.map((name) => ({ name })),
    user: shownUser(issue.author),
    assignee: null,
    assignees: issue.assignees.map((login) => shownUser({ id: 1, login })),
    milestone: null,
    comments: issue.comments.length,
    created_at: WHEN,
    updated_at: WHEN,
    closed_at: issue.state === 'closed' ? WHEN : null,
    url,
    html_url: page,
    repository_url: REPOSITORY,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    ...(issue.isPull && {
      pull_request: { url, html_url: page, diff_url: `${page}.diff`, patch_url: `${page}.patch` },
    }),
  }
}

/** The last comment of an issue. */
export function shownComment(issue: SandboxIssue, author: GithubUser): Schemas['issue-comment'] {
  const id = issue.number * 1000 + issue.comments.length
  const issueUrl = `${REPOSITORY}/issues/${String(issue.number)}`
  return {
    id,
    node_id: `IC_${String(id)}`,
    body: issue.comments.at(-1) ?? '',
    user: shownUser(author),
    created_at: WHEN,
    updated_at: WHEN,
    url: `${REPOSITORY}/issues/comments/${String(id)}`,
    html_url: `${SITE}/acme/integration/issues/${String(issue.number)}#issuecomment-${String(id)}`,
    issue_url: issueUrl,
  }
}

/** An account, as far as everybody sees it. */
export function shownUser({ id, login }: GithubUser): NonNullable<Schemas['nullable-simple-user']> {
  const url = `${SITE}/api/v3/users/${encodeURIComponent(login)}`
  return {
    login,
    id,
    node_id: `U_${String(id)}`,
    avatar_url: `${SITE}/avatars/${String(id)}`,
    gravatar_id: '',
    url,
    html_url: `${SITE}/${login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: login.endsWith('[bot]') ? 'Bot' : 'User',
    site_admin: false,
  }
}
