import { flagOf, idOf, objectOf, shownFlagOf, textOf } from './json.js'

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
  /** `undefined` when the answer does not say. */
  readonly active: boolean | undefined
  /** `undefined` when the answer does not say. */
  readonly locked: boolean | undefined
  /** Why; `undefined` when it is not locked, or the domain gives no reason that is documented. */
  readonly lockReason: LockReason | undefined
  /** Signs in at another identity provider. */
  readonly federated: boolean
}

/**
 * Reads a SCIM user. Whether it is active is asked for by name, and samples of Oracle's API always show it. So an answer
 * without it was cut short on its way, or by a right that is missing (RFC 7643, 7: `returned`; RFC 7644, 3.9), and the
 * default of the schema says nothing of this user.
 * @throws {OtherForm} when a member has another type than the schema gives it
 */
export function readDomainUser(resource: unknown): DomainUser {
  const lock = objectOf(objectOf(resource, STATE), 'locked')
  const locked = shownFlagOf(lock, 'on')
  return {
    id: idOf(resource),
    userName: textOf(resource, 'userName'),
    active: shownFlagOf(resource, 'active'),
    locked,
    lockReason: locked === true ? lockReason(lock?.['reason']) : undefined,
    federated: flagOf(objectOf(resource, USER), 'isFederatedUser', false),
  }
}

function lockReason(number: unknown): LockReason | undefined {
  const reasons: Readonly<Record<number, LockReason>> = LOCK_REASONS
  return typeof number === 'number' ? reasons[number] : undefined
}
