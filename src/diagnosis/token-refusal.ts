import type { CauseSeen } from '../checks/check.js'
import type { CauseId } from '../causes/catalogue.js'

/** What is known of a token request that the domain refused. */
export interface TokenRefusal {
  /** OAuth's error code (RFC 6749, 5.2). */
  readonly code: string | undefined
  /** It refuses, and gives no code. */
  readonly isMute: boolean
  readonly grant: 'client-credentials' | 'password' | 'jwt-bearer'
  /** The client signed in with a private key instead of a secret. */
  readonly withKey: boolean
  /** Whose scope was asked for. */
  readonly scope: 'identity domain' | 'Fusion' | 'Oracle Integration'
  /** The user is known to exist in the domain, active and not locked. */
  readonly userIsWell: boolean
  /** What was seen, in words. */
  readonly evidence: string
}

/**
 * Causes by OAuth's error code. The descriptions tell nothing apart, so all that fit are named; statuses 400 and 401
 * are treated alike, because Oracle documents neither. Who refuses without a code refuses, most likely, who asked.
 * @returns the most likely first; none for an error that OAuth does not define
 */
export function diagnoseTokenRefusal(refusal: TokenRefusal): readonly CauseSeen[] {
  return candidates(refusal).map((id) => ({ id, evidence: refusal.evidence }))
}

function candidates(refusal: TokenRefusal): readonly CauseId[] {
  const { grant, withKey, scope, isMute } = refusal
  const byClient = grant === 'client-credentials'
  const code = isMute ? (byClient ? 'invalid_client' : 'invalid_grant') : refusal.code
  const ofScope: Readonly<Record<TokenRefusal['scope'], readonly CauseId[]>> = {
    'identity domain': ['client-grant-not-allowed', 'client-app-inactive'],
    Fusion: ['fusion-scope-wrong'],
    'Oracle Integration': ['oic-scope-wrong'],
  }
  switch (code) {
    case 'invalid_client':
      return [
        withKey ? 'assertion-refused' : 'client-credentials-wrong',
        'client-app-inactive',
        'domain-wrong',
        // a perimeter gives no reason
        ...(isMute ? (['client-outside-perimeter'] as const) : []),
      ]
    case 'invalid_scope':
      return ofScope[scope]
    case 'unauthorized_client':
    case 'unsupported_grant_type':
      // a scope to which a client is not entitled is refused with unauthorized_client as well
      return scope === 'identity domain'
        ? ofScope[scope]
        : ['client-grant-not-allowed', ...ofScope[scope]]
    case 'invalid_grant':
      return grant === 'password'
        ? ['domain-user-password-refused', 'sign-on-policy-blocks', ...userTrouble(refusal)]
        : ['assertion-refused', ...userTrouble(refusal)]
    case 'access_denied':
      return grant === 'password' ? ['sign-on-policy-blocks'] : ['client-outside-perimeter']
    default:
      return []
  }
}

function userTrouble({ userIsWell }: TokenRefusal): readonly CauseId[] {
  return userIsWell ? [] : ['domain-user-missing', 'domain-user-inactive', 'domain-user-locked']
}
