import { fail, pass, type CauseSeen, type Verdict } from '../checks/check.js'
import { causedBy } from '../checks/caused-by.js'
import type { Application } from '../oracle/application.js'
import { nameOf, type ApplicationFault, type Faults } from './application-faults.js'
import { notKnown } from './application-read.js'

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

/** Who may sign in to the applications that mind. */
export interface Assignment {
  /** The applications that let only assigned users sign in, in words; empty where none does. */
  readonly enforcing: readonly string[]
  /** Of those, the ones to which neither the user nor any group is assigned. */
  readonly without: readonly string[]
  /** Of those, the ones to which groups are assigned and the user is not: its groups are not looked at. */
  readonly perhaps: readonly string[]
}

/** Judges whether the integration user may sign in where an application wants users to be assigned. */
export function judgeAssignment(
  { enforcing, without, perhaps }: Assignment,
  userName: string,
): Verdict<null> {
  if (enforcing.length === 0) return pass(null, 'no application wants its users to be assigned')
  if (without.length > 0) {
    const found = `${userName} is not assigned to ${without.join(' and ')}`
    return fail(found, {
      expected: 'the integration user is assigned, or in a group that is',
      ...causedBy([{ id: 'domain-user-not-assigned', evidence: found }]),
    })
  }
  if (perhaps.length > 0) {
    return notKnown(`${userName} may be assigned to ${perhaps.join(' and ')} through a group`)
  }
  return pass(null, `${userName} is assigned to ${enforcing.join(' and ')}`)
}
