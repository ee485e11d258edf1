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

/** The states that fail a step, unless `fail-on` says otherwise: false, not to be found out, not reached. */
export const FAILED: readonly State[] = ['error', 'fail', 'blocked']

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
  /** What was seen is no 401, or does not prove the cause, whatever it shows itself as elsewhere. */
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
  /** The state rests on no proof: a credential or a right was missing, or a service said too little. */
  readonly proven?: false
  /** Of a check that applies and was not run, or not to its end: why. */
  readonly leftOut?: LeftOut
}

/**
 * Why a check that applies was not run, or not to its end: `skip-checks` names it; it needs a check that did not end
 * well; its stage did not come; a connection test is to show the same; or the run was out of time.
 */
export type LeftOut = 'skip-checks' | 'need' | 'not started' | 'connection test' | 'time'

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
  /** Whether the run has seen what the state says. What was skipped, or could not be found out, is not proven. */
  readonly proven: boolean
  /** Why it was not run to its end although it applies; `null` for every other check. */
  readonly leftOut: LeftOut | null
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

/** States that claim something of the pair; the others claim nothing. */
const CLAIMS: readonly State[] = ['pass', 'warn', 'pending', 'manual', 'fail']

/** Whether the run has seen what the finding claims. */
export function isSeen({ state, proven }: Pick<Finding, 'state' | 'proven'>): boolean {
  return proven !== false && CLAIMS.includes(state)
}

/** Whether a check was looked at and is true: it passed, or is a warning that rests on proof. */
export function holds({ state, proven }: Pick<CheckResult, 'state' | 'proven'>): boolean {
  return proven && (state === 'pass' || state === 'warn')
}

/** Whether a check is a warning because nobody could look closely enough. */
export function isUnproven({ state, proven }: Pick<CheckResult, 'state' | 'proven'>): boolean {
  return state === 'warn' && !proven
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

/** A check that applies, and whose question a connection test of the same run is to answer. */
export function leftToTest(why: string): Verdict<never> {
  return { ...skip(why), leftOut: 'connection test' }
}

type Details = Omit<Finding, 'state' | 'found' | 'leftOut'>

/** The worst state among the results; `pass` for none, because skips do not count. */
export function worst(states: Iterable<State>): Exclude<State, 'skip'> {
  const seen = new Set(states)
  for (const state of STATES) {
    if (state !== 'skip' && seen.has(state)) return state
  }
  return 'pass'
}
