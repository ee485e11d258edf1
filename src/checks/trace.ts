import { AsyncLocalStorage } from 'node:async_hooks'
import type { RequestTrace } from './check.js'

/** What a check has cost so far. */
export interface Trace {
  readonly requests: RequestTrace[]
  retries: number
  startedAt: number
}

const running = new AsyncLocalStorage<Trace>()

/** Runs a check, to which whatever is sent meanwhile is booked. */
export function traced<T>(trace: Trace, check: () => Promise<T>): Promise<T> {
  return running.run(trace, check)
}

/** Books an HTTP exchange on the check that is running; `retried` when an earlier attempt had failed. */
export function recordRequest(request: RequestTrace, retried: boolean): void {
  const trace = running.getStore()
  if (trace === undefined) return
  trace.requests.push(request)
  if (retried) trace.retries += 1
}
