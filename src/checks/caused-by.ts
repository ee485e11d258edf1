import { fail, type CauseSeen, type Verdict } from './check.js'
import type { FixBy } from '../causes/cause.js'
import { causeOf, type CauseId } from '../causes/catalogue.js'

/** Causes with the person and the remedy that the catalogue gives for the first of them. */
export interface CausedBy {
  readonly causes: readonly CauseSeen[]
  readonly fixBy: FixBy
  readonly fix: string
}

/** Names causes, the most likely first. */
export function causedBy(causes: readonly [CauseSeen, ...CauseSeen[]]): CausedBy {
  const { fixBy, fix } = causeOf(causes[0].id)
  return { causes, fixBy, fix }
}

/** Names the causes of a diagnosis, which may have found none. */
export function causedByAny(causes: readonly CauseSeen[]): CausedBy | Record<string, never> {
  const [first, ...others] = causes
  return first === undefined ? {} : causedBy([first, ...others])
}

/** As {@link failedBy}, where the 401 is not proven: what was found can be read in another way, too. */
export function unprovenBy(
  ids: readonly [CauseId, ...CauseId[]],
  words: { readonly found: string; readonly expected: string },
): Verdict<never> {
  const verdict = failedBy(ids, words)
  return {
    ...verdict,
    causes: (verdict.causes ?? []).map((cause) => ({ ...cause, explains401: false as const })),
  }
}

/** A check that is false for one cause, or for one of several, whose evidence is what was found. */
export function failedBy(
  ids: CauseId | readonly [CauseId, ...CauseId[]],
  words: { readonly found: string; readonly expected: string },
): Verdict<never> {
  const [first, ...others] = typeof ids === 'string' ? ([ids] as const) : ids
  const seen = (id: CauseId): CauseSeen => ({ id, evidence: words.found })
  return fail(words.found, {
    expected: words.expected,
    ...causedBy([seen(first), ...others.map(seen)]),
  })
}
