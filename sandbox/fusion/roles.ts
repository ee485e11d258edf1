import type { ReceivedRequest } from '../received-request.js'
import { jsonReply, type Reply } from '../reply.js'
import type { FusionSettings, SandboxFusionUser } from './settings.js'

/** A user of the pod while it runs: roles are added, and show after some look-ups. */
export interface FusionUserState extends Omit<
  SandboxFusionUser,
  'active' | 'roles' | 'notYetEffective'
> {
  active: boolean
  roles: readonly string[]
  notYetEffective: readonly string[]
  /** Roles that were added just now, with the look-ups until SCIM shows them. */
  arriving: readonly { readonly code: string; readonly lookUps: number }[]
}

/** Makes the users changeable. */
export function fusionUsers(users: readonly SandboxFusionUser[]): FusionUserState[] {
  return users.map((user) => ({ notYetEffective: [], ...user, arriving: [] }))
}

/** Counts a look-up: roles that have waited long enough show, and work from then on. */
export function lookedUp(user: FusionUserState): void {
  const waiting = user.arriving.map(({ code, lookUps }) => ({ code, lookUps: lookUps - 1 }))
  user.roles = [...user.roles, ...waiting.filter((r) => r.lookUps <= 0).map((r) => r.code)]
  user.arriving = waiting.filter(({ lookUps }) => lookUps > 0)
}

/**
 * Answers `GET /hcmRestApi/scim/Roles` and `PATCH /hcmRestApi/scim/Roles/{id}` to a caller who may use SCIM. The id of a role
 * is made of its code, so that a test can read it.
 */
export function answerRoles(
  request: ReceivedRequest,
  { dataSecurity }: FusionUserState,
  users: readonly FusionUserState[],
  { roles: known, notAssignable, lookUpsUntilRoleShows }: FusionSettings,
): Reply {
  if (request.method === 'GET') {
    const [, code] = /^name eq "(.*)"$/.exec(request.query.get('filter') ?? '') ?? []
    const found = dataSecurity === false ? [] : known.filter((name) => name === code)
    return jsonReply(200, {
      itemsPerPage: found.length,
      startIndex: 1,
      // Oracle, Query for a Role: members of the item as documented, as far as they were asked for
      Resources: found.map((name) => ({ id: roleId(name), name })),
    })
  }
  const role = known.find((code) => request.path === `/hcmRestApi/scim/Roles/${roleId(code)}`)
  const { members = [] } = JSON.parse(request.body) as {
    readonly members?: readonly { readonly value?: string; readonly operation?: string }[]
  }
  if (role === undefined) return refusal(404, 'The role does not exist.')
  if (notAssignable.includes(role)) return refusal(400, 'The role cannot be assigned by the API.')
  for (const { value, operation } of members) {
    const user = users.find(({ id }) => id === value)
    if (user === undefined || operation !== 'ADD') return refusal(400, 'The member is not known.')
    if (!user.roles.includes(role))
      user.arriving = [...user.arriving, { code: role, lookUps: lookUpsUntilRoleShows }]
  }
  // sample fusion-scim-patch-role
  return { status: 204, body: '' }
}

/** The id that stands for a role. */
export function roleId(code: string): string {
  return Buffer.from(code).toString('hex').toUpperCase().slice(0, 40)
}

function refusal(status: number, description: string): Reply {
  return jsonReply(status, { Errors: [{ description, code: String(status) }] })
}
