import { expect, it, jest } from '@jest/globals'
import { steadyNow } from '../../src/time/steady-now.js'

it('the clock of durations goes on when the clock of the runner is set back', () => {
  const before = steadyNow()
  expect(Math.abs(before - Date.now())).toBeLessThan(1000)
  jest.spyOn(Date, 'now').mockReturnValue(before - 3_600_000)
  const after = steadyNow()
  expect(after).toBeGreaterThanOrEqual(before)
  expect(after - before).toBeLessThan(1000)
})
