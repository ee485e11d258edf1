import { causedBy, causedByAny, failedBy } from '../checks/caused-by.js'
import type { CauseId } from '../causes/catalogue.js'
import { diagnoseTrustRefusal, type TrustFacts } from './trust-refusal.js'
import {
  error,
  fail,
  leftToTest,
  manual,
  pass,
  pending,
  warn,
  type CauseSeen,
  type Finding,
  type Verdict,
} from '../checks/check.js'
import type { PlannedWrite } from '../checks/planned-write.js'
import { NeedNotMet } from '../checks/needs.js'
import type { Answer } from '../http/client.js'
import type { ProbeGrant } from '../inputs/settings.js'
import type { AccessToken } from '../oracle/access-token.js'
import {
  isElsewhere,
  isRefused,
  isStoppedOnTheWay,
  quoted,
  UnexpectedAnswer,
} from '../oracle/answer.js'
import { usualScopeOf } from '../oracle/fusion.js'
import { TokenRefused } from '../oracle/token-refused.js'
import { PasswordKept, type IntegrationProbe } from './integration-probe.js'
import { causesOfTokenRefusal } from './token-refusal-causes.js'
import { isOfUser, readTrust, type TrustAnswers } from './trust-answers.js'

/** What is asked of the pod about the trust. */
export type TrustProbe = Pick<IntegrationProbe, 'grant' | 'token' | 'trust'>

/** What the verdict on the trust takes in addition to the answers. */
export interface TrustContext {
  readonly userName: string
  /** The tests of connections, which prove the trust as well: whether this run has any, and runs them. */
  readonly connectionTests: 'run' | 'left out' | 'none'
  /** What the workflow has for a token of the integration user, when no probe-grant uses it. */
  readonly unusedProbe: 'probe-grant none' | 'the user is the client' | 'nothing'
  /** The mode hands over to people what it cannot do itself. */
  readonly handsOver: boolean
  /** Both certificates are proven and nothing speaks against them, so this run writes a hand-off. */
  readonly handoffIsThere: boolean
  /** The user was created by this run and has no password yet. */
  readonly userCreated: boolean
  /** The import by browser that would fix it, where one may be planned. */
  readonly planImport: ((issuer: string) => PlannedWrite) | undefined
  /** The issuer of the client's own token, for as long as there is none of the user. */
  readonly issuer: string | undefined
  /** `apply` creates the user first. */
  readonly userIsPlanned: boolean
  /** This run has driven the Security Console already, and whether it changed anything there. */
  readonly console: { readonly changed: boolean } | undefined
  /** The connection signs in as the client itself: the integration user is named like it. */
  readonly isClient: boolean
  readonly userIsWell: boolean
  /** Everything a refusal is explained with, in addition to the token and the answers. */
  readonly facts: Omit<TrustFacts, 'token' | 'clientToken' | 'subjectDiffers' | 'accessDenied'>
}

const EXPECTED =
  'status 403 or 200 to a token of the integration user, 401 to an invalid token and without a token'

/** How a valid token was answered that {@link readTrust} calls refused. */
const AS_INVALID = 'exactly as it rejected an invalid one (401)'

const CONSOLE_CAUSES: Readonly<Partial<Record<CauseId, true>>> = {
  'signing-certificate-not-imported': true,
  'trusted-issuer-missing': true,
}

const API_AUTHENTICATION = 'Tools > Security Console > API Authentication'

/** One visit to the Security Console for all that may be missing there. */
export function compareInConsole(issuer: string, handoffIsThere: boolean): string {
  const certificates = handoffIsThere
    ? 'Compare alias and subject of both certificates with the import instructions of this run (handoff.html).'
    : 'Both certificates of the identity domain must be there. A run that reads the signing keys writes import instructions with both.'
  return `Open ${API_AUTHENTICATION} and edit the provider. The trusted issuer must be ${quoted(issuer)}, character by character. The token types JWT, SAML and STS must be selected. Then open ${API_AUTHENTICATION} > Inbound API Authentication Public Certificates. ${certificates} Enter what is missing and save. Wait some minutes, then run again.`
}

/** What to do while it is not known which of two issuers Fusion trusts. */
export const ASK_CONSOLE = {
  fixBy: 'workflow author',
  fix: `Open ${API_AUTHENTICATION}. See which issuer Fusion trusts. If it is the one of the tokens, correct the input trusted-issuer, or leave it empty. If it is the one in trusted-issuer, add the issuer of the tokens, character by character.`,
} as const

const WAIT_THEN_COMPARE =
  'Wait 15 minutes and run with mode verify. If Fusion still rejects the token, compare the Security Console with the import instructions of this run. A certificate that was there before may be of another key, which the console does not show. In that case, set certificate-alias to a new alias and run apply again. If nothing differs, ask Oracle Support why the trust is not effective.'

/** Whether the pod accepts a token that the domain signed for the integration user. */
export async function judgeTrust(
  probe: TrustProbe,
  context: TrustContext,
): Promise<Verdict<AccessToken>> {
  const { grant } = probe
  if (grant === 'none') {
    return context.userCreated ? withoutPassword(context) : withoutProbe(context)
  }
  const asked = await askWith(probe).catch((thrown: unknown) => {
    if (thrown instanceof NeedNotMet) return announced(grant, context) ?? keptBack(thrown, context)
    // the pod's answers are taken as they come, so this is the domain's
    if (!(thrown instanceof UnexpectedAnswer)) throw thrown
    return refusedToken(thrown, grant, context)
  })
  if ('state' in asked) return asked
  const { token, answers } = asked
  switch (readTrust(answers)) {
    case 'accepted':
      return accepted(token, grant, context.userName, answers)
    case 'refused':
      return refused(token, answers, grant, context)
    case 'unclear':
      return unclear(answers)
  }
}

/** The token may be asked for again on the way: while the trust is waited for it may be used up. */
async function askWith(
  probe: TrustProbe,
): Promise<{ readonly token: AccessToken; readonly answers: TrustAnswers }> {
  const token = await probe.token()
  return { token, answers: await probe.trust() }
}

/**
 * Before the user is there nothing can be proven; a plan announces the import that will be made if the pod refuses then.
 * A user without a password proves nothing even then.
 */
function announced(
  grant: ProbeGrant,
  { planImport, issuer, userIsPlanned, userName }: TrustContext,
): Verdict<never> | undefined {
  if (planImport === undefined || issuer === undefined) return undefined
  if (!userIsPlanned || grant !== 'jwt-bearer') return undefined
  return pending(planImport(issuer), `not tested yet: ${userName} is created first`, {
    proven: false,
    expected: EXPECTED,
    fix: 'apply tests the trust after it has created the user. If Fusion rejects the token, apply enters what is missing in the Security Console with a browser.',
  })
}

/** What is found of a trust that a connection test is to prove. */
const LEFT_TO_TEST =
  'left to the connection test, which proves the trust if it passes: the action has no token of the integration user'

/**
 * A password that was kept back asks nothing of the pod. Where another check says why, that one counts; else the trust
 * is not proven.
 * @throws {NeedNotMet} where another check says why
 */
function keptBack(thrown: NeedNotMet, context: TrustContext): Verdict<AccessToken> {
  const { connectionTests, isClient } = context
  if (!(thrown instanceof PasswordKept)) throw thrown
  // there is no user to look up, so nothing was left out
  if (isClient) {
    const verdict = withoutProbe({ connectionTests, unusedProbe: 'the user is the client' })
    return { leftOut: 'need', ...verdict }
  }
  if (connectionTests === 'run') {
    return leftToTest(
      `${thrown.message}. Left to the connection test, which proves the trust if it passes`,
    )
  }
  return {
    state: 'warn',
    proven: false,
    leftOut: 'need',
    found: `not tested: ${thrown.message}`,
    expected: EXPECTED,
    fixBy: 'workflow author',
    fix: 'Take user.domain out of skip-checks.',
  }
}

function withoutProbe({
  connectionTests,
  unusedProbe,
}: Pick<TrustContext, 'connectionTests' | 'unusedProbe'>): Verdict<AccessToken> {
  if (connectionTests === 'run') return leftToTest(LEFT_TO_TEST)
  const leftOut = connectionTests === 'left out'
  const why = leftOut ? ', and skip-checks leaves out the connection tests' : ''
  const test = leftOut
    ? 'take the connection tests out of skip-checks'
    : 'set the inputs of the connection test (oic-url and the other oic-* inputs)'
  return {
    state: 'warn',
    proven: false,
    found: `not checked: ${NO_PROBE[unusedProbe]}${why}`,
    expected: EXPECTED,
    fixBy: 'workflow author',
    fix: `${PROBE_ADVICE[unusedProbe]}. Or ${test}.`,
  }
}

/** What would give a token of the integration user. */
export function probeAdvice(unused: TrustContext['unusedProbe']): {
  readonly fixBy: 'workflow author'
  readonly fix: string
} {
  return { fixBy: 'workflow author', fix: `${PROBE_ADVICE[unused]}.` }
}

const PROBE_ADVICE: Readonly<Record<TrustContext['unusedProbe'], string>> = {
  'probe-grant none': 'Set probe-grant to auto',
  'the user is the client':
    'Set probe-grant to client-credentials, because integration-username is the client ID',
  nothing:
    'Set client-private-key and client-certificate-alias, or integration-password (the password in the identity domain)',
}

/** Why there is no token of the integration user. */
const NO_PROBE: Readonly<Record<TrustContext['unusedProbe'], string>> = {
  'probe-grant none': 'probe-grant is none',
  'the user is the client':
    'integration-username is the client ID, and probe-grant is not client-credentials',
  nothing: 'client-private-key and integration-password are not set',
}

/**
 * What becomes of a trust that was left to the connection tests when no connection under an OAuth policy was tested with
 * a result: it is not proven.
 */
export function unprovenByTest(left: string): Finding {
  return {
    state: 'warn',
    proven: false,
    found: `not proven: ${left}. No connection test that signs in to this pod with OAuth had a result that proves it`,
    expected: EXPECTED,
    fixBy: 'workflow author',
    fix: 'See what the connections of this run and their tests need. To test the trust without them, set client-private-key and client-certificate-alias, or integration-password.',
  }
}

function withoutPassword({ userName }: TrustContext): Verdict<never> {
  return manual(`not tested: this run created ${userName}, which has no password yet`, {
    proven: false,
    expected: EXPECTED,
    fixBy: 'domain administrator',
    fix: 'Set the password with the link in the email from Oracle. Store it in the secret used for integration-password, and run again.',
  })
}

function accepted(
  token: AccessToken,
  grant: ProbeGrant,
  userName: string,
  { real }: TrustAnswers,
): Verdict<AccessToken> {
  const seen = `status ${String(real.status)}, and 401 to an invalid token`
  if (isOfUser(token, userName)) {
    return pass(token, `Fusion accepts a token of ${subjectOf(token)}: ${seen}`)
  }
  const unproven = `not proven for ${quoted(userName)}: Fusion accepts a token of`
  if (grant === 'client-credentials') {
    return warn(token, `${unproven} the client application itself (${seen})`, {
      proven: false,
      expected: EXPECTED,
      fixBy: 'workflow author',
      fix: 'If the connection uses client credentials, set integration-username to the client ID. If not, choose a probe-grant with a user.',
    })
  }
  // it opens the door, for another account: roles and privileges of the integration user count for nothing there
  const found = `${unproven} ${subjectOf(token)}, which the identity domain issues for it (${seen})`
  return warn(token, found, {
    proven: false,
    expected: EXPECTED,
    ...causedBy([{ id: 'subject-differs', evidence: found }]),
  })
}

/** Of a token that has no claim `sub`. */
const UNNAMED = 'an unnamed user (no claim sub)'

function subjectOf({ subject }: Pick<AccessToken, 'subject'>): string {
  return subject === undefined ? UNNAMED : quoted(subject)
}

function refused(
  token: AccessToken,
  { real }: TrustAnswers,
  grant: ProbeGrant,
  context: TrustContext,
): Verdict<never> {
  const { facts, userName, handsOver, handoffIsThere, planImport, console } = context
  // a look-up of another user explains nothing
  const ofClient = grant === 'client-credentials' && !isOfUser(token, userName)
  const causes = diagnoseTrustRefusal({
    ...facts,
    // it is the pod that has found the token too old or too young, by its own clock
    now: timeOf(real) ?? facts.now,
    token,
    clientToken: ofClient,
    fusionUser: ofClient ? 'unknown' : facts.fusionUser,
    subjectDiffers: ofClient ? undefined : difference(token.subject, facts.fusionUser),
    accessDenied: /access denied/i.test(real.body),
  })
  // one visit to the console settles all of these at once, so the first one's own remedy would be too little
  const inConsole = isForConsole(causes, facts.trustedIssuer)
  const details = {
    expected: EXPECTED,
    ...causedByAny(causes),
    // an issuer that contradicts trusted-issuer is told with one remedy, here and in domain.issuer
    ...(isOfIssuer(causes) && facts.trustedIssuer !== '' && { fix: ASK_CONSOLE.fix }),
    ...(inConsole && { fix: compareInConsole(token.issuer ?? facts.usualIssuer, handoffIsThere) }),
  }
  const valid = causes[0]?.id === 'token-expired' ? '' : 'valid '
  // a token of the client says nothing of the integration user's: perhaps only its own user is missing in Fusion
  if (ofClient)
    return error(
      `Fusion rejected a ${valid}token of the client application itself ${AS_INVALID}`,
      details,
    )
  const found = `Fusion rejected a ${valid}token of ${subjectOf(token)} ${AS_INVALID}`
  // an address that is blocked gets no answer about the token
  if (causes[0]?.id === 'runner-shut-out') return error(found, details)
  if (inConsole && console !== undefined) {
    const evidence = console.changed
      ? 'this run entered what was missing in the Security Console'
      : 'the Security Console shows the issuer, the token types and both certificates by name. It does not show the keys in the certificates'
    const first: readonly CauseId[] = console.changed
      ? ['trust-not-yet-effective']
      : ['trust-not-yet-effective', 'signing-key-rotated']
    return manual(`${found}, although ${evidence}`, {
      ...details,
      causes: [
        ...first.map((id) => ({ id, evidence })),
        ...causes.filter(({ id }) => !first.includes(id)),
      ],
      fix: WAIT_THEN_COMPARE,
    })
  }
  if (inConsole && planImport !== undefined && token.issuer !== undefined) {
    return pending(planImport(token.issuer), found, {
      expected: EXPECTED,
      causes,
      fix: 'apply enters what is missing in the Security Console with a browser.',
    })
  }
  return handsOver && inConsole ? manual(found, details) : fail(found, details)
}

/**
 * Whether the first suspect is what the Security Console lacks. An issuer of the domain's own is entered there like the
 * usual one; one that contradicts trusted-issuer is not, for a person must say first which of the two is meant.
 */
function isForConsole([first]: readonly CauseSeen[], trustedIssuer: string): boolean {
  if (first === undefined) return false
  return first.id in CONSOLE_CAUSES || (first.id === 'issuer-custom' && trustedIssuer === '')
}

/** When an answer was made, by the clock of who made it (RFC 9110, 6.6.1), milliseconds since the epoch. */
function timeOf(answer: Answer): number | undefined {
  const date = Date.parse(answer.header('date') ?? '')
  return Number.isNaN(date) ? undefined : date
}

function isOfIssuer([first]: readonly CauseSeen[]): boolean {
  return first?.id === 'issuer-text-differs' || first?.id === 'issuer-custom'
}

/** Whether Fusion minds case is not known, so that is another difference than that of letters. */
function difference(
  subject: string | undefined,
  fusionUser: TrustFacts['fusionUser'],
): TrustFacts['subjectDiffers'] {
  if (typeof fusionUser !== 'object' || subject === fusionUser.userName) return undefined
  return isOfUser({ subject }, fusionUser.userName) ? 'in case' : 'in letters'
}

function unclear({ none, garbage, real }: TrustAnswers): Verdict<never> {
  const busy = [none, garbage, real].find(({ status }) => [429, 502, 503, 504].includes(status))
  if (busy !== undefined) throw new UnexpectedAnswer(busy)
  const seen = inWords({ none, garbage, real })
  const found = `Fusion's answers do not show whether it trusts the token: ${seen}`
  if ([none, garbage, real].some(isElsewhere))
    return failedBy('not-the-api', { found, expected: EXPECTED })
  return error(found, {
    expected: EXPECTED,
    ...causedByAny([{ id: 'answer-unexpected', evidence: seen }]),
  })
}

/**
 * No token, no probe: a scope that is refused is a fault of the pair, every other refusal a fault of the probe.
 * @throws {UnexpectedAnswer} when it is no refusal but an outage, or not the domain at all
 */
function refusedToken(
  unexpected: UnexpectedAnswer,
  grant: Exclude<ProbeGrant, 'none'>,
  { userIsWell, facts, isClient }: TrustContext,
): Verdict<never> {
  const { message, answer } = unexpected
  const usualScope = usualScopeOf(facts.fusionHost)
  const refusal =
    unexpected instanceof TokenRefused
      ? causesOfTokenRefusal(unexpected, { scope: 'Fusion', userIsWell, usualScope })
      : []
  const needsUser = isClient && grant !== 'client-credentials' && refusal.length > 0
  const causes = needsUser
    ? [{ id: 'probe-grant-needs-user' as const, evidence: message }, ...refusal]
    : refusal
  if (causes.length === 0 && (!isRefused(answer) || isStoppedOnTheWay(answer))) throw unexpected
  const details = {
    expected: `a token by the grant ${grant} for fusion-scope`,
    ...causedByAny(causes.length > 0 ? causes : [{ id: 'answer-unexpected', evidence: message }]),
  }
  // proven only where nothing else is left: neither the grant, nor an input that names another scope
  const isProven = causes.length === 1 && causes[0]?.id === 'fusion-scope-wrong'
  return isProven ? fail(message, details) : error(message, details)
}

function inWords({ none, garbage, real }: TrustAnswers): string {
  const status = (answer: Answer): string => String(answer.status)
  return `status ${status(none)} without a token, ${status(garbage)} to an invalid token, ${status(real)} to a valid token`
}
