import { describe, expect, it } from '@jest/globals'
import { diagnoseTrustRefusal } from '../../src/prerequisites/trust-refusal.js'
import { readAccessToken } from '../../src/oracle/access-token.js'
import { isJws, tokenTimes } from '../../src/oracle/jwt.js'
import { ephemeralKey, readSession } from '../../src/oracle/workload-session.js'

/** A token that nobody has signed. */
function jwt(claims: object): string {
  const part = (json: object): string => Buffer.from(JSON.stringify(json)).toString('base64url')
  return `${part({ alg: 'RS256' })}.${part(claims)}.c2ln`
}

describe('a text', () => {
  it.each([
    ['of three parts in base64url', 'aGVhZA.Ym9keQ.c2ln', true],
    ['as long as no header', `aGVhZA.Ym9keQ.${'x'.repeat(64 * 1024)}`, false],
    ['of one part', 'fail', false],
    ['of two parts', 'domain.token', false],
    ['of five parts', 'a.b.c.d.e', false],
    ['with an empty part', 'aGVhZA..c2ln', false],
    ['with a line break', 'aGVhZA.Ym9keQ.c2ln\n', false],
    ['with other signs', 'aGVhZA.Ym9+keQ.c2ln', false],
    ['that is empty', '', false],
  ])('%s', (_, text, isOne) => {
    expect(isJws(text)).toBe(isOne)
  })
})

describe('the times of a token', () => {
  const known = 1_700_000_000
  it.each([
    ['of our days', known, known * 1000],
    ['with a fraction', known + 0.5, known * 1000 + 500],
    ['at the end of the year 9999', 253_402_300_799, 253_402_300_799_000],
    ['after it', 253_402_300_800, undefined],
    ['beyond dates', 1e300, undefined],
    ['without end', Number.POSITIVE_INFINITY, undefined],
    ['that are no number', Number.NaN, undefined],
    ['before all time', -1, undefined],
    ['at the very beginning', 0, undefined],
    ['in words', '1700000000', undefined],
    ['in a list', [known], undefined],
    ['that are null', null, undefined],
    ['that are not there', undefined, undefined],
  ])('%s', (_, claim, milliseconds) => {
    const times = { issuedAt: milliseconds, expiresAt: milliseconds }
    expect(tokenTimes({ iat: claim, exp: claim })).toEqual(times)
    expect(readAccessToken(jwt({ iat: claim, exp: claim }), '', 0)).toMatchObject(
      Number.isFinite(claim) ? times : {},
    )
  })

  it('that are no dates are no evidence, and no fault of this action', () => {
    const token = readAccessToken(jwt({ iat: -1, exp: 1e300, iss: 'i' }), '', 0)
    const causes = diagnoseTrustRefusal({
      token,
      now: Date.now(),
      topology: 'cross-domain',
      exportedThumbprint: undefined,
      trustedIssuer: '',
      fusionUser: undefined,
      clientToken: false,
      accessDenied: false,
    } as unknown as Parameters<typeof diagnoseTrustRefusal>[0])
    expect(causes.map(({ id }) => id)).not.toContain('token-expired')
  })
})

describe('what a token exchange answers', () => {
  it.each([
    ['a token', { token: jwt({ iat: 1_700_000_000, exp: 1_700_000_600 }) }, 600_000],
    ['a token without times', { token: jwt({}) }, 300_000],
    ['a token whose end is no date', { token: jwt({ iat: 1_700_000_000, exp: 1e300 }) }, 300_000],
    ['a word', { token: 'fail' }, undefined],
    ['words between dots', { token: 'error.fail.blocked' }, undefined],
    ['a token that is too long', { token: jwt({ a: 'x'.repeat(70_000) }) }, undefined],
    ['an empty token', { token: '' }, undefined],
    ['a list', { token: [jwt({})] }, undefined],
    ['nothing', {}, undefined],
  ])('%s', async (_, json, lives) => {
    const { privateKey } = await ephemeralKey()
    const session = readSession(json, privateKey, 1_700_000_000_000)
    const lifetime = session && session.expiresAt - session.issuedAt
    expect(lifetime).toBe(lives)
  })
})
