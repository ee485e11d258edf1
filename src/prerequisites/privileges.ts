import { causedBy, failedBy } from '../checks/caused-by.js'
import type { CauseId } from '../causes/catalogue.js'
import { error, pass, type Verdict } from '../checks/check.js'
import { holdsRole, type FusionUser } from '../oracle/fusion-user.js'
import type { CatalogAnswer } from './catalog-probes.js'

/** A right of the integration user that a catalogue proves. */
export interface Privilege {
  /** What the user may do, for messages. */
  readonly title: string
  readonly cause: CauseId
  /** Code of the role that carries it, or ''. */
  readonly role: string
}

/** Turns a catalogue's answer into the verdict on the privilege. @param user as SCIM shows it, when it was looked up */
export function judgePrivilege(
  { title, cause, role }: Privilege,
  { reading, seen }: CatalogAnswer,
  user: FusionUser | undefined,
  roleIsPlanned: boolean,
): Verdict<null> {
  const expected = `status 200: the integration user may ${title}`
  switch (reading) {
    case 'allowed':
      return pass(null, seen)
    case 'refused':
      if (roleIsPlanned) return { state: 'pending', found: `${seen}. apply adds ${role}`, expected }
      return failedBy(
        user !== undefined && role !== '' && holdsRole(user, role)
          ? [cause, 'role-not-yet-effective']
          : cause,
        { found: seen, expected },
      )
    case 'unclear':
      return error(seen, { expected, ...causedBy([{ id: 'answer-unexpected', evidence: seen }]) })
  }
}
