import { isRecord, stringMember } from './json.js'

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

/** Reads a SCIM user; one without `roles` has none, as SCIM leaves empty lists out. */
export function readFusionUser(resource: unknown): FusionUser {
  const roles = isRecord(resource) ? resource['roles'] : undefined
  return {
    id: stringMember(resource, 'id') ?? '',
    userName: stringMember(resource, 'userName') ?? '',
    active: !(isRecord(resource) && resource['active'] === false),
    roles: Array.isArray(roles) ? roles.map(readRole) : [],
  }
}

/** Whether the user holds a role directly; codes are compared without regard to case. */
export function holdsRole({ roles }: FusionUser, code: string): boolean {
  return roles.some((names) => names.some((name) => name.toLowerCase() === code.toLowerCase()))
}

function readRole(role: unknown): FusionRole {
  return ['value', 'name', 'displayValue', 'display', 'id'].flatMap(
    (member) => stringMember(role, member) ?? [],
  )
}
