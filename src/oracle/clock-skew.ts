import type { Answer } from '../http/client.js'

/** Clocks further apart than this are told, and are a cause of refused signatures. */
export const MAX_SKEW_SECONDS = 60

/**
 * Difference of a service's clock to the runner's, in seconds; positive when the service is ahead.
 * @returns `undefined` when the answer has no date
 */
export function clockSkew({ header, at }: Pick<Answer, 'header' | 'at'>): number | undefined {
  const date = Date.parse(header('date') ?? '')
  // the header has whole seconds, so the clock was half a second further on average
  return Number.isNaN(date) ? undefined : Math.round((date + 500 - at) / 1000)
}
