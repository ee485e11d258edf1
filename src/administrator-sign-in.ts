import { requestIdToken } from './github/id-token.js'
import { ServiceHttp, type HttpEnvironment } from './http/client.js'
import type { Administrator } from './inputs/settings.js'
import type { AccessToken } from './oracle/access-token.js'
import { bySession, byToken, type Authorisation, type SignIn } from './oracle/authorisation.js'
import { ADMIN_SCOPE } from './oracle/domain-client.js'
import type { IdentityDomain } from './oracle/identity-domain.js'

/**
 * How the administrator of a domain signs in: a client by its secret, or the workflow itself, by an ID token that
 * GitHub issues to its job and the domain exchanges for a session of a service user.
 * @param mask called with each secret before anything else is done with it
 */
export function administratorSignIn(
  administrator: Administrator,
  domain: IdentityDomain,
  environment: HttpEnvironment,
  mask: (secret: string) => void,
): SignIn {
  if (administrator.kind === 'client') {
    const client = domain.as(administrator.client)
    const fresh = (): Promise<AccessToken> => client.freshToken(ADMIN_SCOPE)
    return async (anew) =>
      anew
        ? byToken(await fresh(), 'the admin client', fresh)
        : client.authorised(await client.token(ADMIN_SCOPE), 'the admin client')
  }
  const { audience, exchangeClient, idTokens } = administrator
  const github = new ServiceHttp(new URL(idTokens.url.origin), environment, { name: 'GitHub' })
  const exchange = async (): Promise<Authorisation> => {
    const idToken = await requestIdToken(github, idTokens, audience)
    mask(idToken)
    return bySession(await domain.as(exchangeClient).exchangeIdToken(idToken), environment.now)
  }
  let session: Promise<Authorisation> | undefined
  return (anew) => {
    const renewed = (last: Authorisation): Promise<Authorisation> | Authorisation =>
      last.isUsedUp(environment.now()) ? exchange() : last
    session = anew || session === undefined ? exchange() : session.then(renewed)
    return session
  }
}
