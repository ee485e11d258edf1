import type { SigningShape } from './signing-certificates.js'

/** How the sandbox's identity domain behaves; a scenario overrides what it is about. */
export interface DomainSettings {
  /** `idcs-` and 32 hexadecimal digits. */
  readonly id: string
  readonly clientId: string
  readonly clientSecret: string
  /** Whether the confidential application is activated. */
  readonly clientActive: boolean
  readonly clientGrants: readonly string[]
  /** Roles besides Authenticated Client, which every confidential client has. */
  readonly clientRoles: readonly string[]
  /** What a client without administrative roles gets when it asks for `__myscopes__`. */
  readonly roleLessClient: 'refused' | 'narrowed'
  readonly issuer: string
  /** The setting "Access signing certificate > Configure client access". */
  readonly keysArePublic: boolean
  /** How the key endpoint treats a valid token of the client. Which refusal is real is open. */
  readonly keysForClient: 'given' | 401 | 403
  readonly signing: SigningShape
  /** Answers the key endpoint with this document, whatever the keys are. */
  readonly keyDocument?: string
  /** Issues this token, whatever was asked for. */
  readonly fixedToken?: string
  readonly clockOffsetSeconds: number
}

/** A domain in which everything is as it should be. */
export const HEALTHY_DOMAIN: DomainSettings = {
  id: 'idcs-0123456789abcdef0123456789abcdef',
  clientId: '5f0123aa77bb4c0e9d1122334455ccdd',
  clientSecret: 'sandbox-client-secret-7d1c4a5e',
  clientActive: true,
  clientGrants: ['client_credentials'],
  clientRoles: [],
  roleLessClient: 'refused',
  issuer: 'https://identity.oraclecloud.com/',
  keysArePublic: false,
  keysForClient: 'given',
  signing: {},
  clockOffsetSeconds: 0,
}
