import type { RateLimit } from './rate-limit.js'
import type { SigningShape } from './signing-certificates.js'
import { HEALTHY_WORKLOAD_IDENTITY, type WorkloadIdentitySettings } from './workload-identity.js'

/** A user of the sandbox's identity domain. */
export interface SandboxDomainUser {
  readonly id: string
  readonly userName: string
  readonly active: boolean
  /** When the user is locked: `UserExtLocked.reason`, 0 for failed logins, 1 for the lock of an administrator. */
  readonly lockReason?: number
  readonly federated: boolean
  /** What of its state is left out of every answer. */
  readonly unsaid?: readonly ('active' | 'locked')[]
  /** Claim `sub` of its tokens, when another identity provider maps it. */
  readonly subject?: string
  readonly password: string
}

/** How the sandbox's identity domain behaves; a scenario overrides what it is about. */
export interface DomainSettings extends WorkloadIdentitySettings {
  /** `idcs-` and 32 hexadecimal digits. */
  readonly id: string
  readonly clientId: string
  readonly clientSecret: string
  /** What the member `clientSecret` of `/Apps` shows. In a domain it is the client's secret; here it can be told apart. */
  readonly shownClientSecret: string
  /** Alias of the certificate registered on the application, whose key is `clientKey()`. */
  readonly clientCertificateAlias: string
  /** Whether the confidential application is activated. */
  readonly clientActive: boolean
  /** Refuses the client from everywhere, as a network perimeter does; the form of the refusal is inferred. */
  readonly clientOutsidePerimeter: boolean
  readonly clientGrants: readonly string[]
  /** Roles besides Authenticated Client, which every confidential client has. */
  readonly clientRoles: readonly string[]
  /** A second client, with rights over users and grants. */
  readonly admin: {
    readonly id: string
    readonly secret: string
    readonly roles: readonly string[]
  }
  /** A third one, with rights to read alone. */
  readonly reader: {
    readonly id: string
    readonly secret: string
    readonly roles: readonly string[]
  }
  /** A fourth one, without roles, and without a scope but that of Oracle Integration. */
  readonly integrationClient: { readonly id: string; readonly secret: string }
  /** Ids of grants of the administrator role that the client has from the start. */
  readonly grants: readonly string[]
  /** So many tokens after a grant the client still gets one without the role. */
  readonly tokensUntilGrantShows: number
  /** How long tokens of administrative scopes live at most, in seconds. */
  readonly tokenSeconds: number
  /** The domain takes no writes, as after a disaster. */
  readonly readOnly: boolean
  /**
   * What a client without administrative roles gets when it asks for `__myscopes__`: a token with the role of every
   * client (sample token-roleless-myscopes), or a refusal, whose form is inferred.
   */
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
  readonly users: readonly SandboxDomainUser[]
  /** Host in the audience of Fusion's resource application, when it is not the pod's. */
  readonly fusionAudience?: string
  /** Whether the client was given Fusion's scope, and that of Oracle Integration. */
  readonly fusionScopeGranted: boolean
  readonly oicScopeGranted: boolean
  /** A second factor keeps users from getting tokens by password. */
  readonly secondFactor: boolean
  /** What a client without a role for it is shown of applications. That it is its own is inferred. */
  readonly applicationsForClient: 'own' | 'none' | 'refused'
  /** Attributes of the client application, and of that of the pod, that differ; `undefined` is not shown. */
  readonly clientApplication: Readonly<Record<string, unknown>>
  readonly resourceApplication: Readonly<Record<string, unknown>>
  /** Attributes of applications that only roles for them are shown. */
  readonly shownToReaders?: readonly string[]
  /** Who is assigned to both. */
  readonly assigned: readonly { readonly id: string; readonly type: 'User' | 'Group' }[]
  /** Shows every attribute of an application, whichever were asked for. */
  readonly ignoresAttributes?: true
  readonly clockOffsetSeconds: number
  /** Takes assertions that are dated into the future, for who tests with a clock of its own. */
  readonly takesEarlyAssertions?: true
  /** Token requests are limited; without it they are not. */
  readonly rateLimit?: RateLimit
}

/** The domain's region, as tokens and hosts name it. */
export const REGION = 'eu-frankfurt-idcs-1'

/** The integration user as it should be. */
export const DOMAIN_USER: SandboxDomainUser = {
  id: 'e0e1e2e3e4e5e6e7e8e9f0f1f2f3f4f5',
  userName: 'SA_FA_DEV_OIC',
  active: true,
  federated: false,
  password: `sandbox-domain-p<ss"w'rd&=+%41/\\91c2`,
}

/** Another person of the domain, who may give consent too. */
export const DOMAIN_COLLEAGUE: SandboxDomainUser = {
  ...DOMAIN_USER,
  id: 'a0a1a2a3a4a5a6a7a8a9b0b1b2b3b4b5',
  userName: 'JANE.ADMIN',
}

/** A domain in which everything is as it should be. */
export const HEALTHY_DOMAIN: DomainSettings = {
  id: 'idcs-0123456789abcdef0123456789abcdef',
  clientId: '5f0123aa77bb4c0e9d1122334455ccdd',
  clientSecret: `sandbox-client-s<cr"t'&=+%41/\\7d1c4a5e`,
  shownClientSecret: `sandbox-shown-s<cr"t'&=+%41/\\c0de`,
  clientCertificateAlias: 'oic_signing',
  clientActive: true,
  clientOutsidePerimeter: false,
  clientGrants: [
    'client_credentials',
    'password',
    'urn:ietf:params:oauth:grant-type:jwt-bearer',
    'authorization_code',
    'refresh_token',
  ],
  clientRoles: ['Audit Administrator'],
  admin: {
    id: 'ad5b91e04c7d4f62a83e17d9c0b4562f',
    secret: `sandbox-admin-s<cr"t'&=+%41/\\3e8f`,
    roles: ['User Administrator'],
  },
  reader: {
    id: 'ea7c20f3b1d84596be3d8a1f5047c9e6',
    secret: `sandbox-reader-s<cr"t'&=+%41/\\5b2a`,
    roles: ['Audit Administrator'],
  },
  integrationClient: {
    id: '0c9e46d2f8a74b30951bc7e2d60f3a84',
    secret: `sandbox-oic-s<cr"t'&=+%41/\\9d6e`,
  },
  grants: [],
  tokensUntilGrantShows: 1,
  tokenSeconds: 3600,
  readOnly: false,
  roleLessClient: 'narrowed',
  issuer: 'https://identity.oraclecloud.com/',
  keysArePublic: false,
  keysForClient: 'given',
  signing: {},
  users: [DOMAIN_USER],
  applicationsForClient: 'own',
  clientApplication: {},
  resourceApplication: {},
  assigned: [],
  fusionScopeGranted: true,
  oicScopeGranted: true,
  secondFactor: false,
  clockOffsetSeconds: 0,
  ...HEALTHY_WORKLOAD_IDENTITY,
}
