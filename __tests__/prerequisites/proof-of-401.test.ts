import { describe, expect, it } from '@jest/globals'
import {
  diagnoseConnectionTest,
  type ConnectionTestDiagnosis,
  type ConnectionTestFacts,
} from '../../src/prerequisites/connection-test-refusal.js'
import { wayOf401 } from '../../src/causes/ways.js'
import { crossOutDisproved } from '../../src/diagnosis/disproved.js'
import { casdk0004Expected } from '../../src/report/casdk-0004.js'
import { checkResult } from '../check-result.js'

const TLS = 'target-not-trusted-by-oracle-integration'
const DNS = 'target-unknown-to-oracle-integration'
const REACH = 'target-out-of-reach-of-oracle-integration'
const PROXY = 'proxy-refuses-oracle-integration'
const REDIRECT = 'connection-redirected'
const FAULT = 'pod-fails-the-test'
const UNKNOWN = 'connection-test-unexplained'
const CONSENT = 'consent-missing'

const HANDLER = 'The access token response returned an unsuccessful status'
const TUNNEL = 'Unable to tunnel through proxy. Proxy returns'

function diagnosed(
  text: string,
  facts: Partial<ConnectionTestFacts> = {},
): ConnectionTestDiagnosis {
  return diagnoseConnectionTest({ status: 500, text, trustProven: true, missing: [], ...facts })
}

/** State, first cause, and whether a run with this verdict expects the 401. */
function read(
  text: string,
  facts: Partial<ConnectionTestFacts> = {},
): readonly [string, string, boolean] {
  const { state, causes } = diagnosed(text, facts)
  const proves = state === 'fail' && causes.some((cause) => wayOf401(cause) !== undefined)
  return [state, causes[0]?.id ?? '', proves]
}

describe('what kept Oracle Integration from the pod', () => {
  it.each([
    // TLS
    ['Remote host terminated the handshake', 'fail', TLS],
    ['Remote host closed connection during handshake', 'fail', TLS],
    ['Received fatal alert: protocol_version', 'fail', TLS],
    ['Received fatal alert: bad_certificate', 'fail', TLS],
    ['java.io.EOFException: SSL peer shut down incorrectly', 'fail', TLS],
    ['No appropriate protocol (protocol is disabled)', 'fail', TLS],
    ['no cipher suites in common', 'fail', TLS],
    ['Unrecognized SSL message, plaintext connection?', 'fail', TLS],
    ['the trustAnchors parameter must be non-empty', 'fail', TLS],
    // cut off
    ['Broken pipe (Write failed)', 'blocked', REACH],
    ['java.io.IOException: Premature EOF', 'blocked', REACH],
    ['java.net.SocketException: Unexpected end of file from server', 'blocked', REACH],
    ['unexpected end of stream', 'blocked', REACH],
    ['java.net.SocketException: Socket closed', 'blocked', REACH],
    ['java.io.EOFException', 'blocked', REACH],
    ['java.nio.channels.ClosedChannelException', 'blocked', REACH],
    ['Connection closed', 'blocked', REACH],
    ['the connection was closed by the peer', 'blocked', REACH],
    ['connection prematurely closed BEFORE response', 'blocked', REACH],
    ['The target server failed to respond', 'blocked', REACH],
    ['org.apache.http.NoHttpResponseException', 'blocked', REACH],
    ['connection timeout', 'blocked', REACH],
    ['read timeout', 'blocked', REACH],
    ['Tunnel connection failed', 'blocked', REACH],
  ])('is read beside CASDK-0004 of "%s": %s by %s, and no 401', (words, ...expected) => {
    expect(read(`CASDK-0004 : ${words}`)).toEqual([...expected, false])
    expect(read(`CASDK-0004 : ${words}`, { trustProven: false })).toEqual([...expected, false])
  })

  it.each([
    'Test of the connection successful. Connection closed.',
    'The TLS handshake was completed, the test has passed',
  ])('is not read of "%s"', (text) => {
    expect(read(text)).toEqual(['error', UNKNOWN, false])
  })

  it.each([
    // a proxy's status is not the pod's
    [`${TUNNEL} "HTTP/1.1 401 Unauthorized"`, 'fail', PROXY],
    [`${TUNNEL} "HTTP/1.1 403 Forbidden"`, 'fail', PROXY],
    [`${TUNNEL} "HTTP/1.1 407 Proxy Authentication Required"`, 'fail', PROXY],
    [`java.io.IOException: ${TUNNEL} "HTTP/1.0 407"`, 'fail', PROXY],
    [`${TUNNEL} "HTTP/1.1 503 Service Unavailable"`, 'blocked', REACH],
    ['Unauthorized [401] Unable to tunnel through proxy', 'fail', PROXY],
    ['Proxy Authentication Required', 'fail', PROXY],
    [`${HANDLER} [407]`, 'fail', PROXY],
    // nor is any status one of the pod's beside a fault of the way to it
    ['Unauthorized [401] PKIX path building failed', 'fail', TLS],
    ['Not Found [404] javax.net.ssl.SSLHandshakeException', 'fail', TLS],
    ['Unauthorized [401] java.net.UnknownHostException: acme.example', 'fail', DNS],
    ['Forbidden [403] java.net.UnknownHostException: acme.example', 'fail', DNS],
    ['Unauthorized [401] java.net.SocketTimeoutException: Read timed out', 'blocked', REACH],
    ['[401 Unauthorized] connect timed out', 'blocked', REACH],
    ['Unauthorized [401] Connection reset', 'blocked', REACH],
    [`${HANDLER} [401] java.net.UnknownHostException: idcs.example`, 'fail', DNS],
    [`${HANDLER} [401] Unable to tunnel through proxy`, 'fail', PROXY],
  ])('counts more than the status beside it: "%s" is %s by %s', (words, ...expected) => {
    expect(read(`CASDK-0004 : ${words}`)).toEqual([...expected, false])
    expect(read(words)).toEqual([...expected, false])
  })

  it('tells whose status it was', () => {
    expect(
      diagnosed(`CASDK-0004 : ${TUNNEL} "HTTP/1.1 401 Unauthorized"`).causes[0]?.evidence,
    ).toBe('the test answered 500 with CASDK-0004, status 401 of a proxy, Unable to tunnel')
  })

  it.each(['Unauthorized [401] Your session has timed out', 'Unauthorized [401] Token timed out'])(
    'is not a session that has ended: "%s"',
    (text) => {
      expect(read(`CASDK-0004 : ${text}`)).toEqual(['fail', CONSENT, true])
    },
  )
})

describe('CASDK-0004 without a status', () => {
  it.each([
    'UNAUTHORIZED',
    'unauthorised',
    '401',
    'Authentication Failure. Please check if the credentials provided are valid.',
    'authentication failed',
    'The user could not be authenticated',
    // Oracle, E-Business Suite Adapter
    'Invalid user name or password.',
    'Invalid username/password',
    'Invalid credentials',
    'Error while connecting to the URL "https://acme.fa.em2.oraclecloud.com" Authentication Failure.',
  ])('is a 401 beside "%s"', (words) => {
    expect(read(`CASDK-0004 : ${words}`)).toEqual(['fail', CONSENT, true])
    expect(
      read(JSON.stringify({ detail: `CASDK-0004 : ${words}` }).replaceAll('\\"', '"')),
    ).toEqual(['fail', CONSENT, true])
  })

  it.each([
    'A connector specific exception was raised by the application.',
    'java.lang.NullPointerException',
    'Credential not found',
    'host acme (443)',
    'Something went wrong',
    // of a time, an id and a port no status comes
    'failed at 10:15:30.401Z',
    'ecid a1-401-b2',
    'host acme:401',
    // the words of somebody else's refusal
    'the authentication service is not available',
    'Error at https://acme.fa.em2.oraclecloud.com/fscmUI/adfAuthentication?level=FORM',
  ])('is none beside words of which nobody knows that they speak of one: "%s"', (words) => {
    for (const trustProven of [true, false]) {
      expect(read(`CASDK-0004 : ${words}`, { trustProven })).toEqual(['fail', UNKNOWN, false])
    }
    expect(read(`CASDK-0004 : ${words}`, { byPassword: true })).toEqual(['fail', UNKNOWN, false])
    expect(read(JSON.stringify({ title: 'CASDK-0004', detail: `It says: ${words}` }))).toEqual([
      'fail',
      UNKNOWN,
      false,
    ])
  })

  it('keeps what a 401 would be explained by, and says why it is not proven', () => {
    const { causes } = diagnosed('CASDK-0004 : Something went wrong')
    expect(causes.map(({ id }) => id)).toContain(CONSENT)
    expect(causes[0]?.evidence).toBe(
      'the test answered 500 with CASDK-0004, and no word beside it says that a sign-in was refused',
    )
  })

  it('is proven by no suspect of another check either', () => {
    const issuer = checkResult('domain.issuer', 'warn', {
      causes: [{ id: 'issuer-custom', evidence: 'seen' }],
    })
    const expected = (text: string): string => {
      const { state, causes } = diagnosed(text, { trustProven: false })
      const test = checkResult('oic.connection-test.ERP_DEV', state, { causes })
      return casdk0004Expected(crossOutDisproved([issuer, test]))
    }
    expect(expected('CASDK-0004 : Something went wrong')).toBe('unknown')
    expect(expected('CASDK-0004 : Unauthorized [401]')).toBe('true')
  })

  it.each(['a', ' ', '" ', '1 ', 'a ', ', "', 'timed out', 'connection '])(
    'is read in no time, however often "%s" follows',
    (part) => {
      const began = performance.now()
      const long = part.repeat((64 * 1024) / part.length)
      read(`CASDK-0004 : ${long}`)
      read(JSON.stringify({ title: 'CASDK-0004', detail: long }))
      expect(performance.now() - began).toBeLessThan(1000)
    },
  )

  // sample oic-test-keys-missing knows the code alone of a pod that refuses the token
  it.each([
    'CASDK-0004',
    'CASDK-0004 :',
    '[Cause: CASDK-0004] CASDK-0004',
    'Unable to test connection "T". [Cause: CASDK-0004]',
    '{"title":"HTTP 500 Internal Server Error","status":"500","detail":"CASDK-0004"}',
    '{"title":"CASDK-0004","detail":"Authentication Failure"}',
  ])('is a 401 alone: %s', (text) => {
    expect(read(text)).toEqual(['fail', CONSENT, true])
  })

  it('is no 401 beside Access Denied alone, which is printed of a 403 too', () => {
    expect(read('CASDK-0004 : Access Denied')).toEqual([
      'fail',
      'lbac-shuts-out-oracle-integration',
      false,
    ])
  })
})

describe('a status of the pod', () => {
  it.each([
    ['Found [302]', 'fail', REDIRECT],
    ['[301]', 'fail', REDIRECT],
    ['See Other [303]', 'fail', REDIRECT],
    ['Temporary Redirect [307]', 'fail', REDIRECT],
    ['[308]', 'fail', REDIRECT],
    ['302 Found', 'fail', REDIRECT],
    ['HTTP status code: 302', 'fail', REDIRECT],
    ['Moved Temporarily', 'fail', REDIRECT],
    ['Bad Request [400]', 'error', FAULT],
    ['Bad Request', 'error', FAULT],
    ['Bad Request [400] Authentication Failure.', 'error', FAULT],
    ['Method Not Allowed [405]', 'error', FAULT],
    ['Not Acceptable [406]', 'error', FAULT],
    ['Unsupported Media Type [415]', 'error', FAULT],
    ['Not Implemented [501]', 'error', FAULT],
    ['HTTP/1.1 505', 'error', FAULT],
    ['Proxy Authentication Required [407]', 'fail', PROXY],
    ['[407]', 'fail', PROXY],
    ['[407] Authentication Failure', 'fail', PROXY],
    // nothing that a test would end with
    ['Not Modified [304]', 'error', UNKNOWN],
    ['OK [200]', 'error', UNKNOWN],
  ])('that is no 401 is explained: "%s" is %s by %s', (words, ...expected) => {
    for (const trustProven of [true, false]) {
      expect(read(`CASDK-0004 : ${words}`, { trustProven })).toEqual([...expected, false])
    }
    expect(read(`CASDK-0004 : ${words}`, { byPassword: true })).toEqual([...expected, false])
  })

  it('of a redirect has no part of consent under a policy with a password', () => {
    const ids = (byPassword: boolean): readonly string[] =>
      diagnosed('CASDK-0004 : Found [302]', { byPassword }).causes.map(({ id }) => id)
    expect(ids(false)).toEqual([REDIRECT, 'connection-host-wrong', CONSENT])
    expect(ids(true)).toEqual([REDIRECT, 'connection-host-wrong'])
  })
})
