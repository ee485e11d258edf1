import type { DomainSettings, SandboxDomainUser } from './settings.js'

/** The SCIM ids of the sandbox's application and administrator role. */
export const APP_ID = 'aa00bb11cc22dd33ee44ff5566778899'
export const RESOURCE_APP_ID = 'ee00ff11aa22bb33cc44dd5566778800'
export const ADMINISTRATOR_ROLE_ID = 'c1d2e3f4a5b60718293a4b5c6d7e8f90'
export const ADMINISTRATOR = 'Identity Domain Administrator'
/** The role that every confidential client has, and no user. */
export const EVERY_CLIENT = 'Authenticated Client'

/** A grant of the administrator role to the application. */
export interface SandboxGrant {
  readonly id: string
  /** When it was made, ISO 8601. */
  readonly created: string
  /** Token requests of the client since it was made: a new role does not show at once. */
  tokensSince: number
}

/** When the grants were made that are there from the start. */
const LONG_AGO = '2024-05-06T07:08:09.123Z'

/** What changes in an identity domain while it runs. */
export class DomainState {
  readonly users: SandboxDomainUser[]
  readonly grants: SandboxGrant[]
  /** Why signed requests were refused, which their answers do not say. */
  readonly signatureRefusals: string[] = []
  readonly #settings: DomainSettings
  readonly #now: () => number
  #made = 0

  /** @param now the domain's clock, milliseconds since the epoch */
  constructor(settings: DomainSettings, now: () => number = Date.now) {
    this.#settings = settings
    this.#now = now
    this.users = [...settings.users]
    this.grants = settings.grants.map((id) => ({
      id,
      created: LONG_AGO,
      tokensSince: Number.POSITIVE_INFINITY,
    }))
  }

  /** Makes a grant, which does not show in tokens yet. */
  grant(): SandboxGrant {
    const created = new Date(this.#now()).toISOString()
    const grant = { id: this.newId(), created, tokensSince: 0 }
    this.grants.push(grant)
    return grant
  }

  /** An id of 32 hexadecimal digits that no other resource has. */
  newId(): string {
    this.#made += 1
    return this.#made.toString(16).padStart(32, '7')
  }

  /** Roles of the client's next token; the domain takes its time before a grant shows in tokens. */
  rolesOfNextToken(): readonly string[] {
    const { clientRoles, tokensUntilGrantShows } = this.#settings
    for (const grant of this.grants) grant.tokensSince += 1
    const shows = this.grants.some(({ tokensSince }) => tokensSince > tokensUntilGrantShows)
    return shows ? [...clientRoles, ADMINISTRATOR] : clientRoles
  }
}
