import { setTimeout } from 'node:timers/promises'
import { steadyNow } from './steady-now.js'

/** What time it is, and how it is waited. */
export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Resolves after so many milliseconds, or rejects when the signal aborts. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>
}

/** The clock of this process. */
export const CLOCK: Clock = {
  now: steadyNow,
  sleep: async (milliseconds, signal) => {
    await setTimeout(milliseconds, undefined, { signal })
  },
}
