import { describe, expect, it } from '@jest/globals'
import {
  maySend,
  mayReceivePassword,
  reachableHosts,
  type HostRules,
} from '../../src/console/password-hosts.js'

const DOMAIN = 'idcs-0123456789abcdef0123456789abcdef'
const OTHER = 'idcs-ffffffffffffffffffffffffffffffff'
const POD = 'https://acme.fa.em2.oraclecloud.com'

function rules(pod: string, more: Partial<HostRules> = {}): HostRules {
  return { pod: new URL(pod), identityDomain: undefined, allowedHosts: [], ...more }
}

const KNOWN = { identityDomain: new URL(`https://${DOMAIN}.identity.oraclecloud.com`) }

describe('the password of the Fusion user may be typed', () => {
  it.each<[string, boolean, string, HostRules]>([
    ['on the pod', true, `${POD}/fscmUI/faces/x`, rules(POD)],
    ['on another port of the pod', false, `${POD}:8443/`, rules(POD)],
    ['on another pod', false, 'https://evil.fa.em2.oraclecloud.com/', rules(POD)],
    [
      'on the classic sign-in host',
      true,
      'https://login-acme.fa.em2.oraclecloud.com/oam',
      rules(POD),
    ],
    [
      'on a host that only begins like it',
      false,
      'https://login-acme.fa.example.com/oam',
      rules(POD),
    ],
    ['on an identity domain', true, `https://${OTHER}.identity.oraclecloud.com/ui`, rules(POD)],
    ['on one of another realm', false, `https://${OTHER}.identity.oraclecloud.eu/ui`, rules(POD)],
    [
      'on one of the realm',
      true,
      `https://${OTHER}.identity.oraclecloud.eu/ui`,
      rules('https://acme.fa.em2.oraclecloud.eu'),
    ],
    [
      'on the known one under another realm',
      false,
      `https://${DOMAIN}.identity.oraclecloud.eu/ui`,
      rules(POD, KNOWN),
    ],
    [
      'on one with a region',
      true,
      `https://${DOMAIN}.eu-1.identity.oraclecloud.com/ui`,
      rules(POD, KNOWN),
    ],
    [
      'on another than the known one',
      false,
      `https://${OTHER}.identity.oraclecloud.com/ui`,
      rules(POD, KNOWN),
    ],
    [
      'on an identity domain without TLS',
      false,
      `http://${DOMAIN}.identity.oraclecloud.com/`,
      rules(POD),
    ],
    [
      'on another port of one',
      false,
      `https://${DOMAIN}.identity.oraclecloud.com:8443/`,
      rules(POD),
    ],
    [
      'on a name that has it in front',
      false,
      `https://${DOMAIN}.identity.oraclecloud.com.evil.example/`,
      rules(POD),
    ],
    ['on a company page', false, 'https://sso.example.com/', rules(POD)],
    [
      'on a company page that is allowed',
      true,
      'https://SSO.example.com/',
      rules(POD, { allowedHosts: ['sso.example.com'] }),
    ],
    [
      'on it without TLS',
      false,
      'http://sso.example.com/',
      rules(POD, { allowedHosts: ['sso.example.com'] }),
    ],
    ['on loopback for a pod elsewhere', false, 'https://localhost:8443/', rules(POD)],
    [
      'on loopback for a pod there',
      true,
      'http://127.0.0.1:8080/',
      rules('https://localhost:8443'),
    ],
    ['on a page without a host', false, 'data:text/html,x', rules(POD)],
    ['on an error page', false, 'chrome-error://chromewebdata/', rules(POD)],
  ])('%s: %s', (_, allowed, url, given) => {
    expect(mayReceivePassword(new URL(url), given)).toBe(allowed)
    if (allowed) expect(isReachable(new URL(url).hostname, given)).toBe(true)
  })
})

describe('the browser has no address of', () => {
  it.each<[string, HostRules]>([
    ['foreign.example', rules(POD)],
    ['evil.fa.em2.oraclecloud.com', rules(POD)],
    ['127.0.0.1', rules(POD)],
    ['localhost', rules(POD)],
    ['accounts.google.com', rules(POD)],
    [`${DOMAIN}.identity.oraclecloud.com.evil.example`, rules(POD)],
    [`${DOMAIN}.evil.example`, rules(POD, KNOWN)],
    [`${OTHER}.identity.oraclecloud.com`, rules(POD, KNOWN)],
    ['login-acme.fa.example.com', rules(POD)],
  ])('%s', (host, given) => {
    expect(isReachable(host, given)).toBe(false)
  })
})

/** As Chrome compares a host with a pattern. */
function isReachable(host: string, given: HostRules): boolean {
  return reachableHosts(given).some((pattern) => {
    const parts = pattern.split('*').map((part) => part.replace(/[.[\]]/g, '\\$&'))
    return new RegExp(`^${parts.join('.*')}$`).test(host.toLowerCase())
  })
}

describe('the browser may send', () => {
  it.each<[string, boolean, string, string, string]>([
    ['a form to the pod', true, 'POST', 'Document', `${POD}/x`],
    [
      'a script from the content network',
      true,
      'GET',
      'Script',
      'https://static.oracle.com/jet.js',
    ],
    ['a script from another host', false, 'GET', 'Script', 'https://cdn.example.com/jet.js'],
    ['a picture from there', false, 'GET', 'Image', 'https://cdn.example.com/?secret'],
    ['what a script reads there', false, 'GET', 'Fetch', 'https://cdn.example.com/?secret'],
    ['a page of the network', false, 'GET', 'Document', 'https://static.oracle.com/'],
    ['a form to it', false, 'POST', 'Document', 'https://static.oracle.com/'],
    ['data to it', false, 'POST', 'XHR', 'https://static.oracle.com/beacon'],
    ['a preflight to it', true, 'OPTIONS', 'Preflight', 'https://static.oracle.com/api'],
    ['a file of this machine', false, 'GET', 'Document', 'file:///etc/passwd'],
    ['a picture in the page', true, 'GET', 'Image', 'data:image/png;base64,AA'],
    ['a request without an address', false, 'GET', 'Document', 'nonsense'],
  ])('%s: %s', (_, allowed, method, resourceType, url) => {
    expect(maySend({ method, resourceType, url }, rules(POD))).toBe(allowed)
  })
})
