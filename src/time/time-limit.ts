import { setMaxListeners } from 'node:events'

/** The reason of a signal whose time is over, named as the platform names it. */
class TimeLimitReached extends Error {
  override readonly name = 'TimeoutError'
}

/**
 * Runs some work with a signal that aborts after so many milliseconds, or as soon as the given one does. Not
 * `AbortSignal.any` with `AbortSignal.timeout`: on Node 20 the latter may be collected as garbage before its time, and
 * the work is never stopped (nodejs/node#57736).
 */
export async function withTimeLimit<T>(
  milliseconds: number,
  outer: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController()
  const stop = (): void => {
    controller.abort(outer.reason)
  }
  const timer = setTimeout(() => {
    controller.abort(new TimeLimitReached(`nothing within ${String(milliseconds / 1000)} s`))
  }, milliseconds)
  outer.addEventListener('abort', stop)
  if (outer.aborted) stop()
  try {
    return await work(controller.signal)
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
