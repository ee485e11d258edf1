import type { ReceivedRequest } from '../received-request.js'
import { jsonReply, type Reply } from '../reply.js'
import { lookedUp, roleId, type FusionUserState } from './roles.js'
import { SCIM_ROLE, type FusionSettings } from './settings.js'

const FA_USER = 'urn:scim:schemas:extension:fa:2.0:faUser'

/** The roles with the privilege to use SCIM: the seeded one and a custom one (sample fusion-scim-privilege). */
const SCIM_ROLES: readonly string[] = ['ORA_FND_IT_SECURITY_MANAGER_JOB', SCIM_ROLE]

/** Whether a caller may use SCIM. */
export function mayUseScim({ roles }: FusionUserState): boolean {
  return roles.some((code) => SCIM_ROLES.includes(code))
}

/**
 * Answers `GET /hcmRestApi/scim/Users` and `…/Users/{id}` to a caller who is signed in: the dialect before the RFC, whose
 * lists have no `totalResults` (sample fusion-scim-user). Refusals are inferred. Attribute names are compared without
 * regard to case; whether values are is not known, so they are.
 */
export function answerScimUsers(
  { path, query }: Pick<ReceivedRequest, 'path' | 'query'>,
  caller: FusionUserState,
  users: readonly FusionUserState[],
  { showsRoles, knowsStartsWith }: Pick<FusionSettings, 'showsRoles' | 'knowsStartsWith'>,
): Reply {
  if (!mayUseScim(caller)) return refusal(403, 'Forbidden')
  const visible = caller.dataSecurity === false ? [] : users
  const attributes = query.get('attributes')?.split(',') ?? []
  const [, id] = /^\/hcmRestApi\/scim\/Users\/([^/]+)$/.exec(path) ?? []
  if (id !== undefined) {
    const user = visible.find((one) => one.id === id)
    if (user === undefined) return refusal(404, 'The user does not exist.')
    return jsonReply(200, resource(user, attributes, showsRoles !== 'never'))
  }
  const filter = query.get('filter')
  const [, operator = '', text] = /^username (eq|sw) (".*")$/i.exec(filter ?? '') ?? []
  const startsWith = operator.toLowerCase() === 'sw'
  if (filter !== null && (text === undefined || (startsWith && !knowsStartsWith))) {
    return refusal(400, 'Invalid filter')
  }
  const wanted = text === undefined ? undefined : (JSON.parse(text) as string).toLowerCase()
  const found = visible
    .filter(({ userName }) => {
      const name = userName.toLowerCase()
      return wanted === undefined || (startsWith ? name.startsWith(wanted) : name === wanted)
    })
    .slice(0, Number(query.get('count') ?? '20'))
  if (wanted !== undefined) for (const user of found) lookedUp(user)
  return jsonReply(200, {
    itemsPerPage: found.length,
    startIndex: 1,
    Resources: found.map((user) => resource(user, attributes, showsRoles === 'in lists')),
  })
}

function refusal(status: number, description: string): Reply {
  return jsonReply(status, { Errors: [{ description, code: String(status) }] })
}

/**
 * Members as in sample fusion-scim-user. `roles` comes only where it is asked for: the model of a list has none. That a
 * user without roles has an empty list then is inferred.
 */
function resource(
  user: FusionUserState,
  attributes: readonly string[],
  withRoles: boolean,
): object {
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
    (name !== 'roles' || withRoles) &&
    (attributes.length === 0 ? name !== 'roles' : attributes.includes(name))
  return Object.fromEntries(Object.entries(all).filter(([name]) => shown(name)))
}
