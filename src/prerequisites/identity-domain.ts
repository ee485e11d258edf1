import { causedBy } from '../diagnosis/caused-by.js'
import { pass, warn, type Verdict } from '../checks/check.js'
import { quoted } from '../oracle/answer.js'
import { MAX_SKEW_SECONDS } from '../oracle/clock-skew.js'
import type { Discovery, IdentityDomain } from '../oracle/identity-domain.js'

/** Asks for the public discovery document: proves host, TLS and domain without a credential. */
export async function reach(domain: IdentityDomain): Promise<Verdict<Discovery>> {
  const discovery = await domain.discover()
  const issuer = discovery.issuer === undefined ? '' : `, issuer ${quoted(discovery.issuer)}`
  return pass(discovery, `${domain.host} answers${issuer}`)
}

/** Compares the clocks; tokens and signatures carry times. */
export function judgeClock({ clockSkewSeconds }: Discovery): Verdict<null> {
  const expected = `at most ${String(MAX_SKEW_SECONDS)} s apart`
  if (clockSkewSeconds === undefined) {
    return warn(null, 'not proven: the domain sends no Date header', { expected, proven: false })
  }
  const apart = `${String(Math.abs(clockSkewSeconds))} s apart`
  if (Math.abs(clockSkewSeconds) <= MAX_SKEW_SECONDS) return pass(null, `${apart}, ${expected}`)
  const direction = clockSkewSeconds > 0 ? 'behind' : 'ahead of'
  const found = `${apart}: the runner is ${direction} the domain`
  return warn(null, found, { expected, ...causedBy([{ id: 'clock-wrong', evidence: found }]) })
}
