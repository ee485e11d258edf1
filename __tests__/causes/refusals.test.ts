import { describe, expect, it } from '@jest/globals'
import { diagnoseConnectionTest } from '../../src/causes/connection-test-refusal.js'
import { diagnoseTokenRefusal, type TokenRefusal } from '../../src/causes/token-refusal.js'

const REFUSAL: TokenRefusal = {
  code: 'invalid_client',
  grant: 'client-credentials',
  withKey: false,
  scope: 'identity domain',
  userIsWell: true,
  evidence: 'seen',
}

describe('a refused token request', () => {
  it.each<[Partial<TokenRefusal>, readonly string[]]>([
    [{}, ['client-credentials-wrong', 'client-app-inactive', 'domain-wrong']],
    [{ withKey: true }, ['assertion-refused', 'client-app-inactive', 'domain-wrong']],
    [{ code: 'unauthorized_client' }, ['client-grant-not-allowed', 'client-app-inactive']],
    [
      { code: 'unauthorized_client', scope: 'Fusion', grant: 'password' },
      ['client-grant-not-allowed', 'fusion-scope-wrong'],
    ],
    [{ code: 'invalid_scope', scope: 'Fusion' }, ['fusion-scope-wrong']],
    [{ code: 'invalid_scope', scope: 'Oracle Integration' }, ['oic-scope-wrong']],
    [
      { code: 'invalid_grant', grant: 'password' },
      ['domain-user-password-refused', 'sign-on-policy-blocks'],
    ],
    [{ code: 'invalid_grant', grant: 'jwt-bearer' }, ['assertion-refused']],
    [
      { code: 'invalid_grant', grant: 'jwt-bearer', userIsWell: false },
      ['assertion-refused', 'domain-user-missing', 'domain-user-inactive', 'domain-user-locked'],
    ],
    [{ code: 'access_denied' }, ['client-outside-perimeter']],
    [{ code: 'access_denied', grant: 'password' }, ['sign-on-policy-blocks']],
    [{ code: 'server_error' }, []],
    [{ code: undefined }, []],
  ])('with %j is explained by %j', (change, causes) => {
    expect(diagnoseTokenRefusal({ ...REFUSAL, ...change }).map(({ id }) => id)).toEqual(causes)
  })
})

describe('a failed connection test', () => {
  const HANDLER =
    'Could not refresh the access token. The access token response returned an unsuccessful status'
  it.each<[string, number, string]>([
    [`${HANDLER} [400] {"error":"invalid_grant"}`, 500, 'refresh-token-expired'],
    [
      `${HANDLER} [400] {"error":"invalid_grant","error_description":"The token has already been consumed."}`,
      500,
      'refresh-token-consumed',
    ],
    [`${HANDLER} [401] {"error":"invalid_client"}`, 500, 'client-credentials-wrong'],
    [`${HANDLER} [401] {"error":"server_error"}`, 500, 'connection-test-unexplained'],
    ['CASDK-0004 : Unauthorized [401]', 500, 'consent-missing'],
    ['Unauthorized [401]', 500, 'consent-missing'],
    ['CASDK-0005 : Forbidden', 500, 'lbac-shuts-out-oracle-integration'],
    ['Forbidden [403]', 500, 'lbac-shuts-out-oracle-integration'],
    ['CASDK-0002', 500, 'connection-host-wrong'],
    ['', 409, 'connection-incomplete'],
    ['', 412, 'connection-locked'],
    ['', 500, 'connection-test-unexplained'],
  ])('saying "%s" with %i is explained first by %s', (text, status, first) => {
    const [cause] = diagnoseConnectionTest({ status, text, trustProven: true })
    expect(cause?.id).toBe(first)
  })

  it('names no cause in the trust when the trust is proven, and names it when it is not', () => {
    const text = 'CASDK-0004 : Unauthorized [401]'
    const proven = diagnoseConnectionTest({ status: 500, text, trustProven: true })
    expect(proven.map(({ id }) => id)).not.toContain('signing-certificate-not-imported')
    const [first] = diagnoseConnectionTest({ status: 500, text, trustProven: false })
    expect(first?.id).toBe('signing-certificate-not-imported')
  })
})
