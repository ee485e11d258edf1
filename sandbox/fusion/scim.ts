import type { ReceivedRequest } from '../received-request.js'
import { jsonReply, type Reply } from '../reply.js'
import { lookedUp, roleId, type FusionUserState } from './roles.js'

const FA_USER = 'urn:scim:schemas:extension:fa:2.0:faUser'

/** The role with the privilege to use SCIM. */
const SECURITY_MANAGER = 'ORA_FND_IT_SECURITY_MANAGER_JOB'

/**
 * Answers `GET /hcmRestApi/scim/Users` to a caller who is signed in: the dialect before the RFC, whose lists have no
 * `totalResults` (sample fusion-scim-user). Refusals are inferred. Attribute names are compared without regard to case; whether values are is not known, so they are.
 */
export function answerScimUsers(
  { query }: Pick<ReceivedRequest, 'query'>,
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

/**
 * Members as in sample fusion-scim-user. `roles` comes only where it is asked for: the model of a list has none. That a
 * user without roles has an empty list then is inferred.
 */
function resource(user: FusionUserState, attributes: readonly string[]): object {
  const { id, userName, active, roles } = user
  const all: Readonly<Record<string, unknown>> = {
    id,
    meta: {
      location: `https://acme-test.fa.em2.oraclecloud.com/hcmRestApi/scim/Users/${id}`,
      resourceType: 'User',
      created: '2024-01-01T00:00:00.000Z',
      lastModified: '2024-01-01T00:00:00.000Z',
    },
    schemas: ['urn:scim:schemas:core:2.0:User', FA_USER],
    userName,
    name: { familyName: 'OIC', givenName: 'Service' },
    displayName: 'OIC Service Account',
    preferredLanguage: 'en',
    active,
    emails: [{ value: 'oic-dev@example.com', type: 'W', primary: true }],
    roles: roles.map((code) => ({
      id: roleId(code).slice(0, 16),
      value: code,
      displayName: code.replaceAll('_', ' ').toLowerCase(),
      description: `The role ${code}.`,
    })),
    [FA_USER]: {
      userCategory: 'ADMIN_USER',
      accountType: 'REGULAR',
      workerInformation: {
        personNumber: '1',
        manager: null,
        job: null,
        businessUnit: null,
        department: null,
      },
    },
  }
  const shown = (name: string): boolean =>
    attributes.length === 0 ? name !== 'roles' : attributes.includes(name)
  return Object.fromEntries(Object.entries(all).filter(([name]) => shown(name)))
}
