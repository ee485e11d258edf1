import type { Fault } from './faults.js'
import type { DomainSettings } from './identity-domain/settings.js'
import type { TlsKind } from './tls.js'

/** A pair in a certain condition, as data. */
export interface Scenario {
  readonly name: string
  /** What is special about it, in a few words. */
  readonly title: string
  /** Inputs of the action besides those of the healthy pair. */
  readonly inputs?: Readonly<Record<string, string>>
  readonly identityDomain?: Partial<DomainSettings>
  /** Whether the pod's own domain is the one that signs. */
  readonly sharedDomain?: boolean
  readonly tls?: TlsKind
  readonly faults?: readonly Fault[]
}
