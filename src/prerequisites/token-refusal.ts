import type { CauseSeen } from '../checks/check.js'
import type { CauseId } from '../causes/catalogue.js'
import type { ClientName } from '../oracle/confidential-client.js'
import { causeOfSignInText } from './sign-in-texts.js'

/** What is known of a token request that the domain refused. */
export interface TokenRefusal {
  /** OAuth's error code (RFC 6749, 5.2). */
  readonly code: string | undefined
  /** Its description. */
  readonly text: string | undefined
  /** It refuses, and gives no code. */
  readonly isMute: boolean
  /** Whose credentials were refused. */
  readonly client: ClientName
  readonly grant: 'client-credentials' | 'password' | 'jwt-bearer'
  /** The client signed in with a private key instead of a secret. */
  readonly withKey: boolean
  /** Whose scope was asked for. */
  readonly scope: 'identity domain' | 'Fusion' | 'Oracle Integration'
  /** The scope is the input's own, and not the one that every pod has. */
  readonly scopeWasChosen: boolean
  /** The client has got a token by client credentials in this run: its credentials are good. */
  readonly clientWorks: boolean
  /** The client gets a token for the same scope by client credentials; `undefined` when that was not tested. */
  readonly scopeWorks: boolean | undefined
  /** The clocks of runner and domain are apart; `undefined` when that is not known. */
  readonly clocksApart: boolean | undefined
  /** The user is known to exist in the domain, active and not locked. */
  readonly userIsWell: boolean
  /** What was seen, in words. */
  readonly evidence: string
}

/** What a refused client itself is told, by whose it is. */
const OF_CREDENTIALS: Readonly<Record<ClientName, CauseId>> = {
  client: 'client-credentials-wrong',
  'admin-client': 'admin-client-credentials-wrong',
  'oidc-client': 'exchange-client-refused',
  'oic-client': 'oic-client-credentials-wrong',
}

/**
 * Causes by OAuth's error code. A text of a refused sign-in comes first where a user's token was asked for; the other
 * descriptions tell nothing apart, so all that fit the code are named, without those that the run has seen to be otherwise. Statuses 400 and 401 are treated alike, because Oracle documents neither. Who refuses
 * without a code refuses, most likely, who asked.
 * @returns the most likely first; none for an error that OAuth does not define
 */
export function diagnoseTokenRefusal(refusal: TokenRefusal): readonly CauseSeen[] {
  const { grant, code, text, evidence } = refusal
  const said = grant === 'client-credentials' ? undefined : causeOfSignInText(code, text)
  const ids = new Set([...(said === undefined ? [] : [said]), ...candidates(refusal)])
  return [...ids].map((id) => ({ id, evidence }))
}

function candidates(refusal: TokenRefusal): readonly CauseId[] {
  const { grant, withKey, client, scope, isMute } = refusal
  switch (reading(refusal)) {
    case 'invalid_client':
      return [
        ...(withKey ? ofAssertion(refusal) : [OF_CREDENTIALS[client]]),
        'client-app-inactive',
        'domain-wrong',
        // a perimeter gives no reason
        ...(isMute ? (['client-outside-perimeter'] as const) : []),
      ]
    case 'invalid_scope':
      return ofScope(refusal)
    case 'unauthorized_client':
      return scope === 'identity domain' ? OF_GRANT : ofScopeOrGrant(refusal)
    case 'unsupported_grant_type':
      return scope === 'identity domain' ? OF_GRANT : ofScopeOrGrant(refusal).toReversed()
    case 'invalid_grant':
      return grant === 'password'
        ? ['domain-user-password-refused', 'sign-on-policy-blocks', ...userTrouble(refusal)]
        : [...ofAssertion(refusal), ...userTrouble(refusal)]
    case 'access_denied':
      return grant === 'password' ? ['sign-on-policy-blocks'] : ['client-outside-perimeter']
    default:
      return []
  }
}

/**
 * The code, as what the run has seen lets it be read: a client that got a token moments ago is known and active, so
 * what is refused is what it asks for.
 */
function reading({ code, isMute, grant, scope, clientWorks }: TokenRefusal): string | undefined {
  const said = isMute ? (grant === 'client-credentials' ? 'invalid_client' : 'invalid_grant') : code
  if (said !== 'invalid_client' || !clientWorks || scope === 'identity domain') return said
  return grant === 'jwt-bearer' ? 'invalid_grant' : 'unauthorized_client'
}

const OF_GRANT: readonly CauseId[] = ['client-grant-not-allowed', 'client-app-inactive']

/**
 * A scope that the client was not given is refused with `unauthorized_client` (recorded). That a grant which is not
 * allowed is too is inferred, so the scope comes first. A token by client credentials tells the two apart: by the same
 * grant for another scope, or for the same scope by another grant.
 */
function ofScopeOrGrant(refusal: TokenRefusal): readonly CauseId[] {
  const { grant, clientWorks, scopeWorks } = refusal
  if (grant !== 'client-credentials' && scopeWorks === true) return ['client-grant-not-allowed']
  const grantWorks = grant === 'client-credentials' ? clientWorks : scopeWorks === false
  return grantWorks ? ofScope(refusal) : [...ofScope(refusal), 'client-grant-not-allowed']
}

function ofScope(refusal: TokenRefusal): readonly CauseId[] {
  const { scope, scopeWasChosen } = refusal
  switch (scope) {
    case 'identity domain':
      return OF_GRANT
    case 'Fusion':
      return scopeWasChosen
        ? ['fusion-scope-input-wrong', 'fusion-scope-wrong']
        : ['fusion-scope-wrong']
    case 'Oracle Integration':
      return [reading(refusal) === 'invalid_scope' ? 'oic-scope-wrong' : 'oic-scope-not-granted']
  }
}

/** A clock that had a signature of the same key accepted is none of the causes, and so is one that is right. */
function ofAssertion({ clientWorks, clocksApart }: TokenRefusal): readonly CauseId[] {
  if (clientWorks || clocksApart === false) return ['assertion-refused']
  return clocksApart === true
    ? ['clock-wrong', 'assertion-refused']
    : ['assertion-refused', 'clock-wrong']
}

function userTrouble({ userIsWell }: TokenRefusal): readonly CauseId[] {
  return userIsWell ? [] : ['domain-user-missing', 'domain-user-inactive', 'domain-user-locked']
}
