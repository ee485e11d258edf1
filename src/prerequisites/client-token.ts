import { causedByAny } from '../diagnosis/caused-by.js'
import { diagnoseTokenRefusal } from '../diagnosis/token-refusal.js'
import { fail, pass, type Verdict } from '../checks/check.js'
import type { AccessToken } from '../oracle/access-token.js'
import { isMute, quoted, UnexpectedAnswer } from '../oracle/answer.js'
import type { ConfidentialClient } from '../oracle/confidential-client.js'
import { ADMIN_SCOPE, PLAIN_SCOPE, type IdentityDomain } from '../oracle/identity-domain.js'

/**
 * Gets a token for the client. A client without any administrative role may be refused the administrative scope;
 * it is then asked for with the scope of the role that every client has.
 */
export async function obtainClientToken(
  domain: IdentityDomain,
  client: ConfidentialClient,
): Promise<Verdict<AccessToken>> {
  const method = client.key === undefined ? 'its secret' : 'its private key'
  try {
    const token = await withFallback(domain, client)
    return pass(token, `a token for the client by ${method}, with the roles ${roles(token)}`)
  } catch (thrown) {
    if (!(thrown instanceof UnexpectedAnswer)) throw thrown
    const causes = diagnoseTokenRefusal({
      code: thrown.error.code,
      isMute: isMute(thrown),
      grant: 'client-credentials',
      withKey: client.key !== undefined,
      scope: 'identity domain',
      userIsWell: true,
      evidence: thrown.message,
    })
    if (causes.length === 0) throw thrown
    return fail(thrown.message, { expected: 'a token for the client', ...causedByAny(causes) })
  }
}

async function withFallback(
  domain: IdentityDomain,
  client: ConfidentialClient,
): Promise<AccessToken> {
  try {
    return await domain.clientToken(client, ADMIN_SCOPE)
  } catch (thrown) {
    const code = thrown instanceof UnexpectedAnswer ? thrown.error.code : undefined
    if (code !== 'unauthorized_client' && code !== 'invalid_scope') throw thrown
    return domain.clientToken(client, PLAIN_SCOPE)
  }
}

function roles({ clientAppRoles }: AccessToken): string {
  if (clientAppRoles === undefined) return 'not listed'
  return clientAppRoles.slice(0, 10).map(quoted).join(', ') || 'none'
}
