import { isSameCaseAside } from './case-aside.js'
import { flagOf, idOf, listOf, stringMember, textOf } from './json.js'

/** A user of Fusion, as its SCIM shows it. */
export interface FusionUser {
  readonly id: string
  /** As Fusion spells it. */
  readonly userName: string
  readonly active: boolean
  readonly roles: readonly FusionRole[]
}

/**
 * A role of a user. Which member holds the code is not documented, so all that may are kept. Roles held through
 * other roles are probably not listed.
 */
type FusionRole = readonly string[]

/**
 * Reads a SCIM user; one without `roles` has none, as SCIM leaves empty lists out.
 * @throws {OtherForm} when a member has another type than the API documents
 */
export function readFusionUser(resource: unknown): FusionUser {
  return {
    id: idOf(resource),
    userName: textOf(resource, 'userName'),
    active: flagOf(resource, 'active', true),
    roles: listOf(resource, 'roles').map(readRole),
  }
}

/** Whether the user holds a role directly; codes are compared without regard to case. */
export function holdsRole({ roles }: FusionUser, code: string): boolean {
  return roles.some((names) => names.some((name) => isSameCaseAside(name, code)))
}

function readRole(role: unknown): FusionRole {
  return ['value', 'name', 'displayValue', 'display', 'id'].flatMap(
    (member) => stringMember(role, member) ?? [],
  )
}
