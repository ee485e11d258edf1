import { error, type Finding } from '../checks/check.js'
import type { IntegrationUser } from '../inputs/settings.js'
import { isRefused, UnexpectedAnswer } from '../oracle/answer.js'
import type { DomainAdministration } from '../oracle/domain-administration.js'
import type { Waiting } from '../time/ask-until.js'

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
        ? `user: created ${name}. Oracle sends a link to ${email}. The user has no password until it is set with that link`
        : `user: ${name} existed already`,
    )
    return created
  } catch (thrown) {
    if (!(thrown instanceof UnexpectedAnswer && isRefused(thrown.answer))) throw thrown
    return error(`the user could not be created: ${thrown.message}`, {
      expected: 'status 201',
      fixBy: 'domain administrator',
      fix: `Give ${administration.who === 'the service user' ? administration.who : 'the client of admin-client-id'} the role User Administrator, and correct what the message names. Or create the user by hand.`,
    })
  }
}
