import type { Done } from '../apply/done.js'
import type { Waiting } from '../time/ask-until.js'
import type { Settings } from '../inputs/settings.js'
import type { SignIn } from '../oracle/authorisation.js'
import type { DomainApplications } from '../oracle/domain-applications.js'
import type { FusionPod } from '../oracle/fusion.js'
import type { FusionDirectory } from '../oracle/fusion-directory.js'
import type { IdentityDomain } from '../oracle/identity-domain.js'
import type { OracleIntegration } from '../oracle/integration.js'

/** What the checks of a run work with. */
export interface Context {
  readonly settings: Settings
  readonly domain: IdentityDomain
  /** The applications of that domain. */
  readonly applications: DomainApplications
  /** Signs the domain's administrator in, in the modes that may use it. */
  readonly administrator: SignIn | undefined
  readonly pod: FusionPod
  /** `undefined` without a user who looks. */
  readonly directory: FusionDirectory | undefined
  /** `undefined` when no connection test was asked for. */
  readonly integration: OracleIntegration | undefined
  /** What this run has changed already. */
  readonly done: Done
  readonly waiting: Waiting
  /** When the run is out of time, milliseconds since the epoch. */
  readonly endsAt: number
}
