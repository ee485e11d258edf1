import type { CauseId } from '../causes/catalogue.js'
import { TRUST_CAUSES } from '../causes/trust-causes.js'
import type { CheckResult } from '../checks/check.js'
import { testsOfPair } from '../checks/trust-seen.js'
import { unprovenByTest } from '../prerequisites/fusion-trust.js'
import { keysByTest } from '../prerequisites/signing-keys.js'
import { issuerByTest, type IssuerTested } from '../prerequisites/trusted-issuer.js'

/** Causes of a failed test that answer the question of the trust, in addition to those of the trust itself. */
const OF_USER: readonly CauseId[] = ['fusion-user-missing', 'subject-differs']

/**
 * What was left to the connection tests is proven by one that passes, and the trust is answered by one that fails
 * because the trust is missing. Only tests count of connections that are proven to sign in to this pod with OAuth. When there is none,
 * the trust is not proven.
 */
export function settleLeftTrust(results: readonly CheckResult[]): readonly CheckResult[] {
  const tests = testsOfPair(results)
  const isProven = tests.some(({ state }) => state === 'pass')
  const isAnswered = isProven || tests.some(refusesTrust)
  return results.map((result) => {
    if (accusesInput(result)) return issuerByTest(result, issuerIn(tests))
    if (result.leftOut !== 'connection test') return result
    if (result.id === 'domain.keys') return keysByTest(result, isProven)
    return isAnswered ? result : unproven(result)
  })
}

/** The issuer, when no token could test which of two the pod trusts. */
function accusesInput({ id, proven, causes: [first] }: CheckResult): boolean {
  return id === 'domain.issuer' && !proven && first?.id === 'trusted-issuer-input-wrong'
}

function issuerIn(tests: readonly CheckResult[]): IssuerTested {
  const ended = (wanted: CheckResult['state']): boolean =>
    tests.some(({ state }) => state === wanted)
  if (ended('pass')) return 'accepted'
  if (ended('fail')) return 'not accepted'
  return tests.some(({ state }) => state !== 'skip') ? 'no result' : 'not tested'
}

function refusesTrust({ state, causes: [first] }: CheckResult): boolean {
  return (
    state === 'fail' &&
    first !== undefined &&
    (first.id in TRUST_CAUSES || OF_USER.includes(first.id))
  )
}

function unproven(result: CheckResult): CheckResult {
  const { expected = null, fixBy = null, fix = null, ...rest } = unprovenByTest(result.found)
  return { ...result, ...rest, proven: false, leftOut: 'need', expected, fixBy, fix, causes: [] }
}
