import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { env } from 'node:process'
import { setTimeout } from 'node:timers/promises'
import { expect, it } from '@jest/globals'
import { importTrust, type Imported } from '../../src/console/import-trust.js'
import { LONG } from './import-run.js'
import { BROWSER_ENVIRONMENT, untilNoneRuns, whereChromiumIs } from './where-chromium-is.js'

/** Real milliseconds: of a run, and those in which it must have ended after them on a busy machine. */
const TIME = 12_000
// a busy machine takes its time to end a browser, which is not the action's
const GRACE = 60_000

/** Those that keep a processor busy are for `npm run trial -- browser`: other tests would wait for it. */
const HERE = ['asks in a dialog once it is there', 'does not come']

type Page = string | ((request: IncomingMessage, response: ServerResponse) => void)

const script = (text: string): string => `<script>${text}</script>`

const PAGES: readonly (readonly [title: string, page: Page])[] = [
  ['asks again and again in dialogs', script(`for (;;) confirm('x')`)],
  ['asks in a dialog once it is there', script(`setTimeout(() => confirm('x'), 1000)`)],
  ['never rests', script('onload = () => setTimeout(() => { for (;;); })')],
  ['comes anew all the time', '<meta http-equiv="refresh" content="0">'],
  [
    'is not to be left, and leaves',
    script(
      `onbeforeunload = (event) => event.preventDefault(); setInterval(() => location.reload(), 50)`,
    ),
  ],
  ['opens windows', script(`setInterval(() => open(location.href), 100)`)],
  ['prints', script('setInterval(() => print(), 50)')],
  [
    'grows',
    script(
      `setInterval(() => document.body.append(...Array.from({ length: 20000 }, () => document.createElement('p'))), 20)`,
    ),
  ],
  [
    'keeps all workers busy',
    script(`for (let i = 0; i < 8; i++) new Worker(URL.createObjectURL(new Blob(['for (;;);'])))`),
  ],
  [
    'leads from address to address',
    (_, response) => response.writeHead(302, { location: `/${String(Math.random())}` }).end(),
  ],
  [
    'does not end',
    (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      const more = (): void => {
        if (!response.destroyed)
          response.write('<p>more</p>'.repeat(1000), () => setImmediate(more))
      }
      more()
    },
  ],
  ['does not come', () => undefined],
]

whereChromiumIs('a dialog of the browser', () => {
  it.concurrent.each([
    ['once', `setTimeout(() => confirm('Replace all?'), 1000)`],
    ['again and again', `for (;;) confirm('Replace all?')`],
  ])(
    'stops the work where it is shown %s, and is not agreed to',
    async (_, asking) => {
      const { stop } = await importFromPage(script(asking), AbortSignal.timeout(LONG))
      expect(stop?.reason).toMatchObject({
        kind: 'page-unknown',
        found: 'a dialog of the browser that is not known: "Replace all?"',
      })
    },
    LONG,
  )
})

whereChromiumIs('the browser ends with the time of the run', () => {
  it('and does not start after it', async () => {
    const { stop } = await importFromPage('', AbortSignal.abort())
    expect(stop?.reason).toMatchObject({ kind: 'browser-fault', step: 'browser' })
  })

  it.concurrent.each(PAGES.filter(([title]) => env['THOROUGH'] === '1' || HERE.includes(title)))(
    'where the page %s',
    async (_, page) => {
      const began = performance.now()
      const imported = await importFromPage(page, AbortSignal.timeout(TIME))
      expect(performance.now() - began).toBeLessThan(TIME + GRACE)
      expect(imported.stop).toBeDefined()
      expect(imported.changes).toEqual([])
    },
    LONG,
  )
})

/** Imports from a pod all of whose pages are the given one. No process and no large file is left. */
async function importFromPage(page: Page, deadline: AbortSignal): Promise<Imported> {
  const temp = await mkdtemp(join(tmpdir(), 'hostile-'))
  const server = createServer((request, response) => {
    if (typeof page === 'function') page(request, response)
    else {
      response.writeHead(200, { 'content-type': 'text/html' })
      response.end(`<!DOCTYPE html><title>x</title><body>x${page}`)
    }
  })
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done)
  })
  const imported = await importFrom((server.address() as AddressInfo).port, temp, deadline)
  await untilNoneRuns(temp)
  const left = await readdir(temp, { recursive: true })
  expect(left.filter((name) => !name.startsWith('out'))).toEqual([])
  for (const name of left) expect((await stat(join(temp, name))).size).toBeLessThan(6_000_000)
  server.close()
  server.closeAllConnections()
  await rm(temp, { recursive: true })
  return imported
}

function importFrom(port: number, temp: string, deadline: AbortSignal): Promise<Imported> {
  return importTrust(
    {
      hosts: {
        pod: new URL(`http://localhost:${String(port)}`),
        identityDomain: undefined,
        allowedHosts: [],
      },
      user: { name: 'user', password: 'password' },
    },
    { issuer: 'https://identity.oraclecloud.com/', certificates: [] },
    {
      environment: { ...BROWSER_ENVIRONMENT, RUNNER_TEMP: temp },
      redact: (text) => text,
      caCertificates: '',
      directory: join(temp, 'out'),
      deadline,
      waiting: {
        now: () => performance.now(),
        sleep: async (milliseconds) => {
          await setTimeout(milliseconds, undefined, { signal: deadline })
        },
        line: () => undefined,
      },
    },
  )
}
