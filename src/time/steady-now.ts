import { performance } from 'node:perf_hooks'

/**
 * Milliseconds since the epoch by a clock that only goes forward: what the runner's clock showed when the process
 * began, and what has passed since. A clock that is set during a run makes no duration negative and moves no deadline
 * (W3C, *High Resolution Time*, 4).
 */
export function steadyNow(): number {
  return Math.round(performance.timeOrigin + performance.now())
}
