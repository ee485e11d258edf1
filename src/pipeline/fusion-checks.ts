import { skip, type Verdict } from '../checks/check.js'
import type { CheckGraph } from '../checks/graph.js'
import { ended, optional, whenAsked, type Check } from '../checks/needs.js'
import type { Question } from '../checks/question.js'
import type { Settings } from '../inputs/settings.js'
import type { AccessToken } from '../oracle/access-token.js'
import { once } from '../oracle/renewable.js'
import { datesAgainst } from '../prerequisites/certificate-validity.js'
import type { CatalogAnswer } from '../prerequisites/catalog-probes.js'
import { judgeTrust, probeAdvice, type TrustContext } from '../prerequisites/fusion-trust.js'
import { isWell } from '../prerequisites/domain-user.js'
import { fusionUserFact, lookUpFusionUser } from '../prerequisites/fusion-user.js'
import type { IntegrationProbe } from '../prerequisites/integration-probe.js'
import type { FusionUser } from '../oracle/fusion-user.js'
import type { Sightings } from '../prerequisites/sighting.js'
import { isOfUser } from '../prerequisites/trust-answers.js'
import { plannedImport } from '../prerequisites/planned-import.js'
import { judgePrivilege } from '../prerequisites/privileges.js'
import {
  judgeRole,
  lookUpRole,
  planRole,
  showsRoles,
  type KnownRole,
} from '../prerequisites/roles.js'
import { USUAL_ISSUER } from '../prerequisites/trusted-issuer.js'
import { orUnanswered } from '../prerequisites/unanswered.js'
import { judgeNames, nameFrom, noProbe, noToken } from '../prerequisites/user-match.js'
import { connectionTestsOf } from './connection-tests.js'
import type { Context } from './context.js'
import type { DomainChecks } from './domain-checks.js'
import type { TopologyChecks } from './topology-checks.js'

/** What the pod gives to the checks of Oracle Integration. */
export interface FusionChecks {
  /** The integration user in Fusion. */
  readonly user: Check<FusionUser>
  /** A token that the pod accepted. */
  readonly trust: Check<AccessToken>
  /** What the integration user may do in both catalogues. */
  readonly privileges: readonly Check<null>[]
}

const CLIENT_TOKEN = "does not apply: the probe's token is the client's own (client-credentials)"

const CLIENT_ITSELF = 'does not apply: the connection signs in as the client itself'

const OTHER_SUBJECT =
  "does not apply: the probe's token is of another account than the integration user"

/** A passed connection test proves the trust; what the user may read it does not say. */
function unasked(advice: string): Verdict<never> {
  return {
    ...skip(
      `not checked: a connection test does not show it, and the run has no token of the integration user. ${advice} Or name the check in skip-checks.`,
    ),
    leftOut: 'need',
  }
}

/** Declares what is asked of the pod: user and roles by SCIM, trust and privileges as the integration user. */
export function declareFusionChecks(
  checks: CheckGraph,
  { settings, pod, directory, done }: Context,
  inputs: Check<null>,
  { fusionReachable, topology }: TopologyChecks,
  { token, keys, signing, authority, domainUser, domainTime, handoffIsThere }: DomainChecks,
  probe: IntegrationProbe,
  sightings: Sightings,
): FusionChecks {
  const { fusion, integrationUser, mode, trustedIssuer } = settings
  const { serviceCatalogRole } = integrationUser
  const isClient = integrationUser.name === settings.identityDomain.client.id
  const user = checks.add('user.fusion', { fusionReachable }, () =>
    lookUpFusionUser(directory, integrationUser.name, {
      askPod: () => probe.readingOfUser(),
      sightings,
    }),
  )
  const { grant } = probe
  const unusedProbe = unusedProbeOf(settings)
  const isForUser = grant !== 'none' && grant !== 'client-credentials'
  const vouches: Readonly<Record<string, Question<CatalogAnswer>>> = isForUser
    ? { SOAOperator: probe.eventCatalog, [serviceCatalogRole]: probe.serviceCatalog }
    : {}
  const roles = [...integrationUser.requiredRoles, serviceCatalogRole].filter((code) => code !== '')
  const isShownRoles = once(async () => (directory === undefined ? false : showsRoles(directory)))
  const roleNamed = async (code: string): Promise<KnownRole> =>
    directory === undefined
      ? { is: 'unknown', why: 'fusion-username is not set' }
      : lookUpRole(directory, code, isShownRoles)
  const roleChecks = new Map<string, Check<null>>()
  for (const code of roles) {
    const catalog = vouches[code]
    const check = checks.add(`role.${code}`, { user }, async ({ user }) => {
      const lookUp = once(() => roleNamed(code))
      const verdict = await judgeRole(user, code, {
        serviceCatalogRole,
        ask: catalog && (() => probe.whenTrusted(catalog)),
        lookUp,
      })
      return mode !== 'verify' && verdict.state === 'fail'
        ? planRole(await lookUp(), user, code, verdict)
        : verdict
    })
    roleChecks.set(code, check)
  }

  checks.add(
    'user.match',
    { token, user: ended(user), domainUser: ended(domainUser.check) },
    async ({ user, domainUser }) => {
      if (grant === 'client-credentials') return skip(CLIENT_TOKEN)
      if (isClient) return skip(CLIENT_ITSELF)
      const real = isForUser ? await orUnanswered(probe.token) : undefined
      const inDomain = domainUser.value?.of
      const { name } = integrationUser
      return judgeNames({
        fusion: nameFrom('user.fusion', name, user, user.value?.of.userName),
        domain: nameFrom(
          'user.domain',
          name,
          domainUser,
          inDomain === 'unknown' ? undefined : inDomain?.userName,
        ),
        subject:
          real?.subject !== undefined
            ? { name: real.subject }
            : isForUser
              ? noToken(name)
              : noProbe(name, probeAdvice(unusedProbe)),
      })
    },
  )
  // the token that is asked about and the one that is garbage, and with a token of the user the catalogues
  const connections = {
    ahead: (): void => {
      pod.openAhead(2 + (isForUser || isClient ? probe.besideTrust.length : 0))
    },
  }
  const trust = checks.add(
    'fusion.trust',
    {
      token,
      fusionReachable,
      topology: optional(topology),
      keys: ended(keys),
      signing: optional(signing),
      authority: optional(authority),
      user: ended(user),
      domainUser: ended(domainUser.check),
    },
    async ({ token, topology, keys, signing, authority, user, domainUser }) => {
      const now = await domainTime()
      return judgeTrust(probe, {
        userName: integrationUser.name,
        connectionTests: connectionTestsOf(settings),
        unusedProbe,
        handsOver: mode !== 'verify' && topology !== 'same-domain',
        handoffIsThere: await handoffIsThere(),
        userCreated: done.userCreated,
        planImport: plannedImport(settings, {
          topology,
          keys: keys.state,
          signing: signing?.leaf,
          authority,
        }),
        console: done.console,
        isClient,
        issuer: token.issuer,
        userIsPlanned: domainUser.state === 'pending',
        userIsWell: isWell(domainUser.value?.of),
        facts: {
          topology: topology ?? 'unknown',
          now,
          fusionHost: pod.host,
          trustedIssuer,
          usualIssuer: USUAL_ISSUER,
          exportedThumbprint: signing?.leaf.thumbprint,
          certificateDates: signing && datesAgainst(signing.leaf, authority, now),
          topologyGiven: fusion.identityDomainUrl !== undefined,
          fusionUser: fusionUserFact(user),
        },
      })
    },
    [
      ...(grant === 'none' ? [] : [{ after: { inputs }, question: connections }]),
      // a password may be wrong, and counts towards a lock: it is not sent before its stage
      ...(grant === 'jwt-bearer'
        ? [{ after: { token, user: domainUser.check }, question: probe.firstToken }]
        : []),
    ],
  )
  const privilege = (
    id: string,
    catalog: Question<CatalogAnswer>,
    about: Parameters<typeof judgePrivilege>[0],
  ): Check<null> => {
    const carrier = roleChecks.get(about.role)
    const needs = { trusted: whenAsked(trust), user: optional(user) }
    return checks.add(id, needs, async ({ trusted, user }) => {
      const isLeftToTest = (await trust.ended).leftOut === 'connection test'
      if (isLeftToTest && grant === 'none') return unasked(probeAdvice(unusedProbe).fix)
      if (!isOfUser(await trusted(), integrationUser.name)) {
        return skip(isForUser ? OTHER_SUBJECT : CLIENT_TOKEN)
      }
      const roleIsPlanned = (await carrier?.ended)?.state === 'pending'
      return judgePrivilege(about, await catalog.answer(), user, roleIsPlanned)
    })
  }
  const serviceCatalog = privilege('privilege.service-catalog', probe.serviceCatalog, {
    title: 'list the services of the catalogue',
    cause: 'service-catalog-privilege-missing',
    role: serviceCatalogRole,
  })
  const eventCatalog = privilege('privilege.event-catalog', probe.eventCatalog, {
    title: 'read the catalogue of business events',
    cause: 'soa-operator-missing',
    role: 'SOAOperator',
  })
  return { user, trust, privileges: [serviceCatalog, eventCatalog] }
}

/** Which probe the workflow has the means for, and does not use. */
function unusedProbeOf({
  identityDomain: { client },
  integrationUser,
}: Settings): TrustContext['unusedProbe'] {
  if (client.key !== undefined || integrationUser.password !== '') return 'probe-grant none'
  return integrationUser.name === client.id ? 'the user is the client' : 'nothing'
}
