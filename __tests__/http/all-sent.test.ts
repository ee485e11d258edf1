import { subscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { Agent } from 'undici'
import { whenAllSent } from '../../src/http/all-sent.js'

let server: Server
let origin: string

beforeAll(async () => {
  // answers nothing by itself: what is seen was done while the answers were awaited
  server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

it('work is done once, when every request that was made is on its way, and before an answer', async () => {
  const agent = new Agent()
  const waiting: (() => void)[] = []
  server.on('request', (_, response) => waiting.push(() => response.end('answered')))
  let sent = 0
  subscribe('undici:client:sendHeaders', () => {
    sent += 1
  })
  const sentWhenDone: number[] = []
  const work = new Promise<void>((resolve) => {
    whenAllSent(() => {
      sentWhenDone.push(sent)
      resolve()
    })
  })
  const paths = ['/one', '/two', '/three']
  const answers = paths.map((path) => agent.request({ origin, path, method: 'GET' }))
  await work
  while (waiting.length < paths.length) await once(server, 'request')
  for (const answer of waiting) answer()
  for (const { body } of await Promise.all(answers)) expect(await body.text()).toBe('answered')

  const later = agent.request({ origin, path: '/four', method: 'GET' })
  await once(server, 'request')
  waiting.at(-1)?.()
  await (await later).body.dump()
  expect(sentWhenDone).toEqual([paths.length])
  await agent.close()
})

it('work that was given up is not done', async () => {
  server.removeAllListeners('request').on('request', (_, response) => response.end('answered'))
  const agent = new Agent()
  let done = 0
  const giveUp = whenAllSent(() => {
    done += 1
  })
  giveUp()
  const { body } = await agent.request({ origin, path: '/', method: 'GET' })
  await body.dump()
  expect(done).toBe(0)
  await agent.close()
})
