import * as tls from 'node:tls'
// undici's index loads twice as much (fetch, WebSocket, caches, mocks) before the first line of a run: 1.1 MB in place of
// 0.5, some 40 ms
import methods from 'undici/lib/api/index.js'
import Agent from 'undici/lib/dispatcher/agent.js'
import AnyDispatcher from 'undici/lib/dispatcher/dispatcher.js'
import type { Wish } from './connections-ahead.js'
import { Connections } from './connections.js'
import { readProxyEnvironment, type Way } from './proxy-environment.js'

/** What a dispatcher may be told. */
export interface DispatcherOptions {
  /** How a host is reached; by the variables of this process when not given. */
  readonly wayTo?: (target: URL) => Way
  /** So many connections may be made in all. */
  readonly most?: number
  /** Milliseconds of a clock that goes forward, for connections that are opened ahead. */
  readonly now?: () => number
}

/**
 * Far more connections than any run needs, each of which comes after a wait: more only help what closes every one of
 * them at once to keep the runner busy.
 */
const MOST_CONNECTIONS = 2000

/**
 * The one dispatcher of a run: keeps connections alive, goes through `HTTPS_PROXY` / `NO_PROXY` if they are set,
 * and trusts the given certificates in addition to those that Node trusts.
 * @param caCertificates PEM bundle, or '' for none
 */
export function createDispatcher(
  caCertificates: string,
  {
    wayTo = readProxyEnvironment(process.env).wayTo,
    most = MOST_CONNECTIONS,
    now = (): number => performance.now(),
  }: DispatcherOptions = {},
): RunDispatcher {
  withMethods()
  const secureContext = (): tls.SecureContext => contextOf(caCertificates)
  return new RunDispatcher(new Connections({ secureContext, wayTo, most, now }))
}

let last: { readonly bundle: string; readonly context: tls.SecureContext } | undefined

/**
 * Made once, for all connections, and for the issue as for the pair: to read some hundred and fifty authorities takes
 * longer than a handshake.
 */
function contextOf(bundle: string): tls.SecureContext {
  if (last?.bundle !== bundle) {
    const context = tls.createSecureContext(
      bundle === '' ? {} : { ca: [...defaultAuthorities(), bundle] },
    )
    last = { bundle, context }
  }
  return last.context
}

/** A dispatcher for a run that sends nothing: it reads neither the environment nor certificates. */
export function createIdleDispatcher(): RunDispatcher {
  return new RunDispatcher()
}

/**
 * undici's agent, which can open connections before they are needed, and gives up those that are unused or under way when
 * it is destroyed.
 */
export class RunDispatcher extends Agent {
  readonly #connections: Connections | undefined

  /** @param connections for a run that sends something */
  constructor(connections?: Connections) {
    super(connections && { connect: connections.connect })
    this.#connections = connections
  }

  /** Opens connections before they are needed; whether that succeeds shows when they are. */
  openAhead(wish: Wish): void {
    this.#connections?.openAhead(wish)
  }

  override destroy(error?: Error | null): Promise<void>
  override destroy(callback: () => void): void
  override destroy(error: Error | null, callback: () => void): void
  override destroy(first?: Error | null | (() => void), callback?: () => void): unknown {
    this.#connections?.end()
    if (typeof first === 'function') {
      super.destroy(first)
      return undefined
    }
    if (callback === undefined) return super.destroy(first ?? null)
    super.destroy(first ?? null, callback)
    return undefined
  }
}

/** Gives every dispatcher `request` and `connect`, as undici's index does. */
function withMethods(): void {
  Object.assign(AnyDispatcher.prototype, methods)
}

/** What Node trusts by itself; since version 22.15 it can tell, NODE_EXTRA_CA_CERTS included. */
function defaultAuthorities(): readonly string[] {
  const { getCACertificates } = tls as Partial<Pick<typeof tls, 'getCACertificates'>>
  return getCACertificates?.('default') ?? tls.rootCertificates
}
