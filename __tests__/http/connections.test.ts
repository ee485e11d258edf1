import { createServer as createHttpsServer } from 'node:https'
import { createServer as createTlsServer } from 'node:tls'
import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { afterEach, describe, expect, it } from '@jest/globals'
import { createAuthority } from '../../sandbox/tls.js'
import { ServiceHttp, type HttpEnvironment } from '../../src/http/client.js'
import { Connections } from '../../src/http/connections.js'
import { createDispatcher } from '../../src/http/dispatcher.js'
import type { TransportError, TransportFault } from '../../src/http/errors.js'
import { readProxyEnvironment } from '../../src/http/proxy-environment.js'
import {
  answering,
  closing,
  serve,
  silent,
  slamming,
  trickling,
  tunnelling,
  type HostileServer,
} from './hostile-servers.js'
import { testEnvironment } from './test-environment.js'

const LIMIT_MS = 300

/** Far more than one request and its one repetition may take, and far less than any time-out of a library. */
const SOON_MS = 5000

/** The limit of a request: short only where it is what ends it, for a busy machine is no finding. */
function limitFor(fault: TransportFault): { readonly requestTimeoutMs: number } {
  return { requestTimeoutMs: fault === 'timeout' ? LIMIT_MS : SOON_MS }
}

const open: { close: () => unknown }[] = []
afterEach(() => {
  for (const { close } of open.splice(0)) close()
})

async function server(behave: (socket: Socket) => void): Promise<HostileServer> {
  const started = await serve(behave)
  open.push(started)
  return started
}

interface Asked {
  readonly error: TransportError
  readonly milliseconds: number
  readonly attempts: number
}

/** Asks for something, repeatedly where that is allowed, and returns why nothing came. */
async function ask(
  origin: string,
  variables: Readonly<Record<string, string>> = {},
  given: Partial<HttpEnvironment> = {},
  most = 2000,
): Promise<Asked> {
  const { wayTo } = readProxyEnvironment(variables)
  const dispatcher = createDispatcher('', { wayTo, most })
  open.push({ close: () => void dispatcher.destroy() })
  let attempts = 0
  const http = new ServiceHttp(
    new URL(origin),
    testEnvironment({
      dispatcher,
      wayTo,
      requestTimeoutMs: LIMIT_MS,
      onExchange: () => {
        attempts += 1
      },
      ...given,
    }),
    { name: 'Fusion' },
  )
  const began = performance.now()
  const error = await http.send({ method: 'GET', path: '/x', repeatable: true }).then(
    ({ status }) => {
      throw new Error(`answered ${String(status)}`)
    },
    (thrown: unknown) => thrown as TransportError,
  )
  return { error, milliseconds: performance.now() - began, attempts }
}

type Behaviour = (socket: Socket) => void

describe('through a proxy that', () => {
  it.each<[string, Behaviour, TransportFault, number, RegExp]>([
    [
      'stays silent after CONNECT',
      silent,
      'timeout',
      1,
      /CONNECT pod\.example:443 was not answered/,
    ],
    ['closes after CONNECT', closing, 'reset', 4, /closed the connection/],
    ['closes at once', slamming, 'reset', 4, /closed the connection/],
    [
      'sends headers without end',
      trickling('HTTP/1.1 200 OK\r\nx: '),
      'timeout',
      1,
      /was not answered/,
    ],
    ['refuses', answering('HTTP/1.1 403 Forbidden\r\n\r\n'), 'proxy', 1, /status 403 to CONNECT/],
    [
      'wants a password',
      answering('HTTP/1.1 407 Auth\r\n\r\n'),
      'proxy',
      1,
      /status 407 to CONNECT/,
    ],
    [
      'speaks no HTTP',
      answering('220 mail.example ESMTP\r\n'),
      'malformed',
      1,
      /does not answer in HTTP/,
    ],
  ])(
    '%s, it is the proxy that is told of, and soon',
    async (_, behave, fault, attempts, message) => {
      const proxy = await server(behave)
      const place = `127.0.0.1:${String(proxy.port)}`
      const variables = { HTTPS_PROXY: `http://me:s3cret@${place}` }
      const asked = await ask('https://pod.example', variables, limitFor(fault))
      expect(asked.error).toMatchObject({ fault, atProxy: true, host: 'pod.example' })
      expect(asked.error.message).toMatch(message)
      expect(asked.error.message).toContain(`the proxy ${place}`)
      expect(asked.error.message).toContain('so pod.example was not asked')
      expect(asked.error.message).not.toContain('s3cret')
      expect([asked.attempts, proxy.connections()]).toEqual([attempts, attempts])
      expect(asked.milliseconds).toBeLessThan(SOON_MS)
    },
  )

  it('is not there, it is the proxy that is told of', async () => {
    const gone = await server(silent)
    gone.close()
    const place = `127.0.0.1:${String(gone.port)}`
    const { error } = await ask('https://pod.example', {
      https_proxy: '',
      HTTPS_PROXY: `http://${place}`,
    })
    expect(error).toMatchObject({ fault: 'refused', atProxy: true })
    expect(error.message).toContain(
      `the proxy ${place} of HTTPS_PROXY refuses the connection, so pod.example`,
    )
  })

  it('DNS does not know, it is the proxy that is told of', async () => {
    const { error } = await ask('https://pod.example', { HTTPS_PROXY: 'http://proxy.invalid:3128' })
    expect(error).toMatchObject({ fault: 'unknown-host', atProxy: true })
    expect(error.message).toContain(
      'the proxy proxy.invalid:3128 of HTTPS_PROXY is not known to DNS',
    )
  })

  it.each<[string, Behaviour, TransportFault, RegExp]>([
    ['stays silent in the TLS handshake', silent, 'timeout', /TLS handshake was not finished/],
    ['closes in the TLS handshake', closing, 'reset', /closed the connection/],
    ['speaks no TLS', answering('HTTP/1.1 400 Bad\r\n\r\n'), 'handshake', /breaks off the TLS/],
  ])('is in order, a target that %s is told of with the way', async (_, behave, fault, message) => {
    const [proxy, target] = await Promise.all([server(tunnelling), server(behave)])
    const origin = `https://localhost:${String(target.port)}`
    const place = `127.0.0.1:${String(proxy.port)}`
    const variables = { HTTPS_PROXY: `http://${place}` }
    const { error, milliseconds } = await ask(origin, variables, limitFor(fault))
    expect(error).toMatchObject({ fault, atProxy: false })
    expect(error.message).toMatch(message)
    expect(error.message).toContain(`asked through the proxy ${place} of HTTPS_PROXY`)
    expect(milliseconds).toBeLessThan(SOON_MS)
  })

  it('takes TLS and stays silent in its handshake, it is the proxy that is told of', async () => {
    const proxy = await server(silent)
    const place = `localhost:${String(proxy.port)}`
    const { error } = await ask('https://pod.example', { HTTPS_PROXY: `https://${place}` })
    expect(error).toMatchObject({ fault: 'timeout', atProxy: true })
    expect(error.message).toContain(`the proxy ${place} of HTTPS_PROXY did not answer in time`)
  })
})

describe('a target that', () => {
  it.each<[string, string, Behaviour, TransportFault]>([
    ['accepts and stays silent', 'http', silent, 'timeout'],
    ['stays silent in the TLS handshake', 'https', silent, 'timeout'],
    ['closes in the TLS handshake', 'https', closing, 'reset'],
    ['closes at once', 'http', slamming, 'reset'],
    ['sends headers without end', 'http', trickling('HTTP/1.1 200 OK\r\nx: '), 'timeout'],
    [
      'sends a body a byte at a time',
      'http',
      trickling('HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n'),
      'timeout',
    ],
    ['never ends its body', 'http', trickling('HTTP/1.1 200 OK\r\n\r\n'), 'timeout'],
    [
      'says less than it promised',
      'http',
      answering('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nx'),
      'reset',
    ],
    [
      'sends headers of a megabyte',
      'http',
      answering(`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(1_000_000)}\r\n\r\n`),
      'too-large',
    ],
    ['speaks no HTTP', 'http', answering('220 mail.example ESMTP\r\n'), 'malformed'],
    ['speaks no TLS', 'https', answering('HTTP/1.1 400 Bad\r\n\r\n'), 'handshake'],
  ])('%s ends the request soon, as what it is', async (_, scheme, behave, fault) => {
    const target = await server(behave)
    const asked = await ask(`${scheme}://localhost:${String(target.port)}`, {}, limitFor(fault))
    expect(asked.error).toMatchObject({ fault, atProxy: false })
    expect(asked.error.message).toContain('asked without a proxy')
    expect(asked.milliseconds).toBeLessThan(SOON_MS)
    expect(target.connections()).toBe(asked.attempts)
    expect(asked.attempts).toBeLessThanOrEqual(4)
  })

  it('offers TLS 1.0 alone breaks off the handshake, and its certificate is not blamed', async () => {
    const { serverCertificate } = await createAuthority()
    const old = createTlsServer(await serverCertificate('old-version'))
    old.on('tlsClientError', () => undefined)
    await once(old.listen(0, '127.0.0.1'), 'listening')
    open.push({ close: () => old.close() })
    const { port } = old.address() as AddressInfo
    const { error, attempts } = await ask(`https://localhost:${String(port)}`)
    expect(error).toMatchObject({ fault: 'handshake' })
    expect(error.message).toContain('breaks off the TLS handshake')
    expect(attempts).toBe(1)
  })

  it('DNS does not know is told of with the way that was not there', async () => {
    const { error } = await ask('https://pod.invalid')
    expect(error.message).toMatch(
      /^pod\.invalid is not known to DNS \(ENOTFOUND.*; asked without a proxy, HTTPS_PROXY is not set\)$/,
    )
  })
})

/** A service over TLS that answers everything. */
async function goodService(): Promise<{
  readonly port: number
  readonly ca: string
  readonly sockets: ReadonlySet<Socket>
}> {
  const authority = await createAuthority()
  const service = createHttpsServer(await authority.serverCertificate('good'), (_, answer) => {
    answer.end('{}')
  })
  // those without a handshake too, of which closeAllConnections knows nothing
  const sockets = new Set<Socket>()
  service.on('connection', (socket: Socket) => sockets.add(socket))
  await once(service.listen(0, '127.0.0.1'), 'listening')
  open.push({
    close: () => {
      for (const socket of sockets) socket.destroy()
      service.close()
    },
  })
  return { port: (service.address() as AddressInfo).port, ca: authority.pem, sockets }
}

describe('a way that is in order', () => {
  it.each([
    ['directly', 'localhost', false],
    ['directly, by an address,', '127.0.0.1', false],
    ['through a proxy', 'localhost', true],
    ['through a proxy, by an address,', '127.0.0.1', true],
  ])(
    '%s leads to %s, and one connection does for question after question',
    async (_, host, isProxied) => {
      const [proxy, { port, ca }] = await Promise.all([server(tunnelling), goodService()])
      const place = `http://127.0.0.1:${String(proxy.port)}`
      const { wayTo } = readProxyEnvironment(isProxied ? { HTTPS_PROXY: place } : {})
      const dispatcher = createDispatcher(ca, { wayTo, most: 1 })
      open.push({ close: () => void dispatcher.destroy() })
      const origin = new URL(`https://${host}:${String(port)}`)
      const http = new ServiceHttp(origin, testEnvironment({ dispatcher, wayTo }), {
        name: 'Fusion',
      })
      for (const path of ['/one', '/two', '/three', '/four']) {
        const { status } = await http.send({ method: 'GET', path, repeatable: false })
        expect(status).toBe(200)
      }
      expect(proxy.connections() > 0).toBe(isProxied)
    },
  )
})

describe('the connections of a run', () => {
  it('are given up when the run is over, whatever they wait for', async () => {
    const proxy = await server(silent)
    const { wayTo } = readProxyEnvironment({
      HTTPS_PROXY: `http://127.0.0.1:${String(proxy.port)}`,
    })
    const dispatcher = createDispatcher('', { wayTo })
    const asked = dispatcher.request({ origin: 'https://pod.example', path: '/', method: 'GET' })
    asked.catch(() => undefined)
    while (proxy.connections() === 0) await new Promise((resolve) => setImmediate(resolve))
    await dispatcher.destroy()
    await expect(asked).rejects.toThrow()
  })

  it('are refused by what is to be trusted and is none, closed, and the run goes on', async () => {
    const { port, sockets } = await goodService()
    let asked = 0
    const { connect } = new Connections({
      secureContext: () => {
        asked += 1
        throw new Error('no certificate')
      },
      wayTo: readProxyEnvironment({}).wayTo,
      most: 1,
      now: () => 0,
    })
    const faults = new Promise((resolve) => {
      connect(
        {
          hostname: 'localhost',
          protocol: 'https:',
          port: String(port),
          host: `localhost:${String(port)}`,
        },
        (...[fault]: [Error, null] | [null, unknown]) => {
          resolve(fault)
        },
      )
    })
    expect(await faults).toMatchObject({ message: 'no certificate' })
    // while the connection was awaited, and for the handshake
    expect(asked).toBe(2)
    const closing = [...sockets].filter(({ closed }) => !closed)
    const signal = AbortSignal.timeout(5000)
    await Promise.all(closing.map((socket) => once(socket, 'close', { signal })))
    expect([...sockets].map(({ closed }) => closed)).toEqual([true])
  })

  it('are so many and no more', async () => {
    const target = await server(slamming)
    const origin = `http://localhost:${String(target.port)}`
    const { error } = await ask(origin, {}, {}, 2)
    expect(error).toMatchObject({ fault: 'exhausted' })
    expect(error.message).toContain('this run has made 2')
    expect(target.connections()).toBe(2)
  })

  it('show a dead way before the run is out of time', async () => {
    const proxy = await server(silent)
    const { error, milliseconds } = await ask(
      'https://pod.example',
      { HTTPS_PROXY: `http://127.0.0.1:${String(proxy.port)}` },
      // an answer is given two seconds
      { requestTimeoutMs: 60_000, now: () => 0, endsAt: 2200 },
    )
    expect(error).toMatchObject({ fault: 'timeout', atProxy: true })
    expect(milliseconds).toBeLessThan(SOON_MS)
  })
})
