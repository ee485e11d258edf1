/** How many token requests a domain takes; a Free domain 10 a second and 150 a minute (OCI, IAM API rate limits). */
export interface RateLimit {
  readonly perSecond: number
  readonly perMinute: number
}

/** Counts requests in sliding windows and says which are too many; those do not count. */
export function rateLimiter({ perSecond, perMinute }: RateLimit): () => boolean {
  const taken: number[] = []
  return () => {
    const now = performance.now()
    while (taken[0] !== undefined && taken[0] <= now - 60_000) taken.shift()
    const lastSecond = taken.filter((at) => at > now - 1000).length
    if (taken.length >= perMinute || lastSecond >= perSecond) return true
    taken.push(now)
    return false
  }
}
