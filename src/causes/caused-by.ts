import type { CauseSeen, FixBy } from '../checks/check.js'
import { causeOf } from './catalogue.js'

/** Causes with the person and the remedy that the catalogue gives for the first of them. */
export function causedBy(causes: readonly [CauseSeen, ...CauseSeen[]]): {
  readonly causes: readonly CauseSeen[]
  readonly fixBy: FixBy
  readonly fix: string
} {
  const { fixBy, fix } = causeOf(causes[0].id)
  return { causes, fixBy, fix }
}
