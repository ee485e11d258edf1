import { isSameCaseAside } from './case-aside.js'
import { idOf, isRecord, listOf, shownFlagOf, stringMember, textOf } from './json.js'

/** A user of Fusion, as its SCIM shows it. */
export interface FusionUser {
  readonly id: string
  /** As Fusion spells it. */
  readonly userName: string
  /** `undefined` when the answer does not say; it is asked for by name. */
  readonly active: boolean | undefined
  /**
   * Roles held directly; those held through other roles are probably not listed. `undefined` when the answer shows no
   * roles at all: lists of users may leave them out (models made from live answers), so that proves no missing role.
   */
  readonly roles: readonly FusionRole[] | undefined
}

/** How many of the roles are listed without a code that can be read: any of them may be the one that is looked for. */
export function rolesWithoutCode({ roles = [] }: Pick<FusionUser, 'roles'>): number {
  return roles.filter(({ codes }) => codes.length === 0).length
}

/** A role of a user. */
export interface FusionRole {
  /**
   * Recorded as `value`; a role itself has its code in `name`, so that is taken too. Empty when there is no code that
   * can be read: SCIM's own form of a reference (RFC 7643, 2.4: `value`, `display`, `$ref`) has the id in `value`.
   */
  readonly codes: readonly string[]
  /** What people call it; '' when it is not shown. */
  readonly displayName: string
}

/**
 * Reads a SCIM user.
 * @throws {OtherForm} when a member has another type than the API documents
 */
export function readFusionUser(resource: unknown): FusionUser {
  const showsRoles = isRecord(resource) && (resource['roles'] ?? undefined) !== undefined
  return {
    id: idOf(resource),
    userName: textOf(resource, 'userName'),
    active: shownFlagOf(resource, 'active'),
    roles: showsRoles ? listOf(resource, 'roles').map(readRole) : undefined,
  }
}

/** The role of this code that the user holds directly; codes are compared without regard to case, and none is empty. */
export function roleOf({ roles }: FusionUser, code: string): FusionRole | undefined {
  if (code === '') return undefined
  return roles?.find(({ codes }) => codes.some((name) => isSameCaseAside(name, code)))
}

/** Whether the user is seen to hold a role directly. */
export function holdsRole(user: FusionUser, code: string): boolean {
  return roleOf(user, code) !== undefined
}

function readRole(role: unknown): FusionRole {
  const isReference = isRecord(role) && ('display' in role || '$ref' in role)
  const members = isReference ? ['name'] : ['value', 'name']
  return {
    codes: members
      .flatMap((member) => stringMember(role, member) ?? [])
      .filter((code) => code.trim() !== '' && code !== stringMember(role, 'id')),
    displayName: stringMember(role, 'displayName') ?? '',
  }
}
