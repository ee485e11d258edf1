import { randomBytes } from 'node:crypto'
import { startService, type Service, type ServiceOptions } from '../https-service.js'
import type { ReceivedRequest } from '../received-request.js'
import type { IdTokenProvider } from '../github/id-tokens.js'
import type { Reply } from '../reply.js'
import { rateLimiter } from './rate-limit.js'
import { answerApplications } from './applications.js'
import { answerAdministration } from './administration.js'
import { discovery } from './discovery.js'
import { rolesBehind, unauthorised } from './authorisation.js'
import { scimError } from './scim.js'
import { SecurityTokens } from './security-tokens.js'
import type { DomainSettings } from './settings.js'
import type { Signing } from './signing-certificates.js'
import { TokenEndpoint, type Resource } from './tokens.js'
import { ADMINISTRATOR, DomainState, EVERY_CLIENT } from './state.js'
import { answerUsers } from './users.js'

/** A running identity domain. */
export interface DomainService extends Service {
  /** What bearer tokens are worth here. */
  readonly tokens: TokenEndpoint
  readonly securityTokens: SecurityTokens
  /** What has changed in it. */
  readonly state: DomainState
}

/**
 * Starts an identity domain.
 * @param provider issues the tokens that may be exchanged
 * @param resources the resource applications, known when their services listen
 * @param oicUrl Oracle Integration, which is registered as where people are sent back to
 */
export async function startIdentityDomain(
  settings: DomainSettings,
  signing: Signing,
  provider: IdTokenProvider,
  resources: () => readonly Resource[],
  oicUrl: () => string,
  options: ServiceOptions,
): Promise<DomainService> {
  let url = ''
  const tooMany = settings.rateLimit === undefined ? () => false : rateLimiter(settings.rateLimit)
  const now = (): number => Date.now() + settings.clockOffsetSeconds * 1000
  const state = new DomainState(settings, now)
  const securityTokens = new SecurityTokens(settings, now)
  const tokens = new TokenEndpoint(settings, state, signing, {
    exchange: { provider, securityTokens, now },
    url: () => url,
    resources,
  })
  const answer = (request: ReceivedRequest): Promise<Reply> | Reply => {
    const endpoint = `${request.method} ${request.path}`
    switch (endpoint) {
      case 'GET /.well-known/openid-configuration':
        return json(discovery(url, settings))
      case 'POST /oauth2/v1/token':
        return tooMany() ? TOO_MANY : tokens.answer(request)
      case 'GET /admin/v1/SigningCert/jwk':
        return signingKeys(request)
      case 'GET /admin/v1/Users':
      case 'POST /admin/v1/Users/.search':
        return authorised(request, (roles) => answerUsers(request, roles, state.users))
      default:
        return authorised(
          request,
          async (roles) =>
            (await answerApplications(request, roles, {
              settings,
              resources: resources(),
              oicUrl: oicUrl(),
            })) ??
            answerAdministration(request, roles, settings, state) ??
            scimError(404, 'The resource does not exist.'),
        )
    }
  }
  const signingKeys = (request: ReceivedRequest): Promise<Reply> | Reply => {
    const document = json(signing.document)
    const shown =
      settings.keyDocument === undefined ? document : { ...document, body: settings.keyDocument }
    if (settings.keysArePublic) return shown
    const { keysForClient } = settings
    return authorised(request, (roles) =>
      roles.some((role) => KEY_READERS.includes(role)) ||
      (keysForClient === 'given' && roles.includes(EVERY_CLIENT))
        ? shown
        : unauthorised(keysForClient === 'given' ? 401 : keysForClient),
    )
  }
  const authorised = async (
    request: ReceivedRequest,
    allowed: (roles: readonly string[]) => Promise<Reply> | Reply,
  ): Promise<Reply> => {
    const roles = await rolesBehind(request, { tokens, securityTokens, state, now })
    return 'status' in roles ? roles : allowed(roles)
  }
  const service = await startService('identity-domain', options, async (request) => {
    const reply = await answer(request)
    const id = requestId()
    return {
      ...reply,
      headers: { 'opc-request-id': id, 'x-oracle-dms-ecid': id, ...reply.headers },
    }
  })
  url = service.url
  return { ...service, tokens, securityTokens, state }
}

/** Another for every request: sample idcs-request-id, whose second half, an execution-context id, is not recorded. */
function requestId(): string {
  return `${randomBytes(16).toString('hex').toUpperCase()}/${randomBytes(8).toString('hex')}`
}

/** Sample idcs-rate-limit. Whether Oracle sends `Retry-After` is open; without it the client has to find its own pace. */
const TOO_MANY: Reply = { status: 429, body: '' }

/** Roles besides Authenticated Client that may read the keys (Oracle, *AppRole Permissions*). */
const KEY_READERS: readonly string[] = [
  ADMINISTRATOR,
  'Application Administrator',
  'Security Administrator',
]

function json(body: object): Reply {
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
}
