import type { FixBy } from '../causes/cause.js'
import type { CauseId } from '../causes/catalogue.js'
import type { PlannedWrite } from './planned-write.js'

/** Every state a check can end in, the worst first; `skip` does not count. */
export const STATES = [
  'error',
  'fail',
  'blocked',
  'manual',
  'pending',
  'warn',
  'pass',
  'skip',
] as const

/** How a check ended. */
export type State = (typeof STATES)[number]

/** The three stages that fail-fast bounds. */
export const STAGES = ['look', 'prove', 'test'] as const

/** One of the three stages. */
export type Stage = (typeof STAGES)[number]

/** A cause from the catalogue, with what was seen that speaks for it. */
export interface CauseSeen {
  readonly id: CauseId
  readonly evidence: string
  /** What was seen is no 401, whatever the cause shows itself as elsewhere. */
  readonly explains401?: false
}

/** One HTTP exchange as it stands in reports: no query string, no header, no body. */
export interface RequestTrace {
  readonly method: string
  readonly host: string
  readonly path: string
  /** Status of the answer; `null` when none came. */
  readonly status: number | null
  readonly requestId: string | null
}

/** What a check found, in words: everything a report says about it besides its id and its cost. */
export interface Finding {
  readonly state: State
  /** What was seen; for a skip, why it was left out. */
  readonly found: string
  readonly expected?: string
  /** The most likely first. */
  readonly causes?: readonly CauseSeen[]
  readonly fixBy?: FixBy
  /** What to do, imperative, naming the screen or the input. */
  readonly fix?: string
}

/** A finding together with the value that later checks build on. Only a check with a value opens the way for them. */
export interface Verdict<T> extends Finding {
  readonly value?: { readonly of: T }
  /** Of a pending check: what `apply` would send. */
  readonly planned?: PlannedWrite
  /** Of a skipped check: it lacks another one, and `found` names the check at the root of that. */
  readonly lacks?: true
}

/** A finished check, as reports show it. */
export interface CheckResult {
  readonly id: string
  readonly title: string
  readonly stage: Stage
  readonly state: State
  readonly found: string
  readonly expected: string | null
  readonly causes: readonly CauseSeen[]
  readonly fixBy: FixBy | null
  readonly fix: string | null
  /** Link to the check's entry in `docs/checks.md`. */
  readonly docs: string
  readonly durationMs: number
  /** One, plus every retry of a request made by this check. */
  readonly attempts: number
  readonly requests: readonly RequestTrace[]
}

/** A check that is true. */
export function pass<T>(value: T, found: string): Verdict<T> {
  return { state: 'pass', found, value: { of: value } }
}

/** A check that is true but soon not, suspicious, or not proven; later checks may still build on its value. */
export function warn<T>(value: T, found: string, details: Details = {}): Verdict<T> {
  return { state: 'warn', found, value: { of: value }, ...details }
}

/** How a warning begins, or speaks of the rest, when nobody could look closely enough. */
const NOT_PROVEN = 'not proven'

/** Whether a check was looked at and is true: it passed, or is a warning that rests on proof. */
export function isProven({ state, found }: Pick<Finding, 'state' | 'found'>): boolean {
  return state === 'pass' || (state === 'warn' && !found.includes(NOT_PROVEN))
}

/** A check that is false, with proof. */
export function fail(
  found: string,
  details: Details & { readonly expected: string },
): Verdict<never> {
  return { state: 'fail', found, ...details }
}

/** A check whose truth could not be found out. */
export function error(found: string, details: Details = {}): Verdict<never> {
  return { state: 'error', found, ...details }
}

/** A check that is false, and that `apply` makes true. */
export function pending(
  planned: PlannedWrite,
  found: string,
  details: Details & { readonly expected: string },
): Verdict<never> {
  return { state: 'pending', found, planned, ...details }
}

/** A check that is false until a person has acted. */
export function manual(
  found: string,
  details: Details & { readonly expected: string },
): Verdict<never> {
  return { state: 'manual', found, ...details }
}

/** A check that does not apply. */
export function skip(why: string): Verdict<never> {
  return { state: 'skip', found: why }
}

type Details = Omit<Finding, 'state' | 'found'>

/** The worst state among the results; `pass` for none, because skips do not count. */
export function worst(states: Iterable<State>): Exclude<State, 'skip'> {
  const seen = new Set(states)
  for (const state of STATES) {
    if (state !== 'skip' && seen.has(state)) return state
  }
  return 'pass'
}
