import type { TransportError, TransportFault } from './errors.js'

/** Waits and chances, injected so that tests need no clock. */
export interface RetryEnvironment {
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Resolves after so many milliseconds, or rejects when the signal aborts. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>
  /** A number in [0, 1). */
  readonly random: () => number
}

/** How an attempt ended, as far as a retry depends on it. */
export type Attempt =
  | { readonly status: number; readonly retryAfter: string | undefined }
  | { readonly error: TransportError }

/** At most so many attempts for one request, rate limits aside. */
export const MAX_ATTEMPTS = 4

/** The status of a rate limit: the service has looked at the number of requests, and not at this one. */
export const TOO_MANY_REQUESTS = 429

const RETRIED_STATUSES: readonly number[] = [502, 503, 504]
/** What is known to pass by itself now and then, of the proxy and of the host alike. */
const TRANSIENT: readonly TransportFault[] = ['refused', 'unreachable', 'unknown-host', 'reset']
const FIRST_WAIT_MS = 500
const LONGEST_BACK_OFF_MS = 20_000
const LONGEST_WAIT_MS = 60_000
/** The longest wait for what the run can do without. */
const PATIENCE_MS = 5000

/**
 * Says how long to wait before the next attempt, or `undefined` when there is none.
 * A rate limit passes by itself, so it is waited for as long as the run has time; the caller knows how long that is.
 * A time-out is tried once more only: three waits of `request-timeout-seconds` help nobody; one of the proxy not even
 * that, for it holds up every request. What is not known to pass by itself, such as TLS faults, a proxy's refusal and
 * too large answers, is not tried again.
 * `Retry-After` (seconds or date, RFC 9110, 10.2.3) wins; else exponential back-off with jitter.
 * @param isDispensable the run can do without: a rate limit is not waited for longer than other faults
 */
export function waitBeforeRetry(
  attempt: number,
  outcome: Attempt,
  environment: Pick<RetryEnvironment, 'now' | 'random'>,
  isDispensable = false,
): number | undefined {
  const doubled = Math.min(FIRST_WAIT_MS * 2 ** (attempt - 1), LONGEST_BACK_OFF_MS)
  const backOff = doubled * (0.5 + environment.random() / 2)
  if ('status' in outcome && outcome.status === TOO_MANY_REQUESTS) {
    const asked = retryAfterMs(outcome.retryAfter, environment.now())
    // a service that asks for no wait again and again must not be stormed
    const wait = attempt === 1 ? (asked ?? backOff) : Math.max(asked ?? 0, backOff)
    return isDispensable && (attempt >= MAX_ATTEMPTS || wait > PATIENCE_MS) ? undefined : wait
  }
  if (attempt >= MAX_ATTEMPTS) return undefined
  if ('error' in outcome) {
    const { fault, atProxy } = outcome.error
    if (fault === 'timeout' || fault === 'silent-dns') {
      return attempt === 1 && !atProxy ? backOff : undefined
    }
    return TRANSIENT.includes(fault) ? backOff : undefined
  }
  if (!RETRIED_STATUSES.includes(outcome.status)) return undefined
  const asked = retryAfterMs(outcome.retryAfter, environment.now())
  if (asked === undefined) return backOff
  return asked <= LONGEST_WAIT_MS ? asked : undefined
}

function retryAfterMs(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined
  if (/^\d+$/.test(value.trim())) return Number(value.trim()) * 1000
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}
