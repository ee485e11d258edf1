import type { CauseSeen, State } from '../checks/check.js'
import type { CheckGraph } from '../checks/graph.js'
import { optional, type Check } from '../checks/needs.js'
import { judgeConnection } from '../prerequisites/connection.js'
import { testConnection } from '../prerequisites/connection-test.js'
import { compareInConsole } from '../prerequisites/fusion-trust.js'
import { USUAL_ISSUER } from '../prerequisites/trusted-issuer.js'
import type { Context } from './context.js'
import type { DomainChecks } from './domain-checks.js'
import type { FusionChecks } from './fusion-checks.js'
import type { ShownConnection } from './shown-connections.js'
import type { TopologyChecks } from './topology-checks.js'

/** Declares what is asked of Oracle Integration: for each connection how it is, and its own test. */
export function declareConnectionChecks(
  checks: CheckGraph,
  { settings, pod, integration, waiting, endsAt }: Context,
  connections: readonly ShownConnection[],
  inputs: Check<null>,
  { topology }: TopologyChecks,
  { token, handoffIsThere }: DomainChecks,
  { trust, privileges }: FusionChecks,
): void {
  const asked = settings.integration
  if (asked === undefined || integration === undefined) return
  let questions = 0
  const opened = {
    ahead: (): void => {
      integration.openAhead((questions += 1))
    },
  }
  for (const [index, { id, name, shown }] of connections.entries()) {
    const found = checks.add(
      `oic.connection.${name}`,
      { token },
      () => judgeConnection(shown.answer(), pod.host),
      index < MOST_AHEAD
        ? [
            { after: { inputs }, question: opened },
            { after: { token }, question: shown },
          ]
        : [],
    )
    checks.add(
      `oic.connection-test.${name}`,
      { found, trust: optional(trust) },
      async ({ found, trust }) => {
        // they belong to an earlier stage, so they have ended
        const states = await Promise.all(
          privileges.map(async (check) => ({ check: check.id, ...(await check.ended) })),
        )
        const causes = (wanted: State): readonly CauseSeen['id'][] =>
          states.flatMap(({ check, state }) => (state === wanted ? (PROVED_BY[check] ?? []) : []))
        const isSameDomain = (await topology.ended).value?.of === 'same-domain'
        const verdict = await testConnection({ integration, waiting, endsAt }, found, id, {
          trustProven: trust !== undefined,
          isSameDomain,
          missing: causes('fail'),
          held: causes('pass'),
        })
        if (verdict.causes?.[0]?.id !== 'signing-certificate-not-imported') return verdict
        const issuer = (await token.ended).value?.of.issuer ?? USUAL_ISSUER
        return { ...verdict, fix: compareInConsole(issuer, await handoffIsThere()) }
      },
    )
  }
}

/** More would take the turns of what is waited for. */
const MOST_AHEAD = 4

/** The cause that a privilege's check proves by failing, and excludes by passing. */
const PROVED_BY: Readonly<Record<string, CauseSeen['id']>> = {
  'privilege.service-catalog': 'service-catalog-privilege-missing',
  'privilege.event-catalog': 'soa-operator-missing',
}
