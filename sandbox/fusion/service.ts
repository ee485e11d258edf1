import { startService, type Service, type ServiceOptions } from '../https-service.js'
import type { ReceivedRequest } from '../received-request.js'
import type { Reply } from '../reply.js'
import type { AnswerPages } from '../security-console/service.js'
import type { Authenticate } from './authentication.js'
import { eventCatalog, serviceCatalog, serviceCatalogWsdl } from './catalogs.js'
import { answerRoles, type FusionUserState } from './roles.js'
import { answerScimUsers } from './scim.js'
import type { FusionSettings } from './settings.js'

/**
 * Starts a Fusion pod. Bodies of refusals are inferred: Oracle documents the statuses alone.
 * @param pages answers browsers
 */
export function startFusion(
  settings: FusionSettings,
  users: readonly FusionUserState[],
  authenticate: Authenticate,
  pages: AnswerPages,
  options: ServiceOptions,
): Promise<Service> {
  const answer = async (request: ReceivedRequest): Promise<Reply> => {
    if (settings.maintenance) return page(503, 'Scheduled maintenance')
    if (settings.shutsOut === 'with 403') return page(403, 'Access Denied')
    if (request.path.startsWith('/fscmUI/')) {
      return settings.signIn === 'nowhere' ? page(200, 'Welcome') : pages(request)
    }
    return api(request, settings, users, authenticate)
  }
  return startService('fusion', options, answer)
}

async function api(
  request: ReceivedRequest,
  settings: FusionSettings,
  users: readonly FusionUserState[],
  authenticate: Authenticate,
): Promise<Reply> {
  const endpoint = `${request.method} ${request.path}`
  const endpoints = [
    'GET /hcmRestApi/scim/Users',
    'GET /soa-infra/PublicEvent/catalog',
    `GET ${settings.catalogPath}`,
    `POST ${settings.catalogPath}`,
  ]
  const aboutRoles = /^(GET|PATCH) \/hcmRestApi\/scim\/Roles(\/|$)/.test(endpoint)
  if (!aboutRoles && !endpoints.includes(endpoint)) return page(404, 'Error 404--Not Found')
  // WSDLs are commonly open; whether they are here is not known
  if (endpoint === `GET ${settings.catalogPath}`) return serviceCatalogWsdl()
  if (settings.shutsOut === 'tokens with 401 Access Denied') return unauthorised('Access Denied')
  const caller = await authenticate(request.headers['authorization'])
  if (caller === undefined) return unauthorised('Error 401--Unauthorized')
  if (aboutRoles) {
    if (!caller.roles.includes('ORA_FND_IT_SECURITY_MANAGER_JOB')) return page(403, 'Forbidden')
    return answerRoles(request, users, settings)
  }
  switch (endpoint) {
    case 'GET /hcmRestApi/scim/Users':
      return answerScimUsers(request, caller, users)
    case 'GET /soa-infra/PublicEvent/catalog':
      return eventCatalog(caller)
    default:
      return serviceCatalog(request, caller, settings)
  }
}

function unauthorised(text: string): Reply {
  return page(401, text, { 'www-authenticate': 'Basic realm="owsm"' })
}

/**
 * Where the pod sends browsers to sign in.
 * @param clientDomain URL of the identity domain that signs the client's tokens
 * @param ownPages URL of the host with the pod's own sign-in pages
 * @param request name of the browser's request
 */
export function signInUrl(
  { signIn }: FusionSettings,
  clientDomain: string,
  ownPages: string,
  request: string,
): string {
  return signIn === 'classic'
    ? `${ownPages}/oam/server/obrareq.cgi?encquery=${request}`
    : `${signIn === 'own domain' ? ownPages : clientDomain}/oauth2/v1/authorize?client_id=fa&state=${request}`
}

function page(
  status: number,
  title: string,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=UTF-8', ...headers },
    body: `<!DOCTYPE html><html><head><title>${title}</title></head><body>${title}</body></html>`,
  }
}
