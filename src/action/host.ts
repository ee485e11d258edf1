import { CLOCK, type Clock } from '../time/clock.js'
import { endWithin } from './end-in-time.js'

/** What a run has of whoever starts it: a step has a process of its own. */
export interface Host {
  /** What the runner sets for a step, which the toolkit reads from the process too. */
  readonly environment: NodeJS.ProcessEnv
  readonly clock: Clock
  /** The last resort of a run that does not end in time, see {@link endWithin}. */
  readonly endWithin: (milliseconds: number, unfinished: string) => () => void
}

/** The process of a step. */
export const THIS_PROCESS: Host = { environment: process.env, clock: CLOCK, endWithin }
