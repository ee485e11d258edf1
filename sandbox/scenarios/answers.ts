import type { Fault } from '../faults.js'
import { HEALTHY_DOMAIN } from '../identity-domain/settings.js'
import type { Reply } from '../reply.js'
import type { Scenario } from '../scenario.js'
import { HOSTILE } from './hostile-text.js'
import { is } from './outcome.js'

const DISCOVERY = '/.well-known/openid-configuration'
const TOKEN = '/oauth2/v1/token'
const KEYS = '/admin/v1/SigningCert/jwk'

/** What a web application firewall shows in place of an API. */
const BLOCKED = '<!DOCTYPE html><html><head><title>Request blocked</title></head></html>'
const PAGE = { 'content-type': 'text/html' }

/** What comes instead of an answer of the identity domain. */
export const ANSWER_SCENARIOS: readonly Scenario[] = [
  {
    name: 'keys-html',
    title: 'a web page comes instead of the keys',
    outcome: is('fail', 'domain.keys', 'not-the-api'),
    identityDomain: { keysArePublic: true },
    faults: [
      answer(KEYS, 200, '<!DOCTYPE html><title>Sign in</title>', { 'content-type': 'text/html' }),
    ],
  },
  {
    name: 'keys-not-json',
    title: 'the keys are no JSON',
    outcome: is('fail', 'domain.keys', 'not-the-api'),
    identityDomain: { keyDocument: '{"keys": [' },
  },
  {
    name: 'keys-too-large',
    title: 'the answer has 5 MB',
    outcome: is('fail', 'domain.keys', 'not-the-api'),
    identityDomain: { keyDocument: JSON.stringify({ keys: [], padding: 'x'.repeat(5_000_000) }) },
  },
  {
    name: 'keys-once-unavailable',
    title: 'the keys are unavailable once',
    outcome: is('pass'),
    faults: [{ ...answer(KEYS, 503, ''), times: 1 }],
  },
  {
    name: 'rate-limited-once',
    title: 'the token endpoint is busy once',
    outcome: is('pass'),
    faults: [{ ...answer(TOKEN, 429, '', { 'retry-after': '1' }), times: 1 }],
  },
  {
    name: 'rate-limited',
    title: 'the token endpoint stays busy',
    outcome: is('error', 'domain.token', 'rate-limited'),
    // a rate limit is waited for as long as the run has time
    inputs: { 'timeout-seconds': '6' },
    faults: [answer(TOKEN, 429, '', { 'retry-after': '0' })],
  },
  {
    name: 'host-unknown',
    title: 'the host of the domain does not exist',
    outcome: {
      result: 'error',
      checks: {
        // a host that only begins like a domain's names no domain
        'topology.import-needed': ['warn'],
        'domain.reachable': ['error', 'host-unknown'],
      },
    },
    inputs: {
      'identity-domain-url':
        'https://idcs-00000000000000000000000000000000.identity.oraclecloud.com.invalid',
      'allowed-hosts': 'idcs-00000000000000000000000000000000.identity.oraclecloud.com.invalid',
    },
  },
  {
    name: 'token-error',
    title: 'the token endpoint fails',
    outcome: is('error', 'domain.token', 'answer-unexpected'),
    faults: [answer(TOKEN, 500, 'oops')],
  },
  {
    name: 'token-redirect',
    title: 'the token endpoint redirects to a sign-in page',
    outcome: is('fail', 'domain.token', 'not-the-api'),
    faults: [answer(TOKEN, 302, '', { location: 'https://login.evil.example/ui' })],
  },
  {
    name: 'hostile-error',
    title: 'the error text is hostile',
    outcome: is('fail', 'domain.token', 'client-credentials-wrong'),
    faults: [
      answer(TOKEN, 401, JSON.stringify({ error: 'invalid_client', error_description: HOSTILE })),
    ],
  },
  {
    name: 'echoed-secret',
    title: 'the error text repeats the secret',
    outcome: is('error', 'domain.token', 'answer-unexpected'),
    faults: [
      answer(
        TOKEN,
        400,
        JSON.stringify({
          error: 'invalid_request',
          error_description: `no client ${HEALTHY_DOMAIN.clientSecret}`,
        }),
      ),
    ],
  },
  {
    name: 'domain-unavailable',
    title: 'the domain is in maintenance',
    outcome: is('blocked', 'domain.reachable', 'service-unavailable'),
    faults: [answer(DISCOVERY, 503, '', { 'retry-after': '0' })],
  },
  {
    name: 'discovery-missing',
    title: 'the domain does not exist',
    outcome: is('fail', 'domain.reachable', 'not-the-api', 'stopped-on-the-way'),
    faults: [answer(DISCOVERY, 404, '<html>', { 'content-type': 'text/html' })],
  },
  {
    name: 'token-stopped',
    title: 'a gateway answers for the token endpoint with a page and 403',
    outcome: is('error', 'domain.token', 'stopped-on-the-way', 'not-the-api'),
    faults: [answer(TOKEN, 403, BLOCKED, PAGE)],
  },
  {
    name: 'keys-stopped',
    title: 'a gateway answers for the signing keys with a page and 403',
    outcome: is('error', 'domain.keys', 'stopped-on-the-way', 'not-the-api'),
    faults: [answer(KEYS, 403, BLOCKED, PAGE)],
  },
  {
    name: 'users-stopped',
    title: "a gateway answers for the domain's users with a page and 404",
    outcome: is('error', 'user.domain', 'stopped-on-the-way', 'not-the-api'),
    faults: [answer('/admin/v1/Users', 404, BLOCKED, PAGE)],
  },
  ...([403, 404] as const).map((status) => ({
    name: `fusion-user-stopped-${String(status)}`,
    title: `a gateway answers for the users of Fusion with a page and ${String(status)}`,
    outcome: is(
      'error',
      'user.fusion',
      'stopped-on-the-way',
      status === 403 ? 'fusion-scim-right-missing' : 'not-the-api',
    ),
    faults: [ofUsers({ status, body: BLOCKED, headers: PAGE })],
  })),
  {
    name: 'fusion-user-refused-by-page',
    title: 'the application server of the pod refuses its users with a page of its own',
    outcome: is('error', 'user.fusion', 'fusion-scim-right-missing'),
    faults: [
      ofUsers({
        status: 403,
        body: '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.0 Draft//EN"><HTML><HEAD><TITLE>Error 403--Forbidden</TITLE></HEAD>',
        headers: PAGE,
      }),
    ],
  },
  {
    name: 'discovery-redirect',
    title: 'another site answers with a redirect',
    outcome: is('fail', 'domain.reachable', 'not-the-api'),
    faults: [answer(DISCOVERY, 302, '', { location: 'https://evil.example/' })],
  },
  {
    name: 'reset',
    title: 'the connection is reset once',
    outcome: is('pass'),
    faults: [{ service: 'identity-domain', path: KEYS, kind: 'reset', times: 1 }],
  },
  {
    name: 'reset-in-body',
    title: 'the connection is reset in the body once',
    outcome: is('pass'),
    faults: [{ service: 'identity-domain', path: TOKEN, kind: 'reset-in-body', times: 1 }],
  },
  {
    name: 'no-answer',
    title: 'the domain does not answer',
    outcome: is('blocked', 'domain.reachable', 'host-unreachable'),
    inputs: { 'request-timeout-seconds': '1', 'timeout-seconds': '20' },
    faults: [{ service: 'identity-domain', path: DISCOVERY, kind: 'hang' }],
  },
  {
    name: 'out-of-time',
    title: 'the domain does not answer before the run must end',
    outcome: is('error', 'domain.reachable'),
    inputs: { 'timeout-seconds': '4' },
    faults: [{ service: 'identity-domain', path: DISCOVERY, kind: 'hang' }],
  },
  {
    name: 'tls-self-signed',
    title: 'the TLS certificate is self-signed',
    outcome: is('error', 'domain.reachable', 'tls-not-trusted'),
    tls: { 'identity-domain': 'self-signed' },
  },
  {
    name: 'tls-wrong-name',
    title: 'the TLS certificate is for another host',
    outcome: is('error', 'domain.reachable', 'tls-not-trusted'),
    tls: { 'identity-domain': 'wrong-name' },
  },
  {
    name: 'tls-old-version',
    title: 'the host offers TLS 1.0 alone',
    outcome: is('error', 'domain.reachable', 'tls-handshake'),
    tls: { 'identity-domain': 'old-version' },
  },
  {
    name: 'tls-expired',
    title: 'the TLS certificate has expired',
    outcome: is('error', 'domain.reachable', 'tls-not-trusted'),
    tls: { 'identity-domain': 'expired' },
  },
]

/** What the pod answers to a look-up with Basic authentication. */
function ofUsers(reply: Reply): Fault {
  return {
    service: 'fusion',
    path: '/hcmRestApi/scim/Users',
    kind: 'answer',
    when: ({ headers }) => headers['authorization']?.startsWith('Basic ') === true,
    reply,
  }
}

function answer(
  path: string,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Fault {
  return { service: 'identity-domain', path, kind: 'answer', reply: { status, body, headers } }
}
