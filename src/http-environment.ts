import { setTimeout } from 'node:timers/promises'
import type { Log } from './action/log.js'
import { recordRequest } from './checks/trace.js'
import type { HttpEnvironment } from './http/client.js'
import { createDispatcher, createIdleDispatcher } from './http/dispatcher.js'
import type { Settings } from './inputs/settings.js'
import { deadlineIn } from './time/time-limit.js'

/** What depends on who runs: whether the inputs are good, and whether anything may be changed. */
export interface HttpOptions {
  /** With bad inputs nothing is sent, and they may be what a dispatcher cannot be made of. */
  readonly usable: boolean
  readonly mayWrite: boolean
  readonly log: Log
}

/** What the clients of a run share: one dispatcher, one deadline, the log, the real clock. */
export function httpEnvironment(
  settings: Settings,
  { usable, mayWrite, log }: HttpOptions,
): HttpEnvironment {
  return {
    dispatcher: usable ? createDispatcher(settings.caCertificates) : createIdleDispatcher(),
    requestTimeoutMs: settings.requestTimeoutMs,
    mayWrite: usable && mayWrite,
    deadline: deadlineIn(settings.timeoutMs),
    endsAt: Date.now() + settings.timeoutMs,
    now: Date.now,
    random: Math.random,
    sleep: async (milliseconds, signal) => {
      await setTimeout(milliseconds, undefined, { signal })
    },
    onExchange: (exchange) => {
      const { method, host, path, status, requestId, attempt } = exchange
      recordRequest({ method, host, path, status, requestId }, attempt > 1)
      log.exchange(exchange)
    },
    onRetry: (line) => {
      log.line(line)
    },
  }
}
