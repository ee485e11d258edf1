import { createServer, type Server } from 'node:https'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { connectionTimes } from './connection-times.js'
import { applyFault, type Fault, type Listener } from './faults.js'
import { receive, type ReceivedRequest } from './received-request.js'
import { startRelay } from './relay.js'
import { send, type Reply, type ServiceName } from './reply.js'
import type { Authority, TlsKind } from './tls.js'

/** What all services of a sandbox share. */
export interface ServiceOptions {
  readonly authority: Authority
  readonly tls: TlsKind
  /** Name under which the service is reached; `localhost` when not given. */
  readonly host?: string
  readonly faults: readonly Fault[]
  /** Added before each answer. */
  readonly latencyMs: number
  /** Holds the answer back until it resolves. */
  readonly hold: (request: ReceivedRequest) => Promise<unknown> | undefined
  /** The round trip to the service; 0 for none but that on loopback. */
  readonly distanceMs: number
  /** How far the clock in the `Date` header is off. */
  readonly clockOffsetSeconds: number
  readonly onRequest: (request: ReceivedRequest) => void
  /** Called when an answer is about to be sent. */
  readonly onAnswer: (exchange: Exchange) => void
}

/** A request, and when its answer was sent; milliseconds of one clock, that of the service. */
export interface Exchange {
  readonly request: ReceivedRequest
  readonly status: number
  /** When its connection was opened, if the request waited for that. */
  readonly waitedSince: number | undefined
  readonly came: number
  readonly answered: number
}

/** A running service. */
export interface Service {
  readonly url: string
  /** Undoes what a fault did to the whole host. */
  readonly recover: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Starts a service over TLS on loopback; `answer` is its whole behaviour, faults aside. */
export async function startService(
  service: ServiceName,
  options: ServiceOptions,
  answer: (request: ReceivedRequest) => Promise<Reply> | Reply,
): Promise<Service> {
  const used = new Map<Fault, number>()
  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const came = performance.now()
    const waitedSince = times.waitedSince(incoming.socket, came)
    const request = await receive(service, incoming)
    options.onRequest(request)
    await options.hold(request)
    if (options.latencyMs > 0) await setTimeout(options.latencyMs)
    const matching = options.faults.filter(
      (candidate) =>
        candidate.service === service &&
        candidate.path === request.path &&
        request.query.toString().includes(candidate.query ?? '') &&
        request.body.includes(candidate.body ?? '') &&
        (candidate.authorization ?? request.headers['authorization']) ===
          request.headers['authorization'] &&
        (candidate.method ?? request.method) === request.method &&
        candidate.when?.(request) !== false,
    )
    const fault = matching.find((candidate) => {
      const { after = 0, times = Number.POSITIVE_INFINITY } = candidate
      const met = used.get(candidate) ?? 0
      if (met < after) used.set(candidate, met + 1)
      return met >= after && met < after + times
    })
    outgoing.setHeader(
      'date',
      new Date(Date.now() + options.clockOffsetSeconds * 1000).toUTCString(),
    )
    const work = async (): Promise<Reply> => {
      const reply = await answer(request)
      const { status } = reply
      options.onAnswer({ request, status, waitedSince, came, answered: performance.now() })
      return reply
    }
    if (fault === undefined) {
      send(outgoing, await work())
      return
    }
    used.set(fault, (used.get(fault) ?? 0) + 1)
    await applyFault(fault, request, outgoing, work, listener)
  }
  const { authority, host = 'localhost' } = options
  const certificate = await authority.serverCertificate(options.tls, host)
  const server = createServer(certificate, (incoming, outgoing) => {
    handle(incoming, outgoing).catch((error: unknown) => {
      send(outgoing, { status: 500, body: String(error) })
    })
  })
  const times = connectionTimes(server)
  const open = openSockets(server)
  const listener: Listener = {
    refuse: () => {
      server.close()
      drop(open)
    },
    present: async (kind) => {
      server.setSecureContext(await authority.serverCertificate(kind, host))
      drop(open)
    },
  }
  const port = await listen(server, 0)
  const relay = options.distanceMs > 0 ? await startRelay(port, options.distanceMs) : undefined
  return {
    url: `https://${host}:${String(relay?.port ?? port)}`,
    recover: async () => {
      server.setSecureContext(certificate)
      if (!server.listening) await listen(server, port)
    },
    // hanging answers and kept connections must not keep a sandbox alive
    close: async () => {
      drop(open)
      await relay?.close()
      await new Promise<void>((resolve) =>
        server.close(() => {
          resolve()
        }),
      )
    },
  }
}

/** Listens on loopback. @param port 0 for any that is free @returns the port */
async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

function openSockets(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  return sockets
}

function drop(sockets: ReadonlySet<Socket>): void {
  for (const socket of sockets) socket.destroy()
}
