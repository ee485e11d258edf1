/** A connection of the sandbox's Oracle Integration. */
export interface SandboxConnection {
  readonly project?: string
  readonly id: string
  /** `ACTIVATED` is made up: a word that the action does not know. */
  readonly status: 'CONFIGURED' | 'INPROGRESS' | 'ACTIVATED'
  readonly securityPolicy: string
  /** ERP Cloud Host; the pod's own when not given. */
  readonly host?: string
  readonly locked?: boolean
  /** Client id of its application, '' for one that is not shown; that a connection shows it is inferred. */
  readonly clientId?: string
  /** Its application is not that of the workflow's client, whatever it shows. */
  readonly ofAnotherApplication?: boolean
  /** Who gave consent, or why the connection has no token. */
  readonly consent:
    | { readonly by: string }
    | 'never given'
    | 'refresh token expired'
    | 'refresh token consumed'
    | 'wrong client secret'
}

/** How the sandbox's Oracle Integration behaves; a scenario overrides what it is about. */
export interface OicSettings {
  /** Decides the form of a connection: samples oic-connection-gen2 and oic-connection-gen3. */
  readonly generation: 2 | 3
  /** Service instance name. */
  readonly instance: string
  /** Application roles of the client in the instance. */
  readonly clientRoles: readonly ('ServiceUser' | 'ServiceDeveloper')[]
  /** Location-based access of the pod shuts Oracle Integration's address out. */
  readonly shutOut: boolean
  /** Whether the allowlist of the instance has the caller's address; what it answers to others is inferred. */
  readonly letsIn: boolean
  readonly connections: readonly SandboxConnection[]
  /** Members of answers in kebab case, as the reference of Generation 3 prints them. */
  readonly kebabCase: boolean
}

/** The connection as it should be. */
export const CONNECTION: SandboxConnection = {
  id: 'ERP_DEV',
  status: 'CONFIGURED',
  // sample oic-security-policies; that ERP and HCM connections use this one is inferred from its name
  securityPolicy: 'FA_OAUTH_AUTHORIZATION_CODE_CREDENTIALS',
  consent: { by: 'SA_FA_DEV_OIC' },
}

/** Audience of the instance's resource application. */
export const OIC_AUDIENCE = 'https://ABCD1234.integration.sandbox.example:443'

/** Its scope: the audience and the scope's name, glued together. */
export const OIC_SCOPE = `${OIC_AUDIENCE}urn:opc:resource:consumer::all`

/** An instance in which everything is as it should be. */
export const HEALTHY_OIC: OicSettings = {
  generation: 3,
  instance: 'oic-dev',
  clientRoles: ['ServiceDeveloper'],
  shutOut: false,
  letsIn: true,
  connections: [CONNECTION],
  kebabCase: false,
}
