import { askUntil, type Patience } from '../time/ask-until.js'
import { skip } from '../checks/check.js'
import type { CheckGraph } from '../checks/graph.js'
import { matchesAny } from '../checks/left-out.js'
import { ended, optional, valueOf, type Check } from '../checks/needs.js'
import type { AccessToken } from '../oracle/access-token.js'
import { isSameCaseAside } from '../oracle/case-aside.js'
import type { CatalogAnswer } from '../prerequisites/catalog-probes.js'
import { judgeTrust, readTrust } from '../prerequisites/fusion-trust.js'
import { fusionUserFact, lookUpFusionUser } from '../prerequisites/fusion-user.js'
import { integrationProbe, type IntegrationProbe } from '../prerequisites/integration-probe.js'
import { plannedImport } from '../prerequisites/planned-import.js'
import { judgePrivilege } from '../prerequisites/privileges.js'
import { judgeRole, planRole } from '../prerequisites/roles.js'
import { USUAL_ISSUER } from '../prerequisites/trusted-issuer.js'
import { orUnanswered } from '../prerequisites/unanswered.js'
import { judgeNames } from '../prerequisites/user-match.js'
import type { Context } from './context.js'
import type { DomainChecks } from './domain-checks.js'
import type { TopologyChecks } from './topology-checks.js'

/** What the pod gives to the checks of Oracle Integration. */
export interface FusionChecks {
  /** A token that the pod accepted. */
  readonly trust: Check<AccessToken>
  /** What the integration user may do in both catalogues. */
  readonly privileges: readonly Check<null>[]
  /** Whether the pod accepts the domain's tokens, as far as it may be asked: ahead of the verdict. */
  readonly trusted: () => Promise<boolean>
}

const CLIENT_TOKEN = "does not apply: the probe's token is the client's own (client-credentials)"

const CLIENT_ITSELF = 'does not apply: the connection signs in as the client itself'

/** Declares what is asked of the pod: user and roles by SCIM, trust and privileges as the integration user. */
export function declareFusionChecks(
  checks: CheckGraph,
  { settings, domain, pod, done, waiting, endsAt }: Context,
  { fusionReachable, topology }: TopologyChecks,
  { token, keys, signing, authority, domainUser }: DomainChecks,
): FusionChecks {
  const { fusion, integration, integrationUser, mode, probeGrant, trustedIssuer } = settings
  const { serviceCatalogRole } = integrationUser
  const isClient = integrationUser.name === settings.identityDomain.client.id
  const user = checks.add('user.fusion', { fusionReachable }, () =>
    lookUpFusionUser(pod, fusion.credentials, integrationUser.name),
  )
  // a user that was created just now has no password that could be tried
  const grant = done.userCreated && probeGrant === 'password' ? 'none' : probeGrant
  const probe = integrationProbe(
    { ...settings, probeGrant: grant },
    {
      domain,
      pod,
      anonymous: () => valueOf(fusionReachable),
      domainUser,
      patiently: (role, ask) =>
        done.rolesAdded.has(role)
          ? askUntil(ask, ({ reading }) => reading !== 'refused', roleWorks(role), waiting)
          : ask(),
      patientTrust: (ask) =>
        done.console?.changed === true
          ? askUntil(
              ask,
              (answers) => readTrust(answers) !== 'refused',
              trustWorks(endsAt - waiting.now()),
              waiting,
            )
          : ask(),
      now: waiting.now,
    },
  )
  const isForUser = grant !== 'none' && grant !== 'client-credentials'
  const vouches: Readonly<Record<string, () => Promise<CatalogAnswer>>> = isForUser
    ? { SOAOperator: probe.eventCatalog, [serviceCatalogRole]: probe.serviceCatalog }
    : {}
  const roles = [...integrationUser.requiredRoles, serviceCatalogRole].filter((code) => code !== '')
  const roleChecks = new Map<string, Check<null>>()
  for (const code of roles) {
    const catalog = vouches[code]
    const check = checks.add(`role.${code}`, { user }, async ({ user }) => {
      const verdict = await judgeRole(user, code, {
        serviceCatalogRole,
        ask: catalog && (() => whenTrusted(probe, catalog)),
      })
      const mends = mode !== 'verify' && verdict.state === 'fail' && fusion.credentials
      return mends ? planRole(pod, mends, user, code, verdict) : verdict
    })
    roleChecks.set(code, check)
  }

  checks.add(
    'user.match',
    { token, user: optional(user), domainUser: optional(domainUser.check) },
    async ({ user, domainUser }) => {
      if (grant === 'client-credentials') return skip(CLIENT_TOKEN)
      if (isClient) return skip(CLIENT_ITSELF)
      const real = isForUser ? await orUnanswered(probe.token) : undefined
      return judgeNames({
        fusion: user?.userName,
        domain: domainUser === 'unknown' ? undefined : domainUser?.userName,
        subject: real?.subject,
      })
    },
  )
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
    ({ token, topology, keys, signing, authority, user, domainUser }) =>
      judgeTrust(probe, {
        userName: integrationUser.name,
        testFollows: integration !== undefined,
        handsOver: mode !== 'verify' && topology !== 'same-domain',
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
        userIsWell: domainUser.value !== undefined && domainUser.value.of !== 'unknown',
        facts: {
          topology: topology ?? 'unknown',
          now: waiting.now(),
          fusionHost: pod.host,
          trustedIssuer,
          usualIssuer: USUAL_ISSUER,
          exportedThumbprint: signing?.leaf.thumbprint,
          fusionUser: fusionUserFact(user),
        },
      }),
  )
  const privilege = (
    id: string,
    catalog: () => Promise<CatalogAnswer>,
    about: Parameters<typeof judgePrivilege>[0],
  ): Check<null> => {
    const carrier = roleChecks.get(about.role)
    return checks.add(id, { trust, user: optional(user) }, async ({ trust, user }) => {
      if (!isForUser && !isSameCaseAside(trust.subject ?? '', integrationUser.name))
        return skip(CLIENT_TOKEN)
      const roleIsPlanned = (await carrier?.ended)?.state === 'pending'
      return judgePrivilege(about, await catalog(), user, roleIsPlanned)
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
  const trusted = async (): Promise<boolean> => {
    if (grant === 'none' || matchesAny(settings.skipChecks, 'fusion.trust')) return false
    const answers = await orUnanswered(probe.trust)
    if (answers === undefined || readTrust(answers) !== 'accepted') return false
    return isForUser || isSameCaseAside((await probe.token()).subject ?? '', integrationUser.name)
  }
  return { trust, privileges: [serviceCatalog, eventCatalog], trusted }
}

/** How long a role that was added just now may take to work. */
function roleWorks(role: string): Patience {
  return { label: `${role} does not work yet`, milliseconds: 120_000, intervalMs: 2000 }
}

/** Time that is kept at the end of a run for what follows the proof of the trust: privileges and connection tests. */
const RESERVE_MS = 60_000

/**
 * How long a change in the console may take to be effective is not documented; some minutes are inferred. It is waited
 * for as long as the run has time.
 */
function trustWorks(leftMs: number): Patience {
  return {
    label: 'the pod does not accept the token yet',
    milliseconds: Math.max(0, leftMs - RESERVE_MS),
    intervalMs: 10_000,
  }
}

/** A refusing catalogue proves a missing role only to somebody whose token the pod accepts. */
async function whenTrusted(
  probe: IntegrationProbe,
  catalog: () => Promise<CatalogAnswer>,
): Promise<CatalogAnswer> {
  return readTrust(await probe.trust()) === 'accepted'
    ? catalog()
    : { reading: 'unclear', seen: 'the pod does not accept the token' }
}
