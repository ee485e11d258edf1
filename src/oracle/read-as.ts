import type { Answer, Send, ServiceHttp } from '../http/client.js'
import { TransportError } from '../http/errors.js'
import { isHtml, UnexpectedAnswer } from './answer.js'
import type { Authorisation } from './authorisation.js'

/**
 * Reads with somebody's right, or anonymously. A domain answers a token that is garbage or expired with 401 and a web
 * page, where a missing role has JSON: then the token is renewed, once, and the read is sent again.
 * @param onRenewed takes the authorisation that is good from then on
 */
export async function readAs(
  http: ServiceHttp,
  authorisation: Authorisation | undefined,
  send: Omit<Send, 'authorise'>,
  onRenewed: (renewed: Authorisation) => void = () => undefined,
): Promise<Answer> {
  const answer = await http.send({ ...send, ...authorised(authorisation) })
  if (answer.status !== 401 || !isHtml(answer)) return answer
  const renewed = await authorisation?.renewed?.().catch(unlessRefused)
  if (renewed === undefined) return answer
  onRenewed(renewed)
  return http.send({ ...send, ...authorised(renewed) })
}

function authorised(authorisation: Authorisation | undefined): Pick<Send, 'authorise'> {
  return authorisation === undefined ? {} : { authorise: authorisation.headersFor }
}

/** Without a new token the first answer is what there is to judge. */
function unlessRefused(thrown: unknown): undefined {
  if (thrown instanceof UnexpectedAnswer || thrown instanceof TransportError) return undefined
  throw thrown
}
