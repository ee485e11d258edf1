import { once } from 'node:events'
import { createServer as createHttpsServer } from 'node:https'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import type { TLSSocket } from 'node:tls'
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { createAuthority, type Authority } from '../../sandbox/tls.js'
import { ServiceHttp } from '../../src/http/client.js'
import { ConnectionsAhead } from '../../src/http/connections-ahead.js'
import { createDispatcher, type RunDispatcher } from '../../src/http/dispatcher.js'
import { readProxyEnvironment } from '../../src/http/proxy-environment.js'
import {
  answering,
  serve,
  silent,
  slamming,
  tunnelling,
  type HostileServer,
} from './hostile-servers.js'
import { testEnvironment } from './test-environment.js'

/** What a request may take that is not answered. */
const LIMIT_MS = 300

/** Far less than anything takes that waits for a server's own time-out. */
const SOON_MS = 5000

/** Longer than any test waits. */
const LONG_MS = 60_000

const open: { close: () => unknown }[] = []
afterEach(() => {
  for (const { close } of open.splice(0)) close()
})

let authority: Authority
beforeAll(async () => {
  authority = await createAuthority()
})

/** A service over TLS that answers everything, and counts. */
interface Service {
  readonly port: number
  /** Connections whose handshake has ended, in order. */
  readonly secured: readonly TLSSocket[]
  readonly requests: () => number
}

async function service(
  onSecured: (socket: TLSSocket, nth: number) => void = () => undefined,
): Promise<Service> {
  const secured: TLSSocket[] = []
  let requests = 0
  const server = createHttpsServer(await authority.serverCertificate('good'), (_, answer) => {
    requests += 1
    answer.end('{}')
  })
  server.on('secureConnection', (socket: TLSSocket) => {
    socket.on('error', () => undefined)
    secured.push(socket)
    onSecured(socket, secured.length)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  open.push({
    close: () => {
      server.closeAllConnections()
      for (const socket of secured) socket.destroy()
      server.close()
    },
  })
  return { port: (server.address() as AddressInfo).port, secured, requests: () => requests }
}

async function server(behave: (socket: Socket) => void): Promise<HostileServer> {
  const started = await serve(behave)
  open.push(started)
  return started
}

/** Waits, turn after turn, until something is so, which must be soon. */
async function until(isSo: () => boolean): Promise<void> {
  const latest = performance.now() + SOON_MS
  while (!isSo()) {
    if (performance.now() > latest) throw new Error(`not so: ${isSo.toString()}`)
    await setImmediate()
  }
}

interface Client {
  readonly dispatcher: RunDispatcher
  readonly openAhead: (connections: number) => void
  readonly ask: (times?: number) => Promise<readonly number[]>
  readonly attempts: () => number
}

interface ClientOptions {
  /** So many connections to the service. */
  readonly most?: number
  readonly now?: () => number
  readonly variables?: Readonly<Record<string, string>>
  readonly requestTimeoutMs?: number
}

function client(
  port: number,
  {
    most = 2000,
    now = (): number => 0,
    variables = {},
    // a request that a busy machine ends would be repeated, on another connection
    requestTimeoutMs = LONG_MS,
  }: ClientOptions = {},
): Client {
  const { wayTo } = readProxyEnvironment(variables)
  const dispatcher = createDispatcher(authority.pem, { wayTo, most, now })
  open.push({ close: () => void dispatcher.destroy() })
  let attempts = 0
  const http = new ServiceHttp(
    new URL(`https://localhost:${String(port)}`),
    testEnvironment({
      dispatcher,
      wayTo,
      openAhead: (target, wanted) => {
        dispatcher.openAhead({ target, wanted, milliseconds: LONG_MS })
      },
      requestTimeoutMs,
      onExchange: () => {
        attempts += 1
      },
    }),
    { name: 'Fusion' },
  )
  return {
    dispatcher,
    openAhead: (connections) => {
      http.openAhead(connections)
    },
    ask: async (times = 1) => {
      const asked = Array.from({ length: times }, () =>
        http.send({ method: 'GET', path: '/x', repeatable: true }),
      )
      return (await Promise.all(asked)).map(({ status }) => status)
    },
    attempts: () => attempts,
  }
}

/** Stands before a service and lets nothing through until it is told. */
async function gate(port: number): Promise<HostileServer & { readonly letThrough: () => void }> {
  let letThrough: () => void = () => undefined
  const opened = new Promise<void>((resolve) => (letThrough = resolve))
  const started = await server((socket) => {
    const upstream = connect(port, '127.0.0.1')
    upstream.on('error', () => socket.destroy())
    socket.on('close', () => upstream.destroy())
    void opened.then(() => upstream.pipe(socket).pipe(upstream))
  })
  return { ...started, letThrough }
}

describe('a connection that was opened ahead', () => {
  it('is taken by the request that needs one, and each by one alone', async () => {
    const { port, secured, requests } = await service()
    const { openAhead, ask } = client(port, { most: 2 })
    openAhead(2)
    await until(() => secured.length === 2)
    expect(requests()).toBe(0)
    expect(await ask(2)).toEqual([200, 200])
    expect(await ask(2)).toEqual([200, 200])
    expect(secured).toHaveLength(2)
  })

  it('is taken while it is under way', async () => {
    const { port, secured } = await service()
    const gated = await gate(port)
    const { openAhead, ask, attempts } = client(gated.port)
    openAhead(1)
    await until(() => gated.connections() === 1)
    const asked = ask()
    await setImmediate()
    gated.letThrough()
    expect(await asked).toEqual([200])
    expect([attempts(), gated.connections(), secured.length]).toEqual([1, 1, 1])
  })

  it('is opened only where as many are missing', async () => {
    const { port, secured } = await service()
    const gated = await gate(port)
    const { openAhead, ask } = client(gated.port)
    openAhead(1)
    await until(() => gated.connections() === 1)
    openAhead(2)
    await until(() => gated.connections() === 2)
    openAhead(2)
    gated.letThrough()
    expect(await ask(2)).toEqual([200, 200])
    expect([gated.connections(), secured.length]).toEqual([2, 2])
  })

  it('counts to the bound on connections, and that it is reached is told to nobody', async () => {
    const { port, secured } = await service()
    const { openAhead, ask, attempts } = client(port, { most: 1 })
    openAhead(3)
    await until(() => secured.length === 1)
    expect(await ask()).toEqual([200])
    expect(attempts()).toBe(1)
  })

  it('and fails before it is needed is not told of: the request makes its own', async () => {
    const { port } = await service()
    let refused = 0
    const moody = await server((socket) => {
      if (moody.connections() > 1) {
        const upstream = connect(port, '127.0.0.1')
        upstream.pipe(socket).pipe(upstream)
        return
      }
      socket.on('close', () => (refused += 1))
      slamming(socket)
    })
    const { openAhead, ask, attempts } = client(moody.port)
    openAhead(1)
    await until(() => refused === 1)
    await setImmediate()
    expect(await ask()).toEqual([200])
    expect([attempts(), moody.connections()]).toEqual([1, 2])
  })

  it('to a silent host ends with the request that waits for it, which waits no second time', async () => {
    let closed = 0
    const dead = await server((socket) => {
      socket.on('close', () => (closed += 1))
      silent(socket)
    })
    const { openAhead, ask, attempts } = client(dead.port, { requestTimeoutMs: LIMIT_MS })
    openAhead(1)
    await until(() => dead.connections() === 1)
    await expect(ask()).rejects.toMatchObject({
      fault: 'timeout',
      message: expect.stringContaining('the TLS handshake was not finished'),
    })
    // the one ahead, and the one of the repetition
    expect([attempts(), dead.connections()]).toEqual([2, 2])
    await until(() => closed === 2)
  })

  it('and closed by the server before it was used is not handed out', async () => {
    let closed = 0
    const { port, secured } = await service((socket, nth) => {
      if (nth > 1) return
      socket.on('close', () => (closed += 1))
      socket.end()
    })
    const { openAhead, ask, attempts } = client(port)
    openAhead(1)
    // the server sees it closed when the client has heard of it
    await until(() => closed === 1)
    expect(await ask()).toEqual([200])
    expect([attempts(), secured.length]).toEqual([1, 2])
  })

  it('on which the server has said something is not handed out', async () => {
    const { port, secured } = await service((socket, nth) => {
      if (nth === 1) socket.write('HTTP/1.1 408 Request Timeout\r\nconnection: close\r\n\r\n')
    })
    const { openAhead, ask, attempts } = client(port)
    openAhead(1)
    await until(() => (secured[0]?.bytesWritten ?? 0) > 0)
    // the words are under way
    for (let turn = 0; turn < 50; turn += 1) await setImmediate()
    expect(await ask()).toEqual([200])
    expect([attempts(), secured.length]).toEqual([1, 2])
  })

  it('and closed when it is used is asked for once more, as a kept one is', async () => {
    const { port, secured } = await service((socket, nth) => {
      if (nth === 1) socket.prependOnceListener('data', () => socket.destroy())
    })
    const { openAhead, ask, attempts } = client(port)
    openAhead(1)
    await until(() => secured.length === 1)
    expect(await ask()).toEqual([200])
    expect([attempts(), secured.length]).toEqual([2, 2])
  })

  it('and is too old is given up', async () => {
    let time = 0
    const { port, secured } = await service()
    const { openAhead, ask } = client(port, { now: () => time })
    openAhead(1)
    await until(() => secured.length === 1)
    time = 10_000
    expect(await ask()).toEqual([200])
    await until(() => secured[0]?.destroyed === true)
    expect(secured).toHaveLength(2)
  })

  it('goes past a proxy that NO_PROXY excepts its host from, as a request does', async () => {
    const [proxy, { port, secured }] = await Promise.all([server(tunnelling), service()])
    const { openAhead, ask } = client(port, {
      variables: {
        HTTPS_PROXY: `http://127.0.0.1:${String(proxy.port)}`,
        NO_PROXY: 'localhost',
      },
    })
    openAhead(1)
    await until(() => secured.length === 1)
    expect(await ask()).toEqual([200])
    expect([proxy.connections(), secured.length]).toEqual([0, 1])
  })

  it('goes through a proxy, once that has opened a tunnel', async () => {
    const [proxy, { port, secured }] = await Promise.all([server(tunnelling), service()])
    const { openAhead, ask } = client(port, {
      variables: { HTTPS_PROXY: `http://127.0.0.1:${String(proxy.port)}` },
    })
    openAhead(2)
    for (let turn = 0; turn < 50; turn += 1) await setImmediate()
    expect(proxy.connections()).toBe(0)
    expect(await ask()).toEqual([200])
    await until(() => secured.length === 2)
    expect(await ask(2)).toEqual([200, 200])
    expect([proxy.connections(), secured.length]).toEqual([2, 2])
  })

  it('waits for ever at a proxy that refuses', async () => {
    const proxy = await server(answering('HTTP/1.1 407 Auth\r\n\r\n'))
    const { openAhead, ask } = client(443, {
      variables: { HTTPS_PROXY: `http://me:wrong@127.0.0.1:${String(proxy.port)}` },
    })
    openAhead(4)
    await expect(ask()).rejects.toMatchObject({ fault: 'proxy' })
    expect(proxy.connections()).toBe(1)
  })
})

describe('what is handed out', () => {
  const ORIGIN = 'https://pod.example'

  it.each<[string, Partial<Socket>, boolean]>([
    ['open and silent', {}, true],
    ['destroyed', { destroyed: true }, false],
    ['half closed by the server', { readableEnded: true }, false],
    ['half closed by this side', { writable: false }, false],
    ['spoken on', { readableLength: 1 }, false],
  ])('of a connection that is %s', async (_, state, isHandedOut) => {
    let destroyed = 0
    const socket = {
      ...{ destroyed: false, readableEnded: false, writable: true, readableLength: 0, ...state },
      ref: () => socket,
      unref: () => socket,
      destroy: () => (destroyed += 1),
    } as unknown as Socket
    const ahead = new ConnectionsAhead({
      connect: () => Promise.resolve(socket),
      open: () => 0,
      now: () => 0,
    })
    ahead.begin({ target: new URL(ORIGIN), wanted: 1, milliseconds: LONG_MS })
    await setImmediate()
    const { signal } = new AbortController()
    const taken = ahead.take(ORIGIN, signal)
    expect(await taken).toBe(isHandedOut ? socket : undefined)
    expect(destroyed).toBe(isHandedOut ? 0 : 1)
    expect(ahead.take(ORIGIN, signal)).toBeUndefined()
  })
})

describe('when the run is over', () => {
  it('unused connections are closed, and those under way given up', async () => {
    const { port, secured } = await service()
    let closed = 0
    const dead = await server((socket) => {
      socket.on('close', () => (closed += 1))
      silent(socket)
    })
    const { dispatcher, openAhead } = client(port)
    openAhead(1)
    dispatcher.openAhead({
      target: new URL(`https://localhost:${String(dead.port)}`),
      wanted: 1,
      milliseconds: LONG_MS,
    })
    await until(() => secured.length === 1 && dead.connections() === 1)
    await dispatcher.destroy()
    await until(() => secured[0]?.destroyed === true && closed === 1)
  })

  it('none is opened any more', async () => {
    const target = await server(silent)
    const { dispatcher, openAhead } = client(target.port)
    openAhead(1)
    await dispatcher.destroy()
    openAhead(1)
    for (let turn = 0; turn < 50; turn += 1) await setImmediate()
    expect(target.connections()).toBe(0)
  })
})
