import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'

/** Stands before a service that listens on loopback, and makes it far away. */
export interface Relay {
  readonly port: number
  readonly close: () => Promise<void>
}

/**
 * Starts a relay. It carries bytes, half a round trip later each way. The first bytes of a connection come a whole round
 * trip later still: that is what TCP takes to connect, which takes no time on loopback. TLS goes through unopened, so a
 * handshake costs what it costs at a distance.
 * @param target port of the service
 * @param distanceMs the round trip
 */
export async function startRelay(target: number, distanceMs: number): Promise<Relay> {
  const sockets = new Set<Socket>()
  // what has been sent by one side is still carried when the other has ended
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    const connectedAt = performance.now() + distanceMs
    const far = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true, noDelay: true })
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    }
    carry(near, far, distanceMs / 2, connectedAt)
    carry(far, near, distanceMs / 2, connectedAt)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Carries what one side sends, and how it ends, in order and so much later. */
function carry(from: Socket, to: Socket, delayMs: number, connectedAt: number): void {
  let carried = Promise.resolve()
  const later = (act: () => void): void => {
    const due = Math.max(performance.now(), connectedAt) + delayMs
    carried = carried.then(() => until(due)).then(act)
  }
  from.on('data', (bytes) => {
    later(() => to.write(bytes))
  })
  from.on('end', () => {
    later(() => to.end())
  })
  // a service that refuses, or drops what it had accepted
  from.on('error', () => {
    later(() => to.destroy())
  })
}

/** Waits until then: never less, for a timer may fire before its time. */
async function until(due: number): Promise<void> {
  for (let left = due - performance.now(); left > 0; left = due - performance.now()) {
    await setTimeout(left)
  }
}
