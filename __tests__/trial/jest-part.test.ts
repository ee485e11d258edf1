import { describe, expect, it } from '@jest/globals'
import { lossesOf, type JestResults } from '../../trial/jest-part.js'

const FILE = '/project/__tests__/a.test.ts'

function results(
  statuses: readonly string[],
  { success = true, message = '' }: { readonly success?: boolean; readonly message?: string } = {},
): JestResults {
  const assertionResults = statuses.map((status) => ({ fullName: `it is ${status}`, status }))
  return {
    success,
    numTotalTests: statuses.length,
    numPendingTests: 0,
    testResults: [{ name: FILE, message, assertionResults }],
  }
}

describe('a part of tests', () => {
  it.each<[string, JestResults, string, readonly string[]]>([
    ['loses nothing when all passed or were skipped', results(['passed', 'pending']), 'a.test', []],
    ['loses what failed', results(['passed', 'failed']), 'a.test', ['it is failed']],
    [
      'loses a file that does not load',
      results([], { success: false, message: 'SyntaxError\nat line 1' }),
      'a.test',
      ['SyntaxError'],
    ],
    ['loses a pattern that is no file', results(['passed']), 'b.test', ['no file b.test']],
    [
      'loses when Jest failed for another reason',
      results(['passed'], { success: false }),
      'a.test',
      ['Jest did not succeed'],
    ],
  ])('%s', (_, ended, pattern, losses) => {
    expect(lossesOf(ended, [pattern])).toEqual(losses)
  })
})
