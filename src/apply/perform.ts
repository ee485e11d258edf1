import { causedBy } from '../diagnosis/caused-by.js'
import { error, fail, type Finding, type PlannedWrite } from '../checks/check.js'
import type { FusionCredentials, FusionPod } from '../oracle/fusion.js'
import { isDone, isRefused, UnexpectedAnswer } from '../oracle/answer.js'
import type { DomainAdministration } from '../oracle/domain-administration.js'
import { holdsRole } from '../oracle/fusion-user.js'
import type { IntegrationUser } from '../inputs/settings.js'
import { orUnanswered } from '../prerequisites/unanswered.js'
import { askUntil, type Waiting } from '../time/ask-until.js'

/** A new role is not seen at once. */
const ROLE_SHOWS = { milliseconds: 120_000, intervalMs: 2000 } as const

/**
 * Creates the shadow user. When the domain says that there is one already, somebody else was faster, and the look-up
 * afterwards finds it.
 * @returns whether it was created, or why it was refused
 */
export async function createUser(
  administration: DomainAdministration,
  { name, email, givenName, familyName }: IntegrationUser,
  { line }: Waiting,
): Promise<boolean | Finding> {
  try {
    const created = await administration.createUser({
      userName: name,
      email,
      givenName,
      familyName,
    })
    line(
      created
        ? `user: created ${name}; Oracle writes to ${email}, and the user has no password until it follows that mail`
        : `user: ${name} was there already`,
    )
    return created
  } catch (thrown) {
    if (!(thrown instanceof UnexpectedAnswer && isRefused(thrown.answer))) throw thrown
    return error(`the user could not be created: ${thrown.message}`, {
      expected: 'status 201',
      fixBy: 'domain administrator',
      fix: `Give ${administration.who === 'the service user' ? administration.who : 'the client of admin-client-id'} the role User Administrator, and correct what the message names; or create the user by hand.`,
    })
  }
}

/** Adds the user to a role, and waits until Fusion shows it. @returns whether it was added, or why it was refused */
export async function addRole(
  pod: FusionPod,
  credentials: FusionCredentials,
  write: Extract<PlannedWrite, { kind: 'add-role' }>,
  waiting: Waiting,
): Promise<boolean | Finding> {
  const { code, roleId, userId, userName } = write
  const answer = await pod.addRoleMember(credentials, roleId, userId)
  if (!isDone(answer)) {
    const refusal = new UnexpectedAnswer(answer)
    if (!isRefused(answer)) throw refusal
    const { message } = refusal
    return fail(`the role ${code} could not be added: ${message}`, {
      expected: 'status 204',
      ...causedBy([{ id: 'role-not-assignable', evidence: message }]),
    })
  }
  waiting.line(`role: added ${code} to ${userName}`)
  // should nobody answer here, the next look tells
  await orUnanswered(() =>
    askUntil(
      () => pod.findUser(credentials, userName),
      (user) => user !== undefined && holdsRole(user, code),
      { label: `Fusion does not show ${code} yet`, ...ROLE_SHOWS },
      waiting,
    ),
  )
  return true
}
