import { expect, it } from '@jest/globals'
import { wholeDays } from '../../src/time/days.js'

const DAY = 24 * 60 * 60 * 1000

it.each([
  [DAY, 1],
  [2 * DAY - 1, 1],
  [0, 0],
  [-1, -1],
  [-DAY - 1, -2],
])('a span of %d ms has whole days, rounded down: %d', (milliseconds, days) => {
  expect(wholeDays(milliseconds)).toBe(days)
})
