import type { ReceivedRequest } from '../received-request.js'
import type { Reply } from '../reply.js'
import { signatureOf, whyRefused } from './request-signatures.js'
import { scimError } from './scim.js'
import type { SecurityTokens } from './security-tokens.js'
import type { DomainState } from './state.js'
import type { TokenEndpoint } from './tokens.js'

/** What requests are judged by. */
export interface Authorities {
  readonly tokens: TokenEndpoint
  readonly securityTokens: SecurityTokens
  readonly state: DomainState
  /** The domain's clock, milliseconds since the epoch. */
  readonly now: () => number
}

/**
 * The app roles behind a request to `/admin/v1`, which takes bearer tokens and OCI request signatures, or its refusal.
 * Of a bearer token the roles are those it was issued with; of a signature, whose UPST carries none, those that the
 * user has now, which is inferred.
 */
export async function rolesBehind(
  request: ReceivedRequest,
  { tokens, securityTokens, state, now }: Authorities,
): Promise<readonly string[] | Reply> {
  const header = request.headers['authorization']
  if (header === undefined) return unauthorised(401)
  if (!header.startsWith('Signature ')) {
    return tokens.known(header.replace(/^Bearer /, ''))?.roles ?? htmlUnauthorised()
  }
  // that the refusal has the form of that of a missing token is inferred; its status is documented
  const refused = (why: string): Reply => {
    state.signatureRefusals.push(why)
    return unauthorised(401)
  }
  const signature = signatureOf(header)
  if (signature?.keyId.startsWith('ST$') !== true) return refused('the header is malformed')
  const token = await securityTokens.verified(signature.keyId.slice('ST$'.length))
  if (token === undefined) return refused('the UPST is not valid')
  const why = whyRefused(request, signature, token.publicKey, now())
  return why === undefined ? token.user.appRoles : refused(why)
}

/** The refusal of whoever lacks a token (public issues), or a role, of which no refusal is recorded: inferred. */
export function unauthorised(status: number): Reply {
  return scimError(
    status,
    'Operation failed due to unauthorized access.',
    'error.common.exception.unauthorizedAccess',
  )
}

/** What a bearer token that is garbage or over gets: a page, not JSON (Oracle's tutorials and public issues). */
function htmlUnauthorised(): Reply {
  return {
    status: 401,
    headers: { 'content-type': 'text/html' },
    body: '<HTML><HEAD><TITLE>Unauthorized</TITLE></HEAD><BODY><H1>Unauthorized</H1>Proper authorization is required for this area.</BODY></HTML>',
  }
}
