import { createPublicKey, type KeyObject } from 'node:crypto'
import { createLocalJWKSet, decodeJwt, jwtVerify, type JWTPayload } from 'jose'
import type { IdTokenProvider } from '../github/id-tokens.js'
import { jsonReply, type Reply } from '../reply.js'
import { exchangeRefusal as refusal } from './oauth.js'
import type { SecurityTokens } from './security-tokens.js'
import {
  meetsRule,
  type IdentityPropagationTrust,
  type WorkloadIdentitySettings,
} from './workload-identity.js'

/** The grant type (RFC 8693). */
export const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange'

/** What an exchange needs of its surroundings. */
export interface ExchangeSurroundings {
  readonly provider: IdTokenProvider
  readonly securityTokens: SecurityTokens
  /** The domain's clock, milliseconds since the epoch. */
  readonly now: () => number
}

/**
 * Exchanges a JWT for a UPST (Oracle, *Exchanging a JSON Web Token for a UPST*). The answer's member is `token`: sample
 * token-exchange-ok. One refusal is recorded, and one is in public code; code, text and status of every other one are inferred.
 * @param client id of the client that authenticated
 * @param users ordinary users of the domain
 */
export async function answerExchange(
  form: URLSearchParams,
  client: string,
  settings: WorkloadIdentitySettings,
  users: readonly { readonly id: string }[],
  { provider, securityTokens, now }: ExchangeSurroundings,
): Promise<Reply> {
  for (const [name, value] of [
    ['requested_token_type', 'urn:oci:token-type:oci-upst'],
    ['subject_token_type', 'jwt'],
  ] as const) {
    if (form.get(name) !== value) return refusal(400, 'invalid_request', `${name} is invalid.`)
  }
  const publicKey = rsaPublicKey(form.get('public_key') ?? '')
  if (publicKey === undefined) return refusal(400, 'invalid_request', 'public_key is invalid.')
  const subjectToken = form.get('subject_token') ?? ''
  const trust = settings.identityPropagationTrust
  if (trust === undefined || issuerOf(subjectToken) !== (trust.issuer ?? provider.issuer)) {
    return refusal(400, 'invalid_grant', 'No trust is configured for the issuer of the token.')
  }
  // that these two are 401 is seen in public code; invalid_client is what a guide expects of the second
  if (!trust.active) return refusal(401, 'unauthorized_client', 'The trust is not active.')
  if (!trust.oauthClients.includes(client)) {
    return refusal(401, 'invalid_client', 'Client authentication failed.')
  }
  const claims = await verified(subjectToken, trust, provider, now())
  if (claims === undefined) return refusal(400, 'invalid_grant', 'The token is not valid.')
  if (!isForClient(claims, trust)) {
    return refusal(400, 'invalid_grant', 'The client claim of the token does not match.')
  }
  // without impersonation the subject would have to be a user of the domain, which no repository is
  if (!trust.allowImpersonation) {
    return refusal(400, 'invalid_grant', 'No user corresponds to the subject of the token.')
  }
  const rule = trust.impersonationServiceUsers.find((one) => meetsRule(one.rule, claims))
  // sample token-exchange-no-rule
  if (rule === undefined) {
    return refusal(
      401,
      'unauthorized_client',
      'No rules matched from given token to find impersonation user.',
    )
  }
  // sample token-exchange-not-service-user; its status is inferred from the other one's
  if (users.some(({ id }) => id === rule.value)) {
    return refusal(401, 'unauthorized_client', 'User requesting is not a service user.')
  }
  const user = settings.serviceUsers.find(({ id }) => id === rule.value)
  if (user?.active !== true) {
    return refusal(400, 'invalid_grant', 'No user corresponds to the subject of the token.')
  }
  return jsonReply(200, { token: await securityTokens.issue(user, publicKey, claims.sub ?? '') })
}

/** Base64 of a DER SubjectPublicKeyInfo, without armour or line breaks. That keys below 2048 bits are refused is inferred. */
function rsaPublicKey(text: string): KeyObject | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' })
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
    return key.asymmetricKeyType === 'rsa' && bits >= 2048 ? key : undefined
  } catch {
    return undefined
  }
}

function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss
  } catch {
    return undefined
  }
}

function verified(
  token: string,
  { clockSkewSeconds }: IdentityPropagationTrust,
  { issuer, keys }: IdTokenProvider,
  now: number,
): Promise<JWTPayload | undefined> {
  return jwtVerify(token, createLocalJWKSet(keys), {
    algorithms: ['RS256'],
    issuer,
    requiredClaims: ['sub', 'iat', 'exp'],
    clockTolerance: clockSkewSeconds,
    currentDate: new Date(now),
  })
    .then(({ payload }) => payload)
    .catch(() => undefined)
}

function isForClient(
  claims: JWTPayload,
  { clientClaimName, clientClaimValues = [] }: IdentityPropagationTrust,
): boolean {
  if (clientClaimName === undefined) return true
  const claim = claims[clientClaimName]
  const values: readonly unknown[] = Array.isArray(claim) ? claim : [claim]
  return values.some((value) => typeof value === 'string' && clientClaimValues.includes(value))
}
