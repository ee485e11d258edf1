import type { Outcome, State } from '../scenario.js'

/** An outcome with at most one check that is not as it should be. */
export function is(result: State, check?: string, ...causes: readonly string[]): Outcome {
  return check === undefined ? { result } : { result, checks: { [check]: [result, ...causes] } }
}
