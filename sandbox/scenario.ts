import type { Fault } from './faults.js'
import type { FusionSettings } from './fusion/settings.js'
import type { IdTokenSettings } from './github/id-tokens.js'
import type { DomainSettings } from './identity-domain/settings.js'
import type { Signing } from './identity-domain/signing-certificates.js'
import type { OicSettings } from './oic/settings.js'
import type { ServiceName } from './reply.js'
import type { ConsoleSettings } from './security-console/settings.js'
import type { SignInSettings } from './sign-in/settings.js'
import type { TlsKind } from './tls.js'

/** What the action must say of a scenario. */
export interface Outcome {
  /** The run's result. */
  readonly result: State
  /** Every check that is neither `pass` nor `skip`, with its state and its first causes, the most likely first. */
  readonly checks?: Readonly<Record<string, readonly [state: State, ...causes: string[]]>>
}

/** States as reports name them. */
export type State = 'pass' | 'warn' | 'pending' | 'manual' | 'blocked' | 'fail' | 'error'

/** A pair in a certain condition, as data. */
export interface Scenario {
  readonly name: string
  /** What is special about it, in a few words. */
  readonly title: string
  readonly outcome: Outcome
  /** Inputs of the action besides those of the healthy pair. */
  readonly inputs?: Readonly<Record<string, string>>
  /** Inputs that must be made first, such as keys. */
  readonly secrets?: () => Promise<Readonly<Record<string, string>>>
  /** DER of the certificates whose fingerprints are known beforehand. */
  readonly knownCertificates?: (signing: Signing) => readonly Buffer[]
  readonly identityDomain?: Partial<DomainSettings>
  readonly fusion?: Partial<FusionSettings>
  /** The pod's pages, for browsers, and those on which people sign in to it. */
  readonly console?: Partial<ConsoleSettings>
  readonly signIn?: Partial<SignInSettings>
  readonly oic?: Partial<OicSettings>
  readonly idTokens?: Partial<IdTokenSettings>
  readonly tls?: Partial<Record<ServiceName, TlsKind>>
  /** What the job has in its environment besides what every job has. */
  readonly env?: Readonly<Record<string, string>>
  readonly faults?: readonly Fault[]
}
