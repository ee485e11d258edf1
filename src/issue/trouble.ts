import type { Answer } from '../http/client.js'
import { isElsewhere, UnexpectedAnswer } from '../oracle/answer.js'

/** The issue cannot be kept. The message says why, and what helps. */
export class IssueTrouble extends Error {
  override readonly name = 'IssueTrouble'
}

/** What an answer shows is not what was asked for. @param what follows "answered 200" */
export function strange({ method, host, path, status }: Answer, what: string): IssueTrouble {
  return new IssueTrouble(
    `${method} ${host}${path} answered ${String(status)} ${what}. Workflow author: check the issue, and check that ${host} is GitHub's API.`,
  )
}

/** What helps when GitHub is busy or down. */
export const LATER = 'The next run tries again.'

/** What went wrong with the issue, in words: the request, what GitHub answered, and who can help. */
export function describeTrouble(thrown: unknown): string {
  if (thrown instanceof IssueTrouble) return thrown.message
  if (thrown instanceof UnexpectedAnswer) return `${thrown.message}. ${adviceOn(thrown.answer)}`
  return thrown instanceof Error ? `${thrown.message}.` : 'unknown reason.'
}

/**
 * Whether GitHub refuses because too much was asked: 429, or 403 with what its documentation names for it
 * (*Rate limits for the REST API*, *Exceeding the rate limit*).
 */
export function isRateLimit({ status, header, body }: Answer): boolean {
  if (status === 429) return true
  const isSpent = header('x-ratelimit-remaining') === '0' || header('retry-after') !== undefined
  return status === 403 && (isSpent || /rate limit/i.test(body))
}

const PERMISSION =
  'Workflow author: give the job "permissions: issues: write", or set github-token to a token that may write issues.'

function adviceOn(answer: Answer): string {
  const { status } = answer
  if (isRateLimit(answer)) return `GitHub limits the number of requests. ${LATER}`
  if (status === 401) return 'Workflow author: github-token is expired or wrong. Renew it.'
  if (status === 403) return PERMISSION
  if (status === 404) return `The token may not see the repository or its issues. ${PERMISSION}`
  // Issues are disabled in this repository (GitHub REST API, *Issues*)
  if (status === 410) {
    return 'Repository administrator: enable Issues under Settings > General > Features.'
  }
  if (status === 422) {
    return 'Workflow author: GitHub rejects one of the values. Check issue-labels and issue-assignees.'
  }
  if (status >= 300 && status < 400) {
    return 'The action follows no redirect. If the repository was renamed, start a new run instead of running this one again.'
  }
  if (isElsewhere(answer)) {
    return "Network administrator: another server answered instead of GitHub's API. Check the proxies on the way."
  }
  return LATER
}
