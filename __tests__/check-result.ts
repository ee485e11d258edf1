import { isSeen, type CheckResult, type State } from '../src/checks/check.js'

/** A check as it ended, with nothing to say besides what is given. */
export function checkResult(
  id: string,
  state: State,
  others: Partial<CheckResult> = {},
): CheckResult {
  return {
    id,
    title: `title of ${id}`,
    stage: 'look',
    state,
    proven: isSeen({ state }),
    leftOut: null,
    found: `found by ${id}`,
    expected: null,
    causes: [],
    fixBy: null,
    fix: null,
    docs: '',
    durationMs: 1,
    attempts: 1,
    requests: [],
    ...others,
  }
}
