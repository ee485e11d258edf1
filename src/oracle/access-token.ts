import { decodeJwt } from 'jose/jwt/decode'
import { decodeProtectedHeader } from 'jose/decode/protected_header'
import { stringMember } from './json.js'
import { isJws, tokenTimes } from './jwt.js'

/**
 * An access token of an identity domain with what can be read in it. The claims are not verified here: the check of
 * the signing certificate does that.
 */
export interface AccessToken {
  /** The token itself: secret. */
  readonly value: string
  /** Scope that was asked for; the domain may have narrowed it silently. */
  readonly requestedScope: string
  readonly issuer: string | undefined
  readonly subject: string | undefined
  /** Claim `aud`; Oracle writes one audience as a text, several as an array. */
  readonly audience: readonly string[]
  /** Claims `iat` and `exp`, milliseconds since the epoch; `undefined` for what is no date. */
  readonly issuedAt: number | undefined
  readonly expiresAt: number | undefined
  /** When it came, by the runner's clock, milliseconds since the epoch. */
  readonly receivedAt: number
  /** Name of the domain that issued it, `idcs-` and 32 hexadecimal digits. */
  readonly tenant: string | undefined
  /** Roles of the client in the domain; `undefined` when the token does not list them. */
  readonly clientAppRoles: readonly string[] | undefined
  /** Header `x5t`: base64url SHA-1 of the signing certificate. */
  readonly thumbprint: string | undefined
}

/**
 * Reads a token as recorded ones are built: a JWS whose header carries `x5t` and whose claims carry `iss`, `tenant`
 * and `clientAppRoles` (Oracle, *Access Token*; RFC 7519).
 * @throws {Error} when it is not a JWT, or longer than any; the message does not contain the token
 */
export function readAccessToken(
  value: string,
  requestedScope: string,
  receivedAt: number,
): AccessToken {
  try {
    if (!isJws(value)) throw new Error('it has the form of no token')
    const claims = decodeJwt(value)
    const header = decodeProtectedHeader(value)
    return {
      value,
      requestedScope,
      receivedAt,
      issuer: stringMember(claims, 'iss'),
      subject: stringMember(claims, 'sub'),
      audience: texts(claims.aud),
      ...tokenTimes(claims),
      tenant: stringMember(claims, 'tenant') ?? stringMember(claims, 'user.tenant.name'),
      clientAppRoles:
        claims['clientAppRoles'] === undefined ? undefined : texts(claims['clientAppRoles']),
      thumbprint: stringMember(header, 'x5t'),
    }
  } catch (cause) {
    throw new Error('the access token is not a JWT', { cause })
  }
}

/** A token that ends sooner is not used for another request. */
const SPARE_MS = 30_000

/**
 * Whether a token is used up, by the runner's own clock: the domain's may differ.
 * @param now milliseconds since the epoch
 */
export function isUsedUp(
  { receivedAt, issuedAt, expiresAt }: Pick<AccessToken, 'receivedAt' | 'issuedAt' | 'expiresAt'>,
  now: number,
): boolean {
  if (issuedAt === undefined || expiresAt === undefined) return false
  return now - receivedAt > expiresAt - issuedAt - SPARE_MS
}

function texts(claim: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(claim) ? claim : [claim]
  return list.filter((item) => typeof item === 'string')
}
