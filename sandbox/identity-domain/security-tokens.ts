import { createPublicKey, randomUUID, type JsonWebKey, type KeyObject } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import { rsaKey } from '../keys.js'
import type { ServiceUser, WorkloadIdentitySettings } from './workload-identity.js'

const ISSUER = 'authService.oracle.com'

/** Whom a UPST speaks for, and the key that signs in its name. */
export interface SecurityToken {
  readonly user: ServiceUser
  readonly publicKey: KeyObject
}

/**
 * Issues and reads user principal security tokens (UPST). That the session's public key is the claim `jwk`, and the
 * original subject `source_authn_prin`, is documented (Oracle, *Exchanging a JSON Web Token for a UPST*); that `jwk` is a
 * text, and the other claims, are as in decoded tokens of the same service, inferred for this one.
 */
export class SecurityTokens {
  readonly issued: string[] = []
  readonly #settings: WorkloadIdentitySettings
  readonly #now: () => number

  /** @param now the domain's clock, milliseconds since the epoch */
  constructor(settings: WorkloadIdentitySettings, now: () => number) {
    this.#settings = settings
    this.#now = now
  }

  /** A token for a service user. @param source the subject of the token that was exchanged */
  async issue(user: ServiceUser, publicKey: KeyObject, source: string): Promise<string> {
    const { privateKey } = await rsaKey('security tokens')
    const issuedAt = Math.floor(this.#now() / 1000)
    const expiresAt = issuedAt + this.#settings.securityTokenSeconds
    const token = await new SignJWT({
      sub: `ocid1.user.oc1..${user.id}`,
      iss: ISSUER,
      ptype: 'user',
      pstype: 'natv',
      ttype: 'login',
      aud: 'oci',
      sess_exp: new Date(expiresAt * 1000).toUTCString().replace('GMT', 'UTC'),
      source_authn_prin: source,
      tenant: 'ocid1.tenancy.oc1..aaaasandbox',
      jwk: JSON.stringify({
        kid: 'ocid1.tenancy.oc1..aaaasandbox',
        ...publicKey.export({ format: 'jwk' }),
        alg: 'RS256',
        use: 'sig',
      }),
      jti: randomUUID(),
      iat: issuedAt,
      exp: expiresAt,
    })
      .setProtectedHeader({ kid: 'asw_sandbox_1', alg: 'RS256' })
      .sign(privateKey)
    this.issued.push(token)
    return token
  }

  /** What a token is worth now, or `undefined` for one that is foreign, over, or of a user who is gone. */
  async verified(token: string): Promise<SecurityToken | undefined> {
    const { publicKey } = await rsaKey('security tokens')
    const verified = await jwtVerify(token, publicKey, {
      algorithms: ['RS256'],
      issuer: ISSUER,
      audience: 'oci',
      requiredClaims: ['exp'],
      currentDate: new Date(this.#now()),
    }).catch(() => undefined)
    const { sub, jwk } = verified?.payload ?? {}
    const user = this.#settings.serviceUsers.find(({ id }) => sub === `ocid1.user.oc1..${id}`)
    if (typeof jwk !== 'string' || user?.active !== true) return undefined
    const key = JSON.parse(jwk) as JsonWebKey
    return { user, publicKey: createPublicKey({ key, format: 'jwk' }) }
  }
}
