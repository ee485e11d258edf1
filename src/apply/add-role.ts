import { fail, type Finding } from '../checks/check.js'
import type { PlannedWrite } from '../checks/planned-write.js'
import { causedBy } from '../diagnosis/caused-by.js'
import { isDone, isRefused, UnexpectedAnswer } from '../oracle/answer.js'
import type { FusionCredentials, FusionPod } from '../oracle/fusion.js'
import { holdsRole } from '../oracle/fusion-user.js'
import { orUnanswered } from '../prerequisites/unanswered.js'
import { askUntil, type Waiting } from '../time/ask-until.js'

/** A new role is not seen at once. */
const ROLE_SHOWS = { milliseconds: 120_000, intervalMs: 2000 } as const

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
