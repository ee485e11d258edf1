import { setMaxListeners } from 'node:events'

/** The reason of a signal whose time is over, named as the platform names it. */
class TimeLimitReached extends Error {
  override readonly name = 'TimeoutError'
}

/**
 * Runs some work with a signal that aborts after so many milliseconds, or as soon as the given one does. Work that does
 * not stop at the signal is left alone a moment later, and what becomes of it is not awaited: a request that waits for
 * its connection does not heed the signal. Not `AbortSignal.any` with `AbortSignal.timeout`: on Node 20 the latter may
 * be collected as garbage before its time, and the work is never stopped (nodejs/node#57736).
 */
export async function withTimeLimit<T>(
  milliseconds: number,
  outer: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController()
  const { signal } = controller
  const left = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => {
      // work that stops by itself says more of where it was
      setImmediate(() => {
        reject(signal.reason as Error)
      })
    })
  })
  const stop = (): void => {
    controller.abort(outer.reason)
  }
  const timer = setTimeout(() => {
    controller.abort(
      new TimeLimitReached(`nothing within ${String(Math.round(milliseconds / 100) / 10)} s`),
    )
  }, milliseconds)
  outer.addEventListener('abort', stop)
  if (outer.aborted) stop()
  try {
    return await Promise.race([work(signal), left])
  } finally {
    clearTimeout(timer)
    outer.removeEventListener('abort', stop)
  }
}

/** A signal that aborts after so many milliseconds, and for which any number of requests may wait at once. */
export function deadlineIn(milliseconds: number): AbortSignal {
  const deadline = AbortSignal.timeout(milliseconds)
  setMaxListeners(0, deadline)
  return deadline
}
