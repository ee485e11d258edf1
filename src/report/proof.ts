import type { CheckResult, State } from '../checks/check.js'
import { isNothingChecked, openChecks } from './green.js'

/** What could not be found out, whatever the reason. */
const UNKNOWN: readonly State[] = ['error', 'blocked']

/**
 * Why a run that must prove something (`require-proof`) did not, a sentence; `undefined` when it did, or when what it
 * failed for says so already. What `skip-checks` names is no lack of proof, unless it leaves nothing to be proven.
 */
export function lackOfProof(
  checks: readonly CheckResult[],
  hasFailed: boolean,
): string | undefined {
  const unproven = [
    ...openChecks(checks).filter(
      ({ leftOut }) =>
        leftOut !== 'skip-checks' &&
        // what was not started for a failure is behind that failure
        !(hasFailed && leftOut === 'not started'),
    ),
    // where `fail-on` does not name them, they have failed nothing
    ...checks.filter(({ state }) => !hasFailed && UNKNOWN.includes(state)),
  ]
  if (unproven.length > 0) {
    const ids = unproven.map(({ id }) => id).join(', ')
    return `require-proof: these checks are not proven: ${ids}. The log says what each of them needs.`
  }
  return hasFailed || !isNothingChecked(checks)
    ? undefined
    : 'require-proof: nothing is proven, because no check ran. Remove checks from skip-checks, first of all fusion.trust.'
}
