import type { CheckResult } from './check.js'

const CONNECTION = 'oic.connection.'
const TEST = 'oic.connection-test.'

/** The tests of those connections that are proven to sign in to the pod of this pair with OAuth. */
export function testsOfPair(results: readonly CheckResult[]): readonly CheckResult[] {
  const tests = results
    .filter(({ id, state }) => id.startsWith(CONNECTION) && state === 'pass')
    .map(({ id }) => `${TEST}${id.slice(CONNECTION.length)}`)
  return results.filter(({ id }) => tests.includes(id))
}

/** Whether the pod is seen to accept a token of the identity domain: by the probe, or by the test of a connection. */
export function isTrustSeen(results: readonly CheckResult[]): boolean {
  const probe = results.filter(({ id }) => id === 'fusion.trust')
  return [...probe, ...testsOfPair(results)].some(({ state }) => state === 'pass')
}
