import type { BadOffer, IdTokenRequest } from '../github/id-token.js'
import type { InputName } from './names.js'
import type { InputReader } from './input-reader.js'
import type { Administrator, Mode } from './settings.js'

const OF_WORKLOAD: readonly InputName[] = ['oidc-audience', 'oidc-client-id', 'oidc-client-secret']
const OF_CLIENT: readonly InputName[] = ['admin-client-id', 'admin-client-secret']

const NO_OFFER =
  'offers no ID token. Give the job "permissions: id-token: write". A called workflow needs it from its caller too. Pull requests from forks never get it'

/**
 * Reads who administers the domain, `undefined` for nobody. Inputs of the way that was not chosen are a fault: a
 * secret that nothing uses should not be stored.
 * @param idTokens where the runner offers ID tokens, `undefined` when it offers none
 */
export function readAdministrator(
  read: InputReader,
  mode: Mode,
  idTokens: IdTokenRequest | BadOffer | undefined,
): Administrator | undefined {
  const way = read.oneOf('admin-auth', ['client', 'github-oidc'])
  for (const name of way === 'client' ? OF_WORKLOAD : OF_CLIENT) {
    if (read.isGiven(name)) {
      read.fault(name, `is set, but admin-auth "${way}" does not use it. Remove it`)
    }
  }
  return way === 'client' ? readClient(read) : readWorkload(read, mode, idTokens)
}

function readClient(read: InputReader): Administrator | undefined {
  const client = read.clientPair('admin-client')
  return client && { kind: 'client', client }
}

/** `verify` asks nothing of the administrator, so its job may lack the permission. */
function readWorkload(
  read: InputReader,
  mode: Mode,
  idTokens: IdTokenRequest | BadOffer | undefined,
): Administrator | undefined {
  for (const name of OF_WORKLOAD) {
    if (!read.isGiven(name)) read.empty(name, 'and admin-auth "github-oidc" needs it')
  }
  const audience = read.text('oidc-audience')
  const exchangeClient = {
    id: read.text('oidc-client-id'),
    secret: read.credential('oidc-client-secret'),
    ...read.about('oidc-client'),
  }
  if (idTokens === undefined || 'fault' in idTokens) {
    if (mode !== 'verify') {
      read.fault('admin-auth', `is "github-oidc", and the runner ${idTokens?.fault ?? NO_OFFER}`)
    }
    return undefined
  }
  return { kind: 'workload', audience, exchangeClient, idTokens }
}
