import {
  startService,
  type ReceivedRequest,
  type Service,
  type ServiceOptions,
} from '../https-service.js'
import type { Reply } from '../reply.js'
import type { Authenticate } from './authentication.js'
import { eventCatalog, serviceCatalog, serviceCatalogWsdl } from './catalogs.js'
import { answerRoles, type FusionUserState } from './roles.js'
import { answerScimUsers } from './scim.js'
import type { FusionSettings } from './settings.js'

/** The pod's own identity domain; nothing is ever sent to it. */
const OWN_DOMAIN = 'https://127.0.0.1:9'

/**
 * Starts a Fusion pod. Bodies of refusals are inferred: Oracle documents the statuses alone.
 * @param clientDomain URL of the identity domain that signs the client's tokens
 */
export function startFusion(
  settings: FusionSettings,
  users: readonly FusionUserState[],
  authenticate: Authenticate,
  clientDomain: string,
  options: ServiceOptions,
): Promise<Service> {
  const answer = async (request: ReceivedRequest): Promise<Reply> => {
    if (settings.maintenance) return page(503, 'Scheduled maintenance')
    if (settings.shutsOut === 'with 403') return page(403, 'Access Denied')
    if (request.path.startsWith('/fscmUI/')) return signIn(settings, clientDomain)
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

function signIn({ signIn }: FusionSettings, clientDomain: string): Reply {
  switch (signIn) {
    case 'own domain':
      return redirect(`${OWN_DOMAIN}/oauth2/v1/authorize?client_id=fa`)
    case "the client's domain":
      return redirect(`${clientDomain}/oauth2/v1/authorize?client_id=fa`)
    case 'classic':
      return redirect('https://login-acme.fa.em2.oraclecloud.com/oam/server/obrareq.cgi?encquery=x')
    case 'nowhere':
      return page(200, 'Welcome')
  }
}

function redirect(location: string): Reply {
  return { status: 302, headers: { location }, body: '' }
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
