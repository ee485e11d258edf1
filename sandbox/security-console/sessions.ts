import { randomBytes } from 'node:crypto'
import { mayUse } from '../fusion/catalogs.js'
import type { FusionUserState } from '../fusion/roles.js'
import type { ConsoleSettings } from './settings.js'
import type { View } from './view.js'

const COOKIE = 'JSESSIONID'

/** The role that opens Security Console (Oracle, *Configure Inbound Authentication*). */
const SECURITY_MANAGER = 'ORA_FND_IT_SECURITY_MANAGER_JOB'

/** Somebody who is signed in at the pod, with the page that they look at. */
export interface ConsoleSession {
  readonly mayOpenConsole: boolean
  view: View
  /** The parts of the page that the browser has. */
  parts: ReadonlyMap<string, string>
  /** Where the warning about import processes is still to come. */
  warnings: readonly ('on opening' | 'after a tab')[]
  requestsLeft: number
}

/** Who is signed in at the pod. */
export class ConsoleSessions {
  readonly #settings: ConsoleSettings
  readonly #sessions = new Map<string, ConsoleSession>()
  #opened = 0

  constructor(settings: ConsoleSettings) {
    this.#settings = settings
  }

  /** Opens a session. @returns the value of `Set-Cookie` */
  open(user: FusionUserState): string {
    const { importWarning, firstSessionRequests } = this.#settings
    const id = randomBytes(24).toString('hex')
    this.#opened += 1
    this.#sessions.set(id, {
      mayOpenConsole: mayUse(user, SECURITY_MANAGER),
      view: { place: { at: 'home' }, dialogs: [] },
      parts: new Map(),
      warnings:
        importWarning === 'never'
          ? []
          : importWarning === 'on opening'
            ? ['on opening']
            : ['on opening', 'after a tab'],
      requestsLeft: this.#opened === 1 ? firstSessionRequests : Number.POSITIVE_INFINITY,
    })
    return `${COOKIE}=${id}; Path=/fscmUI; Secure; HttpOnly`
  }

  /** The session of a request, which counts against it; `undefined` when there is none, or none any more. */
  find(cookies: string | undefined): ConsoleSession | undefined {
    const id = new RegExp(`(?:^|; )${COOKIE}=([0-9a-f]+)`).exec(cookies ?? '')?.[1] ?? ''
    const session = this.#sessions.get(id)
    if (session === undefined) return undefined
    session.requestsLeft -= 1
    if (session.requestsLeft >= 0) return session
    this.#sessions.delete(id)
    return undefined
  }
}

/** Whether the warning is due, once. */
export function warnsOfImports(
  session: ConsoleSession,
  when: 'on opening' | 'after a tab',
): boolean {
  const due = session.warnings.includes(when)
  session.warnings = session.warnings.filter((each) => each !== when)
  return due
}
