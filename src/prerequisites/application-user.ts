import { causedBy } from '../checks/caused-by.js'
import { fail, pass, type Verdict } from '../checks/check.js'
import type { Application } from '../oracle/application.js'
import type { Authorisation } from '../oracle/authorisation.js'
import type { Assigned, DomainApplications } from '../oracle/domain-applications.js'
import type { Judged } from './application.js'
import { nameOf } from './application-faults.js'
import {
  notKnown,
  notShown,
  readApplicationAs,
  type ApplicationRead,
  type Rights,
} from './application-read.js'

/** An application that lets assigned users alone sign in, and what was read of who is assigned to it. */
export interface Assignment {
  /** In words. */
  readonly application: string
  readonly read: ApplicationRead<Assigned>
}

/**
 * Reads whether a user is assigned to an application.
 * @param seesGrants whether an empty list is one: whoever has no role for it is shown none of others
 */
export async function readAssignment(
  applications: DomainApplications,
  rights: Rights,
  seesGrants: (as: Authorisation) => boolean,
  application: Application,
  userId: string,
): Promise<Assignment> {
  const name = nameOf(application)
  const read = await readApplicationAs(
    rights,
    async (as) => {
      const assigned = await applications.assignedTo(as, application.id, userId)
      return assigned.user || assigned.groups || seesGrants(as) ? assigned : undefined
    },
    `who is assigned to ${name}`,
  )
  return { application: name, read }
}

/** What is not known of applications that may want users to be assigned; `undefined` where all of it is. */
export function leftOpen(
  reads: readonly ApplicationRead<Application>[],
): Verdict<never> | undefined {
  for (const read of reads) if (read.is === 'not shown') return notShown(read.why)
  const isUnsaid = reads.some(
    (read) => read.is === 'shown' && read.value.enforcesAssignment === undefined,
  )
  return isUnsaid ? notKnown('the domain does not show whether users must be assigned') : undefined
}

/**
 * Judges whether the integration user may sign in where applications want users to be assigned. Groups of the user are
 * not looked at: where one is assigned, the user may be in it.
 * @param enforcing the applications that want it; at least one
 */
export function judgeAssignment(enforcing: readonly Assignment[]): Judged<null> {
  const where = (is: (assigned: Assigned) => boolean): string =>
    enforcing
      .filter(({ read }) => read.is === 'shown' && is(read.value))
      .map(({ application }) => application)
      .join(' and ')
  const without = where(({ user, groups }) => !user && !groups)
  if (without !== '') {
    const found = `the integration user is not assigned to ${without}`
    const expected = 'the integration user is assigned, or in a group that is'
    const cause = 'domain-user-not-assigned'
    return {
      verdict: fail(found, { expected, ...causedBy([{ id: cause, evidence: found }]) }),
      faults: [{ cause, found, expected, explains401: false }],
    }
  }
  for (const { read } of enforcing) {
    if (read.is === 'not shown') return { verdict: notShown(read.why), faults: [] }
  }
  const perhaps = where(({ user }) => !user)
  const verdict =
    perhaps === ''
      ? pass(null, `the integration user is assigned to ${where(() => true)}`)
      : notKnown(`the integration user may be assigned to ${perhaps} through a group`)
  return { verdict, faults: [] }
}
