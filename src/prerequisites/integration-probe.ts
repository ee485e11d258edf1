import type { CauseId } from '../causes/catalogue.js'
import type { Verdict } from '../checks/check.js'
import { NeedNotMet, type Check } from '../checks/needs.js'
import { Question } from '../checks/question.js'
import type { Answer } from '../http/client.js'
import type { ProbeGrant, Settings } from '../inputs/settings.js'
import { isUsedUp, type AccessToken } from '../oracle/access-token.js'
import type { ConfidentialClient } from '../oracle/confidential-client.js'
import type { FusionPod } from '../oracle/fusion.js'
import type { IdentityDomain } from '../oracle/identity-domain.js'
import { once, renewable } from '../oracle/renewable.js'
import { TokenRefused } from '../oracle/token-refused.js'
import type { KnownDomainUser } from './domain-user.js'
import { probeEventCatalog, probeServiceCatalog, type CatalogAnswer } from './catalog-probes.js'
import { explain } from './explain-error.js'

/** The pod's answers to the same question with no token, garbage and a real token. */
export interface TrustAnswers {
  readonly none: Answer
  readonly garbage: Answer
  readonly real: Answer
}

/**
 * What is asked of the pod in the name of the integration user. Each question is sent once, whoever asks first; so
 * the verdict on a role may wait for the catalogue that can vouch for it.
 */
export interface IntegrationProbe {
  readonly grant: ProbeGrant
  /** @throws {NeedNotMet} when the user's password must not be tried @throws {UnexpectedAnswer} when refused */
  readonly token: () => Promise<AccessToken>
  /** The first such token, to be asked for ahead where that cannot count towards a lock. */
  readonly firstToken: Pick<Question<AccessToken>, 'ahead'>
  readonly trust: () => Promise<TrustAnswers>
  readonly serviceCatalog: () => Promise<CatalogAnswer>
  readonly eventCatalog: () => Promise<CatalogAnswer>
}

/** Asks a catalogue again for a while when the role that opens it was added just now. */
type Patiently = (role: string, ask: () => Promise<CatalogAnswer>) => Promise<CatalogAnswer>

/** A question to one of the catalogues. */
type CatalogQuestion = 'serviceCatalog' | 'eventCatalog'

/** No token of anybody: three parts of base64url, as gateways expect them, that do not decode to a JWT. */
const GARBAGE = 'Z2FyYmFnZQ.Z2FyYmFnZQ.Z2FyYmFnZQ'

/** Asks for the trust again for a while when the console was changed just now. */
type PatientTrust = (ask: () => Promise<TrustAnswers>) => Promise<TrustAnswers>

/** The password was not sent, although no check of this run says why. */
export class PasswordKept extends NeedNotMet {
  /** What the look-up met is no other check's finding, so it is told here. */
  constructor(id: string, { state, found }: Verdict<unknown>) {
    const why = `integration-password was not sent: ${id} is left out, and its look-up ended in ${state} (${found})`
    super(id, { state: 'skip', found: why, lacks: true, leftOut: 'need' })
  }
}

/** What the probe asks with besides the settings. */
export interface ProbeEnvironment {
  readonly domain: IdentityDomain
  readonly pod: FusionPod
  /** The pod's answer to nobody, asked for already. */
  readonly anonymous: () => Promise<Answer>
  readonly domainUser: DomainUserChecks
  readonly patiently: Patiently
  readonly patientTrust: PatientTrust
  /** What is asked with the first token beside the trust, because a healthy pair will need it. */
  readonly besideTrust: (token: AccessToken) => readonly CatalogQuestion[]
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

/** The look-up of the integration user in the domain. */
export interface DomainUserChecks {
  readonly check: Check<KnownDomainUser>
  /** How it ended; it is asked all the same when the check is left out. */
  readonly lookedUp: () => Promise<Verdict<KnownDomainUser>>
}

/** Prepares the probe; nothing is sent before it is asked. A token that is used up while it is waited is renewed. */
export function integrationProbe(
  settings: Settings,
  {
    domain,
    pod,
    anonymous,
    domainUser,
    patiently,
    patientTrust,
    besideTrust,
    now,
  }: ProbeEnvironment,
): IntegrationProbe {
  const obtain = (): Promise<AccessToken> => obtainToken(settings, domain, domainUser)
  const firstToken = new Question(obtain)
  const token = renewable<AccessToken>(
    (last) => (last === undefined ? firstToken.answer() : obtain()),
    (last) => isUsedUp(last, now()),
  )
  const catalogs = {
    serviceCatalog: new Question(() =>
      patiently(settings.integrationUser.serviceCatalogRole, async () =>
        probeServiceCatalog(pod, await token()),
      ),
    ),
    eventCatalog: new Question(() =>
      patiently('SOAOperator', async () => probeEventCatalog(pod, await token())),
    ),
  }
  return {
    grant: settings.probeGrant,
    token,
    firstToken,
    trust: once(() =>
      patientTrust(async () => {
        const mine = await token()
        const real = pod.probe(mine.value)
        for (const name of besideTrust(mine)) catalogs[name].ahead()
        const answers = await Promise.all([anonymous(), pod.probe(GARBAGE), real])
        return { none: answers[0], garbage: answers[1], real: answers[2] }
      }),
    ),
    serviceCatalog: () => catalogs.serviceCatalog.answer(),
    eventCatalog: () => catalogs.eventCatalog.answer(),
  }
}

async function obtainToken(
  { probeGrant, identityDomain, fusion, integrationUser }: Settings,
  domain: IdentityDomain,
  { check, lookedUp }: DomainUserChecks,
): Promise<AccessToken> {
  const { client } = identityDomain
  switch (probeGrant) {
    case 'client-credentials':
      return domain.clientToken(client, fusion.scope)
    case 'jwt-bearer': {
      const verdict = await check.ended
      if (verdict.state === 'pending' || isProvenUnwell(verdict)) {
        throw new NeedNotMet(check.id, verdict)
      }
      return domain
        .assertionToken(client, integrationUser.name, fusion.scope)
        .catch(tellingScope(domain, client, fusion.scope))
    }
    case 'password':
      await mustBeWell(check, lookedUp)
      return domain
        .passwordToken(client, integrationUser, fusion.scope)
        .catch(tellingScope(domain, client, fusion.scope))
    case 'none':
      throw new Error('no grant was chosen for the probe')
  }
}

/** A token for somebody who is not there, inactive or locked can only be refused, which would say nothing new. */
function isProvenUnwell({ state, causes = [] }: Verdict<KnownDomainUser>): boolean {
  const ids = causes.map(({ id }) => id)
  return state === 'fail' && UNWELL.some((id) => ids.includes(id))
}

const UNWELL: readonly CauseId[] = [
  'domain-user-missing',
  'domain-user-inactive',
  'domain-user-locked',
]

/** Refusals that a scope as well as a grant may be behind. */
const OF_SCOPE_OR_GRANT: readonly (string | undefined)[] = [
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_client',
]

/**
 * Whether the grant or the scope is behind a refusal, a token of the client itself for the same scope tells. It harms
 * nothing, and is asked for only then.
 */
function tellingScope(
  domain: IdentityDomain,
  client: ConfidentialClient,
  scope: string,
): (thrown: unknown) => Promise<never> {
  return async (thrown) => {
    if (thrown instanceof TokenRefused && OF_SCOPE_OR_GRANT.includes(thrown.error.code)) {
      thrown.scopeWorks = await isGiven(domain, client, scope)
    }
    throw thrown
  }
}

async function isGiven(
  domain: IdentityDomain,
  client: ConfidentialClient,
  scope: string,
): Promise<boolean | undefined> {
  try {
    await domain.clientToken(client, scope)
    return true
  } catch (thrown) {
    const code = thrown instanceof TokenRefused ? thrown.error.code : undefined
    return code === 'unauthorized_client' || code === 'invalid_scope' ? false : undefined
  }
}

/**
 * A password counts towards a lock, so it is sent only for a user whose look-up ended with a value: active and not
 * locked, or unknown because the client may not read users.
 * @throws {NeedNotMet} when it did not, be it for want of an answer: what the look-up met says nothing of the token
 */
async function mustBeWell(
  check: Check<KnownDomainUser>,
  lookedUp: DomainUserChecks['lookedUp'],
): Promise<void> {
  const verdict: Verdict<KnownDomainUser> = await lookedUp().catch(explain)
  if (verdict.value !== undefined) return
  const { state } = await check.ended
  if (state === verdict.state) throw new NeedNotMet(check.id, verdict)
  throw new PasswordKept(check.id, verdict)
}
