import { causedBy } from '../checks/caused-by.js'
import { pass, warn, type Verdict } from '../checks/check.js'
import type { AccessToken } from '../oracle/access-token.js'
import { ADMINISTRATOR_ROLE } from '../oracle/domain-administration.js'
import { PLAIN_SCOPE } from '../oracle/domain-client.js'

/** Looks into the token for the administrator role: it was meant to be temporary, and unlike a token it does not expire. */
export function judgeStandingGrant(token: AccessToken): Verdict<null> {
  const { clientAppRoles, requestedScope } = token
  if (clientAppRoles?.includes(ADMINISTRATOR_ROLE) === true) {
    const found = `the client application has the role ${ADMINISTRATOR_ROLE}`
    return warn(null, found, {
      expected: 'a client application without it',
      ...causedBy([{ id: 'grant-standing', evidence: `${found} (clientAppRoles of its token)` }]),
    })
  }
  // A client that was refused the administrative scope has no administrative role; that no such refusal happens to a
  // client with the role is inferred.
  if (clientAppRoles === undefined && requestedScope !== PLAIN_SCOPE) {
    return warn(null, 'not proven: the token does not list the roles of the client application', {
      proven: false,
      expected: 'a claim clientAppRoles',
    })
  }
  return pass(null, `the token's roles do not include ${ADMINISTRATOR_ROLE}`)
}
