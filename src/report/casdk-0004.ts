import type { CauseId } from '../causes/catalogue.js'
import { wayOf401 } from '../causes/ways.js'
import { looksAt } from '../checks/catalogue.js'
import type { CheckResult } from '../checks/check.js'
import { isTrustSeen } from '../checks/trust-seen.js'
import type { Casdk0004Expected } from './report.js'

/**
 * The cause of the 401 that a check is about: its most likely one, where Oracle Integration shows it as a 401 and it
 * lies on the way of the connection. A client that the domain refuses to the run says nothing of the connection, which
 * has an id, a secret and a scope of its own; said by Oracle Integration of a connection, it is the connection's.
 */
export function causeOf401({ id, causes }: CheckResult): CauseId | undefined {
  const [first] = causes
  const subject = looksAt(id)
  if (first === undefined || subject === 'run') return undefined
  const way = wayOf401(first)
  return way === 'connection' || (way === 'client' && subject === 'connection')
    ? first.id
    : undefined
}

/**
 * Whether Oracle Integration is to be expected to answer CASDK-0004. `false` only where every connection test that was
 * asked for has passed; `true` only where a check that fails, or that a person must make true, proves a cause of the
 * 401; else nobody knows.
 */
export function casdk0004Expected(checks: readonly CheckResult[]): Casdk0004Expected {
  const tests = checks.filter(({ id }) => id.startsWith('oic.connection-test.'))
  if (tests.length > 0 && tests.every(({ state }) => state === 'pass')) return 'false'
  const passes = (wanted: string): boolean =>
    checks.some(({ id, state }) => id === wanted && state === 'pass')
  // what certificates are for is the trust of two domains: a pod that accepts a token does not mind them, and whether
  // one domain is shared must be known
  const certificatesMatter = passes('topology.import-needed') && !isTrustSeen(checks)
  const proving = checks.filter(
    (check) =>
      (check.state === 'fail' || check.state === 'manual') &&
      check.proven &&
      causeOf401(check) !== undefined &&
      (certificatesMatter || !isOfCertificates(check)),
  )
  return proving.length > 0 ? 'true' : 'unknown'
}

/** Whether a check is about what is only there for the trust of two domains. */
export function isOfCertificates({ id }: CheckResult): boolean {
  return id === 'domain.keys' || id.startsWith('certificate.')
}
