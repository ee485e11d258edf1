import { causedByAny } from '../checks/caused-by.js'
import { fail, pass, type Verdict } from '../checks/check.js'
import type { AccessToken } from '../oracle/access-token.js'
import { quoted } from '../oracle/answer.js'
import type { ConfidentialClient } from '../oracle/confidential-client.js'
import { ADMIN_SCOPE, PLAIN_SCOPE, type DomainClient } from '../oracle/domain-client.js'
import { TokenRefused } from '../oracle/token-refused.js'
import { causesOfTokenRefusal } from './token-refusal-causes.js'

/**
 * Asks for a token for the client. A client without any role gets one for the administrative scope too, narrowed to the
 * role that every client has. A domain that refuses it is asked for the scope of that role: whether every domain
 * narrows is not recorded.
 * @throws {TokenRefused} when the domain refuses both
 */
export async function askClientToken(client: DomainClient): Promise<AccessToken> {
  try {
    return await client.token(ADMIN_SCOPE)
  } catch (thrown) {
    const code = thrown instanceof TokenRefused ? thrown.error.code : undefined
    if (code !== 'unauthorized_client' && code !== 'invalid_scope') throw thrown
    return client.token(PLAIN_SCOPE)
  }
}

/** Judges what the domain answered to {@link askClientToken}. */
export async function judgeClientToken(
  asked: Promise<AccessToken>,
  client: ConfidentialClient,
): Promise<Verdict<AccessToken>> {
  const method = client.key === undefined ? 'its secret' : 'its private key'
  try {
    const token = await asked
    return pass(token, `a token for the client by ${method}, with the roles ${roles(token)}`)
  } catch (thrown) {
    if (!(thrown instanceof TokenRefused)) throw thrown
    const causes = causesOfTokenRefusal(thrown, { scope: 'identity domain' })
    if (causes.length === 0) throw thrown
    return fail(thrown.message, { expected: 'a token for the client', ...causedByAny(causes) })
  }
}

function roles({ clientAppRoles }: AccessToken): string {
  if (clientAppRoles === undefined) return 'not listed'
  return clientAppRoles.slice(0, 10).map(quoted).join(', ') || 'none'
}
