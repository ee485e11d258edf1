import type { CheckResult } from '../checks/check.js'
import { unprovenByTest } from './fusion-trust.js'

/**
 * A trust that was left to the connection tests is proven by one that passes, and answered by one that fails. When none
 * did, because they were not started or say nothing of OAuth, the trust is not proven.
 */
export function settleLeftTrust(results: readonly CheckResult[]): readonly CheckResult[] {
  const isAnswered = results.some(
    ({ id, state }) =>
      id.startsWith('oic.connection-test.') && (state === 'pass' || state === 'fail'),
  )
  if (isAnswered) return results
  return results.map((result) => (result.leftOut === 'connection test' ? settled(result) : result))
}

function settled(result: CheckResult): CheckResult {
  const { expected = null, fixBy = null, fix = null, ...rest } = unprovenByTest()
  return { ...result, ...rest, proven: false, leftOut: null, expected, fixBy, fix, causes: [] }
}
