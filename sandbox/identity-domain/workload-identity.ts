/**
 * An identity propagation trust (SCIM resource `IdentityPropagationTrust`). Its public keys come from the issuer that the
 * sandbox starts, in place of a `publicKeyEndpoint`.
 */
export interface IdentityPropagationTrust {
  readonly active: boolean
  /** The sandbox's own GitHub, when not given. */
  readonly issuer?: string
  /** Ids of the clients that may exchange tokens under this trust. */
  readonly oauthClients: readonly string[]
  readonly clientClaimName?: string
  readonly clientClaimValues?: readonly string[]
  readonly subjectType: 'User'
  readonly allowImpersonation: boolean
  /** The first rule that the token meets decides; `value` is the id of a service user. */
  readonly impersonationServiceUsers: readonly { readonly rule: string; readonly value: string }[]
  readonly clockSkewSeconds: number
}

/** A user who cannot sign in and has no password; others act in its name. */
export interface ServiceUser {
  readonly id: string
  readonly userName: string
  readonly active: boolean
  /** What it was granted (`ADMINISTRATOR_TO_USER`). */
  readonly appRoles: readonly string[]
}

/** How workloads get rights in the domain without a secret of an administrator. */
export interface WorkloadIdentitySettings {
  readonly identityPropagationTrust: IdentityPropagationTrust | undefined
  readonly serviceUsers: readonly ServiceUser[]
  /** An OAuth client without any right or grant type of its own: it may call the exchange. */
  readonly exchangeClient: { readonly id: string; readonly secret: string }
  /**
   * How long a UPST lives, in seconds: up to an hour (A-Team), or as long as the subject token, some five minutes, which
   * live trials of 2026 saw (sample token-exchange-ok).
   */
  readonly securityTokenSeconds: number
}

/** What the workflow asks its ID token for. */
export const ID_TOKEN_AUDIENCE = 'oci-oic-setup'

/** The administrator. It is the only role that certainly may grant itself to others, which the lease of keys needs. */
export const SERVICE_USER: ServiceUser = {
  id: 'aa11bb22cc33dd44ee55ff6600112233',
  userName: 'svc-oic-setup',
  active: true,
  appRoles: ['Identity Domain Administrator'],
}

const EXCHANGE_CLIENT = {
  id: 'ec0123aa77bb4c0e9d1122334455ccdd',
  secret: `sandbox-exchange-s<cr"t'&=+%41/\\b17e`,
}

/** A trust in the main branch of one repository, by its ids. */
export const IDENTITY_PROPAGATION_TRUST: IdentityPropagationTrust = {
  active: true,
  oauthClients: [EXCHANGE_CLIENT.id],
  clientClaimName: 'aud',
  clientClaimValues: [ID_TOKEN_AUDIENCE],
  subjectType: 'User',
  allowImpersonation: true,
  impersonationServiceUsers: [
    {
      rule: 'sub eq repo:acme@1234567/integration@89012345:ref:refs/heads/main',
      value: SERVICE_USER.id,
    },
  ],
  clockSkewSeconds: 60,
}

/** Everything in place. */
export const HEALTHY_WORKLOAD_IDENTITY: WorkloadIdentitySettings = {
  identityPropagationTrust: IDENTITY_PROPAGATION_TRUST,
  serviceUsers: [SERVICE_USER],
  exchangeClient: EXCHANGE_CLIENT,
  securityTokenSeconds: 3600,
}

/**
 * Whether a token's claims meet a rule: `claim eq value`, in which `*` stands for any text, or `claim co part`, in which
 * it does not. A value in quotation marks is stored and never matches (sample token-exchange-no-rule: the trials that
 * recorded it took the marks off). That `*` works is disputed among public guides; that claims which are no texts meet
 * no rule is inferred.
 */
export function meetsRule(rule: string, claims: Readonly<Record<string, unknown>>): boolean {
  const [, name = '', operator, value = ''] = /^(\S+) (eq|co) (.+)$/.exec(rule) ?? []
  const claim = claims[name]
  if (operator === undefined || typeof claim !== 'string') return false
  if (operator === 'co') return claim.includes(value)
  const pattern = value.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('*', '.*')
  return new RegExp(`^${pattern}$`, 's').test(claim)
}
