import type { State } from '../checks/check.js'

/** What the run is to do (contract, section 1). */
export type Mode = 'verify' | 'plan' | 'apply'

/** The inputs, read and found consistent. Secrets are in here: never print it. */
export interface Settings {
  readonly mode: Mode
  /** Name of the pair in titles and reports. */
  readonly environment: string
  readonly identityDomain: {
    readonly url: URL
    readonly clientId: string
    /** Secret. */
    readonly clientSecret: string
  }
  /** '' when not given. */
  readonly trustedIssuer: string
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
  }
  readonly oicHost: string | undefined
  readonly integrationUsername: string
  readonly skipChecks: readonly string[]
  readonly failFast: boolean
  readonly failOn: readonly State[]
  readonly outputDirectory: string
  /** PEM bundle, or ''. */
  readonly caCertificates: string
  readonly requestTimeoutMs: number
  readonly timeoutMs: number
  /** Inputs that were given but do nothing in this version. */
  readonly withoutEffect: readonly string[]
}
