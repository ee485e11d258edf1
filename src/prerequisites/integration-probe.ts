import type { CauseId } from '../causes/catalogue.js'
import type { Verdict } from '../checks/check.js'
import { matchesAny } from '../checks/left-out.js'
import { NeedNotMet, type Check } from '../checks/needs.js'
import { Question } from '../checks/question.js'
import type { Answer } from '../http/client.js'
import type { ProbeGrant, Settings } from '../inputs/settings.js'
import { isUsedUp, type AccessToken } from '../oracle/access-token.js'
import type { DomainClient } from '../oracle/domain-client.js'
import type { FusionPod } from '../oracle/fusion.js'
import type { IdentityDomain } from '../oracle/identity-domain.js'
import { once, renewable } from '../oracle/renewable.js'
import { TokenRefused } from '../oracle/token-refused.js'
import { askUntil, type Patience, type Waiting } from '../time/ask-until.js'
import type { KnownDomainUser } from './domain-user.js'
import { probeEventCatalog, probeServiceCatalog, type CatalogAnswer } from './catalog-probes.js'
import { explain } from './explain-error.js'
import { isOfUser, readTrust, type TrustAnswers, type TrustReading } from './trust-answers.js'
import { orUnanswered } from './unanswered.js'

/** No token of anybody: three parts of base64url, as gateways expect them, that do not decode to a JWT. */
const GARBAGE = 'Z2FyYmFnZQ.Z2FyYmFnZQ.Z2FyYmFnZQ'

/** The password was not sent, although no check of this run says why. */
export class PasswordKept extends NeedNotMet {
  /** What the look-up met is no other check's finding, so it is told here. */
  constructor(id: string, { state, found }: Verdict<unknown>) {
    const why = `integration-password was not sent: ${id} is left out, and its look-up ended in ${state} (${found})`
    super(id, { state: 'skip', found: why, lacks: true, leftOut: 'need' })
  }
}

/** What the probe asks with in addition to the settings. */
export interface ProbeMeans {
  readonly domain: IdentityDomain
  readonly pod: FusionPod
  /** The pod's answer without a token, asked for already. */
  readonly anonymous: () => Promise<Answer>
  readonly domainUser: DomainUserChecks
  /** What this run has changed already: the services may need a while to see it. */
  readonly done: {
    readonly userCreated: boolean
    readonly rolesAdded: ReadonlySet<string>
    readonly console: { readonly changed: boolean } | undefined
  }
  readonly waiting: Waiting
  /** When the run is out of time, milliseconds since the epoch. */
  readonly endsAt: number
}

/** The look-up of the integration user in the domain. */
export interface DomainUserChecks {
  readonly check: Check<KnownDomainUser>
  /** How it ended; it is asked all the same when the check is left out. */
  readonly lookedUp: () => Promise<Verdict<KnownDomainUser>>
}

/**
 * What is asked of the pod in the name of the integration user; nothing is sent before it is asked. Each question is sent
 * once, whoever asks first; so the verdict on a role may wait for the catalogue that can vouch for it.
 */
export class IntegrationProbe {
  readonly grant: ProbeGrant
  /**
   * A token that is used up while it is waited is renewed.
   * @throws {NeedNotMet} when the user's password must not be tried @throws {UnexpectedAnswer} when refused
   */
  readonly token: () => Promise<AccessToken>
  /** The first such token, to be asked for ahead where that cannot count towards a lock. */
  readonly firstToken: Pick<Question<AccessToken>, 'ahead'>
  readonly trust: () => Promise<TrustAnswers>
  readonly serviceCatalog: Question<CatalogAnswer>
  readonly eventCatalog: Question<CatalogAnswer>
  /** The catalogues that are asked beside the trust, with the first token that is the user's. */
  readonly besideTrust: readonly Question<CatalogAnswer>[]
  readonly #userName: string

  constructor(settings: Settings, means: ProbeMeans) {
    const { integrationUser, probeGrant, mode, skipChecks } = settings
    const { pod, anonymous, done, waiting, endsAt } = means
    // a user that was created just now has no password that could be tried
    this.grant = done.userCreated && probeGrant === 'password' ? 'none' : probeGrant
    this.#userName = integrationUser.name
    const obtain = (): Promise<AccessToken> => obtainToken(this.grant, settings, means)
    const firstToken = new Question(obtain)
    this.firstToken = firstToken
    this.token = renewable<AccessToken>(
      (last) => (last === undefined ? firstToken.answer() : obtain()),
      (last) => isUsedUp(last, waiting.now()),
    )
    const catalog = (role: string, probe: typeof probeEventCatalog): Question<CatalogAnswer> =>
      new Question(() => {
        const ask = async (): Promise<CatalogAnswer> => probe(pod, await this.token())
        return done.rolesAdded.has(role)
          ? askUntil(ask, ({ reading }) => reading !== 'refused', roleWorks(role), waiting)
          : ask()
      })
    this.serviceCatalog = catalog(integrationUser.serviceCatalogRole, probeServiceCatalog)
    this.eventCatalog = catalog('SOAOperator', probeEventCatalog)
    const byCheck = [
      ['privilege.service-catalog', this.serviceCatalog],
      ['privilege.event-catalog', this.eventCatalog],
    ] as const
    // a healthy pair will need them; a run that changes something would ask for what does not work yet
    this.besideTrust = byCheck
      .filter(([check]) => mode === 'verify' && !matchesAny(skipChecks, check))
      .map(([, question]) => question)
    const ask = async (): Promise<TrustAnswers> => {
      const mine = await this.token()
      const answer = pod.probe(mine.value)
      if (isOfUser(mine, this.#userName)) for (const question of this.besideTrust) question.ahead()
      const [none, garbage, real] = await Promise.all([anonymous(), pod.probe(GARBAGE), answer])
      return { none, garbage, real }
    }
    this.trust = once(() =>
      done.console?.changed === true
        ? askUntil(ask, isNotRefused, trustWorks(endsAt - waiting.now()), waiting)
        : ask(),
    )
  }

  /** How the pod takes a token of the domain, whosever it is; `undefined` when it cannot be asked or does not answer. */
  async reading(): Promise<TrustReading | undefined> {
    if (this.grant === 'none') return undefined
    const answers = await orUnanswered(this.trust)
    return answers && readTrust(answers)
  }

  /** How the pod takes a token of this very user; the token of another one says nothing about it. */
  async readingOfUser(): Promise<TrustReading | undefined> {
    const reading = await this.reading()
    if (reading === undefined) return undefined
    const token = await orUnanswered(this.token)
    return token !== undefined && isOfUser(token, this.#userName) ? reading : undefined
  }

  /** Whether the pod accepts a token of this very user. */
  async acceptsUser(): Promise<boolean> {
    return (await this.readingOfUser()) === 'accepted'
  }

  /** A refusing catalogue proves a missing role only to a user whose token the pod accepts. */
  async whenTrusted(catalog: Question<CatalogAnswer>): Promise<CatalogAnswer> {
    return (await this.acceptsUser())
      ? catalog.answer()
      : { reading: 'unclear', seen: 'the pod does not accept a token of the user' }
  }
}

function isNotRefused(answers: TrustAnswers): boolean {
  return readTrust(answers) !== 'refused'
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

async function obtainToken(
  grant: ProbeGrant,
  { identityDomain, fusion, integrationUser }: Settings,
  { domain, domainUser }: ProbeMeans,
): Promise<AccessToken> {
  const client = domain.as(identityDomain.client)
  const { check, lookedUp } = domainUser
  switch (grant) {
    case 'client-credentials':
      return client.token(fusion.scope)
    case 'jwt-bearer': {
      const verdict = await check.ended
      if (verdict.state === 'pending' || isProvenUnwell(verdict)) {
        throw new NeedNotMet(check.id, verdict)
      }
      return client
        .assertionToken(integrationUser.name, fusion.scope)
        .catch(tellingScope(client, fusion.scope))
    }
    case 'password':
      await mustBeWell(check, lookedUp)
      return client
        .passwordToken(integrationUser, fusion.scope)
        .catch(tellingScope(client, fusion.scope))
    case 'none':
      throw new Error('no grant was chosen for the probe')
  }
}

/** A token for a user who is not there, inactive or locked can only be refused, which would say nothing new. */
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
function tellingScope(client: DomainClient, scope: string): (thrown: unknown) => Promise<never> {
  return async (thrown) => {
    if (thrown instanceof TokenRefused && OF_SCOPE_OR_GRANT.includes(thrown.error.code)) {
      thrown.scopeWorks = await isGiven(client, scope)
    }
    throw thrown
  }
}

async function isGiven(client: DomainClient, scope: string): Promise<boolean | undefined> {
  try {
    await client.token(scope)
    return true
  } catch (thrown) {
    const code = thrown instanceof TokenRefused ? thrown.error.code : undefined
    return code === 'unauthorized_client' || code === 'invalid_scope' ? false : undefined
  }
}

/**
 * A password counts towards a lock, so it is sent only for a user whose look-up ended with a value: active and not
 * locked, or unknown because the client may not read users.
 * @throws {NeedNotMet} when it did not, for example without an answer: what the look-up met says nothing of the token
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
