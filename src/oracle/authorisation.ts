import type { Outgoing } from '../http/client.js'
import { isUsedUp, type AccessToken } from './access-token.js'
import { signRequest } from './request-signature.js'
import type { WorkloadSession } from './workload-session.js'

/** In messages and remedies. */
export type Who = 'the client' | 'the admin client' | 'the service user'

/** With whose right a request is sent to an identity domain. */
export interface Authorisation {
  readonly who: Who
  /** App roles in the identity domain; `undefined` where they are not shown. */
  readonly roles?: readonly string[]
  /** Headers for one attempt of a request: signatures are made anew for each, because they age. */
  readonly headersFor: (request: Outgoing) => Readonly<Record<string, string>>
  /** Whether it will soon be refused. @param now milliseconds since the epoch */
  readonly isUsedUp: (now: number) => boolean
  /** The same right with a new token, where the domain says of this one that it is not good. */
  readonly renewed?: () => Promise<Authorisation>
}

/** Signs somebody in to an identity domain: again when the last sign-in is used up, and whenever `anew` is asked for. */
export type SignIn = (anew?: 'anew') => Promise<Authorisation>

/**
 * By an access token (RFC 6750, 2.1).
 * @param renew asks for another one in its place
 */
export function byToken(
  token: AccessToken,
  who: Who,
  renew?: () => Promise<AccessToken>,
): Authorisation {
  return {
    who,
    ...(token.clientAppRoles && { roles: token.clientAppRoles }),
    headersFor: () => ({ authorization: `Bearer ${token.value}` }),
    isUsedUp: (now) => isUsedUp(token, now),
    ...(renew && { renewed: async () => byToken(await renew(), who, renew) }),
  }
}

/** By a signature of each request with the key of a session. */
export function bySession(session: WorkloadSession, now: () => number): Authorisation {
  const key = { keyId: `ST$${session.token}`, privateKey: session.privateKey }
  return {
    who: 'the service user',
    headersFor: ({ method, host, path, headers, body }) =>
      signRequest({ method, path, headers: { ...headers, host } }, body, key, now()),
    isUsedUp: (at) => isUsedUp(session, at),
  }
}
