import { describe, expect, it } from '@jest/globals'
import type { Cause } from '../../src/causes/cause.js'
import { CAUSES } from '../../src/causes/catalogue.js'
import { causedBy, causedByAny, failedBy } from '../../src/checks/caused-by.js'
import { diagnoseExchangeRefusal } from '../../src/prerequisites/exchange-refusal.js'
import { diagnoseTokenRefusal, type TokenRefusal } from '../../src/prerequisites/token-refusal.js'

const REFUSAL: TokenRefusal = {
  code: 'invalid_client',
  text: undefined,
  isMute: false,
  client: 'client',
  grant: 'client-credentials',
  withKey: false,
  scope: 'identity domain',
  scopeWasChosen: false,
  clientWorks: false,
  scopeWorks: undefined,
  clocksApart: false,
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
      ['fusion-scope-wrong', 'client-grant-not-allowed'],
    ],
    [
      { code: 'unsupported_grant_type', scope: 'Fusion', grant: 'password' },
      ['client-grant-not-allowed', 'fusion-scope-wrong'],
    ],
    [
      { code: 'unauthorized_client', scope: 'Fusion' },
      ['fusion-scope-wrong', 'client-grant-not-allowed'],
    ],
    [
      { code: 'unauthorized_client', scope: 'Oracle Integration' },
      ['oic-scope-not-granted', 'client-grant-not-allowed'],
    ],
    [{ code: 'unsupported_grant_type' }, ['client-grant-not-allowed', 'client-app-inactive']],
    [{ code: 'invalid_scope', scope: 'Fusion' }, ['fusion-scope-wrong']],
    [{ code: 'invalid_scope', scope: 'Oracle Integration' }, ['oic-scope-wrong']],
    [
      { code: 'invalid_grant', grant: 'password' },
      ['domain-user-password-refused', 'sign-on-policy-blocks'],
    ],
    // what a domain says of a sign-in
    [
      { code: 'invalid_grant', grant: 'password', text: 'Your account is locked. Contact …' },
      ['domain-user-locked', 'domain-user-password-refused', 'sign-on-policy-blocks'],
    ],
    [
      { code: 'invalid_grant', grant: 'password', text: 'AUTH-3029: …' },
      ['sign-on-policy-blocks', 'domain-user-password-refused'],
    ],
    [
      { code: 'invalid_grant', grant: 'jwt-bearer', text: 'User not found.' },
      ['domain-user-missing', 'assertion-refused'],
    ],
    [
      { code: 'AUTH-3012', grant: 'password', text: 'A federated user can’t …' },
      ['domain-user-federated'],
    ],
    // no user signs in
    [
      { text: 'User not found.' },
      ['client-credentials-wrong', 'client-app-inactive', 'domain-wrong'],
    ],
    [
      { code: 'invalid_grant', grant: 'password', text: 'The client of this user not found' },
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
    [
      { code: undefined, isMute: true },
      [
        'client-credentials-wrong',
        'client-app-inactive',
        'domain-wrong',
        'client-outside-perimeter',
      ],
    ],
    [
      { code: undefined, isMute: true, withKey: true },
      ['assertion-refused', 'client-app-inactive', 'domain-wrong', 'client-outside-perimeter'],
    ],
    [
      { code: undefined, isMute: true, grant: 'password' },
      ['domain-user-password-refused', 'sign-on-policy-blocks'],
    ],
    [{ code: undefined, isMute: true, grant: 'jwt-bearer' }, ['assertion-refused']],
    // whose credentials they are
    [
      { client: 'admin-client' },
      ['admin-client-credentials-wrong', 'client-app-inactive', 'domain-wrong'],
    ],
    [
      { client: 'oic-client', scope: 'Oracle Integration' },
      ['oic-client-credentials-wrong', 'client-app-inactive', 'domain-wrong'],
    ],
    [{ client: 'oidc-client' }, ['exchange-client-refused', 'client-app-inactive', 'domain-wrong']],
    // a scope that an input chose
    [
      { code: 'invalid_scope', scope: 'Fusion', scopeWasChosen: true },
      ['fusion-scope-input-wrong', 'fusion-scope-wrong'],
    ],
    // what the run has seen
    ...(['unauthorized_client', 'invalid_client', 'unsupported_grant_type'] as const).flatMap(
      (code): readonly [Partial<TokenRefusal>, readonly string[]][] => [
        [{ code, scope: 'Fusion', clientWorks: true }, ['fusion-scope-wrong']],
        [{ code, scope: 'Oracle Integration', clientWorks: true }, ['oic-scope-not-granted']],
        [
          { code, scope: 'Fusion', grant: 'password', clientWorks: true, scopeWorks: true },
          ['client-grant-not-allowed'],
        ],
        [
          { code, scope: 'Fusion', grant: 'password', clientWorks: true, scopeWorks: false },
          ['fusion-scope-wrong'],
        ],
      ],
    ),
    [
      { code: 'unauthorized_client', scope: 'Fusion', grant: 'jwt-bearer', scopeWorks: true },
      ['client-grant-not-allowed'],
    ],
    [{ code: undefined, isMute: true, scope: 'Fusion', clientWorks: true }, ['fusion-scope-wrong']],
    [{ scope: 'Fusion', grant: 'jwt-bearer', clientWorks: true }, ['assertion-refused']],
    [{ clientWorks: true }, ['client-credentials-wrong', 'client-app-inactive', 'domain-wrong']],
    // clocks, of which an assertion holds times
    [
      { withKey: true, clocksApart: true },
      ['clock-wrong', 'assertion-refused', 'client-app-inactive', 'domain-wrong'],
    ],
    [
      { withKey: true, clocksApart: undefined },
      ['assertion-refused', 'clock-wrong', 'client-app-inactive', 'domain-wrong'],
    ],
    [{ clocksApart: true }, ['client-credentials-wrong', 'client-app-inactive', 'domain-wrong']],
    [
      { code: 'invalid_grant', grant: 'jwt-bearer', clocksApart: true },
      ['clock-wrong', 'assertion-refused'],
    ],
    [
      { code: 'invalid_grant', grant: 'jwt-bearer', clocksApart: true, clientWorks: true },
      ['assertion-refused'],
    ],
  ])('with %j is explained by %j', (change, causes) => {
    expect(diagnoseTokenRefusal({ ...REFUSAL, ...change })).toEqual(
      causes.map((id) => ({ id, evidence: 'seen' })),
    )
  })
})

describe('a refused token exchange', () => {
  const RULE = ['workload-rule-differs', 'workload-rule-quoted']
  const TRUST = ['workload-not-trusted', 'exchange-client-refused']
  const NO_RULE = 'No rules matched from given token to find impersonation user.'
  const NO_SERVICE_USER = 'User requesting is not a service user.'
  it.each<[string | undefined, string | undefined, readonly string[]]>([
    ['unauthorized_client', NO_RULE, RULE],
    // the text decides, and a code that speaks of the caller keeps it among the causes
    ['invalid_client', NO_RULE, [...RULE, 'exchange-client-refused']],
    [
      'invalid_client',
      NO_SERVICE_USER,
      ['workload-user-not-service-user', 'exchange-client-refused'],
    ],
    [undefined, NO_RULE.toUpperCase(), RULE],
    ['unauthorized_client', 'Impersonation is not allowed.', RULE],
    ['unauthorized_client', NO_SERVICE_USER, ['workload-user-not-service-user']],
    ['invalid_grant', NO_SERVICE_USER, ['workload-user-not-service-user']],
    ['unauthorized_client', 'Client authorization failed.', TRUST],
    ['unauthorized_client', undefined, TRUST],
    ['invalid_grant', 'The overruled token is misruled.', TRUST],
    [undefined, undefined, TRUST],
    [
      'invalid_client',
      'Client authentication failed.',
      ['exchange-client-refused', 'workload-not-trusted'],
    ],
  ])('with %s and "%s" is explained by %j', (code, text, causes) => {
    expect(diagnoseExchangeRefusal({ code, text })).toEqual(causes)
  })
})

describe('the words for causes', () => {
  const seen = { id: 'client-app-inactive', evidence: 'seen' } as const
  const first = (): Pick<Cause, 'fixBy' | 'fix'> => {
    const { fixBy, fix } = CAUSES['client-app-inactive']
    return { fixBy, fix }
  }

  it('take the person and the remedy from the first', () => {
    const causes = [seen, { id: 'domain-wrong', evidence: 'also' }] as const
    expect(causedBy(causes)).toEqual({ causes, ...first() })
    expect(causedByAny(causes)).toEqual({ causes, ...first() })
  })

  it('are none where a diagnosis found none', () => {
    expect(causedByAny([])).toEqual({})
  })

  it.each([
    ['client-app-inactive', ['client-app-inactive']],
    [
      ['client-app-inactive', 'domain-wrong'],
      ['client-app-inactive', 'domain-wrong'],
    ],
  ] as const)('make a failed check of %j', (ids, named) => {
    expect(failedBy(ids, { found: 'this', expected: 'that' })).toEqual({
      state: 'fail',
      found: 'this',
      expected: 'that',
      causes: named.map((id) => ({ id, evidence: 'this' })),
      ...first(),
    })
  })
})
