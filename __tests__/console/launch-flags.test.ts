import { describe, expect, it } from '@jest/globals'
import { browserEnvironment } from '../../src/console/browser-environment.js'
import { createContext, runInContext } from 'node:vm'
import { browserProxy, proxyScript } from '../../src/console/browser-proxy.js'
import { launchFlags, PREFERENCES } from '../../src/console/launch-flags.js'

const POD = new URL('https://acme.fa.em2.oraclecloud.com')
const REACHABLE = [POD.hostname, 'idcs-*.identity.oraclecloud.com']

describe('Chrome is started', () => {
  it.each<[string, NodeJS.Platform, number | undefined, boolean]>([
    ['without its sandbox for root on Linux', 'linux', 0, true],
    ['with it for others', 'linux', 1001, false],
    ['with it on macOS', 'darwin', 0, false],
    ['with it on Windows', 'win32', undefined, false],
  ])('%s', (_, platform, uid, without) => {
    const flags = launchFlags({ platform, uid, proxy: undefined, reachable: REACHABLE })
    expect(flags.includes('--no-sandbox')).toBe(without)
  })

  it('without a proxy of the system, and never with certificate errors ignored', () => {
    const flags = launchFlags({ platform: 'linux', uid: 0, proxy: undefined, reachable: REACHABLE })
    expect(flags).toContain('--no-proxy-server')
    expect(flags.join()).not.toMatch(/certificate/)
  })

  it('with the proxy, whose password is not in the command line', () => {
    const proxy = browserProxy(POD, { HTTPS_PROXY: 'http://user:p%40ss@proxy.example:3128' })
    expect(proxy?.credentials).toEqual({ username: 'user', password: 'p@ss' })
    const flags = launchFlags({ platform: 'linux', uid: 1, proxy, reachable: REACHABLE })
    expect(flags.join()).not.toMatch(/p@ss|p%40ss|user/)
    expect(scriptIn(flags)).not.toMatch(/p@ss|p%40ss|user/)
  })
})

it('Chrome has addresses of the reachable hosts alone, and of an alias of the proxy', () => {
  const rules = (proxy: string): string | undefined =>
    launchFlags({
      platform: 'linux',
      uid: 1,
      proxy: browserProxy(POD, { HTTPS_PROXY: proxy }),
      reachable: REACHABLE,
    })
      .find((flag) => flag.startsWith('--host-resolver-rules='))
      ?.split('=')[1]
  const rest =
    'MAP * ~NOTFOUND,EXCLUDE acme.fa.em2.oraclecloud.com,EXCLUDE idcs-*.identity.oraclecloud.com'
  expect(rules('')).toBe(rest)
  expect(rules('http://127.0.0.1:3128')).toBe(`MAP proxy.invalid 127.0.0.1:3128,${rest}`)
  expect(rules('https://proxy.example')).toBe(`EXCLUDE proxy.example,${rest}`)
})

it('Chrome compares no password that is typed with known leaks', () => {
  const flags = launchFlags({ platform: 'linux', uid: 1, proxy: undefined, reachable: REACHABLE })
  expect(flags.join()).toContain('PasswordLeakDetection')
  expect(PREFERENCES.profile.password_manager_leak_detection).toBe(false)
})

describe('the proxy of the browser', () => {
  it.each<[string, NodeJS.ProcessEnv, string | undefined]>([
    ['none without a variable', {}, undefined],
    ['HTTPS_PROXY', { HTTPS_PROXY: 'http://p:1' }, 'http://p:1/'],
    [
      'the lower-case name first',
      { HTTPS_PROXY: 'http://p:1', https_proxy: 'http://q:2' },
      'http://q:2/',
    ],
    ['HTTP_PROXY in its place', { HTTP_PROXY: 'http://p:1' }, 'http://p:1/'],
    ['https:// to the proxy', { HTTPS_PROXY: 'https://p:444' }, 'https://p:444/'],
    ['none when NO_PROXY is *', { HTTPS_PROXY: 'http://p:1', NO_PROXY: '*' }, undefined],
    ['none when * is in it', { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'a, *' }, undefined],
    [
      'the next one where a variable is empty',
      { https_proxy: '', HTTPS_PROXY: '', http_proxy: '', HTTP_PROXY: 'http://p:1' },
      'http://p:1/',
    ],
    [
      'none by NO_PROXY though no_proxy is empty',
      { HTTPS_PROXY: 'http://p:1', no_proxy: '', NO_PROXY: '*' },
      undefined,
    ],
  ])('is %s', (_, environment, server) => {
    expect(browserProxy(POD, environment)?.server.href).toBe(server)
  })
})

describe('with a proxy Chrome turns', () => {
  const plain = { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'direct.example, .b.example:8443' }
  it.each<[string, string, NodeJS.ProcessEnv, string]>([
    ['to the proxy for the pod', POD.href, plain, 'PROXY proxy.invalid:1'],
    ['to it for a WebSocket', `wss://${POD.host}/`, plain, 'PROXY proxy.invalid:1'],
    [
      'to it for a host that a pattern means',
      'https://idcs-1.eu.identity.oraclecloud.com/',
      plain,
      'PROXY proxy.invalid:1',
    ],
    ['to one with TLS by its name', POD.href, { HTTPS_PROXY: 'https://p' }, 'HTTPS p:443'],
    ['nowhere for another host', 'https://foreign.example/', plain, 'PROXY nowhere.invalid:9'],
    [
      'nowhere for a host that ends like the pod',
      `https://x${POD.host}/`,
      plain,
      'PROXY nowhere.invalid:9',
    ],
    ['nowhere for the proxy itself', 'http://p:1/', plain, 'PROXY nowhere.invalid:9'],
    ['nowhere for its alias', 'http://proxy.invalid:1/', plain, 'PROXY nowhere.invalid:9'],
    ['directly to a host of NO_PROXY', 'https://direct.example/', plain, 'DIRECT'],
    ['directly to what lies below it', 'https://a.direct.example/', plain, 'DIRECT'],
    ['directly to a port of it', 'https://b.example:8443/', plain, 'DIRECT'],
    ['to the proxy for another port', 'https://b.example/', plain, 'PROXY proxy.invalid:1'],
  ])('%s', (_, url, environment, way) => {
    const proxy = browserProxy(POD, environment)
    const reachable = [...REACHABLE, 'direct.example', 'a.direct.example', 'b.example']
    const script = proxy === undefined ? '' : proxyScript(proxy, reachable)
    const call = `FindProxyForURL(${JSON.stringify(url)}, ${JSON.stringify(new URL(url).hostname)})`
    expect(runInContext(`${script}; ${call}`, createContext())).toBe(way)
  })
})

function scriptIn(flags: readonly string[]): string {
  const flag = flags.find((one) => one.startsWith('--proxy-pac-url=')) ?? ''
  return Buffer.from(flag.split('base64,')[1] ?? '', 'base64').toString()
}

describe('the environment of the browser', () => {
  const given = {
    PATH: '/usr/bin',
    HOME: '/home/runner',
    'INPUT_FUSION-PASSWORD': 'secret',
    GITHUB_TOKEN: 'secret',
    HTTPS_PROXY: 'http://user:secret@proxy',
    ProgramFiles: 'C:\\Program Files',
  }

  it('has nothing of the step, and a throw-away home on Linux', () => {
    expect(browserEnvironment(given, 'linux', '/tmp/home')).toEqual({
      PATH: '/usr/bin',
      HOME: '/tmp/home',
      ProgramFiles: 'C:\\Program Files',
    })
  })

  it('keeps the home elsewhere, where the keychain is', () => {
    expect(browserEnvironment(given, 'darwin', '/tmp/home')).toMatchObject({ HOME: '/home/runner' })
  })
})
