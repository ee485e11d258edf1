import { AsyncLocalStorage } from 'node:async_hooks'
import type { RequestTrace } from './check.js'

/** What a check, or a question, has cost so far. */
export interface Trace {
  readonly requests: RequestTrace[]
  retries: number
  startedAt: number
  /** Who bears it, once somebody does. */
  borneBy?: Trace
}

const running = new AsyncLocalStorage<Trace>()

/** A trace of nothing yet. @param startedAt milliseconds of a monotonic clock */
export function newTrace(startedAt = 0): Trace {
  return { requests: [], retries: 0, startedAt }
}

/** Runs a check or a question, on which whatever is sent meanwhile is booked. */
export function traced<T>(trace: Trace, run: () => Promise<T>): Promise<T> {
  return running.run(trace, run)
}

/** Books an HTTP exchange on what is running; `retried` when an earlier attempt had failed. */
export function recordRequest(request: RequestTrace, retried: boolean): void {
  const trace = bearer(running.getStore())
  if (trace === undefined) return
  trace.requests.push(request)
  if (retried) trace.retries += 1
}

/** Books what a question has cost, and what it will, on what is running; the first one bears it. */
export function chargeTo(question: Trace): void {
  const check = running.getStore()
  if (check === undefined || question.borneBy !== undefined) return
  question.borneBy = check
  const bears = bearer(check)
  bears?.requests.push(...question.requests)
  if (bears !== undefined) bears.retries += question.retries
}

/** A question that is asked within another one is borne by whoever bears that. */
function bearer(trace: Trace | undefined): Trace | undefined {
  let last = trace
  while (last?.borneBy !== undefined) last = last.borneBy
  return last
}
