import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { curlScript, hasCurl, runScript, type Asked } from '../../../sandbox/bench/curl-script.js'
import { startService } from '../../../sandbox/https-service.js'
import type { ReceivedRequest } from '../../../sandbox/received-request.js'
import { createAuthority } from '../../../sandbox/tls.js'

const PASSWORD = String.raw`p<ss"w'rd&=+%\n$HOME{1-3}`

/** Questions with everything in them that a shell or curl could read as something else. */
const QUESTIONS: readonly Omit<Asked, 'headers'>[] = [
  { method: 'GET', target: '/a/../b?filter=userName%20eq%20%22x%22&c=[1-3]{a,b}', body: '' },
  { method: 'POST', target: '/token', body: `@password=${PASSWORD}` },
  { method: 'POST', target: '/soap', body: '<a>\r\n\t"END"\nEND\n</a>\n' },
  { method: 'DELETE', target: '/d', body: '' },
]

it('names no secret in the arguments of a process', () => {
  const headers = { host: 'localhost:1', authorization: `Bearer ${PASSWORD}` }
  const script = curlScript([{ method: 'GET', target: '/', headers, body: PASSWORD }], 'ca.pem')
  const commands = script.split('\n').filter((line) => /\bcurl\b/.test(line))
  expect(commands).toEqual(["curl --config - <<'END'"])
})

const curl = hasCurl()
if (!curl) console.warn('curl is not installed: its test is skipped')
;(curl ? it : it.skip)('asks the same questions in the same order, each of them once', async () => {
  const authority = await createAuthority()
  const received: ReceivedRequest[] = []
  const service = await startService(
    'fusion',
    {
      authority,
      tls: 'good',
      faults: [],
      latencyMs: 0,
      distanceMs: 0,
      hold: () => undefined,
      clockOffsetSeconds: 0,
      onRequest: (request) => received.push(request),
      onAnswer: () => undefined,
    },
    () => ({ status: 200 + received.length, body: 'no line of the script' }),
  )
  const directory = await mkdtemp(join(tmpdir(), 'curl-'))
  const file = join(directory, 'authority.pem')
  await writeFile(file, authority.pem)
  const { host } = new URL(service.url)
  const headers = { host, accept: 'text/xml', authorization: `Bearer ${PASSWORD}` }
  const asked = QUESTIONS.map((question) => ({ ...question, headers }))
  const { statuses } = await runScript(curlScript(asked, file))
  await service.close()
  await rm(directory, { recursive: true })
  expect(statuses).toEqual([201, 202, 203, 204])
  expect(received.map(({ method, target, body }) => ({ method, target, body }))).toEqual(QUESTIONS)
  for (const request of received) expect(request.headers).toMatchObject(headers)
})
