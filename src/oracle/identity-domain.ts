import type { Answer, ServiceHttp } from '../http/client.js'
import { byName, ofForm, oneFoundIn, usersFrom } from './asked-for.js'
import type { Authorisation } from './authorisation.js'
import { jsonOf } from './answer.js'
import { clockSkew } from './clock-skew.js'
import type { ConfidentialClient } from './confidential-client.js'
import { DomainClient } from './domain-client.js'
import { readDomainUser, USER_ATTRIBUTES, type DomainUser } from './domain-user.js'
import { stringMember } from './json.js'
import { readAs } from './read-as.js'
import { scimFilter, scimQuery } from './scim.js'
import { TokenEndpoint, type DomainEnvironment } from './token-endpoint.js'

/** What the discovery document says, as far as it is of use. */
export interface Discovery {
  readonly issuer: string | undefined
  /** Difference of the domain's clock to the runner's, in seconds; positive when the domain is ahead. */
  readonly clockSkewSeconds: number | undefined
}

const JSON_TYPE = 'application/json'

/** So many near misses are asked for, and shown. */
const MOST_LIKE = 3

/** The REST API of an OCI IAM identity domain. */
export class IdentityDomain {
  readonly #http: ServiceHttp
  readonly #environment: DomainEnvironment
  readonly #endpoint: TokenEndpoint
  readonly #clients = new Map<ConfidentialClient, DomainClient>()

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
   * What a client application asks for in its own name. Its tokens are kept per credentials: the same id with another
   * secret is another client.
   */
  as(client: ConfidentialClient): DomainClient {
    const known = this.#clients.get(client)
    if (known !== undefined) return known
    const made = new DomainClient(this.#endpoint, client, this.#environment)
    this.#clients.set(client, made)
    return made
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
}
