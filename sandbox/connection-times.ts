import type { EventEmitter } from 'node:events'
import type { Socket } from 'node:net'

/** A request that waited for its connection comes with the end of the handshake; one that comes later was decided later. */
const WITH_THE_HANDSHAKE_MS = 10

/** When the connections of a server were opened. */
export interface ConnectionTimes {
  /**
   * When the connection of a request was opened, if the request waited for that: it is the first on it and came with
   * the end of the handshake. Each request is asked about once.
   * @param came when the request came
   */
  readonly waitedSince: (socket: Socket, came: number) => number | undefined
}

/**
 * Notes when connections are opened, and when their handshakes end. All times are of `performance.now()`.
 * @param server of TLS
 */
export function connectionTimes(server: EventEmitter): ConnectionTimes {
  // the socket of TLS is another object than that of TCP: the port of the client is common to both
  const opened = new Map<number | undefined, number>()
  const fresh = new WeakMap<Socket, { readonly opened: number; readonly secured: number }>()
  server.on('connection', ({ remotePort }: Socket) => {
    opened.set(remotePort, performance.now())
  })
  server.on('secureConnection', (socket: Socket) => {
    const secured = performance.now()
    fresh.set(socket, { opened: opened.get(socket.remotePort) ?? secured, secured })
    opened.delete(socket.remotePort)
  })
  return {
    waitedSince: (socket, came) => {
      const times = fresh.get(socket)
      fresh.delete(socket)
      const waited = times !== undefined && came - times.secured <= WITH_THE_HANDSHAKE_MS
      return waited ? times.opened : undefined
    },
  }
}
