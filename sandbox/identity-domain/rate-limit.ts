/** A sliding window in which requests are counted. */
type Window = 'second' | 'minute'

/** How many token requests a domain takes; a Free domain 10 a second and 150 a minute (OCI, IAM API rate limits). */
export interface RateLimit {
  readonly perSecond: number
  readonly perMinute: number
  /** Requests of others shortly before, which the minute is full of for its length; none, when not given. */
  readonly spent?: number
  /** Hears of every request that is too much, and for which window. */
  readonly onRefusal?: (window: Window) => void
}

/** Counts requests in sliding windows and says which are too many; those do not count. */
export function rateLimiter({
  perSecond,
  perMinute,
  spent = 0,
  onRefusal,
}: RateLimit): () => boolean {
  const startedAt = performance.now()
  const taken = Array.from({ length: spent }, () => startedAt)
  return () => {
    const now = performance.now()
    while (taken[0] !== undefined && taken[0] <= now - 60_000) taken.shift()
    const lastSecond = taken.filter((at) => at > now - 1000).length
    if (taken.length >= perMinute || lastSecond >= perSecond) {
      onRefusal?.(taken.length >= perMinute ? 'minute' : 'second')
      return true
    }
    taken.push(now)
    return false
  }
}
