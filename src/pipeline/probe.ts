import { askUntil, type Patience } from '../time/ask-until.js'
import { matchesAny } from '../checks/left-out.js'
import { valueOf } from '../checks/needs.js'
import type { Settings } from '../inputs/settings.js'
import type { CatalogAnswer } from '../prerequisites/catalog-probes.js'
import { isOfUser, readTrust, type TrustReading } from '../prerequisites/fusion-trust.js'
import { integrationProbe, type IntegrationProbe } from '../prerequisites/integration-probe.js'
import { orUnanswered } from '../prerequisites/unanswered.js'
import type { Context } from './context.js'
import type { DomainChecks } from './domain-checks.js'
import type { TopologyChecks } from './topology-checks.js'

/** Prepares what is asked of the pod in the name of the integration user; nothing is sent yet. */
export function declareProbe(
  { settings, domain, pod, done, waiting, endsAt }: Context,
  { fusionReachable }: TopologyChecks,
  { domainUser }: DomainChecks,
): IntegrationProbe {
  const { probeGrant } = settings
  // a user that was created just now has no password that could be tried
  const grant = done.userCreated && probeGrant === 'password' ? 'none' : probeGrant
  return integrationProbe(
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
      // a run that changes something would ask for what does not work yet
      besideTrust: (token) =>
        settings.mode === 'verify' && isOfUser(token, settings.integrationUser.name)
          ? catalogsBesideTrust(settings)
          : [],
      now: waiting.now,
    },
  )
}

/** The catalogues, by the checks that need them. */
const BESIDE_TRUST = [
  { check: 'privilege.service-catalog', question: 'serviceCatalog' },
  { check: 'privilege.event-catalog', question: 'eventCatalog' },
] as const

/** What is asked of the pod beside the trust, with the first token that is the user's. */
export function catalogsBesideTrust({
  skipChecks,
}: Pick<Settings, 'skipChecks'>): readonly (typeof BESIDE_TRUST)[number]['question'][] {
  return BESIDE_TRUST.filter(({ check }) => !matchesAny(skipChecks, check)).map(
    ({ question }) => question,
  )
}

/** How the pod takes a token of the domain, whosever it is; `undefined` when it cannot be asked or does not answer. */
export async function readPod(probe: IntegrationProbe): Promise<TrustReading | undefined> {
  if (probe.grant === 'none') return undefined
  const answers = await orUnanswered(probe.trust)
  return answers && readTrust(answers)
}

/** How the pod takes a token of this very user; the token of another one says nothing about it. */
export async function readPodAs(
  probe: IntegrationProbe,
  userName: string,
): Promise<TrustReading | undefined> {
  const reading = await readPod(probe)
  if (reading === undefined) return undefined
  const token = await orUnanswered(probe.token)
  return token !== undefined && isOfUser(token, userName) ? reading : undefined
}

/** Whether the pod accepts a token of this very user. */
export async function accepts(probe: IntegrationProbe, userName: string): Promise<boolean> {
  return (await readPodAs(probe, userName)) === 'accepted'
}

/** A refusing catalogue proves a missing role only to a user whose token the pod accepts. */
export async function whenTrusted(
  probe: IntegrationProbe,
  userName: string,
  catalog: () => Promise<CatalogAnswer>,
): Promise<CatalogAnswer> {
  return (await accepts(probe, userName))
    ? catalog()
    : { reading: 'unclear', seen: 'the pod does not accept a token of the user' }
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
