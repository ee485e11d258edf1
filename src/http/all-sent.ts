import { subscribe, unsubscribe } from 'node:diagnostics_channel'

/** undici's channels (its documentation, *Diagnostics Channel Support*): a request was made, its head was written. */
const MADE = 'undici:request:create'
const SENT = 'undici:client:sendHeaders'

/**
 * Does some work once, as soon as all requests that were made are on their way, and there is nothing to do but wait.
 * @returns gives it up, where no request was sent so far
 */
export function whenAllSent(work: () => void): () => void {
  let unsent = 0
  const made = (): void => {
    unsent += 1
  }
  const sent = (): void => {
    unsent -= 1
    if (unsent > 0) return
    giveUp()
    // the head is written, and the end of the request may not be
    setImmediate(work)
  }
  const giveUp = (): void => {
    unsubscribe(MADE, made)
    unsubscribe(SENT, sent)
  }
  subscribe(MADE, made)
  subscribe(SENT, sent)
  return giveUp
}
