import type { CheckResult } from '../checks/check.js'
import { causedBy } from '../checks/caused-by.js'

/** What a refresh of the pod from another environment may take away, check by check. */
const FUSION_SIDE = /^(user\.fusion|role\..+|fusion\.trust|privilege\..+)$/

/** The checks of an earlier report, and when it was made. */
interface Before {
  readonly startedAt: string
  readonly checks: readonly { readonly id: string; readonly state: string }[]
}

/** What may speak for a refresh in addition to what is missing. */
export interface Circumstances {
  /** The run takes place because the pod was refreshed. */
  readonly isAfterRefresh: boolean
  /** An earlier report of the same pair. */
  readonly before?: Before | undefined
}

/**
 * Names a refresh among the causes when several Fusion-side prerequisites are missing together, each for itself. First
 * when there is more than the coincidence: the run takes place after a refresh, or they were there in an earlier
 * report; else last; not at all when an earlier report shows that none of them was there. That a refresh overwrites
 * them is inferred, so nothing else is crossed out.
 */
export function suspectRefresh(
  results: readonly CheckResult[],
  { isAfterRefresh, before }: Circumstances,
): readonly CheckResult[] {
  // what apply is about to set up is missing for a simpler reason, unless something speaks for the refresh
  const states = isAfterRefresh || before ? ['fail', 'pending', 'manual'] : ['fail']
  const missing = results.filter(({ id, state }) => FUSION_SIDE.test(id) && states.includes(state))
  const unexplained = missing.filter(({ id }) => !isExplained(id, missing))
  const vanished = unexplained.filter(({ id }) =>
    before?.checks.some((earlier) => earlier.id === id && earlier.state === 'pass'),
  )
  if (isAfterRefresh ? missing.length === 0 : unexplained.length < 2) return results
  if (!isAfterRefresh && before !== undefined && vanished.length === 0) return results
  const there =
    vanished.length === 0
      ? ''
      : `, ${String(vanished.length)} of them there on ${before?.startedAt ?? ''}`
  const count = unexplained.length
  const evidence = `missing in Fusion: ${String(count)} ${count === 1 ? 'prerequisite' : 'prerequisites together'}${there}`
  const isLikely = isAfterRefresh || vanished.length > 1
  return results.map((result) => {
    if (!missing.includes(result)) return result
    const refreshed = { id: 'environment-refreshed', evidence } as const
    const [first, ...rest] = result.causes.filter(({ id }) => id !== refreshed.id)
    if (first === undefined) return { ...result, ...causedBy([refreshed]) }
    // what to do stays: after a refresh too, it is this prerequisite that must be set up again
    const causes = isLikely ? [refreshed, first, ...rest] : [first, ...rest, refreshed]
    return { ...result, causes }
  })
}

/** Whether another missing prerequisite is reason enough: without its role no privilege, without the user no trust. */
function isExplained(id: string, missing: readonly CheckResult[]): boolean {
  const isMissing = (pattern: RegExp): boolean => missing.some((one) => pattern.test(one.id))
  if (id.startsWith('privilege.')) return isMissing(/^(role\..+|user\.fusion)$/)
  return id === 'fusion.trust' && isMissing(/^user\.fusion$/)
}
