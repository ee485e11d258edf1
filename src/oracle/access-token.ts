import { decodeJwt } from 'jose/jwt/decode'
import { decodeProtectedHeader } from 'jose/decode/protected_header'
import { isRecord, stringMember } from './answer.js'

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
 * @throws {Error} when it is not a JWT; the message does not contain the token
 */
export function readAccessToken(value: string, requestedScope: string): AccessToken {
  try {
    const claims: unknown = decodeJwt(value)
    const header: unknown = decodeProtectedHeader(value)
    const roles = isRecord(claims) ? claims['clientAppRoles'] : undefined
    return {
      value,
      requestedScope,
      issuer: stringMember(claims, 'iss'),
      subject: stringMember(claims, 'sub'),
      tenant: stringMember(claims, 'tenant') ?? stringMember(claims, 'user.tenant.name'),
      clientAppRoles: Array.isArray(roles)
        ? roles.filter((role) => typeof role === 'string')
        : undefined,
      thumbprint: stringMember(header, 'x5t'),
    }
  } catch (cause) {
    throw new Error('the access token is not a JWT', { cause })
  }
}
