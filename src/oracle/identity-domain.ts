import { clientCredentialsBasic } from '../http/basic-credentials.js'
import type { Answer, ServiceHttp } from '../http/client.js'
import { readAccessToken, type AccessToken } from './access-token.js'
import { jsonOf, stringMember, UnexpectedAnswer } from './answer.js'

/** Credentials of a confidential application. */
export interface ClientCredentials {
  readonly id: string
  /** Secret. */
  readonly secret: string
}

/** What the discovery document says, as far as it is of use. */
export interface Discovery {
  readonly issuer: string | undefined
  /** Difference of the domain's clock to the runner's, in seconds; positive when the domain is ahead. */
  readonly clockSkewSeconds: number | undefined
}

/**
 * All administrative scopes of the client's roles, in a token that lives five minutes: the two scopes are documented
 * together, and only a token of this scope is known to list the client's roles (Oracle, *Access Token*, *Scopes*).
 */
export const ADMIN_SCOPE = 'urn:opc:idm:__myscopes__ urn:opc:resource:expiry=300'

/**
 * The scope of the role Authenticated Client, which every confidential application has. Whether a client without any
 * other role is granted {@link ADMIN_SCOPE} is open; public traces show `unauthorized_client`, and this scope in use.
 */
export const PLAIN_SCOPE = 'urn:opc:idm:t.security.client'

/** The REST API of an OCI IAM identity domain. Tokens are asked for once per client and scope. */
export class IdentityDomain {
  readonly #http: ServiceHttp
  readonly #mask: (secret: string) => void
  readonly #tokens = new Map<string, Promise<AccessToken>>()

  /** @param mask called with each token before anything else is done with it */
  constructor(http: ServiceHttp, mask: (secret: string) => void) {
    this.#http = http
    this.#mask = mask
  }

  /** Host, with its port where it is not the default. */
  get host(): string {
    return this.#http.host
  }

  /**
   * Reads the public discovery document (OpenID Connect Discovery 1.0, section 4). URLs in it are not used, and its
   * `issuer` differs from the URL it came from.
   */
  async discover(): Promise<Discovery> {
    const answer = await this.#http.send({
      method: 'GET',
      path: '/.well-known/openid-configuration',
      headers: { accept: 'application/json' },
      repeatable: true,
    })
    return { issuer: stringMember(jsonOf(answer), 'issuer'), clockSkewSeconds: clockSkew(answer) }
  }

  /**
   * A token for the client itself, grant `client_credentials` with `client_secret_basic` (RFC 6749, 4.4 and 2.3.1).
   * @throws {UnexpectedAnswer} when the domain refuses
   */
  clientToken(client: ClientCredentials, scope: string): Promise<AccessToken> {
    const key = JSON.stringify([client.id, scope])
    const known = this.#tokens.get(key)
    if (known !== undefined) return known
    const token = this.#requestToken(client, scope)
    this.#tokens.set(key, token)
    return token
  }

  /** Asks for the signing keys as they come; without a token, anonymously. Every status is an answer. */
  signingKeys(token?: AccessToken): Promise<Answer> {
    return this.#http.send({
      method: 'GET',
      path: '/admin/v1/SigningCert/jwk',
      headers: {
        accept: 'application/json',
        ...(token && { authorization: `Bearer ${token.value}` }),
      },
      repeatable: true,
    })
  }

  async #requestToken(client: ClientCredentials, scope: string): Promise<AccessToken> {
    const answer = await this.#http.send({
      method: 'POST',
      path: '/oauth2/v1/token',
      headers: {
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${clientCredentialsBasic(client.id, client.secret)}`,
      },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope }).toString(),
      repeatable: true,
    })
    const value = stringMember(jsonOf(answer), 'access_token')
    if (value === undefined) throw new UnexpectedAnswer(answer)
    this.#mask(value)
    try {
      return readAccessToken(value, scope)
    } catch (cause) {
      throw new UnexpectedAnswer(answer, { cause })
    }
  }
}

function clockSkew(answer: Answer): number | undefined {
  const date = Date.parse(answer.header('date') ?? '')
  // the header has whole seconds, so the clock was half a second further on average
  return Number.isNaN(date) ? undefined : Math.round((date + 500 - answer.at) / 1000)
}
