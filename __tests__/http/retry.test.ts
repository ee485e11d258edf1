import { describe, expect, it } from '@jest/globals'
import { TransportError, transportError, type TransportFault } from '../../src/http/errors.js'
import { MAX_ATTEMPTS, waitBeforeRetry } from '../../src/http/retry.js'

const TO = { host: 'host', way: 'without a proxy' }

const environment = { now: () => Date.parse('2026-11-24T10:00:00Z'), random: () => 0.5 }

function afterStatus(status: number, retryAfter?: string, attempt = 1): number | undefined {
  return waitBeforeRetry(attempt, { status, retryAfter }, environment)
}

function afterFault(fault: TransportFault, attempt = 1): number | undefined {
  return waitBeforeRetry(attempt, { error: new TransportError(fault, TO, '') }, environment)
}

describe('the wait before the next attempt', () => {
  it.each([
    [429, undefined, 375],
    [502, undefined, 375],
    [503, '2', 2000],
    [503, 'Tue, 24 Nov 2026 10:00:05 GMT', 5000],
    [503, 'Tue, 24 Nov 2026 09:00:00 GMT', 0],
    [503, 'soon', 375],
    [429, '3600', 3_600_000],
    [429, '0', 0],
    [503, '3600', undefined],
    [500, undefined, undefined],
    [400, undefined, undefined],
    [401, undefined, undefined],
    [404, undefined, undefined],
    [200, undefined, undefined],
  ])('after status %s with Retry-After %s is %s ms', (status, retryAfter, wait) => {
    expect(afterStatus(status, retryAfter)).toBe(wait)
  })

  it('doubles from attempt to attempt and ends after the last', () => {
    expect([1, 2, 3, MAX_ATTEMPTS].map((attempt) => afterStatus(503, undefined, attempt))).toEqual([
      375,
      750,
      1500,
      undefined,
    ])
  })

  it('goes on for as long as a rate limit lasts, never in haste', () => {
    const waits = [1, 2, 5, 10, 100].map((attempt) => afterStatus(429, '0', attempt))
    expect(waits).toEqual([0, 750, 6000, 15_000, 15_000])
  })

  it.each<[TransportFault, number, number | undefined]>([
    ['refused', 1, 375],
    ['reset', 2, 750],
    ['unknown-host', 1, 375],
    ['timeout', 1, 375],
    ['timeout', 2, undefined],
    ['tls', 1, undefined],
    ['proxy', 1, undefined],
    ['too-large', 1, undefined],
    ['handshake', 1, undefined],
    ['malformed', 1, undefined],
    ['exhausted', 1, undefined],
    ['silent-dns', 1, 375],
    ['silent-dns', 2, undefined],
  ])('after %s at attempt %s is %s ms', (fault, attempt, wait) => {
    expect(afterFault(fault, attempt)).toBe(wait)
  })
})

describe('a fault of a proxy', () => {
  const wait = (fault: TransportFault): number | undefined =>
    waitBeforeRetry(
      1,
      { error: new TransportError(fault, { ...TO, proxy: 'proxy:3128' }, '') },
      environment,
    )

  it('that may pass is tried again', () => {
    expect([wait('refused'), wait('reset')]).toEqual([375, 375])
  })

  it('that holds up every request for the whole time of one is not', () => {
    expect([wait('timeout'), wait('silent-dns'), wait('proxy')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('what ended a request', () => {
  const withCode = (code: string, cause?: Error): Error =>
    Object.assign(new Error('x', { cause }), { code })
  it.each<[string, unknown, TransportFault | undefined]>([
    ['ECONNREFUSED', withCode('ECONNREFUSED'), 'refused'],
    ['every address refused', new AggregateError([withCode('ECONNREFUSED')]), 'refused'],
    ['ENOTFOUND', withCode('ENOTFOUND'), 'unknown-host'],
    ['another answer of the resolver', withCode('EAI_FAIL'), 'unknown-host'],
    ['a time-out of undici', withCode('UND_ERR_CONNECT_TIMEOUT'), 'timeout'],
    ['a time-out of the signal', new DOMException('late', 'TimeoutError'), 'timeout'],
    ['a closed socket', withCode('UND_ERR_SOCKET'), 'reset'],
    ['a body that is cut off', withCode('UND_ERR_RES_CONTENT_LENGTH_MISMATCH'), 'reset'],
    ['a self-signed certificate', withCode('DEPTH_ZERO_SELF_SIGNED_CERT'), 'tls'],
    ['a wrong name', withCode('ERR_TLS_CERT_ALTNAME_INVALID'), 'tls'],
    [
      'an expired certificate behind another error',
      withCode('UND_ERR_OTHER', withCode('CERT_HAS_EXPIRED')),
      'tls',
    ],
    ['TLS 1.0', withCode('ERR_SSL_UNSUPPORTED_PROTOCOL'), 'handshake'],
    ['an alert', withCode('ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE'), 'handshake'],
    ['no TLS at all', withCode('ERR_SSL_WRONG_VERSION_NUMBER'), 'handshake'],
    ['another fault of the handshake', withCode('EPROTO'), 'handshake'],
    ['what is no HTTP', withCode('HPE_INVALID_CONSTANT'), 'malformed'],
    ['headers without end', withCode('UND_ERR_HEADERS_OVERFLOW'), 'too-large'],
    ['a runner out of sockets', withCode('EMFILE'), 'exhausted'],
    ['an argument that undici refuses', withCode('UND_ERR_INVALID_ARG'), undefined],
    ['a mistake of ours', new TypeError('x is not a function'), undefined],
    ['something unknown', 'text', undefined],
  ])('%s is told as what it is', (_, thrown, fault) => {
    expect(transportError(TO, thrown)?.fault).toBe(fault)
  })

  it('is told on one line, whatever a library says', () => {
    const thrown = Object.assign(new Error('a\n'.repeat(100_000)), { code: 'ECONNRESET' })
    const { message } = transportError(TO, thrown) ?? { message: '' }
    expect(message.length).toBeLessThan(400)
    expect(message).not.toContain('\n')
  })
})
