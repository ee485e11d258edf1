import type { CheckGraph } from '../checks/graph.js'
import { optional } from '../checks/needs.js'
import { nameOf } from '../inputs/integration.js'
import { judgeConnection } from '../prerequisites/connection.js'
import { testConnection } from '../prerequisites/connection-test.js'
import type { Context } from './context.js'
import type { DomainChecks } from './domain-checks.js'
import type { FusionChecks } from './fusion-checks.js'

/** Declares what is asked of Oracle Integration: for each connection how it is, and its own test. */
export function declareConnectionChecks(
  checks: CheckGraph,
  { settings, domain, pod, integration }: Context,
  { token }: DomainChecks,
  { trust, privileges }: FusionChecks,
): void {
  const asked = settings.integration
  if (asked === undefined || integration === undefined) return
  for (const id of asked.connections) {
    const name = nameOf(id)
    const found = checks.add(`oic.connection.${name}`, { token }, () =>
      judgeConnection(integration, domain, asked, id, pod.host),
    )
    checks.add(
      `oic.connection-test.${name}`,
      { found, trust: optional(trust) },
      async ({ found, trust }) => {
        // they belong to an earlier stage, so they have ended
        const ended = await Promise.all(privileges.map((privilege) => privilege.ended))
        const missing = ended.flatMap(({ state, causes }) =>
          state === 'fail' ? (causes?.[0]?.id ?? []) : [],
        )
        return testConnection(integration, found, id, { trustProven: trust !== undefined, missing })
      },
    )
  }
}
