import { FUSION_USER, type SandboxFusionUser } from './fusion/settings.js'
import { roleId } from './fusion/roles.js'
import { ADMINISTRATOR_ROLE_ID } from './identity-domain/state.js'
import { DOMAIN_USER, type SandboxDomainUser } from './identity-domain/settings.js'
import type { ReceivedRequest } from './received-request.js'
import type { Reply } from './reply.js'

/** Ways in which an answer is well-formed, and not the one to what was asked. */
export const DISOBEDIENCES = [
  /** Ignores the filter: another object first, and the right one after it. */
  'another first',
  /** About another object alone. */
  'another only',
  /** Two objects of the name, the right one second. */
  'two of the name',
  /** The name in other upper and lower case. */
  'a look-alike',
  /** The right answer to the question before, as a cache gives it that knows the path alone. */
  'the answer before',
] as const

export type Disobedience = (typeof DISOBEDIENCES)[number]

/** Users who have nothing to do with the run. */
export const BYSTANDERS: {
  readonly domainUser: SandboxDomainUser
  readonly fusionUser: SandboxFusionUser
} = {
  domainUser: {
    ...DOMAIN_USER,
    id: 'b0b1b2b3b4b5b6b7b8b9babbbcbdbebf',
    userName: 'alice.accountant',
    password: 'sandbox-password-of-alice',
  },
  fusionUser: {
    ...FUSION_USER,
    id: 'B00DD7F2B3A66AE0E050F00A395B6BB0',
    userName: 'ALICE.ACCOUNTANT',
    password: 'sandbox-fusion-password-of-alice',
    roles: [],
  },
}

const OTHER_ROLE = 'ORA_FND_IT_SECURITY_MANAGER_JOB'
const OTHER_APP = {
  id: 'bb00bb11cc22dd33ee44ff5566778800',
  name: 'bf0123aa77bb4c0e9d1122334455cc00',
}
const OTHER_APP_ROLE = 'b1d2e3f4a5b60718293a4b5c6d7e8f00'
const OTHER_GRANT = 'b7aa88bb99cc00dd11ee22ff33445500'
const OTHER_CONNECTION = 'HR_PROD'

/** Ids and names that no write may name, and no passed check be about. */
export const FOREIGN: readonly string[] = [
  BYSTANDERS.domainUser.id,
  BYSTANDERS.domainUser.userName,
  BYSTANDERS.fusionUser.id,
  BYSTANDERS.fusionUser.userName,
  roleId(OTHER_ROLE),
  OTHER_ROLE,
  OTHER_APP.id,
  OTHER_APP.name,
  OTHER_APP_ROLE,
  OTHER_GRANT,
  OTHER_CONNECTION,
]

const USER = 'urn:ietf:params:scim:schemas:oracle:idcs:extension:user:User'
const STATE = 'urn:ietf:params:scim:schemas:oracle:idcs:extension:userState:User'

type Json = Readonly<Record<string, unknown>>

/** Objects that can be looked up: the member that names one, and another one that is there too. */
interface Collection {
  readonly path: RegExp
  readonly name: string
  readonly another: Json
}

const COLLECTIONS: readonly Collection[] = [
  {
    path: /^\/admin\/v1\/Users(\/\.search)?$/,
    name: 'userName',
    another: {
      id: BYSTANDERS.domainUser.id,
      userName: BYSTANDERS.domainUser.userName,
      active: true,
      [USER]: { isFederatedUser: false },
      [STATE]: { locked: { on: false } },
    },
  },
  {
    path: /^\/hcmRestApi\/scim\/Users$/,
    name: 'userName',
    another: {
      id: BYSTANDERS.fusionUser.id,
      schemas: ['urn:scim:schemas:core:2.0:User'],
      userName: BYSTANDERS.fusionUser.userName,
      active: true,
    },
  },
  {
    path: /^\/hcmRestApi\/scim\/Roles$/,
    name: 'name',
    another: { id: roleId(OTHER_ROLE), name: OTHER_ROLE },
  },
  {
    path: /^\/admin\/v1\/Apps$/,
    name: 'name',
    another: { ...OTHER_APP, displayName: 'Payroll', active: true },
  },
  {
    path: /^\/admin\/v1\/AppRoles$/,
    name: 'displayName',
    another: {
      id: OTHER_APP_ROLE,
      displayName: 'Security Administrator',
      app: { value: 'IDCSAppId' },
    },
  },
  {
    path: /^\/admin\/v1\/Grants$/,
    name: 'id',
    another: {
      id: OTHER_GRANT,
      grantMechanism: 'ADMINISTRATOR_TO_APP',
      grantee: { type: 'App', value: OTHER_APP.id },
      app: { value: 'IDCSAppId' },
      entitlement: { attributeName: 'appRoles', attributeValue: ADMINISTRATOR_ROLE_ID },
      meta: { created: '2024-01-01T00:00:00.000Z' },
    },
  },
  {
    path: /\/connections\/[^/]+(\/test)?$/,
    name: 'id',
    another: { id: OTHER_CONNECTION },
  },
]

/** Whether a request looks one object up, by a filter or by its path, rather than asking whether the service is there. */
export function looksUp({ method, path, query }: ReceivedRequest): boolean {
  if (/\/connections\/[^/]+(\/test)?$/.test(path)) return true
  return path.endsWith('/.search') || (method === 'GET' && query.has('filter'))
}

/**
 * Spoils the right answer to a look-up.
 * @param before the right answer to the question before at the same path; none to the first one
 */
export function disobeyed(
  kind: Disobedience,
  { path, query, body }: Pick<ReceivedRequest, 'path' | 'query' | 'body'>,
  right: Reply,
  before: Reply | undefined,
): Reply {
  if (kind === 'the answer before') return before ?? right
  const collection = COLLECTIONS.find((candidate) => candidate.path.test(path))
  if (collection === undefined || right.status !== 200) return right
  const json = parsed(right.body)
  if (!isList(json)) {
    const id =
      kind === 'a look-alike'
        ? /([^/]+?)(\/test)?$/.exec(path)?.[1]?.toLowerCase()
        : OTHER_CONNECTION
    return { ...right, body: JSON.stringify({ ...json, id, name: `HR ${String(id)}` }) }
  }
  const objects = spoiled(kind, collection, resourcesOf(json), wantedName(query, body))
  const total = 'totalResults' in json ? { totalResults: objects.length } : {}
  return { ...right, body: JSON.stringify({ ...json, ...total, Resources: objects }) }
}

function spoiled(
  kind: Exclude<Disobedience, 'the answer before'>,
  { name, another }: Collection,
  right: readonly Json[],
  wanted: string,
): readonly Json[] {
  const [ours = { ...another, id: `${String(another['id'])}0`, [name]: wanted }] = right
  switch (kind) {
    case 'another first':
      return [another, ...right]
    case 'another only':
      return [another]
    case 'two of the name':
      return [{ ...another, [name]: wanted }, ours]
    case 'a look-alike':
      return [{ ...ours, [name]: swappedCase(wanted) }]
  }
}

/** The text that a filter compares with. */
function wantedName(query: URLSearchParams, body: string): string {
  const filter = query.get('filter') ?? (parsed(body)['filter'] as string)
  return JSON.parse(/"(?:[^"\\]|\\.)*"/.exec(filter)?.[0] ?? '""') as string
}

function swappedCase(text: string): string {
  const lower = text.toLowerCase()
  return lower === text ? text.toUpperCase() : lower
}

function isList(json: Json): boolean {
  return 'Resources' in json || 'itemsPerPage' in json
}

function resourcesOf(json: Json): readonly Json[] {
  return (json['Resources'] ?? []) as readonly Json[]
}

function parsed(body: string | Buffer): Json {
  try {
    return JSON.parse(body.toString()) as Json
  } catch {
    return {}
  }
}
