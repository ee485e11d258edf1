import type { CauseId } from '../causes/catalogue.js'
import type { CheckResult } from '../checks/check.js'
import { causedByAny } from './caused-by.js'

/** Which check disproves a cause by passing. */
const DISPROVED_BY: Readonly<Partial<Record<CauseId, string>>> = {
  'fusion-user-missing': 'user.fusion',
  'subject-differs': 'user.match',
  'soa-operator-missing': 'role.SOAOperator',
  'service-catalog-privilege-missing': 'privilege.service-catalog',
}

/**
 * Crosses out of a failed connection test what other checks of the run have seen to be otherwise: Oracle Integration
 * says that Fusion answered 401 or 403, and not why.
 */
export function crossOutDisproved(results: readonly CheckResult[]): readonly CheckResult[] {
  const passed = results.filter(({ state }) => state === 'pass').map(({ id }) => id)
  return results.map((result) => {
    if (!result.id.startsWith('oic.connection-test.')) return result
    const causes = result.causes.filter(({ id }) => !passed.includes(DISPROVED_BY[id] ?? ''))
    const isChanged = causes.length > 0 && causes.length < result.causes.length
    return isChanged ? { ...result, ...causedByAny(causes) } : result
  })
}
