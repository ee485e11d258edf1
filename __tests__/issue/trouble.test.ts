import { describe, expect, it } from '@jest/globals'
import type { Answer } from '../../src/http/client.js'
import { describeTrouble, isRateLimit, strange } from '../../src/issue/trouble.js'
import { UnexpectedAnswer } from '../../src/oracle/answer.js'

function answer(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const body = JSON.stringify({ message })
  return {
    service: 'GitHub',
    method: 'GET',
    host: 'api.github.com',
    path: '/repos/acme/integration/issues',
    status,
    contentType: 'application/json',
    body,
    header: (name) => headers[name],
    requestId: undefined,
    at: 0,
  }
}

describe('trouble with GitHub is told with the request, the status, what GitHub says, and who can help', () => {
  it.each<[number, string, string]>([
    [401, 'Bad credentials', 'Workflow author: github-token is expired or wrong'],
    [403, 'Resource not accessible by integration', 'permissions: issues: write'],
    [403, 'You have exceeded a secondary rate limit', 'GitHub limits the number of requests'],
    [404, 'Not Found', 'permissions: issues: write'],
    [410, 'Issues are disabled for this repo', 'Repository administrator: enable Issues'],
    [422, 'Validation Failed', 'Check issue-labels and issue-assignees'],
    [429, 'Too Many Requests', 'GitHub limits the number of requests'],
    [301, 'Moved Permanently', 'If the repository was renamed, start a new run'],
    [500, 'Server Error', 'The next run tries again'],
  ])('%i, %s', (status, message, advice) => {
    const told = describeTrouble(new UnexpectedAnswer(answer(status, message)))
    expect(told).toContain(
      `GET api.github.com/repos/acme/integration/issues answered ${String(status)}: ${message}. `,
    )
    expect(told).toContain(advice)
  })

  it('as what an answer shows and was not asked for', () => {
    expect(describeTrouble(strange(answer(200, ''), 'with issue #7'))).toContain(
      'answered 200 with issue #7. Workflow author: ',
    )
  })

  it.each([
    [new Error('a fault of this action'), 'a fault of this action.'],
    ['text', 'unknown reason.'],
  ])('in the words of %s', (thrown, told) => {
    expect(describeTrouble(thrown)).toBe(told)
  })
})

describe('a rate limit', () => {
  it.each<[number, string, Readonly<Record<string, string>>, boolean]>([
    [429, '', {}, true],
    [403, '', { 'x-ratelimit-remaining': '0' }, true],
    [403, '', { 'retry-after': '60' }, true],
    [403, 'API rate limit exceeded for installation.', {}, true],
    [403, 'Resource not accessible by integration', { 'x-ratelimit-remaining': '4999' }, false],
    [404, 'rate limit', {}, false],
  ])('answered by %i, %j with %j: %s', (status, message, headers, isLimit) => {
    expect(isRateLimit(answer(status, message, headers))).toBe(isLimit)
  })
})
