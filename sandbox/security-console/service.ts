import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TrustStore } from '../fusion/trust-store.js'
import { html, htmlReply } from '../html.js'
import type { ReceivedRequest } from '../received-request.js'
import { jsonReply, type Reply } from '../reply.js'
import type { SignInState } from '../sign-in/state.js'
import { afterEvent, type ConsoleEvent } from './events.js'
import { navigatorIds, SECURITY_CONSOLE } from './ids.js'
import { emptyPage, partsOf } from './pages.js'
import { ConsoleSessions, warnsOfImports, type ConsoleSession } from './sessions.js'
import type { ConsoleSettings } from './settings.js'
import type { Dialog, Place } from './view.js'

const HOME = '/fscmUI/faces/FuseWelcome'
const WORK_AREA = '/fscmUI/faces/FuseOverview'

/** Answers requests for the pod's pages, which begin with `/fscmUI/`. */
export type AnswerPages = (request: ReceivedRequest) => Reply

/**
 * The pod's pages: home, and Security Console > API Authentication, in the manner of ADF. What a page shows is kept
 * here; the browser sends what its user did, and replaces the parts that look different then.
 * @param signInUrl where a browser that is not signed in is sent first, given what it asked for, and then, given the
 *   name of its request
 */
export async function consolePages(
  settings: ConsoleSettings,
  trust: TrustStore,
  signIn: SignInState,
  signInUrl: {
    readonly first: (wanted: string) => string
    readonly then: (request: string) => string
  },
): Promise<AnswerPages> {
  const file = (name: string): Promise<string> => readFile(join(import.meta.dirname, name), 'utf8')
  const [script, skin] = await Promise.all([file('adf.js'), file('skin.css')])
  const sessions = new ConsoleSessions(settings)
  const shown = ({ mayOpenConsole }: ConsoleSession): Parameters<typeof partsOf>[1] => ({
    settings,
    trust,
    mayOpenConsole,
  })

  const answer = (request: ReceivedRequest): Reply => {
    switch (`${request.method} ${request.path}`) {
      case 'GET /fscmUI/adf.js':
        return { status: 200, headers: { 'content-type': 'text/javascript' }, body: script }
      case 'GET /fscmUI/skin.css':
        return { status: 200, headers: { 'content-type': 'text/css' }, body: skin }
      case 'GET /fscmUI/adfAuthentication':
        return signedIn(request)
    }
    const session = sessions.find(request.headers['cookie'])
    if (request.method === 'POST') {
      return session === undefined ? json(401, {}) : changed(session, request)
    }
    if (session === undefined) return toSignIn(request)
    return page(session, request)
  }

  // that the pod sets a cookie here, before anybody is signed in, is inferred
  const toSignIn = ({ path, query }: ReceivedRequest): Reply => {
    const wanted = query.size === 0 ? path : `${path}?${query.toString()}`
    return redirect(signInUrl.first(wanted), {
      'set-cookie': `JSESSIONID=${randomBytes(8).toString('hex')}; Path=/fscmUI; Secure; HttpOnly`,
    })
  }

  const signedIn = ({ query }: ReceivedRequest): Reply => {
    const who = signIn.redeem(query.get('code') ?? '')
    if (who === undefined) {
      return redirect(signInUrl.then(signIn.request(query.get('success_url') ?? HOME)))
    }
    return redirect(who.path, { 'set-cookie': sessions.open(who.user) })
  }

  const page = (session: ConsoleSession, { path, query }: ReceivedRequest): Reply => {
    if (path !== HOME && path !== WORK_AREA) return htmlReply(404, html`<title>Not Found</title>`)
    const known = path === HOME || query.get('fndGlobalItemNodeId') === SECURITY_CONSOLE
    const clicked = query.has('_adf.ctrl-state')
    const led = path === WORK_AREA && settings.deepLink === 'leads home' && !clicked
    if (!known || led) return redirect(HOME)
    const place = placeAt(path, session)
    session.view = { place, dialogs: dialogsAt(place, session) }
    session.parts = new Map()
    return htmlReply(200, emptyPage(settings, place))
  }

  const placeAt = (path: string, { mayOpenConsole }: ConsoleSession): Place => {
    if (path === HOME) return { at: 'home' }
    return mayOpenConsole ? { at: 'tab', tab: 'roles' } : { at: 'access denied' }
  }

  const dialogsAt = ({ at }: Place, session: ConsoleSession): readonly Dialog[] =>
    at === 'tab'
      ? [
          ...(warnsOfImports(session, 'on opening') ? [{ kind: 'import warning' as const }] : []),
          ...(settings.unknownDialog === 'on opening' ? [{ kind: 'unknown' as const }] : []),
        ]
      : []

  const changed = (session: ConsoleSession, { body }: ReceivedRequest): Reply => {
    const event = eventIn(body)
    if (event === undefined) return json(400, {})
    const { entry } = navigatorIds(session.view.place)
    if (session.mayOpenConsole && event.source === `${entry}${SECURITY_CONSOLE}`) {
      const query = `fndGlobalItemNodeId=${SECURITY_CONSOLE}&_adf.ctrl-state=1`
      return json(200, { location: `${WORK_AREA}?${query}` })
    }
    session.view = afterEvent(session.view, event, {
      settings,
      trust,
      warnsOfImports: () => warnsOfImports(session, 'after a tab'),
    })
    const opening = session.parts.size === 0
    const before = session.parts
    session.parts = partsOf(session.view, shown(session))
    return json(200, {
      parts: [...session.parts].filter(([id, markup]) => before.get(id) !== markup),
      renderingMs: opening ? settings.openingMs : settings.renderingMs,
    })
  }

  return answer
}

function eventIn(body: string): ConsoleEvent | undefined {
  const event: unknown = JSON.parse(body)
  if (typeof event !== 'object' || event === null || !('source' in event)) return undefined
  return typeof event.source === 'string' ? (event as ConsoleEvent) : undefined
}

function redirect(location: string, headers: Reply['headers'] = {}): Reply {
  return { status: 302, headers: { ...headers, location }, body: '' }
}

function json(status: number, body: object): Reply {
  return jsonReply(status, body, { 'cache-control': 'no-store' })
}
