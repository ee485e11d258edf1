import { describe, expect, it } from '@jest/globals'
import { readIssue, readUser } from '../../src/issue/issue-form.js'

const ISSUE = {
  number: 7,
  state: 'open',
  body: 'text',
  labels: [{ name: 'a' }, 'b'],
  assignees: [{ login: 'c', id: 1 }],
  user: { login: 'd', id: 2 },
}

describe('an issue as GitHub answers it', () => {
  it('is read with its labels, its assignees and its author', () => {
    expect(readIssue(ISSUE)).toEqual({
      number: 7,
      isOpen: true,
      body: 'text',
      labels: ['a', 'b'],
      assignees: ['c'],
      authorId: 2,
      isPull: false,
    })
  })

  it.each<[string, object, object]>([
    ['has no text', { body: null }, { body: '' }],
    ['is closed', { state: 'closed' }, { isOpen: false }],
    ['is a pull request', { pull_request: { url: 'u' } }, { isPull: true }],
    ['is of an account that is gone', { user: null }, { authorId: undefined }],
  ])('may be one that %s', (_, members, read) => {
    expect(readIssue({ ...ISSUE, ...members })).toMatchObject(read)
  })

  it.each<[string, unknown]>([
    ['null', null],
    ['a list', [ISSUE]],
    ...[undefined, null, 0, -1, 1.5, '7', 1e300].map((number): [string, unknown] => [
      `one whose number is ${JSON.stringify(number)}`,
      { ...ISSUE, number },
    ]),
    ['one without a state', { ...ISSUE, state: undefined }],
    ['one in another state', { ...ISSUE, state: 'merged' }],
    ['one whose text is a number', { ...ISSUE, body: 1 }],
    ['one without labels', { ...ISSUE, labels: undefined }],
    ['one with a label without a name', { ...ISSUE, labels: [{ name: null }] }],
    ['one with a number as assignee', { ...ISSUE, assignees: [1] }],
    ['one whose author is a text', { ...ISSUE, user: 'd' }],
    ['one whose author has no id', { ...ISSUE, user: { login: 'd' } }],
  ])('is not %s', (_, json) => {
    expect(readIssue(json)).toBeUndefined()
  })
})

describe('an account as GitHub answers it', () => {
  it.each(['octocat', 'github-actions[bot]', 'jane-doe_acme'])('is read when it is %s', (login) => {
    expect(readUser({ login, id: 1 })).toEqual({ login, id: 1 })
  })

  it.each(['', 'a b', 'a/../b', 'a\n', 'x'.repeat(101), 1])(
    'is not read when its name is %j',
    (login) => {
      expect(readUser({ login, id: 1 })).toBeUndefined()
    },
  )
})
