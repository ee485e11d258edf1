import type { CauseId } from '../causes/catalogue.js'
import type { State } from '../checks/check.js'
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
  { settings, domain, pod, integration, waiting, endsAt }: Context,
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
        const states = await Promise.all(
          privileges.map(async (check) => ({ check: check.id, ...(await check.ended) })),
        )
        const causes = (wanted: State): readonly CauseId[] =>
          states.flatMap(({ check, state }) => (state === wanted ? (PROVED_BY[check] ?? []) : []))
        return testConnection(
          { integration, domain, settings: asked, waiting, endsAt },
          found,
          id,
          { trustProven: trust !== undefined, missing: causes('fail'), held: causes('pass') },
        )
      },
    )
  }
}

/** The cause that a privilege's check proves by failing, and excludes by passing. */
const PROVED_BY: Readonly<Record<string, CauseId>> = {
  'privilege.service-catalog': 'service-catalog-privilege-missing',
  'privilege.event-catalog': 'soa-operator-missing',
}
