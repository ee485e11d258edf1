import { fail, type CauseSeen, type Verdict } from '../checks/check.js'
import { causeOf, type CauseId, type FixBy } from './catalogue.js'

/** Causes with the person and the remedy that the catalogue gives for the first of them. */
export function causedBy(causes: readonly [CauseSeen, ...CauseSeen[]]): {
  readonly causes: readonly CauseSeen[]
  readonly fixBy: FixBy
  readonly fix: string
} {
  const { fixBy, fix } = causeOf(causes[0].id)
  return { causes, fixBy, fix }
}

/** A check that is false for one cause, whose evidence is what was found. */
export function failedBy(
  id: CauseId,
  words: { readonly found: string; readonly expected: string },
): Verdict<never> {
  return fail(words.found, {
    expected: words.expected,
    ...causedBy([{ id, evidence: words.found }]),
  })
}
