import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FusionUserState } from '../fusion/roles.js'
import { html, htmlReply, type Html } from '../html.js'
import { startService, type Service, type ServiceOptions } from '../https-service.js'
import type { ReceivedRequest } from '../received-request.js'
import { jsonReply, type Reply } from '../reply.js'
import { CLASSIC_SUBMIT, classicPage, passcodePage } from './classic.js'
import { domainPage, domainScreen, firstScreen, type Screen } from './identity-domain.js'
import type { SignInSettings } from './settings.js'
import type { SignInState } from './state.js'
import { signInWords } from './words.js'

/** Host of the classic sign-in page: browsers find it on loopback, and it names no identity domain. */
export const CLASSIC_HOST = 'login-acme.localhost'

/** Host of the pod's own identity domain: another one than the pod's, as cookies do not heed ports. */
export const DOMAIN_HOST = '127.0.0.1'

/** What the pages need of the pod. */
export interface SignInAround {
  readonly state: SignInState
  readonly users: readonly FusionUserState[]
  readonly fusionUrl: () => string
}

/** Starts the host on which people sign in to the pod: the classic page and an identity domain's. */
export async function startSignIn(
  settings: SignInSettings,
  { state, users, fusionUrl }: SignInAround,
  options: ServiceOptions,
): Promise<Service> {
  const script = await readFile(join(import.meta.dirname, 'sign-in.js'), 'utf8')
  // user names that were given on the screen before the password's, by request
  const named = new Map<string, string>()
  const admitted = (request: string, user: FusionUserState): string =>
    `${fusionUrl()}/fscmUI/adfAuthentication?code=${state.admit(request, user)}`

  const answer = (received: ReceivedRequest): Reply => {
    const { method, path, query } = received
    switch (`${method} ${path}`) {
      case 'GET /oam/server/obrareq.cgi':
        // the pod writes `encquery%3D…`: sample fusion-signin-classic
        return begin(/^encquery=(.+)/.exec([...query.keys()].join())?.[1] ?? null, (request) =>
          classicPage(settings, request, false),
        )
      case `POST ${CLASSIC_SUBMIT}`:
        return submitted(new URLSearchParams(received.body))
      case 'GET /oauth2/v1/authorize':
        return begin(query.get('state'), (request) => domainPage(settings, request))
      case 'GET /ui/v1/sign-in.js':
        return { status: 200, headers: { 'content-type': 'text/javascript' }, body: script }
      case 'POST /sso/v1/sdk/authenticate':
        return json(authenticate(JSON.parse(received.body) as SdkRequest))
      case 'GET /company':
        return htmlReply(
          200,
          html`<title>Acme</title>
            <p>${signInWords(settings).company}</p>`,
        )
      default:
        return htmlReply(404, html`<title>Not Found</title>`)
    }
  }

  const begin = (request: string | null, page: (request: string) => Html): Reply =>
    request !== null && state.knows(request)
      ? htmlReply(200, page(request))
      : htmlReply(
          400,
          html`<title>Error</title>
            <p>The pod has not sent you.</p>`,
        )

  const submitted = (form: URLSearchParams): Reply => {
    const field = (name: string): string => form.get(name) ?? ''
    if (!state.knows(field('request'))) return begin(null, () => html``)
    const user = state.tryPassword(users, field('userid'), field('password'))
    if (user === undefined) return htmlReply(200, classicPage(settings, field('request'), true))
    if (settings.secondFactor) return htmlReply(200, passcodePage(settings))
    return { status: 302, headers: { location: admitted(field('request'), user) }, body: '' }
  }

  const authenticate = ({ request, screen, userName, password }: SdkRequest): SdkAnswer => {
    const show = (next: Screen, more?: Parameters<typeof domainScreen>[2]): SdkAnswer => ({
      screen: domainScreen(settings, next, more).markup,
    })
    switch (screen) {
      case 'notice':
        return show(firstScreen(settings))
      case 'user name':
        named.set(request, userName ?? '')
        return show('password', { userName: userName ?? '' })
      case 'password':
      case 'both': {
        const name = userName ?? named.get(request) ?? ''
        const user = state.tryPassword(users, name, password ?? '')
        if (user === undefined) return show(screen, { userName: name, refused: true })
        return settings.secondFactor ? show('passcode') : { location: admitted(request, user) }
      }
      case 'passcode':
        return show('passcode')
      default:
        return show(settings.notice ? 'notice' : firstScreen(settings))
    }
  }
  return startService('sign-in', options, answer)
}

/** What the script of the identity domain's page asks, and is answered. */
interface SdkRequest {
  readonly request: string
  readonly screen?: Screen
  readonly userName?: string
  readonly password?: string
}
type SdkAnswer = { readonly screen: string } | { readonly location: string }

function json(body: object): Reply {
  return jsonReply(200, body, { 'cache-control': 'no-store' })
}
