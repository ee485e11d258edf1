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

/** Numbers of `locked.reason` (Oracle, SDK `oci-identitydomains`, `UserExtLocked.reason`). */
const LOCK_REASONS = {
  0: 'too many failed logins',
  1: 'by an administrator',
  2: 'too many failed password resets',
  3: 'too many failed second factors',
  4: 'too many failed second factors of a federated user',
  5: 'too many failed database logins',
} as const

/** Why a user is locked. */
export type LockReason = (typeof LOCK_REASONS)[keyof typeof LOCK_REASONS]

/** A user of an identity domain. */
export interface DomainUser {
  readonly id: string
  /** As the domain spells it. */
  readonly userName: string
  readonly active: boolean
  readonly locked: boolean
  /** Why; `undefined` when it is not locked, or the domain gives no reason that is documented. */
  readonly lockReason: LockReason | undefined
  /** Signs in at another identity provider. */
  readonly federated: boolean
}

/** Reads a SCIM user; a member that is missing counts as its default. */
export function readDomainUser(resource: unknown): DomainUser {
  const extension = (urn: string): unknown => (isRecord(resource) ? resource[urn] : undefined)
  const state = extension(STATE)
  const lock = isRecord(state) ? state['locked'] : undefined
  const locked = isRecord(lock) && lock['on'] === true
  const user = extension(USER)
  return {
    id: stringMember(resource, 'id') ?? '',
    userName: stringMember(resource, 'userName') ?? '',
    active: !(isRecord(resource) && resource['active'] === false),
    locked,
    lockReason: locked ? lockReason(lock['reason']) : undefined,
    federated: isRecord(user) && user['isFederatedUser'] === true,
  }
}

function lockReason(number: unknown): LockReason | undefined {
  const reasons: Readonly<Record<number, LockReason>> = LOCK_REASONS
  return typeof number === 'number' ? reasons[number] : undefined
}
