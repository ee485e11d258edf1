import type { PlannedWrite } from '../checks/check.js'
import type { Change } from '../report/report.js'

/** A request that a write consists of, without host; `{id}` stands for what only its answer tells. */
export interface WriteRequest {
  readonly service: 'identity domain' | 'Fusion'
  readonly method: 'POST' | 'PATCH' | 'DELETE'
  readonly path: string
}

/** What a write is, in words and requests, and with whose credentials it is sent. */
export interface DescribedWrite {
  readonly changes: readonly Omit<Change, 'state'>[]
  readonly by: 'administrator' | 'fusion-username'
  readonly requests: readonly WriteRequest[]
}

/** Says what a write does; `plan` prints it, and `apply` sends exactly these requests. */
export function describeWrite(write: PlannedWrite): DescribedWrite {
  switch (write.kind) {
    case 'create-user':
      return {
        changes: [{ id: write.checkId, action: 'create user', target: write.userName }],
        by: 'administrator',
        requests: [{ service: 'identity domain', method: 'POST', path: '/admin/v1/Users' }],
      }
    case 'add-role':
      return {
        changes: [
          {
            id: write.checkId,
            action: 'add role',
            target: `${write.code} to ${write.userName}`,
          },
        ],
        by: 'fusion-username',
        requests: [
          { service: 'Fusion', method: 'PATCH', path: `/hcmRestApi/scim/Roles/${write.roleId}` },
        ],
      }
    case 'lease':
      return {
        changes: ['grant', 'revoke'].map((action) => ({
          id: write.checkId,
          action: `${action} Identity Domain Administrator`,
          target: `client ${write.clientId}`,
        })),
        by: 'administrator',
        requests: [
          { service: 'identity domain', method: 'POST', path: '/admin/v1/Grants' },
          { service: 'identity domain', method: 'DELETE', path: '/admin/v1/Grants/{id}' },
        ],
      }
  }
}

/** The changes of a plan, in the order in which `apply` makes them. */
export function plannedChanges(planned: readonly PlannedWrite[]): readonly Change[] {
  return planned.flatMap((write) =>
    describeWrite(write).changes.map((change) => ({ ...change, state: 'planned' as const })),
  )
}
