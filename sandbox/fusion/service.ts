import {
  startService,
  type ReceivedRequest,
  type Service,
  type ServiceOptions,
} from '../https-service.js'
import type { Reply } from '../reply.js'
import type { FusionSettings } from './settings.js'

/** The pod's own identity domain; nothing is ever sent to it. */
const OWN_DOMAIN = 'https://127.0.0.1:9'

/**
 * Starts a Fusion pod. Bodies of refusals are inferred: Oracle documents the statuses alone.
 * @param clientDomain URL of the identity domain that signs the client's tokens
 */
export function startFusion(
  settings: FusionSettings,
  clientDomain: string,
  options: ServiceOptions,
): Promise<Service> {
  return startService('fusion', options, (request) => answer(request, settings, clientDomain))
}

function answer(request: ReceivedRequest, settings: FusionSettings, clientDomain: string): Reply {
  if (settings.maintenance) return page(503, 'Scheduled maintenance')
  if (settings.shutsOut) return page(403, 'Access Denied')
  if (request.path.startsWith('/fscmUI/')) return signIn(settings, clientDomain)
  if (request.path.startsWith('/hcmRestApi/')) {
    return page(401, 'Error 401--Unauthorized', { 'www-authenticate': 'Basic realm="owsm"' })
  }
  return page(404, 'Error 404--Not Found')
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
