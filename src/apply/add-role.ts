import { fail, type Finding } from '../checks/check.js'
import type { PlannedWrite } from '../checks/planned-write.js'
import { causedBy } from '../checks/caused-by.js'
import { isDone, isRefused, UnexpectedAnswer } from '../oracle/answer.js'
import type { FusionAdministration } from '../oracle/fusion-administration.js'
import type { FusionDirectory } from '../oracle/fusion-directory.js'
import { holdsRole } from '../oracle/fusion-user.js'
import { askUntil, type Waiting } from '../time/ask-until.js'

/** A new role is not seen at once. */
const ROLES_SHOW = { milliseconds: 120_000, intervalMs: 2000 } as const

type AddRole = Extract<PlannedWrite, { kind: 'add-role' }>

/** Adds the user to a role. @returns whether it was added, or why it was refused */
export async function addRole(
  {
    directory,
    administration,
  }: { readonly directory: FusionDirectory; readonly administration: FusionAdministration },
  write: AddRole,
  { line }: Pick<Waiting, 'line'>,
): Promise<boolean | Finding> {
  const { code, roleId, userId, userName } = write
  const answer = await administration.addRoleMember(roleId, userId)
  if (!isDone(answer)) {
    const refusal = new UnexpectedAnswer(answer)
    if (!isRefused(answer)) throw refusal
    const { message } = refusal
    // it is sent again when no answer comes, so an attempt before the refused one may have been done
    if (!(await isMember(directory, write).catch(() => false))) {
      return fail(`the role ${code} could not be added: ${message}`, {
        expected: 'status 204',
        ...causedBy([{ id: 'role-not-assignable', evidence: message }]),
      })
    }
  }
  line(`role: added ${code} to ${userName}`)
  return true
}

/** Whether Fusion shows that the user holds the role. */
export async function isMember(
  directory: FusionDirectory,
  { code, userName }: Pick<AddRole, 'code' | 'userName'>,
): Promise<boolean> {
  const user = await directory.findUser(userName)
  return user !== undefined && holdsRole(user, code)
}

/** Waits until Fusion shows roles that were added, or the patience with it is at its end. */
export async function untilRolesShow(
  directory: FusionDirectory,
  userName: string,
  codes: readonly string[],
  waiting: Waiting,
): Promise<void> {
  await askUntil(
    () => directory.findUser(userName),
    (user) => user !== undefined && codes.every((code) => holdsRole(user, code)),
    { label: `Fusion does not show ${codes.join(', ')} yet`, ...ROLES_SHOW },
    waiting,
  )
}
