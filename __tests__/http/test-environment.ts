import { MockAgent } from 'undici'
import type { HttpEnvironment } from '../../src/http/client.js'

/** What a client needs besides its service, without waits; unless given, with a dispatcher that lets nothing out. */
export function testEnvironment(given: Partial<HttpEnvironment> = {}): HttpEnvironment {
  const dispatcher = new MockAgent()
  dispatcher.disableNetConnect()
  return {
    dispatcher,
    mayWrite: false,
    requestTimeoutMs: 5000,
    deadline: new AbortController().signal,
    endsAt: Number.POSITIVE_INFINITY,
    now: Date.now,
    random: () => 0,
    sleep: () => Promise.resolve(),
    onExchange: () => undefined,
    onRetry: () => undefined,
    ...given,
  }
}
