import { causedBy, failedBy } from '../checks/caused-by.js'
import { pass, warn, type Verdict } from '../checks/check.js'
import { isStoppedOnTheWay, quoted, UnexpectedAnswer } from '../oracle/answer.js'
import { MAX_SKEW_SECONDS } from '../oracle/clock-skew.js'
import type { Discovery, IdentityDomain } from '../oracle/identity-domain.js'

/** Asks for the public discovery document: proves host, TLS and domain without a credential. */
export async function reach(domain: IdentityDomain): Promise<Verdict<Discovery>> {
  let discovery: Discovery
  try {
    discovery = await domain.discover()
  } catch (thrown) {
    return pageOfAnother(thrown)
  }
  const issuer = discovery.issuer === undefined ? '' : `, issuer ${quoted(discovery.issuer)}`
  return pass(discovery, `${domain.host} answers${issuer}`)
}

/** Nothing was answered by this host before: what has a page for a path that is not there may be another one. */
function pageOfAnother(thrown: unknown): Verdict<never> {
  const isPage =
    thrown instanceof UnexpectedAnswer &&
    thrown.answer.status === 404 &&
    isStoppedOnTheWay(thrown.answer)
  if (!isPage) throw thrown
  return failedBy(['not-the-api', 'stopped-on-the-way'], {
    found: thrown.message,
    expected: 'status 200 with JSON',
  })
}

/** Compares the clocks; tokens and signatures carry times. */
export function judgeClock({ clockSkewSeconds }: Discovery): Verdict<null> {
  const expected = `at most ${String(MAX_SKEW_SECONDS)} s apart`
  if (clockSkewSeconds === undefined) {
    return warn(null, 'not proven: the identity domain sends no Date header', {
      expected,
      proven: false,
    })
  }
  const apart = `${String(Math.abs(clockSkewSeconds))} s apart`
  if (Math.abs(clockSkewSeconds) <= MAX_SKEW_SECONDS) return pass(null, `${apart}, ${expected}`)
  const direction = clockSkewSeconds > 0 ? 'behind' : 'ahead of'
  const found = `${apart}: the runner is ${direction} the identity domain`
  return warn(null, found, { expected, ...causedBy([{ id: 'clock-wrong', evidence: found }]) })
}
