import { describe, expect, it } from '@jest/globals'
import { browserEnvironment } from '../../src/console/browser-environment.js'
import { browserProxy } from '../../src/console/browser-proxy.js'
import { launchFlags, PREFERENCES } from '../../src/console/launch-flags.js'

const POD = new URL('https://acme.fa.em2.oraclecloud.com')

describe('Chrome is started', () => {
  it.each<[string, NodeJS.Platform, number | undefined, boolean]>([
    ['without its sandbox for root on Linux', 'linux', 0, true],
    ['with it for others', 'linux', 1001, false],
    ['with it on macOS', 'darwin', 0, false],
    ['with it on Windows', 'win32', undefined, false],
  ])('%s', (_, platform, uid, without) => {
    const flags = launchFlags({ platform, uid, proxy: undefined })
    expect(flags.includes('--no-sandbox')).toBe(without)
  })

  it('without a proxy of the system, and never with certificate errors ignored', () => {
    const flags = launchFlags({ platform: 'linux', uid: 0, proxy: undefined })
    expect(flags).toContain('--no-proxy-server')
    expect(flags.join()).not.toMatch(/certificate/)
  })

  it('with the proxy, whose password is not in the command line', () => {
    const proxy = browserProxy(POD, { HTTPS_PROXY: 'http://user:p%40ss@proxy.example:3128' })
    expect(proxy?.credentials).toEqual({ username: 'user', password: 'p@ss' })
    const flags = launchFlags({ platform: 'linux', uid: 1, proxy })
    expect(flags).toContain('--proxy-server=http://proxy.example:3128')
    expect(flags.join()).not.toMatch(/p@ss|p%40ss|user/)
  })
})

it('Chrome has no address of its vendor, with a proxy or without', () => {
  const proxy = browserProxy(POD, { HTTPS_PROXY: 'http://proxy.example:3128' })
  const flags = launchFlags({ platform: 'linux', uid: 1, proxy })
  expect(flags.find((flag) => flag.startsWith('--host-resolver-rules='))).toContain(
    'MAP *.googleapis.com ~NOTFOUND',
  )
  expect(flags.find((flag) => flag.startsWith('--proxy-bypass-list='))).toContain(
    ';*.googleapis.com',
  )
  expect(flags.join()).toContain('PasswordLeakDetection')
  expect(PREFERENCES.profile.password_manager_leak_detection).toBe(false)
})

describe('the proxy of the browser', () => {
  it.each<[string, NodeJS.ProcessEnv, string | undefined, string | undefined]>([
    ['none without a variable', {}, undefined, undefined],
    ['HTTPS_PROXY', { HTTPS_PROXY: 'http://p:1' }, 'http://p:1', '<-loopback>'],
    [
      'the lower-case name first',
      { HTTPS_PROXY: 'http://p:1', https_proxy: 'http://q:2' },
      'http://q:2',
      '<-loopback>',
    ],
    ['HTTP_PROXY in its place', { HTTP_PROXY: 'http://p:1' }, 'http://p:1', '<-loopback>'],
    ['https:// to the proxy', { HTTPS_PROXY: 'https://p:444' }, 'https://p:444', '<-loopback>'],
    [
      'around NO_PROXY and what lies below it',
      { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'a.example, .b.example:8443' },
      'http://p:1',
      '<-loopback>;a.example;*.a.example;b.example:8443;*.b.example:8443',
    ],
    ['none when NO_PROXY is *', { HTTPS_PROXY: 'http://p:1', NO_PROXY: '*' }, undefined, undefined],
  ])('is %s', (_, environment, server, bypass) => {
    const proxy = browserProxy(POD, environment)
    expect([proxy?.server, proxy?.bypass]).toEqual([server, bypass])
  })
})

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
