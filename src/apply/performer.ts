import { causedBy } from '../causes/caused-by.js'
import { error, type Finding } from '../checks/check.js'
import type { Settings } from '../inputs/settings.js'
import type { DomainAdministration } from '../oracle/domain-administration.js'
import { explain } from '../oracle/explain.js'
import type { FusionPod } from '../oracle/fusion.js'
import { ADMIN_SCOPE, type IdentityDomain } from '../oracle/identity-domain.js'
import type { Performer } from './apply.js'
import { GrantNotReturned, leaseForKeys, type LeaseRecord } from './lease.js'
import { addRole, createUser } from './perform.js'
import type { Waiting } from './wait.js'

/** What the writes are sent with. */
export interface Services {
  readonly settings: Settings
  readonly domain: IdentityDomain
  readonly pod: FusionPod
  readonly waiting: Waiting
  /** The same domain with some time of its own, for what must be done at the end of a run too. */
  readonly late: () => { readonly domain: IdentityDomain; readonly waiting: Waiting }
}

/** Sends the writes of `apply` with the credentials of the settings. @param save keeps a lease for the post step */
export function performer(
  { settings, domain, pod, waiting, late }: Services,
  save: (record: LeaseRecord) => void,
): Performer {
  const { admin, fusion, identityDomain, integrationUser } = settings
  const administrationOf = async (of: IdentityDomain): Promise<DomainAdministration> => {
    if (admin === undefined) throw new Error('a write was planned without an admin client')
    return of.administration(await of.clientToken(admin, ADMIN_SCOPE))
  }
  return {
    lease: async () => {
      try {
        const ended = await leaseForKeys(
          domain,
          await administrationOf(domain),
          identityDomain.client,
          { ...waiting, save },
          // with a new token: the one that took the grant may be used up by now
          async () => {
            const end = late()
            return {
              administration: await administrationOf(end.domain),
              environment: { ...end.waiting, save },
            }
          },
        )
        return { ended }
      } catch (thrown) {
        if (!(thrown instanceof GrantNotReturned)) return { refusal: explain(thrown) }
        const refusal = error(thrown.message, {
          expected: 'a grant that is given back',
          ...causedBy([{ id: 'grant-standing', evidence: thrown.message }]),
        })
        return { refusal, stuck: thrown }
      }
    },
    createUser: () =>
      orExplained(async () => createUser(await administrationOf(domain), integrationUser, waiting)),
    addRole: (write) =>
      orExplained(async () => {
        if (fusion.credentials === undefined) throw new Error('a role was planned without a user')
        return addRole(pod, fusion.credentials, write, waiting)
      }),
  }
}

/** Whatever a write throws ends as the finding of the check that wanted it, so that the run still reports. */
async function orExplained(write: () => Promise<boolean | Finding>): Promise<boolean | Finding> {
  try {
    return await write()
  } catch (thrown) {
    return explain(thrown)
  }
}
