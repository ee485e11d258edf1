import { describe, expect, it } from '@jest/globals'
import { TransportError, transportError, type TransportFault } from '../../src/http/errors.js'
import { MAX_ATTEMPTS, waitBeforeRetry } from '../../src/http/retry.js'

const environment = { now: () => Date.parse('2026-11-24T10:00:00Z'), random: () => 0.5 }

function afterStatus(status: number, retryAfter?: string, attempt = 1): number | undefined {
  return waitBeforeRetry(attempt, { status, retryAfter }, environment)
}

function afterFault(fault: TransportFault, attempt = 1): number | undefined {
  return waitBeforeRetry(attempt, { error: new TransportError(fault, 'h', '') }, environment)
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
  ])('after %s at attempt %s is %s ms', (fault, attempt, wait) => {
    expect(afterFault(fault, attempt)).toBe(wait)
  })
})

describe('a fault of the network', () => {
  const withCode = (code: string, cause?: Error): Error =>
    Object.assign(new Error('x', { cause }), { code })
  it.each<[string, unknown, TransportFault]>([
    ['ECONNREFUSED', withCode('ECONNREFUSED'), 'refused'],
    ['every address refused', new AggregateError([withCode('ECONNREFUSED')]), 'refused'],
    ['ENOTFOUND', withCode('ENOTFOUND'), 'unknown-host'],
    ['a time-out of undici', withCode('UND_ERR_CONNECT_TIMEOUT'), 'timeout'],
    ['a time-out of the signal', new DOMException('late', 'TimeoutError'), 'timeout'],
    ['a closed socket', withCode('UND_ERR_SOCKET'), 'reset'],
    ['a self-signed certificate', withCode('DEPTH_ZERO_SELF_SIGNED_CERT'), 'tls'],
    ['a wrong name', withCode('ERR_TLS_CERT_ALTNAME_INVALID'), 'tls'],
    [
      'an expired certificate behind another error',
      withCode('UND_ERR_OTHER', withCode('CERT_HAS_EXPIRED')),
      'tls',
    ],
    [
      'a refusing proxy',
      withCode('UND_ERR_ABORTED', new Error('Proxy response (407) !== 200 when HTTP Tunneling')),
      'proxy',
    ],
    ['something unknown', 'text', 'reset'],
  ])('with %s is recognised', (_, thrown, fault) => {
    expect(transportError('host', thrown).fault).toBe(fault)
  })
})
