import { isUsedUp, type AccessToken } from './access-token.js'
import { isHtml, isRefused, jsonOf, UnexpectedAnswer } from './answer.js'
import { byToken, type Authorisation, type Who } from './authorisation.js'
import { signAssertion, type ConfidentialClient } from './confidential-client.js'
import { renewable } from './renewable.js'
import { CLIENT_CREDENTIALS, type DomainEnvironment, type TokenEndpoint } from './token-endpoint.js'
import {
  ephemeralKey,
  ExchangeRefused,
  readSession,
  type WorkloadSession,
} from './workload-session.js'

/**
 * All administrative scopes of the client's roles, in a token that lives five minutes: the two scopes are documented
 * together, and only a token of this scope is known to list the client's roles (Oracle, *Access Token*, *Scopes*).
 */
export const ADMIN_SCOPE = 'urn:opc:idm:__myscopes__ urn:opc:resource:expiry=300'

/**
 * The scope of the role Authenticated Client, which every client application has. A client without any other role gets
 * a token for {@link ADMIN_SCOPE} too, as guides and live trials of 2026 report; this scope is asked for where a domain
 * refuses that one all the same.
 */
export const PLAIN_SCOPE = 'urn:opc:idm:t.security.client'

/** A password is not sent again sooner, however short its tokens live. */
const PASSWORD_RESTS_MS = 30_000

/** A client application at the token endpoint of its identity domain. Tokens are asked for once per user and scope. */
export class DomainClient {
  readonly #endpoint: TokenEndpoint
  readonly #client: ConfidentialClient
  readonly #environment: DomainEnvironment
  readonly #tokens = new Map<string, (refused?: AccessToken) => Promise<AccessToken>>()

  constructor(endpoint: TokenEndpoint, client: ConfidentialClient, environment: DomainEnvironment) {
    this.#endpoint = endpoint
    this.#client = client
    this.#environment = environment
  }

  /**
   * A token for the client itself, grant `client_credentials` (RFC 6749, 4.4).
   * @param refused a token that turned out to be no good: another one is asked for, once for all who had it
   * @throws {TokenRefused} when the domain refuses
   */
  token(scope: string, refused?: AccessToken): Promise<AccessToken> {
    return this.#renewed(['client', scope], () => this.freshToken(scope), { refused })
  }

  /** The same, asked for each time: roles live inside a token, so a new role needs a new one. */
  freshToken(scope: string): Promise<AccessToken> {
    const form = { grant_type: CLIENT_CREDENTIALS, scope }
    return this.#endpoint.accessToken(this.#client, form, true)
  }

  /** With the right of the client, by its token, which is renewed when a read says that it is no good. */
  authorised(token: AccessToken, who: Who): Authorisation {
    return byToken(token, who, () => this.token(token.requestedScope, token))
  }

  /**
   * A token for a user by its password, grant `password` (RFC 6749, 4.3). The password is sent once, because a wrong one
   * counts towards a lock. One that the domain has accepted is sent again when its token is used up; one that was
   * refused, or not answered, never is.
   * @throws {UnexpectedAnswer} when the domain refuses
   */
  passwordToken(
    user: { readonly name: string; readonly password: string },
    scope: string,
  ): Promise<AccessToken> {
    const form = { grant_type: 'password', username: user.name, password: user.password, scope }
    return this.#renewed(
      ['password', user.name, scope],
      () => this.#endpoint.accessToken(this.#client, form, false),
      { leastMs: PASSWORD_RESTS_MS },
    )
  }

  /**
   * A token for a user by an assertion that the client's key signs, grant `jwt-bearer` (RFC 7523, 2.1).
   * @throws {UnexpectedAnswer} when the domain refuses
   * @throws {Error} when the client has no key
   */
  async assertionToken(userName: string, scope: string): Promise<AccessToken> {
    const { id, key } = this.#client
    const { mask, now } = this.#environment
    if (key === undefined) throw new Error('an assertion needs a private key')
    const assertion = await signAssertion(id, key, userName, this.#endpoint.audience, now())
    mask(assertion)
    const grant = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
    return this.#endpoint.accessToken(this.#client, { grant_type: grant, assertion, scope }, true)
  }

  /**
   * Exchanges another issuer's ID token for a session of the user that an identity propagation trust names (RFC 8693;
   * Oracle, *JSON Web Token to UPST Exchange*). The session's key is made here and stays in this process. The client is
   * among the OAuth clients of the trust.
   * @throws {ExchangeRefused} when the domain refuses
   * @throws {UnexpectedAnswer} for another answer: a page with another status than 401 is a gateway's, not the domain's
   */
  async exchangeIdToken(idToken: string): Promise<WorkloadSession> {
    const { mask, now } = this.#environment
    const { privateKey, publicKey } = await ephemeralKey()
    const answer = await this.#endpoint.post(
      this.#client,
      {
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        requested_token_type: 'urn:oci:token-type:oci-upst',
        // the bare word, as Oracle's documents and SDKs have it
        subject_token_type: 'jwt',
        subject_token: idToken,
        public_key: publicKey,
      },
      true,
    )
    // a domain's own 401 may be a page too, as its API answers bad tokens in public code
    const byDomain = answer.status === 401 || !isHtml(answer)
    if (isRefused(answer) && byDomain)
      throw new ExchangeRefused(answer, idToken, this.#client.doubts)
    const session = readSession(jsonOf(answer), privateKey, now())
    if (session === undefined) throw new UnexpectedAnswer(answer)
    mask(session.token)
    return session
  }

  #renewed(
    about: readonly string[],
    ask: () => Promise<AccessToken>,
    { leastMs = 0, refused }: { leastMs?: number; refused?: AccessToken | undefined } = {},
  ): Promise<AccessToken> {
    const { now } = this.#environment
    const key = JSON.stringify(about)
    const token =
      this.#tokens.get(key) ??
      renewable(ask, (last) => isUsedUp(last, now()) && now() - last.receivedAt > leastMs)
    this.#tokens.set(key, token)
    return token(refused)
  }
}
