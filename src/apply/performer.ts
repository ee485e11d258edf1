import { causedBy } from '../checks/caused-by.js'
import { error, type Finding } from '../checks/check.js'
import { OUT_OF_TIME } from '../checks/out-of-time.js'
import type { Settings } from '../inputs/settings.js'
import type { Authorisation, SignIn } from '../oracle/authorisation.js'
import { TOO_MANY_REQUESTS } from '../http/retry.js'
import { UnexpectedAnswer } from '../oracle/answer.js'
import type { DomainAdministration } from '../oracle/domain-administration.js'
import type { FusionAdministration } from '../oracle/fusion-administration.js'
import { explain } from '../prerequisites/explain-error.js'
import type { FusionDirectory } from '../oracle/fusion-directory.js'
import type { IdentityDomain } from '../oracle/identity-domain.js'
import { addRole, isMember, untilRolesShow } from './add-role.js'
import type { ImportedTrust, Performer } from './apply.js'
import { createUser } from './create-user.js'
import { importByBrowser, type BrowserServices } from './import-by-browser.js'
import { leaseForKeys } from './lease.js'
import type { LeaseRecord } from './lease-state.js'
import { GrantNotReturned, heldGrant } from './return-grant.js'
import { askUntil, type Waiting } from '../time/ask-until.js'

/** What the writes are sent with. */
export interface Services {
  readonly settings: Settings
  readonly domain: IdentityDomain
  /** Signs the domain's administrator in. */
  readonly administrator: SignIn | undefined
  /** What the administrator may change in the domain. */
  readonly administration: (administrator: Authorisation) => DomainAdministration
  /** Users and roles of the pod, and what may be changed about them; `undefined` without a user who may. */
  readonly directory: FusionDirectory | undefined
  readonly fusionAdministration: FusionAdministration | undefined
  readonly waiting: Waiting
  /** Aborts when the run is out of time. */
  readonly deadline: AbortSignal
  /** For the import by browser. */
  readonly browser: BrowserServices
  /** The same domain with some time of its own, for what must be done at the end of a run too. */
  readonly late: () => Pick<
    Services,
    'domain' | 'administrator' | 'administration' | 'directory' | 'waiting'
  >
}

/** How long it is looked for what was perhaps done. */
const DONE_SHOWS = {
  label: 'a change whose answer was lost does not show yet',
  milliseconds: 6000,
  intervalMs: 2000,
} as const

/** A rate limit is given before a request is looked at; where every attempt met one, nothing was done. */
function isLimited(thrown: unknown): boolean {
  if (!(thrown instanceof UnexpectedAnswer)) return false
  const { status, isUnsettled = false } = thrown.answer
  return status === TOO_MANY_REQUESTS && !isUnsettled
}

/** Sends the writes of `apply` with the credentials of the settings. @param save keeps a lease for the post step */
export function performer(
  {
    settings,
    domain,
    administrator,
    administration,
    directory,
    fusionAdministration,
    waiting,
    deadline,
    late,
    browser,
  }: Services,
  save: (record: LeaseRecord) => void,
): Performer {
  const { identityDomain, integrationUser } = settings
  const signIn = async (as: SignIn | undefined, anew?: 'anew'): Promise<Authorisation> => {
    if (as === undefined) throw new Error('a write was planned without an administrator')
    return as(anew)
  }
  /** What is thrown when the run is out of time says nothing about the service. */
  const explained = (thrown: unknown): Finding => (deadline.aborted ? OUT_OF_TIME : explain(thrown))
  /**
   * A write whose answer is lost may have been done all the same, so it is looked at again, also when the run is out of
   * time meanwhile. What was not done, or cannot be seen, ends as the finding of the check that wanted it, so that the
   * run still reports.
   */
  const orLookedAt = async (
    write: () => Promise<boolean | Finding>,
    isDone: (time: Pick<Services, 'domain' | 'administrator' | 'directory'>) => Promise<boolean>,
    done: string,
  ): Promise<boolean | Finding> => {
    try {
      return await write()
    } catch (thrown) {
      // before it is looked at again, which may outlast the run
      const finding = explained(thrown)
      if (isLimited(thrown)) return finding
      const time = deadline.aborted ? late() : { domain, administrator, directory, waiting }
      const seen = await askUntil(() => isDone(time), Boolean, DONE_SHOWS, time.waiting).catch(
        () => undefined,
      )
      if (seen === true) {
        waiting.line(`${done}. The answer to the request was lost`)
        return true
      }
      const after =
        seen === undefined
          ? 'Whether it was done could not be checked'
          : 'It does not show afterwards'
      return { ...finding, found: `${finding.found}. ${after}` }
    }
  }
  return {
    outOfTime: () => deadline.aborted,
    lease: async () => {
      try {
        const signedIn = await signIn(administrator)
        const { keys, grant } = await leaseForKeys(
          domain,
          administration(signedIn),
          identityDomain.client,
          { ...waiting, save },
          () => {
            const end = late()
            return {
              administrator: async (attempt) => {
                const asBefore = attempt === 1 && !signedIn.isUsedUp(waiting.now())
                const good = asBefore
                  ? signedIn
                  : // what may be used up is better than nothing
                    await signIn(end.administrator, 'anew').catch(() => signedIn)
                return end.administration(good)
              },
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
          expected: 'the temporary administrator role is removed',
          ...causedBy([{ id: 'grant-standing', evidence: message }]),
        })
        return { refusal, grant: heldGrant(record), stuck: message }
      }
    },
    createUser: async () => {
      let signedIn: Authorisation
      try {
        signedIn = await signIn(administrator)
      } catch (thrown) {
        return explained(thrown)
      }
      return orLookedAt(
        () => createUser(administration(signedIn), integrationUser, waiting),
        async (time) => {
          const { name } = integrationUser
          const found = await time.domain.findUser(await signIn(time.administrator), name)
          return found !== undefined
        },
        `user: created ${integrationUser.name}`,
      )
    },
    addRole: (write) =>
      orLookedAt(
        () =>
          addRole(
            {
              directory: planned(directory),
              administration: planned(fusionAdministration),
            },
            write,
            waiting,
          ),
        (time) => isMember(planned(time.directory), write),
        `role: added ${write.code} to ${write.userName}`,
      ),
    rolesShow: async (codes) => {
      try {
        await untilRolesShow(planned(directory), integrationUser.name, codes, waiting)
      } catch {
        // the look that follows meets the same, and reports it
      }
    },
    importTrust: async (write): Promise<ImportedTrust> => {
      try {
        const imported = await importByBrowser(settings, write, browser, { waiting, deadline })
        // a browser that the deadline has ended says nothing about the console
        return imported.refusal !== undefined && deadline.aborted
          ? { ...imported, refusal: OUT_OF_TIME }
          : imported
      } catch (thrown) {
        return { changes: [], refusal: explained(thrown) }
      }
    },
  }
}

/** A role is planned only where a user is known who may add it. */
function planned<T>(service: T | undefined): T {
  if (service === undefined) throw new Error('a role was planned without a user who may add it')
  return service
}
