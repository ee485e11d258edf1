import { randomUUID, type KeyObject } from 'node:crypto'
import { SignJWT } from 'jose/jwt/sign'
import { clientCredentialsBasic } from '../http/basic-credentials.js'

/** How the names of the inputs begin that a client is made of: `<name>-id` and `<name>-secret`. */
export type ClientName = 'client' | 'admin-client' | 'oidc-client' | 'oic-client'

/** A confidential application with what it signs in with. */
export interface ConfidentialClient {
  /** `client` when not given. */
  readonly name?: ClientName
  /** What in its inputs is seldom meant, in words without a secret: told when the client is refused. */
  readonly doubts?: readonly string[]
  readonly id: string
  /** Secret; '' when the client signs in with a key alone. */
  readonly secret: string
  /** Used instead of the client secret where both are given. */
  readonly key?: ClientKey
}

/** A private key whose certificate is registered on the application. */
export interface ClientKey {
  /** RSA; secret. */
  readonly privateKey: KeyObject
  /** Alias under which the certificate is registered. */
  readonly certificateAlias: string
}

/** What authenticates a token request: a header, or members of the form. */
export interface ClientAuthentication {
  readonly headers: Readonly<Record<string, string>>
  readonly form: Readonly<Record<string, string>>
}

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const ASSERTION_SECONDS = 300

/** Assertions are dated back, because a clock that is a little ahead would otherwise date them into the future. */
const BACK_SECONDS = 60

/**
 * `private_key_jwt` with a key (RFC 7523, 2.2), else `client_secret_basic` (RFC 6749, 2.3.1).
 * @param audience see {@link signAssertion}
 * @param now milliseconds since the epoch
 */
export async function authenticateClient(
  client: ConfidentialClient,
  audience: readonly string[],
  now: number,
): Promise<ClientAuthentication> {
  if (client.key === undefined) {
    const basic = clientCredentialsBasic(client.id, client.secret)
    return { headers: { authorization: `Basic ${basic}` }, form: {} }
  }
  const assertion = await signAssertion(client.id, client.key, client.id, audience, now)
  return {
    headers: {},
    form: {
      client_id: client.id,
      client_assertion_type: ASSERTION_TYPE,
      client_assertion: assertion,
    },
  }
}

/**
 * Signs an assertion for a client or, by the client, for a user (RFC 7523, 3). `kid` is the alias of the certificate
 * on the application (Oracle, *Client Assertion*). Times are numbers of seconds, though samples show texts of
 * milliseconds. The lifetime stays five minutes, so a clock may be four minutes behind.
 * @param subject client id, or user name in the domain
 * @param audience both documented values: older pages want the one that all domains share, newer ones the domain's
 */
export async function signAssertion(
  clientId: string,
  key: ClientKey,
  subject: string,
  audience: readonly string[],
  now: number,
): Promise<string> {
  const issuedAt = Math.floor(now / 1000) - BACK_SECONDS
  return new SignJWT()
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.certificateAlias })
    .setIssuer(clientId)
    .setSubject(subject)
    .setAudience([...audience])
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + ASSERTION_SECONDS)
    .setJti(randomUUID())
    .sign(key.privateKey)
}
