import { setMaxListeners } from 'node:events'
import { MockAgent } from 'undici'
import type { HttpEnvironment } from '../../src/http/client.js'
import { Turns } from '../../src/http/turns.js'

/** What a client needs besides its service, without waits; unless given, with a dispatcher that lets nothing out. */
export function testEnvironment(given: Partial<HttpEnvironment> = {}): HttpEnvironment {
  const dispatcher = new MockAgent()
  dispatcher.disableNetConnect()
  const deadline = new AbortController().signal
  setMaxListeners(0, deadline)
  return {
    dispatcher,
    openAhead: () => undefined,
    wayTo: () => ({ proxy: undefined, proxyName: '', words: 'without a proxy' }),
    turns: new Turns(16),
    mayWrite: false,
    requestTimeoutMs: 5000,
    deadline,
    endsAt: Number.POSITIVE_INFINITY,
    now: Date.now,
    random: () => 0,
    sleep: () => Promise.resolve(),
    onExchange: () => undefined,
    onRetry: () => undefined,
    ...given,
  }
}
