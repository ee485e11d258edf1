import type { CheckResult } from '../checks/check.js'
import { causedBy } from './caused-by.js'

/**
 * Once the pod has accepted a token that is signed with the new key, it holds the new certificate: a rotation that
 * `certificate.pinned` still speaks of is then one that nobody has noted down, and explains no 401.
 */
export function settleRotation(results: readonly CheckResult[]): readonly CheckResult[] {
  const trust = results.find(({ id }) => id === 'fusion.trust')
  if (trust?.state !== 'pass') return results
  return results.map((result) => {
    const others = result.causes.filter(({ id }) => id !== 'signing-key-rotated')
    if (result.id !== 'certificate.pinned' || others.length === result.causes.length) return result
    const noted = { id: 'rotation-not-recorded', evidence: `fusion.trust: ${trust.found}` } as const
    return { ...result, ...causedBy([noted, ...others]) }
  })
}
