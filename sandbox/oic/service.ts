import type { Authenticate } from '../fusion/authentication.js'
import { mayListServices, mayReadEvents } from '../fusion/catalogs.js'
import { html, htmlReply } from '../html.js'
import { startService, type Service, type ServiceOptions } from '../https-service.js'
import type { ReceivedRequest } from '../received-request.js'
import type { TokenEndpoint } from '../identity-domain/tokens.js'
import { jsonReply, type Reply } from '../reply.js'
import { shownConnection } from './shown-connection.js'
import { OIC_AUDIENCE, type OicSettings, type SandboxConnection } from './settings.js'

/** What Oracle Integration knows of its surroundings. */
export interface OicSurroundings {
  readonly tokens: TokenEndpoint
  /** How the pod receives a token from Oracle Integration. */
  readonly authenticate: Authenticate
  /** URL of the pod. */
  readonly fusionUrl: string
}

/**
 * Starts an Oracle Integration instance. Its test really hands a token of whoever gave consent to the pod's trust
 * store. Statuses are documented; the JSON of a failed test is not, so its form is inferred.
 */
export function startOic(
  settings: OicSettings,
  around: OicSurroundings,
  options: ServiceOptions,
): Promise<Service> {
  return startService('oic', options, (request) => answer(request, settings, around))
}

async function answer(
  request: ReceivedRequest,
  settings: OicSettings,
  around: OicSurroundings,
): Promise<Reply> {
  if (!settings.letsIn) return htmlReply(403, html`<title>403 Forbidden</title>`)
  const bearer = (request.headers['authorization'] ?? '').replace(/^Bearer /, '')
  if (around.tokens.known(bearer)?.audience !== OIC_AUDIENCE) {
    return failure(401, 'Unauthorized', 'The access token is not for this instance.')
  }
  if (settings.generation === 3 && request.query.get('integrationInstance') !== settings.instance) {
    return failure(400, 'Bad Request', 'Unknown or missing integrationInstance.')
  }
  const pattern =
    /^\/ic\/api\/integration\/v1(?:\/projects\/([^/]+))?\/connections\/([^/]+?)(\/test)?$/
  const [, project, id, test] = pattern.exec(request.path) ?? []
  const connection = settings.connections.find(
    (candidate) => candidate.id === id && candidate.project === project,
  )
  if (settings.clientRoles.length === 0) return failure(403, 'Forbidden', 'A role is missing.')
  if (connection === undefined) return failure(404, 'Not Found', `No connection ${String(id)}.`)
  if (test === undefined)
    return jsonReply(200, shownConnection(connection, settings, around.fusionUrl))
  if (request.method !== 'POST') return failure(405, 'Method Not Allowed', 'Use POST.')
  if (!settings.clientRoles.includes('ServiceDeveloper')) {
    return failure(403, 'Forbidden', 'The role ServiceDeveloper is missing.')
  }
  return tested(connection, settings, around)
}

async function tested(
  { consent, locked, ofAnotherApplication = false }: SandboxConnection,
  { shutOut }: OicSettings,
  { tokens, authenticate, fusionUrl }: OicSurroundings,
): Promise<Reply> {
  if (locked === true) return failure(412, 'Precondition Failed', 'The connection is locked.')
  if (consent === 'never given') {
    return failure(409, 'Conflict', 'The connection is not configured: consent is missing.')
  }
  if (typeof consent === 'string') return failure(500, 'Server Error', OAUTH_ERRORS[consent])
  // sample oic-test-lbac; the code before it is inferred
  if (shutOut) return failure(500, 'Server Error', 'CASDK-0005 : Forbidden [403] Access Denied')
  const token = await tokens.forUser(consent.by, ofAnotherApplication)
  if (token === undefined) return failure(500, 'Server Error', OAUTH_ERRORS['user gone'])
  const user = await authenticate(`Bearer ${token}`)
  if (user === undefined || !mayListServices(user) || !mayReadEvents(user)) {
    return failure(
      500,
      'Server Error',
      `CASDK-0004 : Unauthorized [401] Error while connecting to the URL - ${fusionUrl} Authentication Failure. Please check if the credentials provided are valid.`,
    )
  }
  return jsonReply(200, { status: 'CONFIGURED' })
}

const HANDLER =
  '[DefaultAuthSecurityHandler] Could not refresh the access token. The access token response returned an unsuccessful status'

const OAUTH_ERRORS = {
  'refresh token expired': `${HANDLER} [400] {"error":"invalid_grant","error_description":"The token has expired.","ecid":"x"}`,
  'refresh token consumed': `${HANDLER} [400] {"error":"invalid_grant","error_description":"The token has already been consumed.","ecid":"x"}`,
  'user gone': `${HANDLER} [400] {"error":"invalid_grant","error_description":"The user is not there, or may not sign in.","ecid":"x"}`,
  'wrong client secret': `${HANDLER} [401] {"error":"invalid_client","error_description":"Client authentication failed."}`,
} as const

function failure(status: number, title: string, detail: string): Reply {
  return jsonReply(status, {
    type: 'about:blank',
    title,
    detail,
    'o:errorCode': `ICS-${String(status)}`,
    'o:errorDetails': [{ type: 'about:blank', title, detail }],
  })
}
