import { startService, type Service, type ServiceOptions } from '../https-service.js'
import type { ReceivedRequest } from '../received-request.js'
import type { Reply } from '../reply.js'
import type { AnswerPages } from '../security-console/service.js'
import type { Authenticate } from './authentication.js'
import { eventCatalog, serviceCatalog, serviceCatalogDescription } from './catalogs.js'
import { answerRoles, type FusionUserState } from './roles.js'
import { answerScimUsers, mayUseScim } from './scim.js'
import type { FusionSettings } from './settings.js'

/**
 * Starts a Fusion pod. A 401 is as recorded; the other bodies of refusals are inferred: Oracle documents the statuses
 * alone.
 * @param pages answers browsers
 * @param authority DER of Oracle's authority
 */
export async function startFusion(
  settings: FusionSettings,
  users: readonly FusionUserState[],
  authenticate: Authenticate,
  pages: AnswerPages,
  authority: Buffer,
  options: ServiceOptions,
): Promise<Service> {
  let url = ''
  const answer = async (request: ReceivedRequest): Promise<Reply> => {
    if (settings.maintenance) return page(503, 'Scheduled maintenance')
    if (settings.shutsOut === 'with 403') return page(403, 'Access Denied')
    if (request.path.startsWith('/fscmUI/')) {
      return settings.signIn === 'nowhere' ? page(200, 'Welcome') : pages(request)
    }
    // WSDLs are commonly open; whether they are here is not known
    if (`${request.method} ${request.path}` === `GET ${settings.catalogPath}`) {
      return serviceCatalogDescription(url, authority, settings)
    }
    return api(request, settings, users, authenticate)
  }
  const service = await startService('fusion', options, answer)
  url = service.url
  return service
}

async function api(
  request: ReceivedRequest,
  settings: FusionSettings,
  users: readonly FusionUserState[],
  authenticate: Authenticate,
): Promise<Reply> {
  const endpoint = `${request.method} ${request.path}`
  const endpoints = ['GET /soa-infra/PublicEvent/catalog', `POST ${settings.catalogPath}`]
  const aboutUsers = /^GET \/hcmRestApi\/scim\/Users(\/[^/]+)?$/.test(endpoint)
  const aboutRoles = /^(GET|PATCH) \/hcmRestApi\/scim\/Roles(\/|$)/.test(endpoint)
  if (!aboutRoles && !aboutUsers && !endpoints.includes(endpoint))
    return page(404, 'Error 404--Not Found')
  if (settings.shutsOut === 'tokens with 401 Access Denied') {
    // Oracle documents the words; their place in the answer is inferred
    return page(401, 'Access Denied', UNAUTHORISED)
  }
  const caller = await authenticate(request.headers['authorization'])
  if (caller === undefined) return { status: 401, body: '', headers: UNAUTHORISED }
  if (aboutRoles) {
    if (!mayUseScim(caller)) return page(403, 'Forbidden')
    return answerRoles(request, caller, users, settings)
  }
  if (aboutUsers) return answerScimUsers(request, caller, users, settings)
  switch (endpoint) {
    case 'GET /soa-infra/PublicEvent/catalog':
      return eventCatalog(caller)
    default:
      return serviceCatalog(request, caller, settings)
  }
}

/**
 * The header and the empty body of samples fusion-401-basic and fusion-401-anonymous. That a bearer token that is not
 * accepted gets the same is inferred.
 */
const UNAUTHORISED = { 'www-authenticate': 'Basic realm="owsm"' }

/**
 * Where the pod sends a browser first: to itself (sample fusion-signin-hop-1). A relative address is not recorded, and
 * the public tool that walks the redirects resolves one.
 * @param pod URL of the pod
 * @param wanted path and query that the browser asked for
 */
export function ownSignInUrl(
  { signInRedirect }: FusionSettings,
  pod: string,
  wanted: string,
): string {
  const path = `/fscmUI/adfAuthentication?level=FORM&success_url=${encodeURIComponent(wanted)}`
  return signInRedirect === 'relative' ? path : `${pod}${path}`
}

/**
 * Where the pod sends a browser then: samples fusion-signin-hop-2 and fusion-signin-classic.
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
  if (signIn === 'classic') return `${ownPages}/oam/server/obrareq.cgi?encquery%3D${request}`
  const query = new URLSearchParams({
    response_mode: 'form_post',
    response_type: 'id_token',
    scope: 'openid',
    IDCS_CG_ENC_VER: 'v2',
    state: request,
    nonce: 'sandbox',
    IDCS_IS_CLOUDGATE: 'true',
    'X-HOST-IDENTIFIER-NAME': 'sandbox',
    idcs_app_name: 'SANDBOX_APPID',
    client_id: 'SANDBOX_APPID',
    IDCS_CG_ENC: 'true',
    enc: 'sandbox',
  })
  return `${signIn === 'own domain' ? ownPages : clientDomain}/oauth2/v1/authorize?${query.toString()}`
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
