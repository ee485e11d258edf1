import type { Exchange } from '../https-service.js'

/**
 * A healthy verify cannot do with fewer answers one after the other: the client's token, with it the look-up of the
 * user, then the user's token, with that the probe of the pod, and then the connection test.
 */
export const LEAST_CHAIN = 5

/**
 * TCP and TLS 1.3 take a round trip each before the first question of a chain can leave. Connections to the other hosts
 * can be opened meanwhile, so their handshakes are not in the limit.
 */
const FIRST_HANDSHAKE = 2

/** What the shortest time of a run depends on; times in milliseconds. */
export interface Circumstances {
  /** Answers that come one after the other. */
  readonly chain: number
  /** The round trip to every service. */
  readonly distance: number
  /** Added to every answer. */
  readonly added: number
  /** What a service takes for an answer when nothing is added. */
  readonly service: number
  /** What a process takes that does nothing. */
  readonly emptyProcess: number
}

/** The shortest time in which a run of such a chain could end: nothing but waiting, and a process. */
export function limitOf(circumstances: Circumstances): number {
  const { chain, distance, added, service, emptyProcess } = circumstances
  return FIRST_HANDSHAKE * distance + chain * (distance + added + service) + emptyProcess
}

/** What the chain of requests is seen from. */
type Seen = Pick<Exchange, 'waitedSince' | 'came' | 'answered'>

/**
 * The most requests of which each can have been sent only because the one before it had been answered. An answer is
 * heard half a round trip after it was sent, and a request was sent half a round trip before it came. One that waited for
 * its connection was decided when that was opened, or earlier.
 * @param distance the round trip, milliseconds
 */
export function longestChain(exchanges: readonly Seen[], distance: number): number {
  const links: { readonly heard: number; readonly length: number }[] = []
  const inOrder = exchanges
    .map(({ waitedSince, came, answered }) => ({
      decided: waitedSince ?? came - distance / 2,
      heard: answered + distance / 2,
    }))
    .toSorted((a, b) => a.decided - b.decided)
  for (const { decided, heard } of inOrder) {
    const before = links.filter((link) => link.heard <= decided).map(({ length }) => length)
    links.push({ heard, length: 1 + Math.max(0, ...before) })
  }
  return Math.max(0, ...links.map(({ length }) => length))
}

/** The one in the middle; of two, the larger. `NaN` of none. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}
