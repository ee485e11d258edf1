import type { ServiceHttp } from '../http/client.js'
import { jsonOf, UnexpectedAnswer } from '../oracle/answer.js'
import { stringMember } from '../oracle/json.js'
import { isJws } from '../oracle/jwt.js'

/** Where the runner offers ID tokens of the job (GitHub, *OpenID Connect reference*). */
export interface IdTokenRequest {
  readonly url: URL
  /** Secret. */
  readonly token: string
}

/** An offer of the runner that cannot be taken, in words that follow "the runner". */
export interface BadOffer {
  readonly fault: string
  /** Secret all the same. */
  readonly token: string
}

/** GitHub gave no ID token. */
export class NoIdToken extends Error {
  override readonly name = 'NoIdToken'
}

/**
 * What the runner sets for a job with the permission `id-token: write`; `undefined` for a job without it. An address
 * without TLS is a bad offer, for no credential may be sent there.
 */
export function readIdTokenRequest(
  environment: NodeJS.ProcessEnv,
): IdTokenRequest | BadOffer | undefined {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: address = '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: token = '' } =
    environment
  if (address === '' || token === '') return undefined
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url?.protocol === 'https:') return { url, token }
  const place = url === undefined ? 'what is no URL' : `${url.protocol}//${url.host}`
  return {
    fault: `offers ID tokens at ${place} (ACTIONS_ID_TOKEN_REQUEST_URL), expected https://…: nothing is sent there; ask who runs the runner`,
    token,
  }
}

/**
 * Asks GitHub for an ID token of the job. `getIDToken` of the toolkit is not used: it follows redirects, and sends
 * its bearer there too; besides, this way the request knows the run's proxies, authorities, deadline and log.
 * @param http speaks to the origin of the request's URL
 * @throws {NoIdToken} when GitHub refuses, or answers with something else
 */
export async function requestIdToken(
  http: ServiceHttp,
  { url, token }: IdTokenRequest,
  audience: string,
): Promise<string> {
  const query = new URLSearchParams(url.search)
  query.set('audience', audience)
  const answer = await http.send({
    method: 'GET',
    path: `${url.pathname}?${query.toString()}`,
    headers: { accept: 'application/json', authorization: `Bearer ${token}` },
    repeatable: true,
  })
  try {
    const value = stringMember(jsonOf(answer), 'value')
    if (value === undefined || !isJws(value)) throw new UnexpectedAnswer(answer)
    return value
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'unknown reason'
    throw new NoIdToken(`GitHub gave no ID token: ${reason}`, { cause })
  }
}
