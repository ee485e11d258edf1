import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { expect, it } from '@jest/globals'
import { launch } from 'puppeteer-core'
import { openBrowser } from '../../src/console/browser.js'
import { BROWSER_ENVIRONMENT, CHROMIUM, whereChromiumIs } from './where-chromium-is.js'
import { foreignHost, hostilePod, WAYS, type ForeignHost, type HostilePod } from './ways-out.js'

whereChromiumIs('a page of the pod that turns to a foreign host', () => {
  it('reaches it by every way in a browser without a guard', async () => {
    await withHosts('localhost', async (foreign, pod) => {
      await unguarded(pod, [], foreign.allArrived)
      expect(foreign.arrived()).toEqual(WAYS)
    })
  })

  it('reaches it by no way', async () => {
    await withHosts('localhost', async (foreign, pod) => {
      await guarded(pod, {})
      expect(foreign.arrived()).toEqual([])
    })
  })

  it('reaches it through a proxy in a browser without a guard', async () => {
    await withHosts('test', async (_, pod) => {
      const proxy = await recordingProxy()
      await unguarded(pod, [`--proxy-server=${proxy.url}`])
      proxy.close()
      expect(proxy.hosts()).toEqual(expect.arrayContaining(['foreign.test', 'pod.test']))
    })
  })

  it('does not reach it through a proxy', async () => {
    await withHosts('test', async (foreign, pod) => {
      const proxy = await recordingProxy()
      await guarded(pod, { HTTP_PROXY: proxy.url })
      proxy.close()
      expect(proxy.hosts()).toEqual(['pod.test'])
      expect(foreign.arrived()).toEqual([])
    })
  })
})

/** A pod `pod.…`, whose page tries every way to `foreign.…`. */
async function withHosts(
  domain: 'localhost' | 'test',
  use: (foreign: ForeignHost, pod: HostilePod & { readonly url: URL }) => Promise<void>,
): Promise<void> {
  const foreign = await foreignHost(`foreign.${domain}`)
  const pod = await hostilePod(foreign.place)
  try {
    await use(foreign, { ...pod, url: new URL(`http://pod.${domain}:${String(pod.port)}/`) })
  } finally {
    pod.close()
    foreign.close()
  }
}

async function guarded(
  { url, tried }: HostilePod & { readonly url: URL },
  proxy: NodeJS.ProcessEnv,
): Promise<void> {
  const { page, close } = await openBrowser({
    rules: { pod: url, identityDomain: undefined, allowedHosts: [] },
    caCertificates: '',
    environment: { ...BROWSER_ENVIRONMENT, ...proxy },
    deadline: new AbortController().signal,
  })
  try {
    await page.goto(url.href)
    await tried
  } finally {
    await close()
  }
}

/** What keeps the browser of the control on this machine. */
const LOOPBACK =
  '--host-resolver-rules=MAP * ~NOTFOUND,EXCLUDE localhost,EXCLUDE *.localhost,EXCLUDE 127.0.0.1'

/** The same in a browser as Puppeteer starts it. What is on its way when everything was tried has a minute to arrive. */
async function unguarded(
  { url, tried }: HostilePod & { readonly url: URL },
  flags: readonly string[],
  arrived: Promise<void> = Promise.resolve(),
): Promise<void> {
  const browser = await launch({
    executablePath: CHROMIUM,
    pipe: true,
    args: ['--no-sandbox', LOOPBACK, ...flags],
  })
  try {
    const page = await browser.newPage()
    await page.goto(url.href)
    await tried
    await Promise.race([arrived, setTimeout(60_000, undefined, { ref: false })])
  } finally {
    await browser.close()
  }
}

/** A proxy that notes which hosts it is asked for, and knows the way to the pod alone. */
async function recordingProxy(): Promise<{
  readonly url: string
  readonly hosts: () => readonly string[]
  readonly close: () => void
}> {
  const hosts = new Set<string>()
  const proxy = createServer((incoming, outgoing) => {
    const { hostname, port, pathname, search } = new URL(incoming.url ?? '')
    hosts.add(hostname)
    if (hostname !== 'pod.test') {
      outgoing.writeHead(502).end()
      return
    }
    request({ host: '127.0.0.1', port, path: pathname + search }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    }).end()
  })
  proxy.on('connect', ({ url = '' }: { readonly url?: string }, socket) => {
    hosts.add(url.split(':')[0] ?? '')
    socket.end()
  })
  await new Promise<void>((done) => {
    proxy.listen(0, '127.0.0.1', done)
  })
  return {
    url: `http://127.0.0.1:${String((proxy.address() as AddressInfo).port)}`,
    hosts: () => [...hosts].sort(),
    close: () => {
      proxy.close()
      proxy.closeAllConnections()
    },
  }
}
