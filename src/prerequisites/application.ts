import { fail, pass, type CauseSeen, type Verdict } from '../checks/check.js'
import { causedBy } from '../checks/caused-by.js'
import type { Application } from '../oracle/application.js'
import type { Assigned, DomainApplications } from '../oracle/domain-applications.js'
import { nameOf, type ApplicationFault, type Faults } from './application-faults.js'
import {
  notKnown,
  notShown,
  readApplicationAs,
  type ApplicationRead,
  type Rights,
} from './application-read.js'

/**
 * Judges one side of an application. What is not shown proves nothing: where no fault is seen and not all is shown, the
 * check does not apply.
 * @param good what is true when nothing is wrong, in words
 */
export function judgeApplication(
  application: Application,
  { faults, unknown }: Faults,
  good: string,
): Verdict<Application> {
  const [first, ...others] = faults
  if (first !== undefined) return failedBy(first, others)
  const name = nameOf(application)
  if (unknown.length > 0) {
    return notKnown(
      `the domain does not show of ${name} ${unknown.join(' and ')}, or there is none`,
    )
  }
  return pass(application, `${name} ${good}`)
}

function failedBy(
  first: ApplicationFault,
  others: readonly ApplicationFault[],
): Verdict<Application> {
  const all = [first, ...others]
  const seen = ({ cause, found, explains401 }: ApplicationFault): CauseSeen => ({
    id: cause,
    evidence: found,
    ...(explains401 === false && { explains401 }),
  })
  const words = causedBy([seen(first), ...others.map(seen)])
  const fixes = all.flatMap(({ fix }) => fix ?? [])
  return fail(all.map(({ found }) => found).join('; '), {
    expected: all.map(({ expected }) => expected).join('; '),
    ...words,
    ...(fixes.length === all.length && { fix: fixes.join(' ') }),
  })
}

/** An application that lets assigned users alone sign in, and what was read of who is assigned to it. */
export interface Assignment {
  /** In words. */
  readonly application: string
  readonly read: ApplicationRead<Assigned>
}

/** Reads whether a user is assigned to an application. */
export async function readAssignment(
  applications: DomainApplications,
  rights: Rights,
  application: Application,
  userId: string,
): Promise<Assignment> {
  const name = nameOf(application)
  const read = await readApplicationAs(
    rights,
    (as) => applications.assignedTo(as, application.id, userId),
    `who is assigned to ${name}`,
  )
  return { application: name, read }
}

/**
 * Judges whether the integration user may sign in where applications want users to be assigned. Groups of the user are
 * not looked at: where one is assigned, the user may be in it.
 * @param enforcing the applications that want it
 */
export function judgeAssignment(enforcing: readonly Assignment[]): Verdict<null> {
  const where = (is: (assigned: Assigned) => boolean): string =>
    enforcing
      .filter(({ read }) => read.is === 'shown' && is(read.value))
      .map(({ application }) => application)
      .join(' and ')
  const without = where(({ user, groups }) => !user && !groups)
  if (without !== '') {
    const found = `the integration user is not assigned to ${without}`
    return fail(found, {
      expected: 'the integration user is assigned, or in a group that is',
      ...causedBy([{ id: 'domain-user-not-assigned', evidence: found }]),
    })
  }
  for (const { read } of enforcing) if (read.is === 'not shown') return notShown(read.why)
  const perhaps = where(({ user }) => !user)
  if (perhaps !== '') {
    return notKnown(`the integration user may be assigned to ${perhaps} through a group`)
  }
  return pass(
    null,
    enforcing.length === 0
      ? 'no application wants its users to be assigned'
      : `the integration user is assigned to ${where(() => true)}`,
  )
}
