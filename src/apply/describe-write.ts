import { FAILED, type CheckResult } from '../checks/check.js'
import type { PlannedWrite } from '../checks/planned-write.js'
import type { Settings } from '../inputs/settings.js'
import { toldChanges } from '../report/changes.js'
import type { Change } from '../report/report.js'

/** A request that a write consists of, without host; `{id}` stands for what only its answer tells. */
interface WriteRequest {
  readonly service: 'identity domain' | 'Fusion'
  readonly method: 'POST' | 'PATCH' | 'DELETE'
  readonly path: string
}

/** What a write is, in words and requests, and with whose credentials it is sent. */
export interface DescribedWrite {
  readonly changes: readonly Omit<Change, 'state'>[]
  readonly by: 'administrator' | 'fusion-username'
  /** None for what is done in the browser: its requests are the page's own. */
  readonly requests: readonly WriteRequest[]
}

/**
 * Says what a write does; `plan` prints it, and `apply` sends exactly these requests. Of an import by browser these are
 * the changes at most: what the console holds already is known only when it is open.
 */
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
    case 'import-trust':
      return {
        changes: [
          { id: write.checkId, action: 'add trusted issuer', target: write.issuer },
          ...write.certificates.map(({ alias, proven }) => ({
            id: write.checkId,
            action: 'import certificate',
            target: proven === undefined ? alias : `${alias} (${proven.subject})`,
          })),
        ],
        by: 'fusion-username',
        requests: [],
      }
  }
}

/** The changes of a plan, in the order in which `apply` makes them. */
export function plannedChanges(planned: readonly PlannedWrite[]): readonly Change[] {
  return planned.flatMap((write) =>
    describeWrite(write).changes.map((change) => ({ ...change, state: 'planned' as const })),
  )
}

/** What `apply` would send, with whose credentials, as lines of the log. */
export function planInWords(
  planned: readonly PlannedWrite[],
  results: readonly CheckResult[],
  {
    identityDomain,
    fusion,
    administrator,
  }: Pick<Settings, 'identityDomain' | 'fusion' | 'administrator'>,
): readonly string[] {
  const names = {
    administrator:
      administrator?.kind === 'workload' ? 'admin-auth github-oidc' : 'admin-client-id',
    'fusion-username': 'fusion-username',
  } as const
  if (planned.length === 0) {
    const isWhole = !results.some(({ state }) => FAILED.includes(state))
    return [
      isWhole ? 'plan: nothing to change' : 'plan: no change before you fix what is wrong above',
    ]
  }
  return planned.flatMap((write) => {
    const { requests, by } = describeWrite(write)
    return [
      ...toldChanges(plannedChanges([write])).map(
        ({ action, target }) => `plan: ${action} ${target} (by ${names[by]})`,
      ),
      ...(requests.length === 0
        ? [`      would drive the Security Console of ${fusion.url.host} in a browser`]
        : []),
      ...requests.map(({ service, method, path }) => {
        const { host } = (service === 'Fusion' ? fusion : identityDomain).url
        return `      would send ${method} ${host}${path}`
      }),
    ]
  })
}
