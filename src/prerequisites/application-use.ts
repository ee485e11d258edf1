import type { Application } from '../oracle/application.js'
import { renewsTokens, type Connection } from '../oracle/connection.js'
import { isCallback } from './redirect-url.js'

/**
 * Whether connections of Oracle Integration sign in with the application of `client-id`. They have a client id of their
 * own, which few of them show.
 * - `this`: one shows this client id
 * - `presumably`: one shows none, and the application has something that only a connection needs
 * - `none`: each shows another one, or none of them renews tokens, or none is looked at
 * - `unknown`: nothing speaks for it or against it
 */
export type ApplicationUse = 'this' | 'presumably' | 'none' | 'unknown'

/** With which application a connection renews its tokens: that of `client-id`, another one or none, or one not shown. */
export type ClientOf = 'this' | 'another' | 'unknown'

/** @param connection `undefined` for one that could not be read */
export function clientOf(connection: Connection | undefined, clientId: string): ClientOf {
  if (connection === undefined) return 'unknown'
  if (!renewsTokens(connection)) return 'another'
  if (connection.clientId === undefined) return 'unknown'
  return connection.clientId === clientId ? 'this' : 'another'
}

/**
 * @param shown the connections as Oracle Integration shows them; `undefined` is one that could not be read
 * @param app the application of `client-id`, where it is shown
 */
export function useOf(
  shown: readonly (Connection | undefined)[],
  clientId: string,
  app: Application | undefined,
): ApplicationUse {
  const read = shown.filter((connection) => connection !== undefined)
  const renewing = read.filter(renewsTokens)
  if (renewing.some((connection) => connection.clientId === clientId)) return 'this'
  const isHidden = renewing.some(({ clientId: other }) => other === undefined)
  if (isHidden && app !== undefined && isForConnections(app)) return 'presumably'
  return isHidden || read.length < shown.length ? 'unknown' : 'none'
}

/** Of a client that asks for its own tokens alone it has nothing: no consent, no renewal. */
function isForConnections({ allowedGrants = [], redirectUris = [] }: Application): boolean {
  return (
    allowedGrants.some((grant) => ['authorization_code', 'refresh_token'].includes(grant)) ||
    redirectUris.some(isCallback)
  )
}
