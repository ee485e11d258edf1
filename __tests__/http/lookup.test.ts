import type { LookupAddress } from 'node:dns'
import { createSecureContext } from 'node:tls'
import { describe, expect, it } from '@jest/globals'
import { Agent } from 'undici'
import { ServiceHttp } from '../../src/http/client.js'
import { Connections } from '../../src/http/connections.js'
import { sharedLookup } from '../../src/http/lookup.js'
import { testEnvironment } from './test-environment.js'

const FOUND: LookupAddress[] = [
  { address: '192.0.2.1', family: 4 },
  { address: '2001:db8::1', family: 6 },
]

/** A resolver that answers when it is told to. */
function resolver(): {
  readonly lookup: ReturnType<typeof sharedLookup>
  readonly asked: string[]
  readonly answer: () => void
} {
  const asked: string[] = []
  const waiting: (() => void)[] = []
  const lookup = sharedLookup((hostname, _, callback) => {
    asked.push(hostname)
    waiting.push(() => {
      callback(null, FOUND)
    })
  })
  return { lookup, asked, answer: () => waiting.shift()?.() }
}

describe('a look-up of a name', () => {
  it('is asked once at a time, and answers whoever asked meanwhile as it was asked', async () => {
    const { lookup, asked, answer } = resolver()
    const all = new Promise((resolve) => {
      lookup('a.example', { all: true }, (_, addresses) => {
        resolve(addresses)
      })
    })
    const one = new Promise((resolve) => {
      lookup('a.example', { all: false }, (_, address, family) => {
        resolve([address, family])
      })
    })
    await turn()
    answer()
    expect([await all, await one, asked]).toEqual([FOUND, ['192.0.2.1', 4], ['a.example']])
  })

  it('leaves a thread to what is written when DNS hangs: three names are asked at once', async () => {
    const { lookup, asked, answer } = resolver()
    const answered: string[] = []
    for (const name of ['a', 'b', 'c', 'd']) {
      lookup(name, { all: true }, () => {
        answered.push(name)
      })
    }
    await turn()
    expect(asked).toEqual(['a', 'b', 'c'])
    answer()
    await turn()
    expect([asked, answered]).toEqual([['a', 'b', 'c', 'd'], ['a']])
  })

  it('that hangs ends with the time of its request, and DNS is told of', async () => {
    const wayTo = (): ReturnType<ConstructorParameters<typeof Connections>[0]['wayTo']> => ({
      proxy: undefined,
      proxyName: '',
      words: 'without a proxy',
    })
    const options = {
      secureContext: () => createSecureContext(),
      wayTo,
      most: 10,
      lookup: () => undefined,
      now: () => 0,
    }
    const dispatcher = new Agent({ connect: new Connections(options).connect })
    const http = new ServiceHttp(
      new URL('https://pod.example'),
      testEnvironment({ dispatcher, wayTo, requestTimeoutMs: 100 }),
      { name: 'Fusion' },
    )
    const asked = http.send({ method: 'GET', path: '/x', repeatable: false })
    await expect(asked).rejects.toMatchObject({ fault: 'silent-dns' })
    await expect(asked).rejects.toThrow('pod.example could not be looked up in DNS in time')
    await dispatcher.destroy()
  })
})

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
