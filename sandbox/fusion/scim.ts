import type { ReceivedRequest } from '../received-request.js'
import { jsonReply, type Reply } from '../reply.js'
import { lookedUp, type FusionUserState } from './roles.js'

/** The role with the privilege to use SCIM. */
const SECURITY_MANAGER = 'ORA_FND_IT_SECURITY_MANAGER_JOB'

/**
 * Answers `GET /hcmRestApi/scim/Users` to a caller who is signed in: the dialect before the RFC, whose lists have no
 * `totalResults`. Attribute names are compared without regard to case; whether values are is not known, so they are.
 */
export function answerScimUsers(
  { query }: ReceivedRequest,
  caller: FusionUserState,
  users: readonly FusionUserState[],
): Reply {
  if (!caller.roles.includes(SECURITY_MANAGER)) {
    return jsonReply(403, { Errors: [{ description: 'Forbidden', code: '403' }] })
  }
  const filter = query.get('filter')
  const [, name] = /^username eq (".*")$/i.exec(filter ?? '') ?? []
  if (filter !== null && name === undefined) {
    return jsonReply(400, { Errors: [{ description: 'Invalid filter', code: '400' }] })
  }
  const wanted = name === undefined ? undefined : (JSON.parse(name) as string)
  const found = users
    .filter(
      ({ userName }) => wanted === undefined || userName.toLowerCase() === wanted.toLowerCase(),
    )
    .slice(0, Number(query.get('count') ?? '20'))
  if (wanted !== undefined) for (const user of found) lookedUp(user)
  return jsonReply(200, {
    itemsPerPage: found.length,
    startIndex: 1,
    Resources: found.map((user) => resource(user, query.get('attributes')?.split(',') ?? [])),
  })
}

function resource(user: FusionUserState, attributes: readonly string[]): object {
  const { id, userName, active, roles } = user
  const all: Readonly<Record<string, unknown>> = {
    id,
    schemas: ['urn:scim:schemas:core:2.0:User'],
    userName,
    active,
    displayName: 'OIC Service Account',
    name: { familyName: 'OIC', givenName: 'Service' },
    emails: [{ primary: true, value: 'oic-dev@example.com', type: 'W' }],
    ...(roles.length > 0 && {
      roles: roles.map((code) => ({
        value: code,
        displayValue: code.replaceAll('_', ' ').toLowerCase(),
      })),
    }),
  }
  if (attributes.length === 0) return all
  return Object.fromEntries(Object.entries(all).filter(([key]) => attributes.includes(key)))
}
