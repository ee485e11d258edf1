import { describe, expect, it } from '@jest/globals'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Agent, MockAgent } from 'undici'
import { ServiceHttp, type Exchange, type Send } from '../../src/http/client.js'
import { TransportError } from '../../src/http/errors.js'
import { ServiceWriter, type Write } from '../../src/http/service-writer.js'
import { Turns } from '../../src/http/turns.js'
import { redactor } from '../../src/redaction/redactor.js'
import { UnexpectedAnswer } from '../../src/oracle/answer.js'
import type { Service } from '../../src/http/service.js'
import { SERVICES } from '../../src/oracle/services.js'
import { testEnvironment } from './test-environment.js'

const SERVICE = new URL('https://service.example')

/** What leaves, by method and path, with an answer for all of it. */
function listening(): { readonly dispatcher: MockAgent; readonly sent: readonly string[] } {
  const dispatcher = new MockAgent()
  dispatcher.disableNetConnect()
  const sent: string[] = []
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
    dispatcher
      .get(SERVICE.origin)
      .intercept({ path: () => true, method })
      .reply(({ path }) => {
        sent.push(`${method} ${path}`)
        return { statusCode: 200 }
      })
      .persist()
  }
  return { dispatcher, sent }
}

const { identityDomain, fusion, integration } = SERVICES
const CONNECTION = '/ic/api/integration/v1/connections/ERP'

describe('a reader', () => {
  it.each<[string, Service, string, string, boolean]>([
    ['reads', identityDomain, 'GET', '/admin/v1/Users?filter=x', true],
    ['asks for a token', identityDomain, 'POST', '/oauth2/v1/token', true],
    ['searches', identityDomain, 'POST', '/admin/v1/Users/.search', true],
    ['creates a user', identityDomain, 'POST', '/admin/v1/Users', false],
    ['makes a grant', identityDomain, 'POST', '/admin/v1/Grants', false],
    ['leaves a search', identityDomain, 'POST', '/admin/v1/Users/.search/../../Grants', false],
    ['leaves it encoded', identityDomain, 'POST', '/admin/v1/Users/.search/%2e%2e/x', false],
    ['hides behind a query', identityDomain, 'POST', '/admin/v1/Users?x=/oauth2/v1/token', false],
    ['hides behind a fragment', identityDomain, 'POST', '/admin/v1/Users#/.search', false],
    ['asks another service for a token', fusion, 'POST', '/oauth2/v1/token', false],
    ['lists services', fusion, 'POST', '/fscmService/ServiceCatalogService', true],
    ['lists them elsewhere', fusion, 'POST', '/fndAppCoreServices/ServiceCatalogService', true],
    ['calls another service', fusion, 'POST', '/fscmService/ErpIntegrationService', false],
    ['adds a member', fusion, 'PATCH', '/hcmRestApi/scim/Roles/1', false],
    ['tests a connection', integration, 'POST', `${CONNECTION}/test`, true],
    [
      'tests one of a project',
      integration,
      'POST',
      `${CONNECTION.replace('/conn', '/projects/P/conn')}/test?integrationInstance=i`,
      true,
    ],
    ['changes a connection', integration, 'POST', CONNECTION, false],
    [
      'changes one that is called test',
      integration,
      'POST',
      '/ic/api/integration/v1/connections/test',
      false,
    ],
    ['deletes', identityDomain, 'DELETE', '/admin/v1/Grants/1', false],
    ['replaces', identityDomain, 'PUT', '/admin/v1/Users/1', false],
    ['sends what is not listed', { name: 'GitHub' }, 'POST', '/oauth2/v1/token', false],
  ])('that %s: %#', async (_, service, method, path, leaves) => {
    const { dispatcher, sent } = listening()
    const http = new ServiceHttp(SERVICE, testEnvironment({ dispatcher, mayWrite: true }), service)
    const asked = http.send({ method, path, repeatable: false } as Send)
    if (leaves) await asked
    else await expect(asked).rejects.toThrow('is not known to change nothing')
    expect(sent).toHaveLength(leaves ? 1 : 0)
  })

  it('cannot be asked to write: the compiler refuses it', () => {
    const http = new ServiceHttp(SERVICE, testEnvironment(), { name: 'Fusion' })
    // @ts-expect-error a reader has no such method
    expect(http.write).toBeUndefined()
    // @ts-expect-error a DELETE is no read
    const write: Send = { method: 'DELETE', path: '/x', repeatable: false }
    expect(write.method).toBe('DELETE')
  })
})

describe('a writer', () => {
  it.each<Write['method']>(['POST', 'PATCH', 'DELETE'])('sends %s', async (method) => {
    const { dispatcher, sent } = listening()
    const http = new ServiceWriter(SERVICE, testEnvironment({ dispatcher, mayWrite: true }), {
      name: 'Fusion',
    })
    await http.write({ method, path: '/x', repeatable: false })
    expect(sent).toEqual([`${method} /x`])
  })

  it('cannot be made in a run that only reads', () => {
    expect(
      () => new ServiceWriter(SERVICE, testEnvironment({ mayWrite: false }), { name: 'Fusion' }),
    ).toThrow('nothing may be changed at service.example')
  })
})

describe('a mistake in a request', () => {
  it.each<[string, Omit<Send, 'method' | 'repeatable'>, RegExp]>([
    [
      'a path that leaves the host',
      { path: '//evil.example/x' },
      /leaves https:\/\/service.example/,
    ],
    [
      'a header with a line break',
      { path: '/x', headers: { a: 'b\r\nc: d' } },
      /Invalid character/,
    ],
    ['a header with an illegal name', { path: '/x', headers: { 'a b': 'c' } }, /valid HTTP token/],
    [
      'a signature without what it signs',
      {
        path: '/x',
        authorise: () => {
          throw new Error('a request without content-type cannot be signed')
        },
      },
      /cannot be signed/,
    ],
  ])('such as %s is none of the network, and nothing is sent', async (_, given, message) => {
    const { dispatcher, sent } = listening()
    const exchanges: Exchange[] = []
    const onExchange = (exchange: Exchange): void => void exchanges.push(exchange)
    const http = new ServiceHttp(SERVICE, testEnvironment({ dispatcher, onExchange }), {
      name: 'Fusion',
    })
    const asked = http.send({ method: 'GET', repeatable: true, ...given })
    await expect(asked).rejects.toThrow(message)
    await expect(asked).rejects.not.toBeInstanceOf(TransportError)
    expect([sent, exchanges]).toEqual([[], []])
  })

  it('that undici finds is sent once and told as it is', async () => {
    let tried = 0
    const dispatcher = new MockAgent()
    dispatcher.request = () => {
      tried += 1
      return Promise.reject(new TypeError('of our own making'))
    }
    const http = new ServiceHttp(SERVICE, testEnvironment({ dispatcher }), { name: 'Fusion' })
    const asked = http.send({ method: 'GET', path: '/x', repeatable: true })
    await expect(asked).rejects.toThrow(new TypeError('of our own making'))
    expect(tried).toBe(1)
  })
})

describe('the HTTP layer', () => {
  it('makes the authorisation of each attempt anew, with what that attempt sends', async () => {
    const dispatcher = new MockAgent()
    dispatcher.disableNetConnect()
    const service = dispatcher.get('https://service.example')
    const sent: unknown[] = []
    for (const status of [503, 200]) {
      service.intercept({ path: '/x?a=b', method: 'POST' }).reply((options) => {
        sent.push(
          Object.entries(options.headers ?? {}).find(([name]) => name === 'authorization')?.[1],
        )
        return { statusCode: status }
      })
    }
    let attempts = 0
    await new ServiceHttp(new URL('https://service.example:443'), testEnvironment({ dispatcher }), {
      name: 'Fusion',
      readsByPost: [/^\/x$/],
    }).send({
      method: 'POST',
      path: '/x?a=b',
      headers: { 'content-type': 'text/plain' },
      body: 'text',
      repeatable: true,
      authorise: ({ method, host, path, headers, body }) => {
        attempts += 1
        const type = headers['content-type'] ?? ''
        return { authorization: [attempts, method, host, path, type, body].join(' ') }
      },
    })
    expect(sent).toEqual(
      [1, 2].map((nth) => `${String(nth)} POST service.example /x?a=b text/plain text`),
    )
  })

  it('gives a rate limit back while there is time for a last answer, rather than ask in vain', async () => {
    const dispatcher = new MockAgent()
    dispatcher.disableNetConnect()
    const asked: number[] = []
    let clock = 0
    dispatcher
      .get('https://service.example')
      .intercept({ path: '/x', method: 'GET' })
      .reply(() => {
        asked.push(clock)
        return { statusCode: 429, responseOptions: { headers: { 'retry-after': '1' } } }
      })
      .persist()
    const environment = testEnvironment({
      dispatcher,
      now: () => clock,
      endsAt: 10_500,
      sleep: (milliseconds) => {
        clock += milliseconds
        return Promise.resolve()
      },
    })
    const http = new ServiceHttp(new URL('https://service.example'), environment, {
      name: 'Fusion',
    })
    const { status } = await http.send({ method: 'GET', path: '/x', repeatable: true })
    expect(status).toBe(429)
    expect(asked.length).toBeGreaterThan(2)
    expect(Math.max(...asked)).toBeLessThan(8_500)
  })

  it.each([
    ['asked four times when no wait is asked for', {}, 4],
    ['not asked again when the wait is long', { 'retry-after': '60' }, 1],
  ])(
    'what the run can do without is %s by a rate limit, however much time there is',
    async (_, headers, times) => {
      let asked = 0
      const dispatcher = new MockAgent()
      dispatcher
        .get('https://service.example')
        .intercept({ path: '/x', method: 'GET' })
        .reply(() => {
          asked += 1
          return { statusCode: 429, responseOptions: { headers } }
        })
        .persist()
      const http = new ServiceHttp(
        new URL('https://service.example'),
        testEnvironment({ dispatcher }),
        { name: 'Fusion' },
      )
      await http.send({ method: 'GET', path: '/x', repeatable: true, dispensable: true })
      expect(asked).toBe(times)
    },
  )

  it.each([
    ['request-timeout-seconds are over', 100, 60_000],
    ['the deadline of the run has passed', 60_000, 100],
  ])(
    'ends a request without an answer when %s, though garbage is collected meanwhile',
    async (_, requestTimeoutMs, deadlineMs) => {
      const deadline = new AbortController()
      const over = setTimeout(() => {
        deadline.abort(new DOMException('out of time', 'TimeoutError'))
      }, deadlineMs)
      const dispatcher = new MockAgent()
      dispatcher.disableNetConnect()
      dispatcher
        .get('https://service.example')
        .intercept({ path: '/x', method: 'GET' })
        .reply(200)
        .delay(2000)
      const http = new ServiceHttp(
        new URL('https://service.example'),
        testEnvironment({ dispatcher, requestTimeoutMs, deadline: deadline.signal }),
        { name: 'Fusion' },
      )
      const sent = http.send({ method: 'GET', path: '/x', repeatable: false })
      await setImmediate()
      collectGarbage()
      await expect(sent).rejects.toMatchObject({ fault: 'timeout' })
      clearTimeout(over)
      await dispatcher.close()
    },
  )

  it('gives a rate limit back when time is up while it asks again, for the host did answer', async () => {
    let now = 0
    const dispatcher = new MockAgent()
    dispatcher.disableNetConnect()
    const host = dispatcher.get('https://service.example')
    host
      .intercept({ path: '/x', method: 'GET' })
      .reply(429, '', { headers: { 'retry-after': '1' } })
    const cutOff = Object.assign(new Error('cut off'), { code: 'UND_ERR_HEADERS_TIMEOUT' })
    host.intercept({ path: '/x', method: 'GET' }).replyWithError(cutOff)
    const environment = testEnvironment({
      dispatcher,
      now: () => now,
      endsAt: 10_000,
      // the wait takes longer than it was meant to, as on a busy machine
      sleep: () => {
        now = 9_000
        return Promise.resolve()
      },
    })
    const http = new ServiceHttp(new URL('https://service.example'), environment, {
      name: 'Fusion',
    })
    const { status } = await http.send({ method: 'GET', path: '/x', repeatable: true })
    expect(status).toBe(429)
  })

  it.each([
    ['a write that is cut off after a rate limit was perhaps done: that is told', 1, 'timeout'],
    ['a rate limit after an attempt without an answer says that it was perhaps done', 2, 429],
  ])('%s', async (_, first, expected) => {
    let now = 0
    const dispatcher = new MockAgent()
    dispatcher.disableNetConnect()
    const host = dispatcher.get('https://service.example')
    const limit = (): void => {
      host
        .intercept({ path: '/x', method: 'PATCH' })
        .reply(429, '', { headers: { 'retry-after': '1' } })
    }
    const cutOff = (): void => {
      const error = Object.assign(new Error('cut off'), { code: 'UND_ERR_HEADERS_TIMEOUT' })
      host.intercept({ path: '/x', method: 'PATCH' }).replyWithError(error)
    }
    for (const next of first === 1 ? [limit, cutOff] : [cutOff, limit]) next()
    const environment = testEnvironment({
      dispatcher,
      mayWrite: true,
      now: () => now,
      endsAt: 10_000,
      sleep: () => {
        now = 9_000
        return Promise.resolve()
      },
    })
    const http = new ServiceWriter(new URL('https://service.example'), environment, {
      name: 'Fusion',
    })
    const ended = await http.write({ method: 'PATCH', path: '/x', repeatable: true }).then(
      ({ status, isUnsettled }) => [status, isUnsettled],
      (thrown: unknown) => [thrown instanceof TransportError && thrown.fault, undefined],
    )
    expect(ended).toEqual([expected, first === 1 ? undefined : true])
  })

  it('ends an answer that stops in its body in time, though garbage is collected meanwhile', async () => {
    const server = createServer((_, answer) => answer.writeHead(200).write('{'))
    await once(server.listen(0, 'localhost'), 'listening')
    const { port } = server.address() as AddressInfo
    const dispatcher = new Agent()
    const http = new ServiceHttp(
      new URL(`http://localhost:${String(port)}`),
      testEnvironment({ dispatcher, requestTimeoutMs: 2000 }),
      { name: 'Fusion' },
    )
    const sent = http.send({ method: 'GET', path: '/x', repeatable: false })
    await once(server, 'request')
    collectGarbage()
    await expect(sent).rejects.toMatchObject({ fault: 'timeout' })
    await dispatcher.destroy()
    server.close()
  })

  it('tells of a redirect without the secret that its text and its target repeat', async () => {
    const dispatcher = new MockAgent()
    dispatcher.disableNetConnect()
    dispatcher
      .get('https://service.example')
      .intercept({ path: '/x', method: 'GET' })
      .reply(302, `{"error":"${'x'.repeat(290)}S3cret-of-mine"}`, {
        headers: { location: 'https://S3cret-of-mine.example/' },
      })
    redactor.add('S3cret-of-mine')
    const http = new ServiceHttp(
      new URL('https://service.example'),
      testEnvironment({ dispatcher }),
      { name: 'Fusion' },
    )
    const answer = await http.send({ method: 'GET', path: '/x', repeatable: false })
    expect(new UnexpectedAnswer(answer).message).toBe(
      `GET service.example/x answered 302: a redirect to ***.example, ${'x'.repeat(290)}***`,
    )
  })

  it('has sixteen requests under way at most, and the others wait for their turn', async () => {
    const waiting: (() => void)[] = []
    const server = createServer((_, answer) => waiting.push(() => answer.end('{}')))
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const { port } = server.address() as AddressInfo
    let open = 0
    let most = 0
    server.on('connection', (socket) => {
      open += 1
      most = Math.max(most, open)
      socket.on('close', () => (open -= 1))
    })
    const dispatcher = new Agent()
    const http = new ServiceHttp(
      new URL(`http://127.0.0.1:${String(port)}`),
      testEnvironment({ dispatcher }),
      { name: 'Fusion' },
    )
    const all = Array.from({ length: 100 }, () =>
      http.send({ method: 'GET', path: '/x', repeatable: false }),
    )
    const done = Promise.all(all)
    let answered = 0
    while (answered < all.length) {
      while (waiting.length === 0) await once(server, 'request')
      expect(waiting.length).toBeLessThanOrEqual(16)
      waiting.shift()?.()
      answered += 1
    }
    expect(new Set((await done).map(({ status }) => status))).toEqual(new Set([200]))
    // one that has just answered may be idle while the next is being opened
    expect(most).toBeLessThanOrEqual(32)
    await dispatcher.destroy()
    server.close()
  })

  it('begins no request that waits for its turn when the run is out of time', async () => {
    const { dispatcher, sent } = listening()
    const deadline = new AbortController()
    const turns = new Turns(1)
    let free: () => void = () => undefined
    const busy = turns.take(() => new Promise<void>((resolve) => (free = resolve)))
    const environment = testEnvironment({ dispatcher, turns, deadline: deadline.signal })
    const asked = new ServiceHttp(SERVICE, environment, { name: 'Fusion' }).send({
      method: 'GET',
      path: '/x',
      repeatable: false,
    })
    deadline.abort(new Error('out of time'))
    await expect(asked).rejects.toThrow('out of time')
    free()
    await busy
    expect(sent).toEqual([])
  })

  it.each([
    ['0123456789ABCDEF/0123-ab.c:d,0', '0123456789ABCDEF/0123-ab.c:d,0'],
    ['1.005xyz^0000;kXjE', '1.005xyz^0000;kXjE'],
    ['x ##[stop-commands]y', undefined],
    ['a'.repeat(300), undefined],
  ])('takes a request id for what it is: %s', async (id, read) => {
    const dispatcher = new MockAgent()
    dispatcher
      .get(SERVICE.origin)
      .intercept({ path: '/x', method: 'GET' })
      .reply(200, '', { headers: { 'opc-request-id': id } })
    const http = new ServiceHttp(SERVICE, testEnvironment({ dispatcher }), { name: 'Fusion' })
    const { requestId } = await http.send({ method: 'GET', path: '/x', repeatable: false })
    expect(requestId).toBe(read)
  })
})

function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
}
