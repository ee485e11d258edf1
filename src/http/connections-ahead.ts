import type { Socket } from 'node:net'

/**
 * An unused connection that is older is given up: a server waits for the first request of a connection, and not for ever
 * (Apache at least 20 seconds by default, *mod_reqtimeout*).
 */
const LONGEST_UNUSED_MS = 10_000

/** What connections are opened ahead with. */
export interface AheadOptions {
  /** Makes a connection. */
  readonly connect: (wish: Wish, signal: AbortSignal) => Promise<Socket>
  /** How many to an origin are open or under way. */
  readonly open: (origin: string) => number
  /** Milliseconds of a clock that goes forward. */
  readonly now: () => number
}

/** So many connections are to be open to a target, each made within some time. */
export interface Wish {
  readonly target: URL
  readonly wanted: number
  readonly milliseconds: number
}

/** A connection that was begun before anything asked for it. */
interface Ahead {
  /** Gives it up while it is under way. */
  readonly end: AbortController
  /** Rejects with what a request that waits for it is to be told. */
  readonly made: Promise<Socket>
  /** Once it is there. */
  socket: Socket | undefined
  since: number
}

/**
 * Connections that are begun before a request needs one. Each is handed out once, open or under way; what becomes of the
 * others is nobody's concern.
 */
export class ConnectionsAhead {
  readonly #options: AheadOptions
  readonly #begun = new Map<string, Ahead[]>()
  #ended = false

  constructor(options: AheadOptions) {
    this.#options = options
  }

  /** Begins connections, as many as are missing to so many. */
  begin(wish: Wish): void {
    const missing = wish.wanted - this.#options.open(wish.target.origin)
    for (let nth = 0; nth < missing && !this.#ended; nth += 1) this.#begin(wish)
  }

  /**
   * Hands the oldest one out that can be used, or is still under way: then it ends with the request's signal.
   * @returns `undefined` when there is none
   */
  take(origin: string, signal: AbortSignal): Promise<Socket> | undefined {
    const all = this.#begun.get(origin) ?? []
    for (let ahead = all.shift(); ahead !== undefined; ahead = all.shift()) {
      const { socket, end, made, since } = ahead
      if (socket === undefined) {
        const stop = (): void => {
          end.abort(signal.reason)
        }
        signal.addEventListener('abort', stop)
        if (signal.aborted) stop()
        return made.then((there) => there.ref())
      }
      if (isUnused(socket) && this.#options.now() - since < LONGEST_UNUSED_MS) {
        return Promise.resolve(socket.ref())
      }
      socket.destroy()
    }
    return undefined
  }

  /** Gives all up that nothing has asked for. */
  end(): void {
    this.#ended = true
    for (const { end, socket } of [...this.#begun.values()].flat()) {
      end.abort()
      socket?.destroy()
    }
  }

  /** Begins one. That it fails is told to a request that waits for it, and to nobody else. */
  #begin(wish: Wish): void {
    const { origin } = wish.target
    const all = this.#begun.get(origin) ?? []
    this.#begun.set(origin, all)
    const end = new AbortController()
    const made = this.#options.connect(wish, end.signal)
    const ahead: Ahead = { end, made, socket: undefined, since: 0 }
    all.push(ahead)
    made.then(
      (socket) => {
        if (this.#ended) socket.destroy()
        ahead.socket = socket
        ahead.since = this.#options.now()
        // it keeps no process alive, as undici's unused ones do not
        socket.unref()
      },
      () => {
        if (all.includes(ahead)) all.splice(all.indexOf(ahead), 1)
      },
    )
  }
}

/** Whether the server has neither closed it nor said anything, which before the first request can only be a farewell. */
function isUnused(socket: Socket): boolean {
  return (
    !socket.destroyed && socket.writable && !socket.readableEnded && socket.readableLength === 0
  )
}
