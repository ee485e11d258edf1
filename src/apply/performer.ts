import { causedBy } from '../causes/caused-by.js'
import { error, type Finding } from '../checks/check.js'
import { OUT_OF_TIME } from '../checks/out-of-time.js'
import type { Settings } from '../inputs/settings.js'
import { isUsedUp, type AccessToken } from '../oracle/access-token.js'
import { explain } from '../oracle/explain.js'
import type { FusionPod } from '../oracle/fusion.js'
import { ADMIN_SCOPE, type IdentityDomain } from '../oracle/identity-domain.js'
import type { Performer } from './apply.js'
import { GrantNotReturned, heldGrant, leaseForKeys, type LeaseRecord } from './lease.js'
import { addRole, createUser } from './perform.js'
import type { Waiting } from './wait.js'

/** What the writes are sent with. */
export interface Services {
  readonly settings: Settings
  readonly domain: IdentityDomain
  readonly pod: FusionPod
  readonly waiting: Waiting
  /** Aborts when the run is out of time. */
  readonly deadline: AbortSignal
  /** The same domain with some time of its own, for what must be done at the end of a run too. */
  readonly late: () => { readonly domain: IdentityDomain; readonly waiting: Waiting }
}

/** Sends the writes of `apply` with the credentials of the settings. @param save keeps a lease for the post step */
export function performer(
  { settings, domain, pod, waiting, deadline, late }: Services,
  save: (record: LeaseRecord) => void,
): Performer {
  const { admin, fusion, identityDomain, integrationUser } = settings
  const administratorToken = async (of: IdentityDomain): Promise<AccessToken> => {
    if (admin === undefined) throw new Error('a write was planned without an admin client')
    return of.clientToken(admin, ADMIN_SCOPE)
  }
  /** What is thrown when the run is out of time says nothing about the service. */
  const explained = (thrown: unknown): Finding => (deadline.aborted ? OUT_OF_TIME : explain(thrown))
  /** Whatever a write throws ends as the finding of the check that wanted it, so that the run still reports. */
  const orExplained = async (
    write: () => Promise<boolean | Finding>,
  ): Promise<boolean | Finding> => {
    try {
      return await write()
    } catch (thrown) {
      return explained(thrown)
    }
  }
  return {
    outOfTime: () => deadline.aborted,
    lease: async () => {
      try {
        const token = await administratorToken(domain)
        const { keys, grant } = await leaseForKeys(
          domain,
          domain.administration(token),
          identityDomain.client,
          { ...waiting, save },
          async () => {
            const end = late()
            const good = isUsedUp(token, waiting.now())
              ? await administratorToken(end.domain)
              : token
            return {
              administration: end.domain.administration(good),
              environment: { ...end.waiting, save },
            }
          },
        )
        return keys.status === 'fulfilled'
          ? { keys: keys.value, grant }
          : { refusal: explained(keys.reason), grant }
      } catch (thrown) {
        if (!(thrown instanceof GrantNotReturned))
          return { refusal: explained(thrown), grant: null }
        const { message, record } = thrown
        const refusal = error(message, {
          expected: 'a grant that is given back',
          ...causedBy([{ id: 'grant-standing', evidence: message }]),
        })
        return { refusal, grant: heldGrant(record), stuck: message }
      }
    },
    createUser: () =>
      orExplained(async () => {
        const administration = domain.administration(await administratorToken(domain))
        return createUser(administration, integrationUser, waiting)
      }),
    addRole: (write) =>
      orExplained(async () => {
        if (fusion.credentials === undefined) throw new Error('a role was planned without a user')
        return addRole(pod, fusion.credentials, write, waiting)
      }),
  }
}
