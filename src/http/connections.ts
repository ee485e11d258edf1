import { AsyncLocalStorage } from 'node:async_hooks'
import { request } from 'node:http'
import { connect as connectTcp, isIP, type LookupFunction, type Socket } from 'node:net'
import { connect as connectTls, type SecureContext } from 'node:tls'
import type { buildConnector } from 'undici'
import { withTimeLimit } from '../time/time-limit.js'
import { ConnectionsAhead, type Wish } from './connections-ahead.js'
import { transportError, TransportError, type Destination, type TransportFault } from './errors.js'
import { sharedLookup } from './lookup.js'
import { portOf, proxyCredentials, type Way } from './proxy-environment.js'

/** What connections are made with. */
export interface ConnectionOptions {
  /** What is trusted. Called for every connection over TLS, and made when it is called first. */
  readonly secureContext: () => SecureContext
  readonly wayTo: (target: URL) => Way
  /** So many connections may be made in all. */
  readonly most: number
  /** Looks names up; as the system does when not given. */
  readonly lookup?: LookupFunction
  /** Milliseconds of a clock that goes forward. */
  readonly now: () => number
}

/** The request for which a connection is made. */
export interface Asking {
  /** Ends the connecting with the request. */
  readonly signal: AbortSignal
  /** The longest that connecting may take. */
  readonly milliseconds: number
}

type Connector = buildConnector.connector

/** For who says nothing about its request. */
const CONNECT_MS = 30_000

const KEEP_ALIVE_MS = 60_000

/** TLS sessions that are kept to be resumed: one for each host is enough. */
const MOST_SESSIONS = 20

const asking = new AsyncLocalStorage<Asking>()

/** Sends a request; a connection that must be made for it takes part of its time. */
export function connectingFor<T>(request: Asking, send: () => Promise<T>): Promise<T> {
  return asking.run(request, send)
}

/**
 * Makes the connections of a run, directly or by a tunnel through a proxy (RFC 9110, 9.3.6), then TLS. undici's own
 * `ProxyAgent` is not used: it waits for a silent proxy five minutes whatever the request's signal says, and tries a
 * proxy that closes the tunnel again at once and without end.
 */
export class Connections {
  readonly #options: ConnectionOptions
  readonly #lookup: LookupFunction
  readonly #sessions = new Map<string, Buffer>()
  readonly #underWay = new Set<AbortController>()
  readonly #ahead: ConnectionsAhead
  /** Connections that are open or under way, by origin. */
  readonly #open = new Map<string, number>()
  /** Are opened ahead when a proxy has opened a tunnel. */
  readonly #waiting: Wish[] = []
  #hasTunnel = false
  #made = 0
  #ended = false

  constructor(options: ConnectionOptions) {
    this.#options = options
    this.#lookup = options.lookup ?? sharedLookup()
    this.#ahead = new ConnectionsAhead({
      connect: ({ target, milliseconds }, signal) =>
        this.#within(milliseconds, signal, (limit) => this.#connect(target, limit)),
      open: (origin) => this.#open.get(origin) ?? 0,
      now: options.now,
    })
  }

  /** Connects for undici. Every fault is a {@link TransportError}, at which undici gives its requests up. */
  readonly connect: Connector = ({ hostname, host, protocol }, callback) => {
    const target = new URL(`${protocol}//${host ?? hostname}`)
    const { signal, milliseconds } = asking.getStore() ?? {
      signal: undefined,
      milliseconds: CONNECT_MS,
    }
    this.#within(
      milliseconds,
      signal,
      (limit) => this.#ahead.take(target.origin, limit) ?? this.#connect(target, limit),
    ).then(
      (socket) => {
        callback(null, socket)
      },
      (thrown: unknown) => {
        callback(thrown as Error, null)
      },
    )
  }

  /**
   * Opens connections before anything asks for them, as many as are missing to so many; those that are asked for now come
   * first. A proxy must have opened a tunnel before: one that refuses a password is not given it oftener.
   */
  openAhead(wish: Wish): void {
    if (this.#options.wayTo(wish.target).proxy !== undefined && !this.#hasTunnel) {
      this.#waiting.push(wish)
      return
    }
    setImmediate(() => {
      this.#ahead.begin(wish)
    })
  }

  /** Gives up what is being connected, and connects no more. */
  end(): void {
    this.#ended = true
    this.#ahead.end()
    for (const controller of this.#underWay) controller.abort()
  }

  /** Does what connects, until it has taken so long, its signal aborts, or the run is over. */
  async #within<T>(
    milliseconds: number,
    signal: AbortSignal | undefined,
    work: (limit: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const end = new AbortController()
    const stop = (): void => {
      end.abort(signal?.reason)
    }
    signal?.addEventListener('abort', stop)
    if (this.#ended || signal?.aborted === true) stop()
    this.#underWay.add(end)
    try {
      return await withTimeLimit(milliseconds, end.signal, work)
    } finally {
      this.#underWay.delete(end)
      signal?.removeEventListener('abort', stop)
    }
  }

  /** Makes a connection, which is counted for its origin until it is closed. */
  async #connect(target: URL, signal: AbortSignal): Promise<Socket> {
    const { origin } = target
    const counted = (by: number): void => {
      this.#open.set(origin, (this.#open.get(origin) ?? 0) + by)
    }
    counted(1)
    try {
      const socket = await this.#make(target, signal)
      socket.once('close', () => {
        counted(-1)
      })
      return socket
    } catch (thrown) {
      counted(-1)
      throw thrown
    }
  }

  async #make(target: URL, signal: AbortSignal): Promise<Socket> {
    const { proxy, proxyName, words, exceptedBy } = this.#options.wayTo(target)
    const destination = { host: target.host, way: words, ...(exceptedBy && { exceptedBy }) }
    this.#count(destination)
    const place = { host: unbracketed(target.hostname), port: Number(portOf(target)) }
    const socket =
      proxy === undefined
        ? await this.#tcp(place, destination, signal)
        : await this.#tunnel(proxy, target, { ...destination, proxy: proxyName }, signal)
    return target.protocol === 'https:'
      ? this.#secured(socket, target.hostname, destination, signal)
      : socket
  }

  #count(destination: Destination): void {
    const { most } = this.#options
    if (this.#made >= most) {
      throw new TransportError('exhausted', destination, `this run has made ${String(most)}`)
    }
    this.#made += 1
  }

  async #tunnel(
    proxy: URL,
    target: URL,
    destination: Destination,
    signal: AbortSignal,
  ): Promise<Socket> {
    const place = { host: unbracketed(proxy.hostname), port: Number(portOf(proxy)) }
    const plain = await this.#tcp(place, destination, signal)
    const socket =
      proxy.protocol === 'https:'
        ? await this.#secured(plain, proxy.hostname, destination, signal)
        : plain
    const tunnel = await tunnelThrough(socket, proxy, target, destination, signal)
    this.#hasTunnel = true
    for (const wish of this.#waiting.splice(0)) this.openAhead(wish)
    return tunnel
  }

  async #tcp(
    { host, port }: { readonly host: string; readonly port: number },
    destination: Destination,
    signal: AbortSignal,
  ): Promise<Socket> {
    const socket = connectTcp({ host, port, lookup: this.#lookup })
    socket.setNoDelay(true).setKeepAlive(true, KEEP_ALIVE_MS)
    let late: TransportFault = isIP(host) === 0 ? 'silent-dns' : 'timeout'
    socket.once('lookup', () => {
      late = 'timeout'
      setImmediate(() => {
        this.#prepare()
      })
    })
    await reached(socket, 'connect', signal, (thrown) =>
      late === 'silent-dns' && isTimeout(thrown)
        ? new TransportError(late, destination, thrown.message)
        : failed(destination, thrown, 'no connection was accepted'),
    )
    return socket
  }

  /** Makes what handshakes need while the first connections are awaited, for it takes longer than a handshake. */
  #prepare(): void {
    try {
      this.#options.secureContext()
    } catch {
      // the handshake will tell
    }
  }

  /** What is trusted. A connection is of no use without it, and would stay open. */
  #contextFor(socket: Socket): SecureContext {
    try {
      return this.#options.secureContext()
    } catch (thrown) {
      socket.destroy()
      throw thrown
    }
  }

  async #secured(
    socket: Socket,
    hostname: string,
    destination: Destination,
    signal: AbortSignal,
  ): Promise<Socket> {
    const name = unbracketed(hostname)
    const secureContext = this.#contextFor(socket)
    const secure = connectTls({
      socket,
      // an address is no server name (RFC 6066, 3)
      ...(isIP(name) === 0 ? { servername: name } : { host: name }),
      ALPNProtocols: ['http/1.1'],
      session: this.#sessions.get(name),
      secureContext,
    })
    secure.on('session', (session) => {
      if (this.#sessions.size >= MOST_SESSIONS) this.#sessions.clear()
      this.#sessions.set(name, session)
    })
    await reached(secure, 'secureConnect', signal, (thrown) =>
      failed(destination, thrown, 'the TLS handshake was not finished'),
    )
    return secure
  }
}

/** Has a proxy open a tunnel to a target. */
async function tunnelThrough(
  socket: Socket,
  proxy: URL,
  target: URL,
  destination: Destination,
  signal: AbortSignal,
): Promise<Socket> {
  const place = `${target.hostname}:${portOf(target)}`
  const credentials = proxyCredentials(proxy)
  const asked = request({
    createConnection: () => socket,
    method: 'CONNECT',
    path: place,
    headers: {
      host: place,
      connection: 'keep-alive',
      'proxy-connection': 'keep-alive',
      ...(credentials !== undefined && { 'proxy-authorization': `Basic ${credentials}` }),
    },
  })
  const answered = new Promise<number>((resolve, reject) => {
    asked.on('error', reject)
    asked.on('connect', ({ statusCode = 0 }, _, head) => {
      if (head.length > 0) socket.unshift(head)
      resolve(statusCode)
    })
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error)
    })
  })
  asked.end()
  try {
    const status = await answered
    if (status >= 200 && status < 300) return socket
    throw new TransportError('proxy', destination, `status ${String(status)} to CONNECT ${place}`)
  } catch (thrown) {
    socket.destroy()
    throw failed(destination, thrown, `CONNECT ${place} was not answered`)
  }
}

/**
 * Waits until a socket has come so far, and destroys it when it cannot, or the signal aborts.
 * @throws what `failure` makes of the reason
 */
async function reached(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  signal: AbortSignal,
  failure: (thrown: unknown) => Error,
): Promise<void> {
  // faults between this wait and the next one must not end the process
  socket.on('error', () => undefined)
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once(event, () => {
        resolve()
      })
      socket.once('error', reject)
      socket.once('close', () => {
        reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' }))
      })
      const stop = (): void => {
        reject(signal.reason as Error)
      }
      signal.addEventListener('abort', stop)
      if (signal.aborted) stop()
    })
  } catch (thrown) {
    socket.destroy()
    throw failure(thrown)
  }
}

/** @param late what had not happened when the time was over */
function failed(destination: Destination, thrown: unknown, late: string): Error {
  if (thrown instanceof TransportError) return thrown
  if (isTimeout(thrown)) {
    return new TransportError('timeout', destination, `${late}, ${thrown.message}`, {
      cause: thrown,
    })
  }
  return transportError(destination, thrown) ?? (thrown as Error)
}

function isTimeout(thrown: unknown): thrown is Error {
  return thrown instanceof Error && thrown.name === 'TimeoutError'
}

function unbracketed(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1')
}
