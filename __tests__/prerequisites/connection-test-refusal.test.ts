import { describe, expect, it } from '@jest/globals'
import { causeOf } from '../../src/causes/catalogue.js'
import type { CauseSeen } from '../../src/checks/check.js'
import {
  diagnoseConnectionTest,
  type ConnectionTestDiagnosis,
} from '../../src/prerequisites/connection-test-refusal.js'

const HANDLER =
  '[DefaultAuthSecurityHandler] Could not refresh the access token. The access token response returned an unsuccessful status'
const REFRESH = ['refresh-token-expired', 'refresh-not-allowed', 'consent-missing']
const PRIVILEGES = ['service-catalog-privilege-missing', 'soa-operator-missing']
const CONSENT = [
  'consent-missing',
  'consent-by-another-user',
  'refresh-not-allowed',
  'connection-imported',
  'lbac-shuts-out-oracle-integration',
]
const SHUT_OUT = ['lbac-shuts-out-oracle-integration', 'egress-changed', ...PRIVILEGES]
const CREDENTIALS = ['connection-credentials-wrong', 'connection-imported']
const SCOPE = ['connection-scope-not-granted', 'client-grant-not-allowed']
const TOKEN_401 = [
  'connection-credentials-wrong',
  'refresh-token-expired',
  'connection-imported',
  'consent-missing',
]
const LIMITED = ['oracle-integration-rate-limited']
const PERIMETER = ['connection-outside-perimeter']
const DOWN = ['pod-unavailable']
const INCOMPLETE = ['connection-incomplete', 'consent-missing', 'connection-imported']
const TLS = ['target-not-trusted-by-oracle-integration', 'connection-host-wrong']
const DNS = ['target-unknown-to-oracle-integration', 'connection-host-wrong']
const REACH = ['target-out-of-reach-of-oracle-integration', 'connectivity-agent-silent']
const AGENT = ['connectivity-agent-silent']
const HOST = ['connection-host-wrong']
const UNEXPLAINED = ['connection-test-unexplained']

/** What Oracle's own pages print before an exception of an adapter. */
const CONNECTOR = 'A connector specific exception was raised by the application.'
const URL_TEXT =
  'Error while connecting to the URL - https://acme.fa.em2.oraclecloud.com Authentication Failure. Please check if the credentials provided are valid.'

const FAULT = ['pod-fails-the-test']

const OF_TOKEN = (status: number): string => `status ${String(status)} of the token endpoint`

type State = ConnectionTestDiagnosis['state']

/** A text, what it comes to, whether it proves a 401, and what of it is evidence. */
type Row = readonly [
  text: string,
  state: State,
  causes: readonly string[],
  is401: boolean,
  said: string,
]

it.each([
  [
    'CASDK-0004 : Unauthorized [401]',
    ['connection-password-wrong', 'basic-authentication-retired'],
  ],
  ['CASDK-0004', ['connection-password-wrong', 'basic-authentication-retired']],
  // an address that is shut out is so whatever the connection signs in with
  ['CASDK-0004 : 401 Access Denied', ['lbac-shuts-out-oracle-integration', 'egress-changed']],
])('%s to a connection that signs in with a password is of that password', (text, ids) => {
  for (const trustProven of [true, false]) {
    const facts = { status: 500, text, trustProven, missing: [], byPassword: true }
    const { state, causes } = diagnoseConnectionTest(facts)
    expect(state).toBe('fail')
    expect(causes.map(({ id }) => id).slice(0, 2)).toEqual(ids)
    expect(causes.map(({ id }) => id)).not.toContain('signing-certificate-not-imported')
    expect(causes.map(({ id }) => id)).not.toContain('consent-missing')
  }
})

describe('the text of a failed connection test', () => {
  it.each<Row>([
    // the identity domain refuses the connection
    [
      `${HANDLER} [400] {"error":"invalid_grant"}`,
      'fail',
      REFRESH,
      true,
      `${OF_TOKEN(400)}, invalid_grant`,
    ],
    [
      `${HANDLER} [400] {"error":"invalid_grant","error_description":"The token has already been consumed."}`,
      'fail',
      ['refresh-token-consumed'],
      true,
      `${OF_TOKEN(400)}, invalid_grant`,
    ],
    [
      'The token has Already Been Consumed.',
      'fail',
      ['refresh-token-consumed'],
      true,
      'Already Been Consumed',
    ],
    [
      `${HANDLER} [401] {"error":"invalid_client"}`,
      'fail',
      CREDENTIALS,
      true,
      `${OF_TOKEN(401)}, invalid_client`,
    ],
    [
      `${HANDLER} [400] {"error":"invalid_scope"}`,
      'fail',
      ['connection-scope-wrong'],
      true,
      'status 400 of the token endpoint, invalid_scope',
    ],
    [
      `${HANDLER} [401] {"error":"unauthorized_client","error_description":"Client authorization failed."}`,
      'fail',
      SCOPE,
      true,
      `${OF_TOKEN(401)}, unauthorized_client`,
    ],
    [`${HANDLER} [401] {"error":"server_error"}`, 'error', UNEXPLAINED, false, OF_TOKEN(401)],
    [`${HANDLER} [503]`, 'blocked', ['service-unavailable'], false, OF_TOKEN(503)],
    [`${HANDLER} [429]`, 'error', LIMITED, false, OF_TOKEN(429)],
    // it refuses without a code of OAuth, whatever the adapter's code says
    [`${HANDLER} [401]`, 'fail', TOKEN_401, true, OF_TOKEN(401)],
    [`CASDK-0004 : ${HANDLER} [401]`, 'fail', TOKEN_401, true, `CASDK-0004, ${OF_TOKEN(401)}`],
    [
      `CASDK-0004 : ${HANDLER} [400]`,
      'fail',
      [...REFRESH, 'connection-credentials-wrong'],
      true,
      `CASDK-0004, ${OF_TOKEN(400)}`,
    ],
    [`CASDK-0004 : ${HANDLER} [403]`, 'fail', PERIMETER, true, `CASDK-0004, ${OF_TOKEN(403)}`],
    [`CASDK-0004 : ${HANDLER} [404]`, 'error', UNEXPLAINED, false, `CASDK-0004, ${OF_TOKEN(404)}`],
    [`CASDK-0004 : ${HANDLER} [500]`, 'error', UNEXPLAINED, false, `CASDK-0004, ${OF_TOKEN(500)}`],
    [
      `CASDK-0004 : ${HANDLER} [400] {"error":"access_denied"}`,
      'fail',
      PERIMETER,
      true,
      `CASDK-0004, ${OF_TOKEN(400)}, access_denied`,
    ],
    [
      `CASDK-0004 : ${HANDLER} [400] {"error":"unsupported_grant_type"}`,
      'fail',
      ['client-grant-not-allowed'],
      true,
      `CASDK-0004, ${OF_TOKEN(400)}, unsupported_grant_type`,
    ],
    [
      `CASDK-0004 : ${HANDLER} [400] {"error":"temporarily_unavailable"}`,
      'blocked',
      ['service-unavailable'],
      false,
      `CASDK-0004, ${OF_TOKEN(400)}, temporarily_unavailable`,
    ],
    ['CASDK-0004 : unauthorized_client', 'fail', SCOPE, true, 'CASDK-0004, unauthorized_client'],
    ['CASDK-0004 : invalid_grant', 'fail', REFRESH, true, 'CASDK-0004, invalid_grant'],

    // the pod answers 401
    [
      `CASDK-0004 : Unauthorized [401] ${URL_TEXT}`,
      'fail',
      CONSENT,
      true,
      'CASDK-0004, status 401',
    ],
    ['CASDK-0004', 'fail', CONSENT, true, 'CASDK-0004'],
    // Oracle, E-Business Suite Adapter, error messages of a test
    ['CASDK-0004 : Invalid user name or password.', 'fail', CONSENT, true, 'CASDK-0004'],
    ['Unauthorized [401]', 'fail', CONSENT, true, 'status 401'],
    ['CASDK-0005 : Unauthorized [401]', 'fail', CONSENT, true, 'CASDK-0005, status 401'],
    ['CASDK-0004 : [401 Unauthorized]', 'fail', CONSENT, true, 'CASDK-0004, status 401'],
    // Oracle, Taleo through the SOAP Adapter
    [
      'Unable to test connection "T". [Cause: CASDK-0009] CASDK-0009 : Unable to parse the resource. https://host/soap?wsdl, java.io.IOException: Error accessing the URL: https://host/soap?wsdl - received HTTP Response Code: 401. Verify that WSDL URL as well as the imported schemas within the WSDL are reachable',
      'fail',
      CONSENT,
      true,
      'CASDK-0009, status 401',
    ],
    [
      'CASDK-0004 : Unauthorized [401] Access Denied',
      'fail',
      SHUT_OUT,
      true,
      'CASDK-0004, status 401',
    ],
    ['401 Access Denied', 'fail', SHUT_OUT, true, 'status 401'],

    // it answers otherwise, whatever the code before it says
    [
      'CASDK-0004 : Service Unavailable [503]',
      'blocked',
      ['pod-unavailable'],
      false,
      'CASDK-0004, status 503',
    ],
    [
      `CASDK-0004 : [502] ${URL_TEXT}`,
      'blocked',
      ['pod-unavailable'],
      false,
      'CASDK-0004, status 502',
    ],
    [
      'CASDK-0004 : Gateway Timeout [504]',
      'blocked',
      ['pod-unavailable'],
      false,
      'CASDK-0004, status 504',
    ],
    ['503 Service Temporarily Unavailable', 'blocked', ['pod-unavailable'], false, 'status 503'],
    [
      'Server returned HTTP response code: 503 for URL: https://acme.fa.em2.oraclecloud.com/fscmService/ServiceCatalogService?WSDL',
      'blocked',
      ['pod-unavailable'],
      false,
      'status 503',
    ],
    [
      `CASDK-0004 : Internal Server Error [500] ${URL_TEXT}`,
      'error',
      ['pod-fails-the-test'],
      false,
      'CASDK-0004, status 500',
    ],
    ['CASDK-0004 : Too Many Requests [429]', 'error', LIMITED, false, 'CASDK-0004, status 429'],
    [
      `CASDK-0004 : Bad Request [400] ${URL_TEXT}`,
      'error',
      [...FAULT, ...HOST],
      false,
      'CASDK-0004, status 400',
    ],
    [
      'CASDK-0004 : Found [302]',
      'fail',
      ['connection-redirected', ...HOST, 'consent-missing'],
      false,
      'CASDK-0004, status 302',
    ],
    ['CASDK-0002 : Not Found [404]', 'fail', HOST, false, 'CASDK-0002, status 404'],
    ['Not found [404]', 'fail', HOST, false, 'status 404'],
    ['CASDK-0004 : Not Found [404]', 'fail', HOST, false, 'CASDK-0004, status 404'],
    // Oracle, E-Business Suite Adapter
    ['CASDK-0002 : Verify Integrated SOA Gateway setup', 'fail', HOST, false, 'CASDK-0002'],

    // and so where the status stands otherwise than in brackets
    ['CASDK-0004: HTTP 500 Internal Server Error', 'error', FAULT, false, 'CASDK-0004, status 500'],
    ['CASDK-0004: 500 Internal Server Error', 'error', FAULT, false, 'CASDK-0004, status 500'],
    ['CASDK-0004: (503) Service Unavailable', 'blocked', DOWN, false, 'CASDK-0004, status 503'],
    [
      'CASDK-0004 : [Service Unavailable]',
      'blocked',
      DOWN,
      false,
      'CASDK-0004, Service Unavailable',
    ],
    ['CASDK-0004 : Fault [HTTP 503]', 'blocked', DOWN, false, 'CASDK-0004, status 503'],
    ['CASDK-0004 status=503', 'blocked', DOWN, false, 'CASDK-0004, status 503'],
    ['CASDK-0004: status: 503', 'blocked', DOWN, false, 'CASDK-0004, status 503'],
    ['HTTP status 502 [Cause: CASDK-0004]', 'blocked', DOWN, false, 'CASDK-0004, status 502'],
    ['CASDK-0004 : Error 504', 'blocked', DOWN, false, 'CASDK-0004, status 504'],
    ['CASDK-0004 : HTTP/1.1 501', 'error', FAULT, false, 'CASDK-0004, status 501'],
    ['CASDK-0004 : Bad Gateway', 'blocked', DOWN, false, 'CASDK-0004, Bad Gateway'],
    ['CASDK-0004 : Too Many Requests', 'error', LIMITED, false, 'CASDK-0004, Too Many Requests'],
    ['CASDK-0004 : HTTP 404', 'fail', HOST, false, 'CASDK-0004, status 404'],
    // of a 401 they leave a 401
    ['CASDK-0004 : HTTP 401', 'fail', CONSENT, true, 'CASDK-0004, status 401'],
    ['CASDK-0004 : Unauthorized', 'fail', CONSENT, true, 'CASDK-0004, Unauthorized'],
    [
      'CASDK-0004 : Unauthorized (Internal Server Error)',
      'fail',
      CONSENT,
      true,
      'CASDK-0004, Unauthorized',
    ],
    ['CASDK-0004 : Not Found', 'fail', HOST, false, 'CASDK-0004, Not Found'],
    [
      'CASDK-0002 : java.net.UnknownHostException: acme: host not found',
      'fail',
      DNS,
      false,
      'CASDK-0002, UnknownHost',
    ],
    ['CASDK-0004 : Unauthorized. Read timed out', 'blocked', REACH, false, 'CASDK-0004, timed out'],
    [
      `CASDK-0004 : ${HANDLER} [500] java.net.UnknownHostException`,
      'fail',
      DNS,
      false,
      `CASDK-0004, ${OF_TOKEN(500)}, UnknownHost`,
    ],
    // what Oracle Integration says of itself is not the pod's
    [
      '{"title":"HTTP 500 Internal Server Error","status":"500","detail":"CASDK-0004 : Invalid user name or password."}',
      'fail',
      CONSENT,
      true,
      'CASDK-0004',
    ],
    [
      '{"title":"500 Internal Server Error","detail":"CASDK-0004: HTTP 503"}',
      'blocked',
      DOWN,
      false,
      'CASDK-0004, status 503',
    ],

    // a 403 is no 401
    ['CASDK-0005 : Forbidden [403]', 'fail', SHUT_OUT, false, 'CASDK-0005, status 403'],
    ['CASDK-0004 : Forbidden [403]', 'fail', SHUT_OUT, false, 'CASDK-0004, status 403'],
    ['CASDK-0005 : Forbidden', 'fail', SHUT_OUT, false, 'CASDK-0005, Forbidden'],
    ['CASDK-0005: HTTP 403', 'fail', SHUT_OUT, false, 'CASDK-0005, status 403'],
    ['CASDK-0004: HTTP 403', 'fail', SHUT_OUT, false, 'CASDK-0004, status 403'],
    ['CASDK-0004 : Forbidden', 'fail', SHUT_OUT, false, 'CASDK-0004, Forbidden'],
    [`CASDK-0005: ${CONNECTOR} HTTP/1.1 403`, 'fail', SHUT_OUT, false, 'CASDK-0005, status 403'],
    ['CASDK-0005', 'fail', SHUT_OUT, false, 'CASDK-0005'],
    ['403 Forbidden', 'fail', SHUT_OUT, false, 'status 403'],
    // Oracle, E-Business Suite Adapter
    [
      'CASDK-0005 : User is not authorized to execute the service. Please check the user grants.',
      'fail',
      [...PRIVILEGES, 'lbac-shuts-out-oracle-integration', 'egress-changed'],
      false,
      'CASDK-0005',
    ],

    // the pod is not reached
    [
      'CASDK-0002 : sun.security.validator.ValidatorException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
      'fail',
      TLS,
      false,
      'CASDK-0002, PKIX',
    ],
    [
      'CASDK-0004 : javax.net.ssl.SSLHandshakeException: Received fatal alert: handshake_failure',
      'fail',
      TLS,
      false,
      'CASDK-0004, SSLHandshakeException',
    ],
    [
      'javax.net.ssl.SSLPeerUnverifiedException: Certificate for <acme> does not match any of the subject alternative names',
      'fail',
      TLS,
      false,
      'SSLPeerUnverifiedException',
    ],
    ['javax.net.ssl.SSLException: closing inbound', 'fail', TLS, false, 'SSLException'],
    ['javax.net.ssl.SSLException: Read timed out', 'blocked', REACH, false, 'timed out'],
    [
      'CASDK-0002 : java.net.UnknownHostException: acme.fa.em2.oraclecloud.com: Name or service not known',
      'fail',
      DNS,
      false,
      'CASDK-0002, UnknownHost',
    ],
    [
      'CASDK-0004 : Internal Server Error [500] java.net.UnknownHostException: acme.fa.em2.oraclecloud.com',
      'fail',
      DNS,
      false,
      'CASDK-0004, status 500, UnknownHost',
    ],
    [
      'CASDK-0004 : java.net.SocketTimeoutException: Read timed out',
      'blocked',
      REACH,
      false,
      'CASDK-0004, TimeoutException',
    ],
    ['Read timed out', 'blocked', REACH, false, 'timed out'],
    ['connect timed out', 'blocked', REACH, false, 'timed out'],
    [
      'CASDK-0002 : java.net.ConnectException: Connection refused (Connection refused)',
      'blocked',
      REACH,
      false,
      'CASDK-0002, ConnectException',
    ],
    ['java.net.NoRouteToHostException: No route to host', 'blocked', REACH, false, 'NoRouteToHost'],
    // Oracle, Apache Kafka Adapter
    [
      `CASDK-0005 : ${CONNECTOR} java.util.concurrent.TimeoutException`,
      'blocked',
      REACH,
      false,
      'CASDK-0005, TimeoutException',
    ],
    // Oracle, WebLogic JMS Adapter
    [
      `CASDK-0005: ${CONNECTOR} No response received within response time out window of 140 seconds. Agent may not be running, or temporarily facing connectivity issues to Oracle Integration. Please check the health of the Agent in Agent Monitoring page.`,
      'blocked',
      AGENT,
      false,
      'CASDK-0005, No response received within response time out',
    ],

    // any exception of an adapter is no refusal
    // Oracle, REST Adapter
    [
      `CASDK-0005: ${CONNECTOR} java.lang.ClassCastException: org.bouncycastle.asn1.pkcs.PrivateKeyInfo cannot be cast to org.bouncycastle.openssl.PEMKeyPair`,
      'error',
      UNEXPLAINED,
      false,
      'CASDK-0005',
    ],
    // Oracle, NetSuite Adapter
    [
      `CASDK-0005 : ${CONNECTOR} Application Id must be provided for wsdl endpoint versions 2015_2 onwards.`,
      'error',
      UNEXPLAINED,
      false,
      'CASDK-0005',
    ],
    // Oracle, WebLogic JMS Adapter
    ['CASDK-0003: Unable to parse the resource', 'error', UNEXPLAINED, false, 'CASDK-0003'],
    // Oracle, Troubleshoot Integration Runtime
    [
      'CASDK-0059: Unable to process the response received from the client application.',
      'error',
      UNEXPLAINED,
      false,
      'CASDK-0059',
    ],
    ['', 'error', UNEXPLAINED, false, ''],
    // a status that Oracle Integration gives itself
    ['{"title":"Internal Server Error","status":"500"}', 'error', UNEXPLAINED, false, ''],
  ])('"%s" is %s by %j', (text, state, causes, is401, said) => {
    const evidence = `the test answered 500${said === '' ? '' : ` with ${said}`}`
    const found = diagnoseConnectionTest({ status: 500, text, trustProven: true, missing: [] })
    expect(found.state).toBe(state)
    expect(found.causes.map(({ id }) => id)).toEqual(causes)
    expect([...new Set(found.causes.map((cause) => cause.evidence))]).toEqual([evidence])
    expect(proves401(found)).toBe(is401)
  })

  it.each<[number, State, readonly string[]]>([
    [409, 'fail', INCOMPLETE],
    [412, 'fail', ['connection-locked']],
    [500, 'error', UNEXPLAINED],
  ])('is nothing with %i', (status, state, causes) => {
    const found = diagnoseConnectionTest({ status, text: '', trustProven: true, missing: [] })
    expect([found.state, found.causes.map(({ id }) => id)]).toEqual([state, causes])
  })

  it.each(['status', '"', 'HTTP ', 'CASDK-0004 HTTP', 'CASDK-0004 (500'])(
    'is read in no time, whatever follows "%s"',
    (start) => {
      const text = `${start}${' '.repeat(64 * 1024)}`
      const began = performance.now()
      diagnoseConnectionTest({ status: 500, text, trustProven: true, missing: [] })
      expect(performance.now() - began).toBeLessThan(1000)
    },
  )

  it.each(['CASDK-0004 : Unauthorized [401]', 'CASDK-0005 : Forbidden [403]'])(
    '"%s" is explained first by a privilege that a probe has found missing',
    (text) => {
      const missing = ['soa-operator-missing'] as const
      const { causes } = diagnoseConnectionTest({ status: 500, text, trustProven: true, missing })
      expect(causes[0]?.id).toBe('soa-operator-missing')
      expect(causes.filter(({ id }) => id === 'soa-operator-missing')).toHaveLength(1)
    },
  )

  it('names no privilege that a probe has found', () => {
    const { causes } = diagnoseConnectionTest({
      status: 500,
      text: 'CASDK-0005 : Forbidden [403]',
      trustProven: true,
      missing: [],
      held: ['service-catalog-privilege-missing', 'soa-operator-missing'],
    })
    expect(causes.map(({ id }) => id)).toEqual(SHUT_OUT.slice(0, 2))
  })

  it('is explained by everything that was not proven from here, when the trust was not', () => {
    const text = 'CASDK-0004 : Unauthorized [401]'
    const { causes } = diagnoseConnectionTest({
      status: 500,
      text,
      trustProven: false,
      missing: [],
    })
    expect(causes.map(({ id }) => id)).toEqual([
      'signing-certificate-not-imported',
      'trusted-issuer-missing',
      'fusion-user-missing',
      'subject-differs',
      'consent-missing',
      'consent-by-another-user',
      'connection-imported',
      ...PRIVILEGES,
      'lbac-shuts-out-oracle-integration',
    ])
  })
})

/** Whether a run with this verdict expects the 401. */
function proves401({ state, causes }: ConnectionTestDiagnosis): boolean {
  const explains = ({ id, explains401 }: CauseSeen): boolean =>
    explains401 ?? causeOf(id).explains401
  return state === 'fail' && causes.some(explains)
}

it('a pair with one domain has nothing to import', () => {
  const suspects = (isSameDomain: boolean): readonly string[] =>
    diagnoseConnectionTest({
      status: 500,
      text: 'CASDK-0004 : Unauthorized [401]',
      trustProven: false,
      isSameDomain,
      missing: [],
    }).causes.map(({ id }) => id)
  const console = ['signing-certificate-not-imported', 'trusted-issuer-missing']
  expect(suspects(false).slice(0, 2)).toEqual(console)
  expect(suspects(true)).toEqual(suspects(false).slice(2))
})
