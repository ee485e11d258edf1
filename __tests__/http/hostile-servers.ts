import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/** A server that does as it likes with what connects to it. */
export interface HostileServer {
  readonly port: number
  /** How many connections it has seen. */
  readonly connections: () => number
  readonly close: () => void
}

/** Listens on loopback, and leaves each connection to a behaviour. */
export async function serve(behave: (socket: Socket) => void): Promise<HostileServer> {
  const sockets = new Set<Socket>()
  let seen = 0
  const server: Server = createServer((socket) => {
    seen += 1
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    behave(socket)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => seen,
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

/** Reads and says nothing. */
export const silent = (socket: Socket): void => {
  socket.resume()
}

/** Closes as soon as something was said. */
export const closing = (socket: Socket): void => {
  socket.once('data', () => socket.destroy())
}

/** Closes before anything was said. */
export const slamming = (socket: Socket): void => {
  socket.destroy()
}

/** Answers whatever comes with a text. */
export function answering(text: string) {
  return (socket: Socket): void => {
    socket.once('data', () => socket.end(text))
  }
}

/** Sends a beginning, and then a byte now and then, without end. */
export function trickling(beginning: string) {
  return (socket: Socket): void => {
    socket.once('data', () => {
      socket.write(beginning)
      const timer = setInterval(() => socket.write('x'), 20)
      socket.on('close', () => {
        clearInterval(timer)
      })
    })
  }
}

/** A proxy in order, which opens a tunnel to where it is told. */
export function tunnelling(socket: Socket): void {
  socket.once('data', (head: Buffer) => {
    const [, host = '', port = ''] = /^CONNECT ([^ :]+):(\d+) /.exec(head.toString()) ?? []
    const upstream = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      upstream.pipe(socket).pipe(upstream)
    })
    upstream.on('error', () => socket.destroy())
    socket.on('close', () => upstream.destroy())
  })
}
