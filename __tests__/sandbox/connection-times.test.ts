import { EventEmitter } from 'node:events'
import { Socket } from 'node:net'
import { expect, it } from '@jest/globals'
import { connectionTimes } from '../../sandbox/connection-times.js'

/** A connection as a server of TLS tells of it: first its TCP, then its TLS, by two objects. */
function connected(server: EventEmitter): { readonly secure: Socket; readonly before: number } {
  const before = performance.now()
  const secure = new Socket()
  server.emit('connection', new Socket())
  server.emit('secureConnection', secure)
  return { secure, before }
}

it('knows since when a request waited that comes with the end of the handshake', () => {
  const server = new EventEmitter()
  const { waitedSince } = connectionTimes(server)
  const { secure, before } = connected(server)
  const since = waitedSince(secure, performance.now()) ?? Number.NaN
  expect(since).toBeGreaterThanOrEqual(before)
  expect(since).toBeLessThanOrEqual(performance.now())
})

it('says nothing of the second request of a connection', () => {
  const server = new EventEmitter()
  const { waitedSince } = connectionTimes(server)
  const { secure } = connected(server)
  waitedSince(secure, performance.now())
  expect(waitedSince(secure, performance.now())).toBeUndefined()
})

it('says nothing of a request for which the connection had been opened ahead', () => {
  const server = new EventEmitter()
  const { waitedSince } = connectionTimes(server)
  const { secure } = connected(server)
  expect(waitedSince(secure, performance.now() + 50)).toBeUndefined()
})
