import { isRecord, stringMember } from './json.js'

const USER = 'urn:ietf:params:scim:schemas:oracle:idcs:extension:user:User'
const STATE = 'urn:ietf:params:scim:schemas:oracle:idcs:extension:userState:User'

/** What is asked for of a user; more is never read. */
export const USER_ATTRIBUTES = [
  'id',
  'userName',
  'active',
  `${USER}:isFederatedUser`,
  `${STATE}:locked`,
] as const

/** A user of an identity domain. */
export interface DomainUser {
  readonly id: string
  /** As the domain spells it. */
  readonly userName: string
  readonly active: boolean
  readonly locked: boolean
  /** Why, in Oracle's words; `undefined` when the domain does not say. */
  readonly lockReason: string | undefined
  /** Signs in at another identity provider. */
  readonly federated: boolean
}

/** Reasons of a lock by their number (Oracle, identity domains API, `locked.reason`). */
const LOCK_REASONS: readonly string[] = [
  'too many failed logins',
  'locked by an administrator',
  'too many failed password resets',
  'too many failed second factors',
  'too many failed second factors of a federated user',
  'too many failed database logins',
]

/** Reads a SCIM user; a member that is missing counts as its default. */
export function readDomainUser(resource: unknown): DomainUser {
  const extension = (urn: string): unknown => (isRecord(resource) ? resource[urn] : undefined)
  const state = extension(STATE)
  const lock = isRecord(state) ? state['locked'] : undefined
  const reason = isRecord(lock) ? lock['reason'] : undefined
  const user = extension(USER)
  return {
    id: stringMember(resource, 'id') ?? '',
    userName: stringMember(resource, 'userName') ?? '',
    active: !(isRecord(resource) && resource['active'] === false),
    locked: isRecord(lock) && lock['on'] === true,
    lockReason: typeof reason === 'number' ? LOCK_REASONS[reason] : undefined,
    federated: isRecord(user) && user['isFederatedUser'] === true,
  }
}
