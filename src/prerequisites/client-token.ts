import { causedBy } from '../causes/caused-by.js'
import type { CauseId } from '../causes/catalogue.js'
import { fail, pass, type CauseSeen, type Verdict } from '../checks/check.js'
import type { AccessToken } from '../oracle/access-token.js'
import { UnexpectedAnswer } from '../oracle/answer.js'
import {
  ADMIN_SCOPE,
  PLAIN_SCOPE,
  type ClientCredentials,
  type IdentityDomain,
} from '../oracle/identity-domain.js'

/**
 * Gets a token for the client. A client without any administrative role may be refused the administrative scope;
 * it is then asked for with the scope of the role that every client has.
 */
export async function obtainClientToken(
  domain: IdentityDomain,
  client: ClientCredentials,
): Promise<Verdict<AccessToken>> {
  try {
    const token = await withFallback(domain, client)
    return pass(token, `a token for the client, with the roles ${roles(token)}`)
  } catch (thrown) {
    const causes = thrown instanceof UnexpectedAnswer ? refusalCauses(thrown) : undefined
    if (causes === undefined || !(thrown instanceof UnexpectedAnswer)) throw thrown
    return fail(thrown.message, { expected: 'a token for the client', ...causedBy(causes) })
  }
}

async function withFallback(
  domain: IdentityDomain,
  client: ClientCredentials,
): Promise<AccessToken> {
  try {
    return await domain.clientToken(client, ADMIN_SCOPE)
  } catch (thrown) {
    const code = thrown instanceof UnexpectedAnswer ? thrown.error.code : undefined
    if (code !== 'unauthorized_client' && code !== 'invalid_scope') throw thrown
    return domain.clientToken(client, PLAIN_SCOPE)
  }
}

/**
 * Causes by OAuth's error code; the description does not tell them apart, so all that fit are named. Statuses 400 and
 * 401 are treated alike, because Oracle documents neither.
 */
function refusalCauses({
  error,
  message,
}: UnexpectedAnswer): readonly [CauseSeen, ...CauseSeen[]] | undefined {
  const seen = (id: CauseId): CauseSeen => ({ id, evidence: message })
  switch (error.code) {
    case 'invalid_client':
      return [seen('client-credentials-wrong'), seen('client-app-inactive'), seen('domain-wrong')]
    case 'unauthorized_client':
    case 'unsupported_grant_type':
    case 'invalid_scope':
      return [seen('client-grant-not-allowed'), seen('client-app-inactive')]
    case 'access_denied':
      return [seen('client-outside-perimeter')]
    default:
      return undefined
  }
}

function roles({ clientAppRoles }: AccessToken): string {
  if (clientAppRoles === undefined) return 'not listed'
  return clientAppRoles.slice(0, 10).join(', ') || 'none'
}
