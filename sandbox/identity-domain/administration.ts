import type { ReceivedRequest } from '../received-request.js'
import type { Reply } from '../reply.js'
import { scimCreated, scimError, scimList, scimResource, selected } from './scim.js'
import type { DomainSettings } from './settings.js'
import {
  ADMINISTRATOR,
  ADMINISTRATOR_ROLE_ID,
  APP_ID,
  type DomainState,
  type SandboxGrant,
} from './state.js'

const UNAUTHORISED = 'Operation failed due to unauthorized access.'
const USER = 'urn:ietf:params:scim:schemas:oracle:idcs:extension:user:User'

/** Roles that may write grants, and users (Oracle, *AppRole Permissions*). */
const GRANTERS: readonly string[] = [
  ADMINISTRATOR,
  'User Administrator',
  'Application Administrator',
]
const USER_WRITERS: readonly string[] = [ADMINISTRATOR, 'User Administrator', 'User Manager']

/** Answers what an administrator may do: app roles, grants, creation of users; `undefined` for other endpoints. */
export function answerAdministration(
  request: ReceivedRequest,
  roles: readonly string[],
  settings: DomainSettings,
  state: DomainState,
): Reply | undefined {
  const grantId = /^\/admin\/v1\/Grants\/([^/]+)$/.exec(request.path)?.[1]
  const endpoint = `${request.method} ${grantId === undefined ? request.path : '/admin/v1/Grants/{id}'}`
  const writers = endpoint === 'POST /admin/v1/Users' ? USER_WRITERS : GRANTERS
  const known = [
    'GET /admin/v1/AppRoles',
    'GET /admin/v1/Grants',
    'POST /admin/v1/Grants',
    'GET /admin/v1/Grants/{id}',
    'DELETE /admin/v1/Grants/{id}',
    'POST /admin/v1/Users',
  ]
  if (!known.includes(endpoint)) return undefined
  if (!roles.some((role) => writers.includes(role))) {
    return scimError(401, UNAUTHORISED, 'error.common.exception.unauthorizedAccess')
  }
  if (settings.readOnly && request.method !== 'GET') {
    return scimError(403, 'The identity domain is in read-only mode.')
  }
  const attributes = request.query.get('attributes')
  switch (endpoint) {
    case 'GET /admin/v1/AppRoles':
      return scimList(
        request.query.get('filter') ===
          `displayName eq "${ADMINISTRATOR}" and app.value eq "IDCSAppId"`
          ? [selected(ROLE, attributes)]
          : [],
      )
    case 'GET /admin/v1/Grants':
      return scimList(
        request.query.get('filter') ===
          `grantee.value eq "${APP_ID}" and entitlement.attributeValue eq "${ADMINISTRATOR_ROLE_ID}"`
          ? state.grants.map((grant) => selected(grantResource(grant), attributes))
          : [],
      )
    case 'GET /admin/v1/Grants/{id}': {
      const grant = state.grants.find(({ id }) => id === grantId)
      if (grant === undefined) return scimError(404, 'The grant does not exist.')
      return scimResource(selected(grantResource(grant), attributes))
    }
    case 'POST /admin/v1/Grants':
      return createGrant(request, state)
    case 'POST /admin/v1/Users':
      return createUser(request, state)
    default: {
      const at = state.grants.findIndex(({ id }) => id === grantId)
      if (at < 0) return scimError(404, 'The grant does not exist.')
      state.grants.splice(at, 1)
      return { status: 204, body: '' }
    }
  }
}

/** The role as a list of app roles has it (Oracle, *Working with Apps*). */
const ROLE = {
  id: ADMINISTRATOR_ROLE_ID,
  displayName: ADMINISTRATOR,
  uniqueName: `IDCSAppId_${ADMINISTRATOR}`,
  adminRole: true,
  availableToClients: true,
  app: { name: 'IDCSApp', value: 'IDCSAppId', display: 'IDCS Application' },
}

/** A grant of the role to the client's application, as Oracle's SDK models it. */
function grantResource({ id, created }: SandboxGrant): Readonly<Record<string, unknown>> {
  return {
    schemas: ['urn:ietf:params:scim:schemas:oracle:idcs:Grant'],
    id,
    grantMechanism: 'ADMINISTRATOR_TO_APP',
    isFulfilled: true,
    grantee: { type: 'App', value: APP_ID, display: 'FusionClientApp' },
    app: { value: 'IDCSAppId', display: 'IDCS Application' },
    entitlement: { attributeName: 'appRoles', attributeValue: ADMINISTRATOR_ROLE_ID },
    meta: { resourceType: 'Grant', created },
  }
}

function createGrant({ body }: ReceivedRequest, state: DomainState): Reply {
  const grant = JSON.parse(body) as {
    readonly grantMechanism?: string
    readonly grantee?: { readonly type?: string; readonly value?: string }
    readonly app?: { readonly value?: string }
    readonly entitlement?: { readonly attributeName?: string; readonly attributeValue?: string }
  }
  const complete =
    grant.grantMechanism === 'ADMINISTRATOR_TO_APP' &&
    grant.grantee?.type === 'App' &&
    grant.grantee.value === APP_ID &&
    grant.app?.value === 'IDCSAppId' &&
    grant.entitlement?.attributeName === 'appRoles' &&
    grant.entitlement.attributeValue === ADMINISTRATOR_ROLE_ID
  if (!complete) return scimError(400, 'The entitlement attributeName is null or empty.')
  // the composite key of a grant is unique
  if (state.grants.length > 0) return scimError(409, 'The grant exists already.')
  return scimCreated(grantResource(state.grant()))
}

function createUser({ body }: ReceivedRequest, state: DomainState): Reply {
  const user = JSON.parse(body) as {
    readonly userName?: string
    readonly active?: boolean
    readonly emails?: readonly { readonly primary?: boolean }[]
    readonly [USER]?: { readonly isFederatedUser?: boolean }
  }
  const { userName = '' } = user
  if (userName === '') {
    return scimError(400, 'userName is missing.', 'error.common.validation.missingReqAttributes')
  }
  if (user.emails?.some(({ primary }) => primary === true) !== true) {
    return scimError(
      400,
      'The primary email must be specified.',
      'error.identity.user.primaryEmailNotSpecified',
    )
  }
  if (state.users.some((other) => other.userName.toLowerCase() === userName.toLowerCase())) {
    return scimError(409, 'The user exists already.')
  }
  const id = state.newId()
  const federated = user[USER]?.isFederatedUser === true
  state.users.push({ id, userName, active: user.active !== false, federated, password: '' })
  return scimCreated({ ...user, id })
}
