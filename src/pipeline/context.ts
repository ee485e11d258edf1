import type { Settings } from '../inputs/settings.js'
import type { FusionPod } from '../oracle/fusion.js'
import type { IdentityDomain } from '../oracle/identity-domain.js'
import type { OracleIntegration } from '../oracle/integration.js'

/** What the checks of a run work with. */
export interface Context {
  readonly settings: Settings
  readonly domain: IdentityDomain
  readonly pod: FusionPod
  /** `undefined` when no connection test was asked for. */
  readonly integration: OracleIntegration | undefined
  /** Milliseconds since the epoch. */
  readonly now: () => number
}
