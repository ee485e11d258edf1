import type { PairRun } from '../__tests__/scenarios/pair-runner.js'
import type { FaultKind } from './fault-kinds.js'
import type { Place } from './places.js'

/** A check as a report has it. */
export type CheckSeen = NonNullable<PairRun['report']>['checks'][number]

/** One request of a run, disturbed in one way, once or for good. */
export interface FaultCase {
  readonly mode: 'verify' | 'apply'
  /** Who administers the domain: a client with a secret, or the workflow itself. */
  readonly administrator: 'client' | 'workflow'
  readonly place: Place
  readonly kind: FaultKind
  readonly once: boolean
}

/** How the same run ends when nothing is disturbed. */
export interface Undisturbed {
  /** The state of each check, by its id. */
  readonly states: Readonly<Record<string, string>>
  readonly changes: NonNullable<PairRun['report']>['changes']
}

/** What became of it. */
export interface FaultEnd {
  readonly undisturbed: Undisturbed
  readonly main: PairRun
  readonly post: PairRun
  /** Grants of the administrator role that are left after both. */
  readonly grantsLeft: number
}

/** Seconds; short, because most of the kinds make the run wait. */
export const DEADLINE = 20
