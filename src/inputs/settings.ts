import type { CauseSeen, State } from '../checks/check.js'
import type { IdTokenRequest } from '../github/id-token.js'
import type { ConfidentialClient } from '../oracle/confidential-client.js'
import type { FusionCredentials } from '../oracle/fusion-directory.js'
import type { ConnectionId } from '../oracle/integration.js'

/** What the run is to do (README, *Modes*). */
export type Mode = 'verify' | 'plan' | 'apply'

/** How the trust probe gets a token for the integration user; `none` when it gets none. */
export type ProbeGrant = 'password' | 'jwt-bearer' | 'client-credentials' | 'none'

/** The inputs, read and found consistent. Secrets are in here: never print it. */
export interface Settings {
  readonly mode: Mode
  /** Name of the pair in titles and reports. */
  readonly environment: string
  readonly identityDomain: {
    readonly url: URL
    readonly client: ConfidentialClient
  }
  /** Who has rights over users and grants, for `plan` and `apply`. */
  readonly administrator: Administrator | undefined
  /** Whether `apply` may lease the administrator role to the client. */
  readonly mayLease: boolean
  /** '' when not given. */
  readonly trustedIssuer: string
  /** How issuer and certificates come into Fusion; `verify` does nothing about it. */
  readonly certificateImport: 'manual' | 'browser'
  readonly certificates: {
    readonly signingAlias: string
    readonly authorityAlias: string
    /** SHA-256, upper case with colons. */
    readonly expectedFingerprints: readonly string[]
    readonly expiryWarningDays: number
  }
  readonly fusion: {
    readonly url: URL
    readonly identityDomainUrl: URL | undefined
    /** Who looks up users and roles. */
    readonly credentials: FusionCredentials | undefined
    /** Scope of the trust probe. */
    readonly scope: string
  }
  readonly integrationUser: IntegrationUser
  readonly probeGrant: ProbeGrant
  /** `undefined` when no connection test was asked for. */
  readonly integration: IntegrationSettings | undefined
  readonly skipChecks: readonly string[]
  readonly failFast: boolean
  readonly failOn: readonly State[]
  /** Whether the step also fails on what is not proven because an input is missing. */
  readonly requireProof: boolean
  readonly outputDirectory: string
  /** Further host names that may receive the pair's credentials, in lower case. */
  readonly allowedHosts: readonly string[]
  /** PEM bundle, or ''. */
  readonly caCertificates: string
  readonly requestTimeoutMs: number
  readonly timeoutMs: number
  /** How to keep the pair's issue; `undefined` when none is wished. */
  readonly issue: IssueSettings | undefined
  /** Why the run takes place. */
  readonly reason: Reason
  /** Path of an earlier report.json to compare with, or ''. */
  readonly compareWith: string
  /** What in the inputs and in the runner's environment is allowed and seldom meant. */
  readonly doubts: readonly CauseSeen[]
}

/** Who administers the domain: a client with a secret, or a service user whom the workflow's ID token stands for. */
export type Administrator =
  | { readonly kind: 'client'; readonly client: ConfidentialClient }
  | {
      readonly kind: 'workload'
      /** Audience of the ID token, as the identity propagation trust wants it. */
      readonly audience: string
      /** The OAuth client that calls the exchange; it needs no right of its own. */
      readonly exchangeClient: ConfidentialClient
      readonly idTokens: IdTokenRequest
    }

/** How the pair's GitHub issue is kept. */
export interface IssueSettings {
  /** Secret. */
  readonly token: string
  readonly labels: readonly string[]
  /** Login names. */
  readonly assignees: readonly string[]
}

/** Why a run takes place. */
export const REASONS = ['manual', 'schedule', 'promotion', 'refresh', 'rotation'] as const
export type Reason = (typeof REASONS)[number]

/** The account that the connection signs in with, and what it must have. */
export interface IntegrationUser {
  readonly name: string
  /** Its password in the identity domain, or ''. Secret. */
  readonly password: string
  /** For creating it in the identity domain; '' when not given. */
  readonly email: string
  readonly givenName: string
  readonly familyName: string
  /** Codes of Fusion roles. */
  readonly requiredRoles: readonly string[]
  /** Code of the custom role with the privilege for the service catalogue, or ''. */
  readonly serviceCatalogRole: string
}

/** The Oracle Integration instance whose connections are tested. */
export interface IntegrationSettings {
  readonly url: URL
  /** Service instance name; '' for Generation 2. */
  readonly instance: string
  readonly scope: string
  readonly connections: readonly ConnectionId[]
  readonly client: ConfidentialClient
}
