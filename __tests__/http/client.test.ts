import { describe, expect, it } from '@jest/globals'
import { MockAgent } from 'undici'
import { ServiceHttp, type Send } from '../../src/http/client.js'

/** A client whose dispatcher lets nothing out: what is refused is refused before it. */
function client(mayWrite: boolean): ServiceHttp {
  const dispatcher = new MockAgent()
  dispatcher.disableNetConnect()
  return new ServiceHttp(new URL('https://service.example'), {
    dispatcher,
    mayWrite,
    requestTimeoutMs: 1000,
    deadline: new AbortController().signal,
    endsAt: Number.POSITIVE_INFINITY,
    now: () => 0,
    random: () => 0,
    sleep: () => Promise.resolve(),
    redact: (text) => text,
    onExchange: () => undefined,
    onRetry: () => undefined,
  })
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

  it('stays on its own host', async () => {
    const sent = client(false).send({ method: 'GET', path: '//evil.example/x', repeatable: false })
    await expect(sent).rejects.toThrow('leaves https://service.example')
  })
})
