import { randomBytes } from 'node:crypto'
import {
  startService,
  type ReceivedRequest,
  type Service,
  type ServiceOptions,
} from '../https-service.js'
import type { Reply } from '../reply.js'
import { rateLimiter } from './rate-limit.js'
import { answerAdministration } from './administration.js'
import { scimError, scimList } from './scim.js'
import type { DomainSettings } from './settings.js'
import type { Signing } from './signing-certificates.js'
import { TokenEndpoint, type IssuedToken, type Resource } from './tokens.js'
import { ADMINISTRATOR, APP_ID, DomainState } from './state.js'
import { answerUsers } from './users.js'

/** A running identity domain. */
export interface DomainService extends Service {
  /** What bearer tokens are worth here. */
  readonly tokens: TokenEndpoint
  /** What has changed in it. */
  readonly state: DomainState
}

/** Starts an identity domain. @param resources the resource applications, known when their services listen */
export async function startIdentityDomain(
  settings: DomainSettings,
  signing: Signing,
  resources: () => readonly Resource[],
  options: ServiceOptions,
): Promise<DomainService> {
  let url = ''
  const tooMany = settings.rateLimit === undefined ? () => false : rateLimiter(settings.rateLimit)
  const state = new DomainState(settings)
  const tokens = new TokenEndpoint(settings, state, signing, { url: () => url, resources })
  const answer = (request: ReceivedRequest): Promise<Reply> | Reply => {
    const endpoint = `${request.method} ${request.path}`
    switch (endpoint) {
      case 'GET /.well-known/openid-configuration':
        return json(discovery(url, settings.issuer))
      case 'POST /oauth2/v1/token':
        return tooMany() ? TOO_MANY : tokens.answer(request)
      case 'GET /admin/v1/SigningCert/jwk':
        return signingKeys(request)
      case 'GET /admin/v1/Apps':
        return authorised(request, ({ roles }) => apps(request, roles))
      case 'GET /admin/v1/Users':
      case 'POST /admin/v1/Users/.search':
        return authorised(request, ({ roles }) => answerUsers(request, roles, state.users))
      default:
        return authorised(
          request,
          ({ roles }) =>
            answerAdministration(request, roles, settings, state) ??
            scimError(404, 'The resource does not exist.'),
        )
    }
  }
  const signingKeys = (request: ReceivedRequest): Reply => {
    const document = json(signing.document)
    const shown =
      settings.keyDocument === undefined ? document : { ...document, body: settings.keyDocument }
    if (settings.keysArePublic) return shown
    return authorised(request, ({ roles }) =>
      settings.keysForClient === 'given' || roles.includes(ADMINISTRATOR)
        ? shown
        : scimError(
            settings.keysForClient,
            UNAUTHORISED,
            'error.common.exception.unauthorizedAccess',
          ),
    )
  }
  const authorised = (request: ReceivedRequest, allowed: (token: IssuedToken) => Reply): Reply => {
    const header = request.headers['authorization']
    if (header === undefined) {
      return scimError(401, UNAUTHORISED, 'error.common.exception.unauthorizedAccess')
    }
    const token = tokens.known(header.replace(/^Bearer /, ''))
    return token === undefined ? htmlUnauthorised() : allowed(token)
  }
  const apps = (request: ReceivedRequest, roles: readonly string[]): Reply => {
    if (roles.length < 2)
      return scimError(401, UNAUTHORISED, 'error.common.exception.unauthorizedAccess')
    const name = /^name eq "(.*)"$/.exec(request.query.get('filter') ?? '')?.[1]
    if (name?.toLowerCase() !== settings.clientId.toLowerCase()) return scimList([])
    return scimList([selected(application(settings), request.query.get('attributes'))])
  }
  const service = await startService('identity-domain', options, async (request) => {
    const reply = await answer(request)
    const id = randomBytes(8).toString('hex')
    return {
      ...reply,
      headers: { 'opc-request-id': id, 'x-oracle-dms-ecid': id, ...reply.headers },
    }
  })
  url = service.url
  return { ...service, tokens, state }
}

/** Whether Oracle sends `Retry-After` is open; without it the client has to find its own pace. */
const TOO_MANY: Reply = { status: 429, body: '' }

const UNAUTHORISED = 'Operation failed due to unauthorized access.'

/** The issuer differs from the URL of the document, and `jwks_uri` is protected all the same. */
function discovery(url: string, issuer: string): object {
  return {
    issuer,
    authorization_endpoint: `${url}/oauth2/v1/authorize`,
    token_endpoint: `${url}/oauth2/v1/token`,
    jwks_uri: `${url}/admin/v1/SigningCert/jwk`,
    grant_types_supported: [
      'client_credentials',
      'password',
      'refresh_token',
      'authorization_code',
    ],
  }
}

/** An application; `clientSecret` is among the attributes that are returned when none are asked for. */
function application(settings: DomainSettings): Readonly<Record<string, unknown>> {
  return {
    id: APP_ID,
    name: settings.clientId,
    displayName: 'FusionClientApp',
    active: settings.clientActive,
    isOAuthClient: true,
    clientType: 'confidential',
    clientSecret: settings.shownClientSecret,
    allowedGrants: settings.clientGrants,
  }
}

function selected(resource: Readonly<Record<string, unknown>>, attributes: string | null): object {
  if (attributes === null) return resource
  const wanted = new Set(['id', ...attributes.split(',')])
  return Object.fromEntries(Object.entries(resource).filter(([name]) => wanted.has(name)))
}

/** What a bearer token that is garbage or over gets: a page, not JSON (Oracle's tutorials). */
function htmlUnauthorised(): Reply {
  return {
    status: 401,
    headers: { 'content-type': 'text/html' },
    body: '<HTML><HEAD><TITLE>Unauthorized</TITLE></HEAD><BODY><H1>Unauthorized</H1>Proper authorization is required for this area.</BODY></HTML>',
  }
}

function json(body: object): Reply {
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
}
