import type { CauseId } from '../causes/catalogue.js'
import type { CheckResult } from '../checks/check.js'
import { causedBy } from '../checks/caused-by.js'

/**
 * What a rotation that `certificate.pinned` speaks of comes to, once the pod has spoken. A pod that accepts a token
 * signed with the new key holds the new certificate, so that the rotation is one that was not recorded, and
 * explains no 401; one that refuses it holds the old one still. Where neither is known, nothing is claimed.
 */
export function settleRotation(results: readonly CheckResult[]): readonly CheckResult[] {
  const settled = settledBy(results)
  if (settled === undefined) return results
  const { cause, witness } = settled
  return results.map((result) => {
    const others = result.causes.filter(({ id }) => id !== 'rotation-unproven')
    if (result.id !== 'certificate.pinned' || others.length === result.causes.length) return result
    const evidence = `${witness.id}: ${witness.found}`
    return { ...result, ...causedBy([{ id: cause, evidence }, ...others]) }
  })
}

/** The check that shows which certificate the pod holds; a connection test passes under an OAuth policy alone. */
function settledBy(
  results: readonly CheckResult[],
): { readonly cause: CauseId; readonly witness: CheckResult } | undefined {
  const trust = results.find(({ id }) => id === 'fusion.trust')
  const accepted =
    trust?.state === 'pass'
      ? trust
      : results.find(({ id, state }) => id.startsWith('oic.connection-test.') && state === 'pass')
  if (accepted !== undefined) return { cause: 'rotation-not-recorded', witness: accepted }
  const isRefused = trust?.causes.some(({ id }) => id === 'signing-key-rotated') === true
  return isRefused ? { cause: 'signing-key-rotated', witness: trust } : undefined
}
