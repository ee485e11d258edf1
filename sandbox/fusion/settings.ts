import { NAMESPACE } from './service-list.js'

/** A user of the sandbox's pod. */
export interface SandboxFusionUser {
  readonly id: string
  readonly userName: string
  readonly active: boolean
  readonly password: string
  /** Codes of the roles held directly, which SCIM shows. */
  readonly roles: readonly string[]
  /** Codes of the roles held through other roles, which SCIM probably does not show. */
  readonly inheritedRoles?: readonly string[]
  /** Without data security SCIM shows this caller nothing: every list is empty, with 200 (sample fusion-scim-privilege). */
  readonly dataSecurity?: false
  /** Codes of roles that were given just now: SCIM shows them, the services do not know them yet. */
  readonly notYetEffective?: readonly string[]
}

/** Certificates of the client's domain that a pod may hold. */
type ImportedCertificate = 'signing' | 'authority' | 'former signing'

/** The namespace of a pod whose service catalogue has other names than the recorded ones. */
export const OTHER_NAMESPACE = 'http://xmlns.example/apps/fnd/applcore/webservices/v2/'

/** How the sandbox's pod behaves; a scenario overrides what it is about. */
export interface FusionSettings {
  /**
   * Where the pod sends a browser to sign in: its own identity domain, the one that signs the client's tokens, the
   * classic sign-in of pods that are not upgraded, or nowhere. In the second case it trusts that domain by itself.
   */
  readonly signIn: 'own domain' | "the client's domain" | 'classic' | 'nowhere'
  /** How the pod writes the address of its first redirect, which leads to itself. */
  readonly signInRedirect: 'absolute' | 'relative'
  /** Location-based access or a network rule: the caller's address is shut out before anything is looked at. */
  readonly shutsOut: 'nobody' | 'with 403' | 'tokens with 401 Access Denied'
  readonly maintenance: boolean
  /** Whether Security Console > API Authentication has its Oracle provider; without it the next two say nothing. */
  readonly providerExists: boolean
  /** Security Console > API Authentication. */
  readonly trustedIssuers: readonly string[]
  /** Token type JWT is ticked for the issuers; SAML and STS are. */
  readonly jwtTicked: boolean
  /** Inbound API Authentication Public Certificates: what was imported of the client's domain. */
  readonly imported: readonly ImportedCertificate[]
  /** Aliases under which they were imported. */
  readonly importedAliases: Readonly<Record<ImportedCertificate, string>>
  /** So many tokens are still checked as before after a change in Security Console; the real delay is not known. */
  readonly tokenChecksUntilTrustShows: number
  /** Whether it needs both; open, so a scenario may switch it on. */
  readonly needsAuthority: boolean
  /** Whether it compares the claim `aud` with its own host; open. */
  readonly checksAudience: boolean
  /** Whether it compares `sub` and user name with regard to case; open. */
  readonly comparesCase: boolean
  readonly basicAuthentication: boolean
  /** How far the pod's clock is ahead of the runner's. */
  readonly clockOffsetSeconds: number
  /** What the service catalogue says without the privilege; open. */
  readonly catalogRefusal: 401 | 403 | 'fault'
  /** Where the service catalogue is. */
  readonly catalogPath: string
  /** The namespace of its names; none but the recorded one is known. */
  readonly catalogNamespace: string
  readonly users: readonly SandboxFusionUser[]
  /** Where SCIM shows the roles of a user; that a pod leaves them out of lists is seen in models of live answers. */
  readonly showsRoles: 'in lists' | 'of one user' | 'never'
  /** Whether SCIM knows the operator `sw`; open. */
  readonly knowsStartsWith: boolean
  /** Codes of the roles that exist. */
  readonly roles: readonly string[]
  /** So many look-ups after it was added SCIM shows a role. */
  readonly lookUpsUntilRoleShows: number
  /** Codes of the roles that the API may not assign (Role Provisioning Rules). */
  readonly notAssignable: readonly string[]
}

/** The integration user as it should be. */
export const FUSION_USER: SandboxFusionUser = {
  id: '0B7DD7F2B3A66AE0E050F00A395B6B66',
  userName: 'SA_FA_DEV_OIC',
  active: true,
  password: 'sandbox-fusion-password-of-nobody',
  roles: ['ORA_FND_INTEGRATION_SPECIALIST_JOB', 'SOAOperator', 'OIC_INTEGRATION_ROLE'],
}

/** A custom role with the privilege ASE_REST_SERVICE_ACCESS_IDENTITY_INTEGRATION_PRIV and nothing else. */
export const SCIM_ROLE = 'ACME_SCIM_ROLE'

/** The user of `fusion-username`. No documented role reads users by SCIM and may not add roles. */
export const FUSION_SCIM_USER: SandboxFusionUser = {
  id: '1C7DD7F2B3A66AE0E050F00A395B6B77',
  userName: 'OIC_PREREQ_SCIM',
  active: true,
  password: `sandbox-fusion-p<ss"w'rd&=+%41/:ü\\4b1d`,
  roles: ['ORA_FND_IT_SECURITY_MANAGER_JOB'],
}

/** A pod in which everything is as it should be, with an identity domain of its own. */
export const HEALTHY_FUSION: FusionSettings = {
  signIn: 'own domain',
  signInRedirect: 'absolute',
  shutsOut: 'nobody',
  maintenance: false,
  providerExists: true,
  trustedIssuers: ['www.oracle.com', 'https://identity.oraclecloud.com/'],
  jwtTicked: true,
  imported: ['signing', 'authority'],
  // before a rotation, the former certificate had the alias that is the action's default
  importedAliases: {
    signing: 'OIC_IDCS_CERT',
    authority: 'OIC_CA_CERT',
    'former signing': 'OIC_IDCS_CERT',
  },
  tokenChecksUntilTrustShows: 0,
  needsAuthority: false,
  checksAudience: false,
  comparesCase: false,
  basicAuthentication: true,
  clockOffsetSeconds: 0,
  catalogRefusal: 403,
  catalogPath: '/fscmService/ServiceCatalogService',
  catalogNamespace: NAMESPACE,
  users: [FUSION_USER, FUSION_SCIM_USER],
  showsRoles: 'in lists',
  knowsStartsWith: true,
  roles: [
    'ORA_FND_INTEGRATION_SPECIALIST_JOB',
    'SOAOperator',
    'OIC_INTEGRATION_ROLE',
    'AttachmentsUser',
    'ORA_FND_IT_SECURITY_MANAGER_JOB',
    'ORA_PER_EMPLOYEE_ABSTRACT',
    SCIM_ROLE,
  ],
  lookUpsUntilRoleShows: 2,
  notAssignable: [],
}
