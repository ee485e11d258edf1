import type { Answer, ServiceHttp } from '../http/client.js'
import { readAccessToken, type AccessToken } from './access-token.js'
import { isRefused, jsonOf, UnexpectedAnswer } from './answer.js'
import { authenticateClient, type ConfidentialClient } from './confidential-client.js'
import { LONGEST_TOKEN, stringMember } from './json.js'
import { TokenRefused, type TokenRequest } from './token-refused.js'

/** The audience that older pages of Oracle want in assertions, for every domain alike. */
const SHARED_AUDIENCE = 'https://identity.oraclecloud.com/'

/** Grant type of a client that asks for itself (RFC 6749, 4.4). */
export const CLIENT_CREDENTIALS = 'client_credentials'

/** What a domain's client takes from outside. */
export interface DomainEnvironment {
  /** Called with each token and assertion before anything is sent or shown that has it. */
  readonly mask: (secret: string) => void
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

/** The token endpoint of an identity domain (RFC 6749, 3.2). */
export class TokenEndpoint {
  readonly #http: ServiceHttp
  readonly #environment: DomainEnvironment
  /** Ids of clients that got a token by client credentials. */
  readonly #served = new Set<string>()

  constructor(http: ServiceHttp, environment: DomainEnvironment) {
    this.#http = http
    this.#environment = environment
  }

  /** Of assertions: both documented values. */
  get audience(): readonly string[] {
    return [SHARED_AUDIENCE, `${this.#http.origin}/`]
  }

  /**
   * Asks for an access token.
   * @param repeatable whether asking twice does no harm
   * @throws {TokenRefused} when the domain refuses
   * @throws {UnexpectedAnswer} for another answer
   */
  async accessToken(
    client: ConfidentialClient,
    grant: Readonly<Record<string, string>> & {
      readonly grant_type: string
      readonly scope: string
    },
    repeatable: boolean,
  ): Promise<AccessToken> {
    const { mask, now } = this.#environment
    const answer = await this.post(client, grant, repeatable)
    if (isRefused(answer)) {
      throw new TokenRefused(answer, requestOf(client, grant), () => this.#served.has(client.id))
    }
    const value = stringMember(jsonOf(answer), 'access_token', LONGEST_TOKEN)
    if (value === undefined) throw new UnexpectedAnswer(answer)
    const token = orUnexpected(answer, () => readAccessToken(value, grant.scope, now()))
    mask(token.value)
    if (grant.grant_type === CLIENT_CREDENTIALS) this.#served.add(client.id)
    return token
  }

  /** Sends a grant, with the authentication of a client. Every status is an answer. */
  async post(
    client: ConfidentialClient,
    grant: Readonly<Record<string, string>>,
    repeatable: boolean,
  ): Promise<Answer> {
    const { mask, now } = this.#environment
    const authentication = await authenticateClient(client, this.audience, now())
    if (authentication.form['client_assertion'] !== undefined) {
      mask(authentication.form['client_assertion'])
    }
    return this.#http.send({
      method: 'POST',
      path: '/oauth2/v1/token',
      headers: {
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded',
        ...authentication.headers,
      },
      body: new URLSearchParams({ ...grant, ...authentication.form }).toString(),
      repeatable,
    })
  }
}

function requestOf(
  { name = 'client', key, doubts = [] }: ConfidentialClient,
  grant: { readonly grant_type: string; readonly scope: string },
): TokenRequest {
  const withKey = key !== undefined
  return { client: name, withKey, grant: grant.grant_type, scope: grant.scope, doubts }
}

/** What is no token of the API is an answer that nobody expected, and no secret to be masked. */
function orUnexpected(answer: Answer, read: () => AccessToken): AccessToken {
  try {
    return read()
  } catch (cause) {
    throw new UnexpectedAnswer(answer, { cause })
  }
}
