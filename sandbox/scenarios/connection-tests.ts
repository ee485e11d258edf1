import type { Fault } from '../faults.js'
import { FUSION_SCIM_USER } from '../fusion/settings.js'
import { DOMAIN_COLLEAGUE, DOMAIN_USER } from '../identity-domain/settings.js'
import { CONNECTION } from '../oic/settings.js'
import { jsonReply, type Reply } from '../reply.js'
import type { Outcome, Scenario, State } from '../scenario.js'
import { is } from './outcome.js'

const PATH = '/ic/api/integration/v1/connections/ERP_DEV'
const FOUND = 'oic.connection.ERP_DEV'
const TEST = 'oic.connection-test.ERP_DEV'
const NO_RESULT = 'connection-test-without-result'
const PAGE = { 'content-type': 'text/html' }

const REFUSED =
  'Could not refresh the access token. The access token response returned an unsuccessful status'

/** A result is waited for as long as the run has time, a minute at most. */
const SOON = { 'timeout-seconds': '15' }

/** What Oracle Integration says of a test, and pages that come instead. Texts of failed tests are in no sample: inferred. */
export const CONNECTION_TEST_SCENARIOS: readonly Scenario[] = [
  {
    ...tested(
      'accepted',
      'is accepted with 202, and never has a result',
      is('error', TEST, NO_RESULT),
      {
        status: 202,
        body: '',
      },
    ),
    inputs: SOON,
  },
  {
    ...tested(
      'in-progress',
      'stays in progress',
      is('error', TEST, NO_RESULT),
      inState('INPROGRESS'),
    ),
    inputs: SOON,
  },
  {
    ...tested(
      'without-result',
      'answers 200 with nothing, and no probe proves the trust',
      {
        result: 'warn',
        checks: { 'fusion.trust': ['warn'], [TEST]: ['warn', NO_RESULT] },
      },
      { status: 200, body: '' },
    ),
    inputs: { 'integration-password': '' },
  },
  tested(
    'without-status',
    'answers 200 with JSON that says nothing of it',
    is('warn', TEST, NO_RESULT),
    {
      ...jsonReply(200, { id: CONNECTION.id }),
    },
  ),
  {
    name: 'test-late',
    title: 'the connection test has its result after a while',
    outcome: is('pass'),
    faults: [{ ...answer(202, ''), times: 2 }],
  },
  tested(
    'failed-with-200',
    'answers 200, and that it failed',
    is('error', TEST, 'connection-test-unexplained'),
    inState('FAILED'),
  ),
  ...(
    [
      ['message', { message: 'Test connection failed: Unauthorized' }],
      ['result', { testResult: { status: 'FAILED' } }],
      ['list', { result: ['FAILED'] }],
      ['code', { errorCode: 'ICS-10001', errors: [{ code: 'ICS-10001' }] }],
    ] as const
  ).map(([name, beside]) =>
    tested(
      `failed-beside-configured-${name}`,
      `answers CONFIGURED, and ${JSON.stringify(beside)}`,
      is('error', TEST, 'connection-test-unexplained'),
      jsonReply(200, { id: CONNECTION.id, status: 'CONFIGURED', ...beside }),
    ),
  ),
  {
    ...tested(
      'not-complete',
      'answers CONFIGURED, and that half of it is',
      is('error', TEST, NO_RESULT),
      jsonReply(200, { id: CONNECTION.id, status: 'CONFIGURED', percentageComplete: 50 }),
    ),
    inputs: SOON,
  },
  tested(
    'with-warnings',
    'succeeds with warnings',
    is('warn', TEST, NO_RESULT),
    inState('SUCCESS_WITH_WARNINGS'),
  ),
  tested(
    'stopped',
    'gets a web page that says 404, after the connection was found',
    is('error', TEST, 'oic-test-stopped-on-the-way'),
    { status: 404, body: '<html>', headers: PAGE },
  ),
  tested(
    'not-let-in',
    'gets a web page that says 403, after the connection was found',
    is('error', TEST, 'oic-runner-not-allowed', 'oic-role-missing'),
    { status: 403, body: '<html>', headers: PAGE },
  ),
  tested(
    'unauthorized',
    'answers 401, after the connection was found',
    is('error', TEST, 'oic-role-missing'),
    jsonReply(401, { title: 'Unauthorized', detail: 'Not permitted.' }),
  ),
  says('unavailable', 'CASDK-0004 : Service Unavailable [503]', 'blocked', 'pod-unavailable'),
  says('pod-fault', 'CASDK-0004 : Internal Server Error [500]', 'error', 'pod-fails-the-test'),
  says(
    'rate-limited',
    'CASDK-0004 : Too Many Requests [429]',
    'error',
    'oracle-integration-rate-limited',
  ),
  says(
    'unavailable-without-brackets',
    'CASDK-0004 : [Service Unavailable]',
    'blocked',
    'pod-unavailable',
  ),
  says('forbidden', 'CASDK-0005: HTTP 403', 'fail', 'lbac-shuts-out-oracle-integration'),
  says('token-refused', `CASDK-0004 : ${REFUSED} [401]`, 'fail', 'connection-credentials-wrong'),
  says(
    'token-denied',
    `CASDK-0004 : ${REFUSED} [400] access_denied`,
    'fail',
    'connection-outside-perimeter',
  ),
  says(
    'scope-not-given',
    `${REFUSED} [401] unauthorized_client`,
    'fail',
    'connection-scope-not-granted',
    'client-grant-not-allowed',
  ),
  says('scope-wrong', `${REFUSED} [400] invalid_scope`, 'fail', 'connection-scope-wrong'),
  says(
    'pkix',
    'CASDK-0002 : PKIX path building failed: unable to find valid certification path to requested target',
    'fail',
    'target-not-trusted-by-oracle-integration',
  ),
  says(
    'host-unknown',
    'CASDK-0002 : java.net.UnknownHostException: acme.fa.em2.oraclecloud.com',
    'fail',
    'target-unknown-to-oracle-integration',
  ),
  says(
    'timed-out',
    'CASDK-0004 : java.net.SocketTimeoutException: Read timed out',
    'blocked',
    'target-out-of-reach-of-oracle-integration',
  ),
  says(
    'handshake',
    'CASDK-0004 : javax.net.ssl.SSLException: Remote host terminated the handshake',
    'fail',
    'target-not-trusted-by-oracle-integration',
  ),
  says(
    'cut-off',
    'CASDK-0004 : Unauthorized [401] java.io.IOException: Premature EOF',
    'blocked',
    'target-out-of-reach-of-oracle-integration',
  ),
  says(
    'proxy',
    'CASDK-0004 : Unable to tunnel through proxy. Proxy returns "HTTP/1.1 401 Unauthorized"',
    'fail',
    'proxy-refuses-oracle-integration',
  ),
  says(
    'proxy-sign-in',
    'CASDK-0004 : Proxy Authentication Required [407]',
    'fail',
    'proxy-refuses-oracle-integration',
  ),
  says(
    'redirected',
    'CASDK-0004 : Found [302]',
    'fail',
    'connection-redirected',
    'connection-host-wrong',
    'consent-missing',
  ),
  says(
    'not-understood',
    'CASDK-0004 : Bad Request [400]',
    'error',
    'pod-fails-the-test',
    'connection-host-wrong',
  ),
  says(
    'in-other-words',
    'CASDK-0004 : A connector specific exception was raised by the application.',
    'fail',
    'connection-test-unexplained',
    'consent-missing',
  ),
  {
    ...says(
      'in-other-words-without-probe',
      'CASDK-0004 : A connector specific exception was raised.',
      'fail',
      'connection-test-unexplained',
    ),
    outcome: {
      result: 'fail',
      checks: {
        'fusion.trust': ['warn'],
        [TEST]: ['fail', 'connection-test-unexplained', 'signing-certificate-not-imported'],
      },
    },
    inputs: { 'integration-password': '' },
  },
  says(
    'agent',
    'CASDK-0005: A connector specific exception was raised by the application. No response received within response time out window of 140 seconds. Agent may not be running, or temporarily facing connectivity issues to Oracle Integration.',
    'blocked',
    'connectivity-agent-silent',
  ),
  says(
    'adapter-exception',
    'CASDK-0005: A connector specific exception was raised by the application. java.lang.ClassCastException',
    'error',
    'connection-test-unexplained',
  ),
  {
    name: 'oic-allowlist',
    title: 'the allowlist of Oracle Integration does not have the address of the runner',
    outcome: is('error', FOUND, 'oic-runner-not-allowed', 'oic-role-missing'),
    oic: { letsIn: false },
  },
  {
    name: 'oic-url-of-a-page',
    title: 'a web page says that there is no connection',
    outcome: is('fail', FOUND, 'oic-url-wrong', 'not-the-api'),
    faults: [{ ...answer(404, '<html>', PAGE), path: PATH, method: 'GET' }],
  },
  {
    name: 'oic-url-of-a-text',
    title: 'a plain text says that there is no connection',
    outcome: is('fail', FOUND, 'oic-url-wrong', 'connection-missing'),
    faults: [
      {
        ...answer(404, 'default backend - 404', { 'content-type': 'text/plain' }),
        path: PATH,
        method: 'GET',
      },
    ],
  },
  {
    name: 'oic-redirects',
    title: 'the host of the instance redirects to the design-time host',
    outcome: is('fail', FOUND, 'oic-url-wrong'),
    faults: [
      {
        ...answer(307, '', {
          location: `https://design.integration.us-phoenix-1.ocp.oraclecloud.com${PATH}?integrationInstance=oic-dev`,
        }),
        path: PATH,
        method: 'GET',
      },
    ],
  },
  {
    name: 'oic-forbidden-without-words',
    title: 'Oracle Integration answers 403 with nothing',
    outcome: is('error', FOUND, 'oic-role-missing', 'oic-runner-not-allowed'),
    faults: [{ ...answer(403, ''), path: PATH, method: 'GET' }],
  },
  {
    name: 'basic-policy-generation-2',
    title: 'a connection of Generation 2 signs in with Basic authentication',
    outcome: {
      result: 'warn',
      checks: { [FOUND]: ['warn', 'security-policy-wrong'], [TEST]: ['warn'] },
    },
    inputs: { 'oic-instance': '' },
    oic: {
      generation: 2,
      connections: [{ ...CONNECTION, securityPolicy: 'USERNAME_PASSWORD_TOKEN' }],
    },
  },
  {
    name: 'basic-policy-refused',
    title: 'the connection signs in with Basic authentication, and its test says 401',
    outcome: {
      result: 'fail',
      checks: {
        [FOUND]: ['warn', 'security-policy-wrong'],
        [TEST]: ['fail', 'connection-password-wrong', 'basic-authentication-retired'],
      },
    },
    oic: { connections: [{ ...CONNECTION, securityPolicy: 'BASIC_AUTH' }] },
    faults: [
      {
        service: 'oic',
        path: `${PATH}/test`,
        kind: 'answer',
        reply: jsonReply(500, {
          detail: 'CASDK-0004 : Unauthorized [401] Authentication Failure.',
        }),
      },
    ],
  },
  {
    name: 'connection-locked-generation-2',
    title: 'somebody is editing a connection of Generation 2',
    outcome: {
      result: 'fail',
      checks: { [FOUND]: ['warn'], [TEST]: ['fail', 'connection-locked'] },
    },
    inputs: { 'oic-instance': '' },
    oic: { generation: 2, connections: [{ ...CONNECTION, locked: true }] },
  },
]

/** What the pod refuses to the run it refuses to Oracle Integration too, and for the same reason. */
const SLOW = { 'fail-fast': 'false' } as const

/** A 401 of which the run knows more than Oracle Integration says. */
export const EXPLAINED_TEST_SCENARIOS: readonly Scenario[] = [
  {
    name: 'expired-connected',
    title: 'the signing certificate has expired, and a connection is tested',
    outcome: {
      result: 'fail',
      checks: {
        'certificate.validity': ['fail', 'certificate-expired'],
        'fusion.trust': ['fail', 'certificate-expired'],
        [TEST]: ['fail', 'certificate-expired'],
      },
    },
    inputs: SLOW,
    identityDomain: { signing: { created: '2018-01', leafDays: [-3650, -1] } },
    fusion: { imported: [] },
  },
  {
    name: 'expired-without-probe',
    title: 'the signing certificate has expired, a connection is tested, and there is no probe',
    outcome: {
      result: 'fail',
      checks: {
        'certificate.validity': ['fail', 'certificate-expired'],
        [TEST]: ['fail', 'certificate-expired'],
      },
    },
    inputs: { ...SLOW, 'integration-password': '' },
    identityDomain: { signing: { created: '2018-01', leafDays: [-3650, -1] } },
    fusion: { imported: [] },
  },
  {
    name: 'same-domain-refused-slow',
    title: 'client and pod share the domain, the pod does not know the user, and everything is run',
    outcome: {
      result: 'fail',
      checks: {
        'user.fusion': ['fail', 'fusion-user-missing'],
        'fusion.trust': ['fail', 'fusion-user-missing'],
        [TEST]: ['fail', 'fusion-user-missing'],
      },
    },
    inputs: SLOW,
    fusion: { signIn: "the client's domain", users: [FUSION_SCIM_USER] },
  },
  {
    name: 'same-domain-consent-by-another',
    title: 'client and pod share the domain, somebody else gave consent, and there is no probe',
    outcome: is('fail', TEST, 'consent-missing', 'consent-by-another-user'),
    inputs: { ...SLOW, 'integration-password': '' },
    fusion: { signIn: "the client's domain" },
    identityDomain: { users: [DOMAIN_USER, DOMAIN_COLLEAGUE] },
    oic: { connections: [{ ...CONNECTION, consent: { by: DOMAIN_COLLEAGUE.userName } }] },
  },
  {
    name: 'custom-issuer-refused-slow',
    title: 'the issuer of the domain is its own, nothing is imported, and everything is run',
    outcome: {
      result: 'fail',
      checks: {
        'domain.issuer': ['warn', 'issuer-custom'],
        'fusion.trust': ['fail', 'issuer-custom', 'signing-certificate-not-imported'],
        [TEST]: ['fail', 'issuer-custom', 'signing-certificate-not-imported'],
      },
    },
    inputs: SLOW,
    identityDomain: { issuer: 'https://login.acme.example/' },
    fusion: { imported: [] },
  },
  {
    name: 'casdk-0004-with-nothing-known',
    title: 'the connection test says CASDK-0004, there is no probe, and the keys are refused',
    outcome: {
      result: 'error',
      checks: {
        'domain.keys': ['error', 'keys-not-readable'],
        [TEST]: ['fail', 'signing-certificate-not-imported', 'trusted-issuer-missing'],
      },
    },
    inputs: { ...SLOW, 'integration-password': '' },
    identityDomain: { keysForClient: 401 },
    fusion: { imported: [] },
  },
]

/** A test that fails with a text. */
function says(name: string, text: string, state: State, ...causes: readonly string[]): Scenario {
  return tested(
    name,
    `fails with ${text.length > 60 ? `… ${text.slice(-60)}` : text}`,
    is(state, TEST, ...causes),
    jsonReply(500, { title: 'Server Error', detail: text }),
  )
}

function tested(name: string, title: string, outcome: Outcome, reply: Reply): Scenario {
  return {
    name: `test-${name}`,
    title: `the connection test ${title}`,
    outcome,
    faults: [{ ...answer(200, ''), reply }],
  }
}

function inState(status: string): Reply {
  return jsonReply(200, { id: CONNECTION.id, status })
}

function answer(status: number, body: string, headers: Reply['headers'] = {}): Fault {
  return {
    service: 'oic',
    path: `${PATH}/test`,
    kind: 'answer',
    reply: { status, body, headers },
  }
}
