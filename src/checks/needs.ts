import type { LeftOut, Verdict } from './check.js'

/** A declared check whose value, once it has one, is a `T`. */
export interface Check<T> {
  readonly id: string
  /** Settles when the check has ended; never rejects. Only the engine resolves it. */
  readonly ended: Promise<Verdict<T>>
}

/**
 * A need in one of four ways: the value, the value if there is one, the value when the check asks for it, or how the
 * needed check ended.
 */
export type Need<T> =
  | Check<T>
  | { readonly optional: Check<T> }
  | { readonly whenAsked: Check<T> }
  | { readonly verdict: Check<T> }

/** The needs of one check, by name. */
export type Needs = Readonly<Record<string, Need<unknown>>>

/** What a check receives for its needs. */
export type Met<N extends Needs> = {
  readonly [K in keyof N]: N[K] extends Check<infer T>
    ? T
    : N[K] extends { readonly optional: Check<infer T> }
      ? T | undefined
      : N[K] extends { readonly whenAsked: Check<infer T> }
        ? () => Promise<T>
        : N[K] extends { readonly verdict: Check<infer T> }
          ? Verdict<T>
          : never
}

/** Waits for the check and takes its value, or `undefined` when it ended without one. */
export function optional<T>(check: Check<T>): { readonly optional: Check<T> } {
  return { optional: check }
}

/**
 * Does not wait: the check receives a function that does. Calling it when the need has no value ends the check as
 * skipped, so a check can work side by side with something it may turn out not to need.
 */
export function whenAsked<T>(check: Check<T>): { readonly whenAsked: Check<T> } {
  return { whenAsked: check }
}

/** Waits for the check and takes its whole verdict, with or without a value. */
export function ended<T>(check: Check<T>): { readonly verdict: Check<T> } {
  return { verdict: check }
}

/**
 * Thrown inside a check when something it needs has no value; the engine turns it into a skip. Along a chain of needs
 * its message names the root alone: the check that was not good, or was left out.
 */
export class NeedNotMet extends Error {
  override readonly name = 'NeedNotMet'

  /** Whether what needs it was left out for it; what needs a check that does not apply does not apply either. */
  readonly leftOut: LeftOut | undefined

  constructor(id: string, verdict: Verdict<unknown>) {
    super(verdict.lacks === true ? verdict.found : unmet(id, verdict))
    const applies = verdict.state !== 'skip' || verdict.leftOut !== undefined
    this.leftOut = applies ? 'need' : undefined
  }
}

function unmet(id: string, { state, found }: Verdict<unknown>): string {
  return state === 'skip'
    ? `needs ${id}, which was skipped: ${found}`
    : `needs ${id}, which ended in ${state}`
}

/** The check behind a need, however it is needed. */
export function neededCheck(need: Need<unknown>): Check<unknown> {
  if ('optional' in need) return need.optional
  if ('verdict' in need) return need.verdict
  return 'whenAsked' in need ? need.whenAsked : need
}

/** Waits for a need and hands out its value. @throws {NeedNotMet} when a required need has none. */
export async function meet(need: Need<unknown>): Promise<unknown> {
  if ('whenAsked' in need) return () => valueOf(need.whenAsked)
  if ('optional' in need) return (await need.optional.ended).value?.of
  if ('verdict' in need) return need.verdict.ended
  return valueOf(need)
}

/** Waits for a check and hands out its value. @throws {NeedNotMet} when it has none */
export async function valueOf<T>(check: Check<T>): Promise<T> {
  const verdict = await check.ended
  if (verdict.value === undefined) throw new NeedNotMet(check.id, verdict)
  return verdict.value.of
}
