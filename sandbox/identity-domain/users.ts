import type { ReceivedRequest } from '../received-request.js'
import type { Reply } from '../reply.js'
import { scimError, scimList } from './scim.js'
import type { SandboxDomainUser } from './settings.js'

const USER = 'urn:ietf:params:scim:schemas:oracle:idcs:extension:user:User'
const STATE = 'urn:ietf:params:scim:schemas:oracle:idcs:extension:userState:User'

/** Roles that may read users (Oracle, *AppRole Permissions*). */
const READERS: readonly string[] = [
  'Identity Domain Administrator',
  'User Administrator',
  'User Manager',
  'Application Administrator',
  'Security Administrator',
  'Audit Administrator',
]

/** Answers `GET /admin/v1/Users` and `POST /admin/v1/Users/.search` as documented; the refusal is inferred. */
export function answerUsers(
  request: ReceivedRequest,
  roles: readonly string[],
  users: readonly SandboxDomainUser[],
): Reply {
  if (!roles.some((role) => READERS.includes(role))) {
    return scimError(
      401,
      'Operation failed due to unauthorized access.',
      'error.common.exception.unauthorizedAccess',
    )
  }
  const search =
    request.method === 'GET'
      ? {
          filter: request.query.get('filter'),
          attributes: request.query.get('attributes')?.split(','),
        }
      : (JSON.parse(request.body) as { filter?: string; attributes?: readonly string[] })
  const [, operator, text] = /^userName (eq|sw) (".*")$/.exec(search.filter ?? '') ?? []
  if (text === undefined) return scimError(400, 'The filter is not supported.')
  // userName is caseExact: false
  const wanted = (JSON.parse(text) as string).toLowerCase()
  const found = users.filter(({ userName }) =>
    operator === 'eq'
      ? userName.toLowerCase() === wanted
      : userName.toLowerCase().startsWith(wanted),
  )
  return scimList(found.map((user) => resource(user, search.attributes ?? [])))
}

/** The attributes that were asked for; `id` and `userName` are always returned. */
function resource(user: SandboxDomainUser, attributes: readonly string[]): object {
  const { id, userName, active, federated, lockReason, unsaid = [] } = user
  return {
    id,
    userName,
    ...(attributes.includes('active') && !unsaid.includes('active') && { active }),
    ...(attributes.includes(`${USER}:isFederatedUser`) && {
      [USER]: { isFederatedUser: federated },
    }),
    ...(attributes.includes(`${STATE}:locked`) &&
      !unsaid.includes('locked') && {
        [STATE]: {
          locked: lockReason === undefined ? { on: false } : { on: true, reason: lockReason },
        },
      }),
  }
}
