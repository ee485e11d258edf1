import type { Answer, ServiceHttp } from '../http/client.js'
import { isUsedUp, type AccessToken } from './access-token.js'
import { byName, ofForm, oneFoundIn, usersFrom } from './asked-for.js'
import { byToken, type Authorisation, type Who } from './authorisation.js'
import { isHtml, isRefused, jsonOf, UnexpectedAnswer } from './answer.js'
import { clockSkew } from './clock-skew.js'
import { signAssertion, type ConfidentialClient } from './confidential-client.js'
import { readDomainUser, USER_ATTRIBUTES, type DomainUser } from './domain-user.js'
import { stringMember } from './json.js'
import { readAs } from './read-as.js'
import { renewable } from './renewable.js'
import { scimFilter, scimQuery } from './scim.js'
import { CLIENT_CREDENTIALS, TokenEndpoint, type DomainEnvironment } from './token-endpoint.js'
import {
  ephemeralKey,
  ExchangeRefused,
  readSession,
  type WorkloadSession,
} from './workload-session.js'

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
 * The scope of the role Authenticated Client, which every confidential application has. A client without any other role
 * gets a token for {@link ADMIN_SCOPE} too, as guides and live trials of 2026 report; this scope is asked for where a
 * domain refuses that one all the same.
 */
export const PLAIN_SCOPE = 'urn:opc:idm:t.security.client'

const JSON_TYPE = 'application/json'

/** A password is not sent again sooner, however short its tokens live. */
const PASSWORD_RESTS_MS = 30_000

/** So many near misses are asked for, and shown. */
const MOST_LIKE = 3

/** The REST API of an OCI IAM identity domain. Tokens are asked for once per client, user and scope. */
export class IdentityDomain {
  readonly #http: ServiceHttp
  readonly #environment: DomainEnvironment
  readonly #endpoint: TokenEndpoint
  readonly #tokens = new Map<string, (refused?: AccessToken) => Promise<AccessToken>>()

  constructor(http: ServiceHttp, environment: DomainEnvironment) {
    this.#http = http
    this.#environment = environment
    this.#endpoint = new TokenEndpoint(http, environment)
  }

  /** Host, with its port where it is not the default. */
  get host(): string {
    return this.#http.host
  }

  /** Opens connections for so many requests at once, which will be sent soon. */
  openAhead(requests: number): void {
    this.#http.openAhead(requests)
  }

  /**
   * Reads the public discovery document (OpenID Connect Discovery 1.0, section 4). URLs in it are not used, and its
   * `issuer` differs from the URL it came from.
   */
  async discover(): Promise<Discovery> {
    const answer = await this.#http.send({
      method: 'GET',
      path: '/.well-known/openid-configuration',
      headers: { accept: JSON_TYPE },
      repeatable: true,
    })
    return { issuer: stringMember(jsonOf(answer), 'issuer'), clockSkewSeconds: clockSkew(answer) }
  }

  /**
   * A token for the client itself, grant `client_credentials` (RFC 6749, 4.4).
   * @param refused a token that turned out to be no good: another one is asked for, once for all who had it
   * @throws {TokenRefused} when the domain refuses
   */
  clientToken(
    client: ConfidentialClient,
    scope: string,
    refused?: AccessToken,
  ): Promise<AccessToken> {
    const ask = (): Promise<AccessToken> => this.freshClientToken(client, scope)
    return this.#renewed(['client', client.id, scope], ask, { refused })
  }

  /** With the right of a client, by its token, which is renewed when a read says that it is no good. */
  authorisedBy(client: ConfidentialClient, token: AccessToken, who: Who): Authorisation {
    return byToken(token, who, () => this.clientToken(client, token.requestedScope, token))
  }

  /** The same, always asked for anew: roles live inside a token, so a new role needs a new one. */
  freshClientToken(client: ConfidentialClient, scope: string): Promise<AccessToken> {
    return this.#endpoint.accessToken(client, { grant_type: CLIENT_CREDENTIALS, scope }, true)
  }

  /**
   * A token for a user by its password, grant `password` (RFC 6749, 4.3). The password is sent once, because a wrong one
   * counts towards a lock. One that the domain has accepted is sent again when its token is used up; one that was
   * refused, or not answered, never is.
   * @throws {UnexpectedAnswer} when the domain refuses
   */
  passwordToken(
    client: ConfidentialClient,
    user: { readonly name: string; readonly password: string },
    scope: string,
  ): Promise<AccessToken> {
    const form = { grant_type: 'password', username: user.name, password: user.password, scope }
    return this.#renewed(
      ['password', client.id, user.name, scope],
      () => this.#endpoint.accessToken(client, form, false),
      { leastMs: PASSWORD_RESTS_MS },
    )
  }

  /**
   * A token for a user by an assertion that the client's key signs, grant `jwt-bearer` (RFC 7523, 2.1).
   * @throws {UnexpectedAnswer} when the domain refuses
   * @throws {Error} when the client has no key
   */
  async assertionToken(
    client: ConfidentialClient,
    userName: string,
    scope: string,
  ): Promise<AccessToken> {
    if (client.key === undefined) throw new Error('an assertion needs a private key')
    const now = this.#environment.now()
    const assertion = await signAssertion(
      client.id,
      client.key,
      userName,
      this.#endpoint.audience,
      now,
    )
    this.#environment.mask(assertion)
    const grant = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
    return this.#endpoint.accessToken(client, { grant_type: grant, assertion, scope }, true)
  }

  /**
   * Exchanges another issuer's ID token for a session of the user that an identity propagation trust names (RFC 8693;
   * Oracle, *JSON Web Token to UPST Exchange*). The session's key is made here and stays in this process.
   * @param client the caller of the exchange, among the OAuth clients of the trust
   * @throws {ExchangeRefused} when the domain refuses
   * @throws {UnexpectedAnswer} for another answer: a page with another status than 401 is a gateway's, not the domain's
   */
  async exchangeIdToken(client: ConfidentialClient, idToken: string): Promise<WorkloadSession> {
    const { mask, now } = this.#environment
    const { privateKey, publicKey } = await ephemeralKey()
    const answer = await this.#endpoint.post(
      client,
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
    if (isRefused(answer) && byDomain) throw new ExchangeRefused(answer, idToken, client.doubts)
    const session = readSession(jsonOf(answer), privateKey, now())
    if (session === undefined) throw new UnexpectedAnswer(answer)
    mask(session.token)
    return session
  }

  /** Asks for the signing keys as they come; without an authorisation, anonymously. Every status is an answer. */
  signingKeys(authorisation?: Authorisation): Promise<Answer> {
    return readAs(this.#http, authorisation, {
      method: 'GET',
      path: '/admin/v1/SigningCert/jwk',
      headers: { accept: JSON_TYPE },
      repeatable: true,
      // who is somebody may read them, where nobody may
      ...(authorisation === undefined && { dispensable: true }),
    })
  }

  /**
   * Looks a user up by name; the domain compares without regard to case. A name that a query string might spoil
   * (`+` above all) is searched by POST, as Oracle advises.
   * @throws {UnexpectedAnswer} when the domain refuses
   * @throws {NotAskedFor} when it answers about another user
   */
  async findUser(authorisation: Authorisation, userName: string): Promise<DomainUser | undefined> {
    const filter = scimFilter('userName', 'eq', userName)
    const plain = /^[\w.@-]+$/.test(userName)
    const answer = plain
      ? await this.#userQuery(authorisation, filter)
      : await this.#userSearch(authorisation, filter)
    const found = oneFoundIn(answer, byName('userName', userName, 'case aside'))
    return found && ofForm(answer, () => readDomainUser(found.resource))
  }

  /**
   * Users whose names begin with a text, up to three: near misses of a look-up that found nobody. What else the domain
   * answers is left out.
   */
  async usersLike(authorisation: Authorisation, start: string): Promise<readonly DomainUser[]> {
    const answer = await this.#userSearch(authorisation, scimFilter('userName', 'sw', start))
    return ofForm(answer, () => usersFrom(answer, start, MOST_LIKE).map(readDomainUser))
  }

  #userQuery(authorisation: Authorisation, filter: string): Promise<Answer> {
    const query = scimQuery({ filter, attributes: USER_ATTRIBUTES.join(','), count: '2' })
    return readAs(this.#http, authorisation, {
      method: 'GET',
      path: `/admin/v1/Users?${query}`,
      headers: { accept: 'application/scim+json' },
      repeatable: true,
    })
  }

  #userSearch(authorisation: Authorisation, filter: string): Promise<Answer> {
    return readAs(this.#http, authorisation, {
      method: 'POST',
      path: '/admin/v1/Users/.search',
      headers: {
        accept: 'application/scim+json',
        'content-type': 'application/scim+json',
      },
      body: JSON.stringify({
        schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
        filter,
        attributes: USER_ATTRIBUTES,
        startIndex: 1,
        count: MOST_LIKE,
      }),
      repeatable: true,
    })
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
