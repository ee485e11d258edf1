import { expect, it } from '@jest/globals'
import { timeForIssue } from '../src/report-issue.js'

it.each([
  [2_000, 600_000, 30_000],
  [600_000, 600_000, 30_000],
  [620_000, 600_000, 30_000],
  [645_000, 600_000, 5_000],
  [660_000, 600_000, 0],
])(
  'a run of %i ms with timeout-seconds of %i ms leaves %i ms for its issue',
  (passedMs, timeoutMs, left) => {
    expect(timeForIssue(passedMs, { timeoutMs })).toBe(left)
  },
)
