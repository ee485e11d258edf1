import { describe, expect, it } from '@jest/globals'
import { maySend, mayReceivePassword, type HostRules } from '../../src/console/password-hosts.js'

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
  })
})

describe('the browser may send', () => {
  it.each<[string, boolean, string, string, string]>([
    ['a form to the pod', true, 'POST', 'Document', `${POD}/x`],
    ['a script from a content network', true, 'GET', 'Script', 'https://static.oracle.com/jet.js'],
    ['a page of it', false, 'GET', 'Document', 'https://static.oracle.com/'],
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
