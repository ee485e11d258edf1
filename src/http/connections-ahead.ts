import type { Socket } from 'node:net'

/**
 * An unused connection that is older is given up: a server waits for the first request of a connection, and not for ever
 * (Apache at least 20 seconds by default, *mod_reqtimeout*).
 */
const LONGEST_UNUSED_MS = 10_000

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

/** Connections that were begun before a request needs one, by origin. Each is handed out once. */
export class ConnectionsAhead {
  readonly #now: () => number
  readonly #byOrigin = new Map<string, Ahead[]>()
  #ended = false

  /** @param now milliseconds of a clock that goes forward */
  constructor(now: () => number) {
    this.#now = now
  }

  /** Begins one. That it fails is told to a request that waits for it, and to nobody else. */
  begin(origin: string, connect: (signal: AbortSignal) => Promise<Socket>): void {
    const all = this.#byOrigin.get(origin) ?? []
    this.#byOrigin.set(origin, all)
    const end = new AbortController()
    const made = connect(end.signal)
    const ahead: Ahead = { end, made, socket: undefined, since: 0 }
    all.push(ahead)
    made.then(
      (socket) => {
        if (this.#ended) socket.destroy()
        ahead.socket = socket
        ahead.since = this.#now()
        // it keeps no process alive, as undici's unused ones do not
        socket.unref()
      },
      () => {
        if (all.includes(ahead)) all.splice(all.indexOf(ahead), 1)
      },
    )
  }

  /**
   * Hands the oldest one out that can be used, or is still under way: then it ends with the request's signal.
   * @returns `undefined` when there is none
   */
  take(origin: string, signal: AbortSignal): Promise<Socket> | undefined {
    const all = this.#byOrigin.get(origin) ?? []
    for (let ahead = all.shift(); ahead !== undefined; ahead = all.shift()) {
      const { socket, end, made } = ahead
      if (socket === undefined) {
        const stop = (): void => {
          end.abort(signal.reason)
        }
        signal.addEventListener('abort', stop)
        if (signal.aborted) stop()
        return made.then((there) => there.ref())
      }
      if (isUnused(socket) && this.#now() - ahead.since < LONGEST_UNUSED_MS) {
        return Promise.resolve(socket.ref())
      }
      socket.destroy()
    }
    return undefined
  }

  /** Gives all up that nothing has asked for. */
  end(): void {
    this.#ended = true
    for (const { end, socket } of [...this.#byOrigin.values()].flat()) {
      end.abort()
      socket?.destroy()
    }
  }
}

/** Whether the server has neither closed it nor said anything, which before the first request can only be a farewell. */
function isUnused(socket: Socket): boolean {
  return (
    !socket.destroyed && socket.writable && !socket.readableEnded && socket.readableLength === 0
  )
}
