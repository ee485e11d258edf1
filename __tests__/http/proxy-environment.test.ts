import { describe, expect, it } from '@jest/globals'
import { readProxyEnvironment } from '../../src/http/proxy-environment.js'

const POD = new URL('https://acme.fa.ocs.oraclecloud.com')

function wayTo(environment: Readonly<Record<string, string>>, target = POD): string {
  const { proxy, words } = readProxyEnvironment(environment).wayTo(target)
  expect(words.includes('through')).toBe(proxy !== undefined)
  return words
}

describe('the way to a host', () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['no variable', {}, 'without a proxy, HTTPS_PROXY is not set'],
    ['HTTPS_PROXY', { HTTPS_PROXY: 'http://p:3128' }, 'through the proxy p:3128 of HTTPS_PROXY'],
    [
      'both cases, of which the lower wins',
      { HTTPS_PROXY: 'http://p:1', https_proxy: 'http://q:2' },
      'through the proxy q:2 of https_proxy',
    ],
    [
      'an empty lower case, which hides nothing',
      { HTTPS_PROXY: 'http://p:1', https_proxy: '' },
      'through the proxy p:1 of HTTPS_PROXY',
    ],
    ['HTTP_PROXY alone', { HTTP_PROXY: 'http://p' }, 'through the proxy p:80 of HTTP_PROXY'],
    [
      'credentials, which are not told',
      { HTTPS_PROXY: 'https://me:secret@p' },
      'through the proxy p:443 of HTTPS_PROXY',
    ],
    [
      'NO_PROXY with the host',
      { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'x, acme.fa.ocs.oraclecloud.com' },
      'without a proxy, NO_PROXY covers the host',
    ],
    [
      'an empty no_proxy, which hides nothing',
      { HTTPS_PROXY: 'http://p:1', no_proxy: '', NO_PROXY: 'oraclecloud.com' },
      'without a proxy, NO_PROXY covers the host',
    ],
  ])('with %s', (_, environment, words) => {
    expect(wayTo(environment)).toBe(words)
  })

  it.each<[string, string, boolean]>([
    ['oraclecloud.com', 'https://acme.fa.ocs.oraclecloud.com', true],
    ['.oraclecloud.com', 'https://acme.fa.ocs.oraclecloud.com', true],
    ['*.OracleCloud.com', 'https://acme.fa.ocs.oraclecloud.com', true],
    ['cloud.com', 'https://acme.fa.ocs.oraclecloud.com', false],
    ['*', 'https://acme.fa.ocs.oraclecloud.com', true],
    ['a b,oraclecloud.com:443', 'https://acme.fa.ocs.oraclecloud.com', true],
    ['oraclecloud.com:8443', 'https://acme.fa.ocs.oraclecloud.com', false],
    ['oraclecloud.com:8443', 'https://acme.fa.ocs.oraclecloud.com:8443', true],
    ['::1', 'https://[::1]:9', true],
    ['[::1]:9', 'https://[::1]:9', true],
    ['[::1]:8', 'https://[::1]:9', false],
    ['', 'https://acme.fa.ocs.oraclecloud.com', false],
  ])('with NO_PROXY "%s", %s is reached directly: %s', (noProxy, target, direct) => {
    const environment = { HTTPS_PROXY: 'http://p:1', NO_PROXY: noProxy }
    const { proxy } = readProxyEnvironment(environment).wayTo(new URL(target))
    expect(proxy === undefined).toBe(direct)
  })

  it('of plain HTTP, which only loopback has, is that of HTTP_PROXY', () => {
    const target = new URL('http://localhost:1')
    expect(wayTo({ HTTPS_PROXY: 'http://p:1' }, target)).toContain('HTTP_PROXY is not set')
    expect(wayTo({ HTTP_PROXY: 'http://q:2' }, target)).toContain('q:2 of HTTP_PROXY')
  })
})

describe('the secrets of a proxy', () => {
  it.each([
    ['http://acme:pass%20word@p', ['pass%20word', 'pass word', 'YWNtZTpwYXNzIHdvcmQ=']],
    ['http://access-key@p', ['access-key', 'access-key', 'YWNjZXNzLWtleTo=']],
    ['http://p', []],
  ])('in %s are %j', (url, secrets) => {
    expect(readProxyEnvironment({ HTTPS_PROXY: url }).secrets).toEqual(secrets)
  })
})
