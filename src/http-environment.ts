import { setMaxListeners } from 'node:events'
import { recordRequest } from './checks/trace.js'
import type { HttpEnvironment } from './http/client.js'
import { createDispatcher, createIdleDispatcher } from './http/dispatcher.js'
import type { Way } from './http/proxy-environment.js'
import { Turns } from './http/turns.js'
import type { Settings } from './inputs/settings.js'
import type { Log } from './report/log.js'
import type { Clock } from './time/clock.js'
import { deadlineIn, withTimeLimit } from './time/time-limit.js'

/** What depends on who runs: whether the inputs are good, and whether anything may be changed. */
export interface HttpOptions {
  /** With bad inputs nothing is sent, and they may be what a dispatcher cannot be made of. */
  readonly usable: boolean
  readonly mayWrite: boolean
  /** How a host is reached. */
  readonly wayTo: (target: URL) => Way
  readonly log: Log
  readonly clock: Clock
}

/** What the clients of a run share, and what ends it. */
export interface RunHttp extends HttpEnvironment {
  /** Gives up what is still under way or waited for: an answer that was asked for ahead, and that nothing needed. */
  readonly giveUp: () => void
}

/** So many requests are under way at once: about as many as a run with one connection has. */
const MOST_REQUESTS_AT_ONCE = 16

/** What the clients of a run share: one dispatcher, one deadline, the log, the clock. */
export function httpEnvironment(
  settings: Settings,
  { usable, mayWrite, wayTo, log, clock }: HttpOptions,
): RunHttp {
  const ended = new AbortController()
  setMaxListeners(0, ended.signal)
  const deadline = deadlineIn(settings.timeoutMs)
  deadline.addEventListener('abort', () => {
    ended.abort(deadline.reason)
  })
  const dispatcher = usable
    ? createDispatcher(settings.caCertificates, { wayTo, now: clock.now })
    : createIdleDispatcher()
  return {
    dispatcher,
    openAhead: (target, wanted) => {
      dispatcher.openAhead({ target, wanted, milliseconds: settings.requestTimeoutMs })
    },
    wayTo,
    turns: new Turns(MOST_REQUESTS_AT_ONCE),
    requestTimeoutMs: settings.requestTimeoutMs,
    mayWrite: usable && mayWrite,
    deadline: ended.signal,
    giveUp: () => {
      ended.abort()
    },
    endsAt: clock.now() + settings.timeoutMs,
    now: clock.now,
    random: Math.random,
    sleep: clock.sleep,
    onExchange: (exchange) => {
      const { method, host, path, status, requestId, attempt } = exchange
      recordRequest({ method, host, path, status, requestId }, attempt > 1)
      log.exchange(exchange)
    },
    onRetry: log.line,
  }
}

/** How long connections may take to close: nothing of the run depends on it any more. */
const LEAVE_MS = 1000

/** Closes the connections of a run. */
export async function leave({
  dispatcher,
  giveUp,
}: Pick<RunHttp, 'dispatcher' | 'giveUp'>): Promise<void> {
  giveUp()
  const never = new AbortController().signal
  await withTimeLimit(LEAVE_MS, never, () => dispatcher.destroy()).catch(() => undefined)
}
