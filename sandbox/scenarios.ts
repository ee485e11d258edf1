import type { Fault } from './faults.js'
import { HEALTHY_DOMAIN } from './identity-domain/settings.js'
import type { KeySet, SigningShape } from './identity-domain/signing-certificates.js'
import type { Outcome, Scenario, State } from './scenario.js'

const DISCOVERY = '/.well-known/openid-configuration'
const TOKEN = '/oauth2/v1/token'
const KEYS = '/admin/v1/SigningCert/jwk'
const USERS = '/hcmRestApi/scim/Users'
const ADMINISTRATOR = 'Identity Domain Administrator'

/** Text with everything that a log, a summary or a file might obey. */
export const HOSTILE =
  '::error::x\n::set-output name=y::z\n##[error]x [a](https://evil.example) <img src=x onerror=alert(1)> | `b` @octocat #1 \u001b[31mred\u202e\u0000 ]]> --> ```'

/** Every condition of a pair that the sandbox can show, the healthy one first. */
export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'healthy',
    title: 'a domain in which everything is as it should be',
    outcome: is('pass'),
  },
  {
    name: 'same-domain',
    title: 'client and pod share the identity domain',
    outcome: is('pass'),
    fusion: { signIn: "the client's domain" },
  },
  {
    name: 'keys-public',
    title: 'the signing keys can be read by anybody',
    outcome: is('pass'),
    identityDomain: { keysArePublic: true },
  },
  {
    name: 'narrowed',
    title: 'a client without administrative roles gets a narrowed token',
    outcome: is('pass'),
    identityDomain: { roleLessClient: 'narrowed' },
  },
  {
    name: 'standing-grant',
    title: 'the client holds the administrator role for good',
    outcome: is('warn', 'domain.grant-leftover', 'grant-standing'),
    identityDomain: { clientRoles: [ADMINISTRATOR] },
  },

  // The pod
  {
    name: 'domain-given',
    title: "the pod's own domain is given",
    outcome: is('pass'),
    inputs: { 'fusion-identity-domain-url': 'https://127.0.0.1:9' },
    fusion: { signIn: 'nowhere' },
  },
  {
    name: 'classic-sign-in',
    title: 'the pod has the classic sign-in',
    outcome: is('warn', 'topology.import-needed'),
    fusion: { signIn: 'classic' },
  },
  {
    name: 'no-sign-in',
    title: 'the pod sends browsers nowhere',
    outcome: is('warn', 'topology.import-needed'),
    fusion: { signIn: 'nowhere' },
  },
  {
    name: 'shut-out',
    title: 'location-based access shuts the runner out',
    outcome: is('error', 'fusion.reachable', 'runner-shut-out'),
    fusion: { shutsOut: true },
  },
  {
    name: 'maintenance',
    title: 'the pod is in maintenance',
    outcome: is('blocked', 'fusion.reachable', 'pod-unavailable'),
    fusion: { maintenance: true },
  },
  {
    name: 'not-a-pod',
    title: 'the host is no pod',
    outcome: is('fail', 'fusion.reachable', 'fusion-host-wrong'),
    faults: [{ service: 'fusion', path: USERS, kind: 'answer', reply: { status: 404, body: '' } }],
  },
  {
    name: 'pod-redirects',
    title: 'the REST API of the pod redirects to a sign-in page',
    outcome: is('fail', 'fusion.reachable', 'not-the-api'),
    faults: [
      {
        service: 'fusion',
        path: USERS,
        kind: 'answer',
        reply: { status: 302, body: '', headers: { location: 'https://login.evil.example/' } },
      },
    ],
  },
  {
    name: 'pod-tls',
    title: 'the TLS certificate of the pod has expired',
    outcome: is('error', 'fusion.reachable', 'tls-not-trusted'),
    tls: { fusion: 'expired' },
  },

  // The client and its token
  {
    name: 'wrong-secret',
    title: 'the client secret is wrong',
    outcome: is('fail', 'domain.token', 'client-credentials-wrong'),
    inputs: { 'client-secret': 'not-the-right-secret-at-all' },
  },
  {
    name: 'client-inactive',
    title: 'the confidential application is not activated',
    outcome: is('fail', 'domain.token', 'client-credentials-wrong'),
    identityDomain: { clientActive: false },
  },
  {
    name: 'grant-not-allowed',
    title: 'the application may not use client credentials',
    outcome: is('fail', 'domain.token', 'client-grant-not-allowed'),
    identityDomain: { clientGrants: ['authorization_code'] },
  },
  {
    name: 'custom-issuer',
    title: 'the domain has an issuer of its own',
    outcome: is('warn', 'domain.issuer', 'issuer-custom'),
    identityDomain: { issuer: 'https://login.acme.example/' },
  },
  {
    name: 'issuer-slash',
    title: 'the trusted issuer lacks the slash at its end',
    outcome: is('fail', 'domain.issuer', 'issuer-text-differs'),
    inputs: { 'trusted-issuer': 'https://identity.oraclecloud.com' },
  },
  {
    name: 'clock-off',
    title: 'the clocks are ten minutes apart',
    outcome: is('warn', 'domain.clock', 'clock-wrong'),
    identityDomain: { clockOffsetSeconds: -600 },
  },
  {
    name: 'keys-refused-401',
    title: 'the keys are refused to the client with 401',
    outcome: is('error', 'domain.keys', 'keys-not-readable'),
    identityDomain: { keysForClient: 401 },
  },
  {
    name: 'keys-refused-403',
    title: 'the keys are refused to the client with 403',
    outcome: is('error', 'domain.keys', 'keys-not-readable'),
    identityDomain: { keysForClient: 403 },
  },

  // The certificates
  certificates('reversed', 'the authority comes first in x5c', is('pass'), {}, (x5c) =>
    x5c.toReversed(),
  ),
  certificates('white-space', 'there are line breaks in the base64', is('pass'), {}, (x5c) =>
    x5c.map((item) => item.replace(/.{64}/g, '$&\r\n ')),
  ),
  certificates(
    'one-certificate',
    'x5c holds the signing certificate alone',
    {
      result: 'fail',
      checks: {
        'certificate.chain': ['fail', 'certificate-incomplete'],
        'certificate.validity': ['warn'],
      },
    },
    {},
    (x5c) => x5c.slice(0, 1),
  ),
  certificates('three-certificates', 'x5c holds a third certificate', is('pass'), {}, (x5c) => [
    ...x5c,
    ...x5c.slice(1),
  ]),
  certificates(
    'garbage',
    'the first item of x5c is no certificate',
    is('fail', 'certificate.leaf', 'certificate-malformed'),
    {},
    (x5c) => ['AAAA', ...x5c.slice(1)],
  ),
  certificates(
    'garbage-authority',
    'the second item of x5c is no certificate',
    {
      result: 'fail',
      checks: {
        'certificate.chain': ['fail', 'certificate-malformed'],
        'certificate.validity': ['warn'],
      },
    },
    {},
    (x5c) => [...x5c.slice(0, 1), 'not base64 at all'],
  ),
  key('two-keys', 'there is a second key', is('pass'), ([first]) => [
    { ...first, x5t: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA', x5c: [] },
    { ...first },
  ]),
  key('no-keys', 'the set is empty', is('fail', 'domain.keys', 'certificate-malformed'), () => []),
  key(
    'wrong-modulus',
    'n is of another key',
    is('fail', 'certificate.leaf', 'certificate-malformed'),
    ([first]) => [{ ...first, n: modulusOfAnother(first?.['n']) }],
  ),
  key(
    'wrong-thumbprint',
    'x5t is of another certificate',
    is('fail', 'certificate.leaf', 'certificate-malformed'),
    ([first]) => [{ ...first, x5t: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
  ),
  shape(
    'another-domain',
    'the certificate names another domain',
    is('warn', 'certificate.domain', 'certificate-of-another-domain'),
    {
      leafName: 'idcs-ffffffffffffffffffffffffffffffff',
    },
  ),
  shape(
    'expired',
    'the signing certificate has expired',
    is('fail', 'certificate.validity', 'certificate-expired'),
    { leafDays: [-3650, -1] },
  ),
  shape(
    'authority-expired',
    "the authority's certificate has expired",
    is('fail', 'certificate.validity', 'certificate-expired'),
    {
      authorityDays: [-3650, -1],
    },
  ),
  shape(
    'not-yet-valid',
    'the signing certificate is not valid yet',
    is('fail', 'certificate.validity', 'certificate-not-yet-valid'),
    { leafDays: [2, 3650] },
  ),
  shape(
    'expiring',
    'the signing certificate ends in 20 days',
    is('warn', 'certificate.validity', 'certificate-expired'),
    { leafDays: [-3630, 20.5] },
  ),
  shape(
    'foreign-authority',
    'the authority did not sign the certificate',
    {
      result: 'fail',
      checks: {
        'certificate.chain': ['fail', 'certificate-malformed'],
        'certificate.validity': ['warn'],
      },
    },
    {
      foreignAuthority: true,
    },
  ),
  shape('rsa-4096', 'the key has 4096 bits', is('pass'), { leafKey: 'RSA 4096' }),
  shape(
    'ec-key',
    'the key is an EC key, the tokens are signed with RSA',
    is('fail', 'certificate.leaf', 'signing-key-differs'),
    { leafKey: 'EC' },
  ),
  shape(
    'key-differs',
    'tokens are signed with another key',
    is('fail', 'certificate.leaf', 'signing-key-differs'),
    { tokensByAnotherKey: true },
  ),
  {
    name: 'unknown-fingerprint',
    title: 'a certificate is not among the expected ones',
    outcome: is('fail', 'certificate.pinned', 'fingerprint-unknown'),
    inputs: { 'expected-fingerprints': 'AB'.repeat(32) },
  },

  // What comes instead of an answer
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
    outcome: is('fail', 'domain.reachable', 'not-the-api'),
    faults: [answer(DISCOVERY, 404, '<html>', { 'content-type': 'text/html' })],
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
    inputs: { 'timeout-seconds': '1' },
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
    name: 'tls-expired',
    title: 'the TLS certificate has expired',
    outcome: is('error', 'domain.reachable', 'tls-not-trusted'),
    tls: { 'identity-domain': 'expired' },
  },
]

/** Looks a scenario up. @throws {Error} when there is none of that name */
export function scenarioNamed(name: string): Scenario {
  const scenario = SCENARIOS.find((candidate) => candidate.name === name)
  if (scenario === undefined) {
    throw new Error(
      `no scenario ${name}; there are ${SCENARIOS.map((known) => known.name).join(', ')}`,
    )
  }
  return scenario
}

function shape(name: string, title: string, outcome: Outcome, signing: SigningShape): Scenario {
  return { name, title, outcome, identityDomain: { signing } }
}

function key(
  name: string,
  title: string,
  outcome: Outcome,
  change: (keys: KeySet['keys']) => KeySet['keys'],
): Scenario {
  return shape(name, title, outcome, { document: ({ keys }) => ({ keys: change(keys) }) })
}

function certificates(
  name: string,
  title: string,
  outcome: Outcome,
  signing: SigningShape,
  change: (x5c: readonly string[]) => readonly string[],
): Scenario {
  const document = ({ keys }: KeySet): KeySet => ({
    keys: keys.map((jwk) => ({ ...jwk, x5c: change(jwk['x5c'] as readonly string[]) })),
  })
  return shape(name, title, outcome, { ...signing, document })
}

function answer(
  path: string,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Fault {
  return { service: 'identity-domain', path, kind: 'answer', reply: { status, body, headers } }
}

/** A modulus of the same length: the last but one character changed. */
function modulusOfAnother(n: unknown): string {
  const text = typeof n === 'string' ? n : ''
  const changed = text.at(-2) === 'A' ? 'B' : 'A'
  return `${text.slice(0, -2)}${changed}${text.slice(-1)}`
}

/** An outcome with at most one check that is not as it should be. */
function is(result: State, check?: string, ...cause: readonly [string?]): Outcome {
  return check === undefined ? { result } : { result, checks: { [check]: [result, ...cause] } }
}
