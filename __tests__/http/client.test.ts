import { describe, expect, it } from '@jest/globals'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Agent, MockAgent } from 'undici'
import { ServiceHttp, type Send } from '../../src/http/client.js'
import { redactor } from '../../src/redaction/redactor.js'
import { UnexpectedAnswer } from '../../src/oracle/answer.js'
import { testEnvironment } from './test-environment.js'

/** A client that reaches nobody: what is refused is refused before it would be sent. */
function client(mayWrite: boolean): ServiceHttp {
  return new ServiceHttp(new URL('https://service.example'), testEnvironment({ mayWrite }))
}

describe('the HTTP layer', () => {
  it.each<[Send['method'], true | undefined, boolean, string]>([
    ['GET', undefined, false, 'sends'],
    ['POST', undefined, false, 'sends'],
    ['PUT', undefined, false, 'refuses'],
    ['PATCH', undefined, false, 'refuses'],
    ['DELETE', undefined, false, 'refuses'],
    ['POST', true, false, 'refuses'],
    ['PATCH', true, false, 'refuses'],
    ['DELETE', true, false, 'refuses'],
    ['PATCH', undefined, true, 'refuses'],
    ['DELETE', undefined, true, 'refuses'],
    ['POST', true, true, 'sends'],
    ['PATCH', true, true, 'sends'],
    ['DELETE', true, true, 'sends'],
  ])(
    'asked for %s, a write: %s, in a run that may write: %s, %s',
    async (method, writes, mayWrite, does) => {
      const sent = client(mayWrite).send({
        method,
        path: '/x',
        repeatable: false,
        ...(writes && { writes }),
      })
      await expect(sent).rejects.toThrow(
        does === 'sends' ? 'service.example' : 'would change something in a run that may not',
      )
    },
  )

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
    await new ServiceHttp(
      new URL('https://service.example:443'),
      testEnvironment({ dispatcher }),
    ).send({
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
    const http = new ServiceHttp(new URL('https://service.example'), environment)
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
      )
      const sent = http.send({ method: 'GET', path: '/x', repeatable: false })
      await setImmediate()
      collectGarbage()
      await expect(sent).rejects.toMatchObject({ fault: 'timeout' })
      clearTimeout(over)
      await dispatcher.close()
    },
  )

  it('ends an answer that stops in its body in time, though garbage is collected meanwhile', async () => {
    const server = createServer((_, answer) => answer.writeHead(200).write('{'))
    await once(server.listen(0, 'localhost'), 'listening')
    const { port } = server.address() as AddressInfo
    const dispatcher = new Agent()
    const http = new ServiceHttp(
      new URL(`http://localhost:${String(port)}`),
      testEnvironment({ dispatcher, requestTimeoutMs: 200 }),
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
    )
    const answer = await http.send({ method: 'GET', path: '/x', repeatable: false })
    expect(new UnexpectedAnswer(answer).message).toBe(
      `GET service.example/x answered 302: a redirect to ***.example, ${'x'.repeat(290)}***`,
    )
  })

  it('stays on its own host', async () => {
    const sent = client(false).send({ method: 'GET', path: '//evil.example/x', repeatable: false })
    await expect(sent).rejects.toThrow('leaves https://service.example')
  })
})

function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
}
