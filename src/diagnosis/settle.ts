import type { CheckResult } from '../checks/check.js'
import { crossOutDisproved } from './disproved.js'
import { suspectRefresh, type Circumstances } from './refresh.js'
import { seeApplications, type SeenOfApplications } from './seen-in-application.js'
import { settleRotation } from './rotation.js'

/**
 * What the run has seen as a whole, brought to bear on the causes of each check. It is done once, before any cause is
 * told: whatever is told afterwards tells the same. Causes, and with them who acts and how, are all that changes; the
 * states, and what was found, have been told by then.
 */
export function settle(
  results: readonly CheckResult[],
  circumstances: Circumstances & SeenOfApplications,
): readonly CheckResult[] {
  const seen = seeApplications(crossOutDisproved(settleRotation(results)), circumstances)
  return suspectRefresh(seen, circumstances)
}
