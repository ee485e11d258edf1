import type { Answer, ServiceHttp } from '../http/client.js'
import { readAccessToken, type AccessToken } from './access-token.js'
import { jsonOf, UnexpectedAnswer } from './answer.js'
import { authenticateClient, type ConfidentialClient } from './confidential-client.js'
import { stringMember } from './json.js'

/** The audience that older pages of Oracle want in assertions, for every domain alike. */
const SHARED_AUDIENCE = 'https://identity.oraclecloud.com/'

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
   * @throws {UnexpectedAnswer} when the domain refuses
   */
  async accessToken(
    client: ConfidentialClient,
    grant: Readonly<Record<string, string>> & { readonly scope: string },
    repeatable: boolean,
  ): Promise<AccessToken> {
    const { mask, now } = this.#environment
    const answer = await this.post(client, grant, repeatable)
    const value = stringMember(jsonOf(answer), 'access_token')
    if (value === undefined) throw new UnexpectedAnswer(answer)
    const token = orUnexpected(answer, () => readAccessToken(value, grant.scope, now()))
    mask(token.value)
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

/** What is no token of the API is an answer that nobody expected, and no secret to be masked. */
function orUnexpected(answer: Answer, read: () => AccessToken): AccessToken {
  try {
    return read()
  } catch (cause) {
    throw new UnexpectedAnswer(answer, { cause })
  }
}
