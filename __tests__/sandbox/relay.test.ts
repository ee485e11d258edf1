import { once } from 'node:events'
import { get } from 'node:https'
import type { IncomingMessage } from 'node:http'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { expect, it } from '@jest/globals'
import { startRelay } from '../../sandbox/relay.js'
import { startSandbox } from '../../sandbox/sandbox.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'

const DISTANCE = 60

/** Through a relay to a server that says back what it is told. */
async function withEcho(work: (client: Socket) => Promise<void>): Promise<void> {
  const server = createServer({ allowHalfOpen: true }, (socket) => socket.pipe(socket))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const relay = await startRelay((server.address() as AddressInfo).port, DISTANCE)
  const client = connect({ port: relay.port, host: '127.0.0.1', allowHalfOpen: true })
  try {
    await work(client)
  } finally {
    client.destroy()
    await relay.close()
    server.close()
  }
}

async function roundTrip(client: Socket, began = performance.now()): Promise<number> {
  client.write('?')
  await once(client, 'data')
  return performance.now() - began
}

it('makes a question take a round trip, and the first of a connection one more', () =>
  withEcho(async (client) => {
    expect(await roundTrip(client)).toBeGreaterThanOrEqual(2 * DISTANCE - 1)
    expect(await roundTrip(client)).toBeGreaterThanOrEqual(DISTANCE)
  }))

it('carries everything in order, and the end after it', () =>
  withEcho(async (client) => {
    const sent = Buffer.from(Array.from({ length: 1_000_000 }, (_, nth) => nth % 251))
    for (let at = 0; at < sent.length; at += 100_000) client.write(sent.subarray(at, at + 100_000))
    client.end()
    expect((await buffer(client)).equals(sent)).toBe(true)
  }))

it('closes the connection to a service that refuses', async () => {
  const relay = await startRelay(1, DISTANCE)
  const client = connect({ port: relay.port, host: '127.0.0.1' })
  await once(client, 'close')
  await relay.close()
})

it('makes a sandbox far away: TCP and TLS take a round trip each before the first answer', async () => {
  const { inputs, close } = await startSandbox(scenarioNamed('healthy'), {
    distanceMs: DISTANCE,
  })
  const began = performance.now()
  const url = `${inputs['identity-domain-url'] ?? ''}/.well-known/openid-configuration`
  const asked = get(url, { ca: inputs['ca-certificates'], agent: false })
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  const body = (await buffer(answer)).toString()
  expect(performance.now() - began).toBeGreaterThanOrEqual(3 * DISTANCE - 1)
  await close()
  expect([answer.statusCode, body]).toEqual([200, expect.stringContaining('issuer')])
})
