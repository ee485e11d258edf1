import { causedByAny, failedBy } from '../diagnosis/caused-by.js'
import type { CauseId } from '../causes/catalogue.js'
import { diagnoseTrustRefusal, type TrustFacts } from '../diagnosis/trust-refusal.js'
import {
  error,
  fail,
  leftToTest,
  manual,
  pass,
  pending,
  warn,
  type Verdict,
} from '../checks/check.js'
import type { PlannedWrite } from '../checks/planned-write.js'
import { NeedNotMet } from '../checks/needs.js'
import type { Answer } from '../http/client.js'
import type { ProbeGrant } from '../inputs/settings.js'
import type { AccessToken } from '../oracle/access-token.js'
import { isElsewhere, isHtml, isRefused, quoted, UnexpectedAnswer } from '../oracle/answer.js'
import { TokenRefused } from '../oracle/token-refused.js'
import type { IntegrationProbe, TrustAnswers } from './integration-probe.js'
import { causesOfTokenRefusal } from './token-refusal-causes.js'

/** What the three answers say together; one of them alone says nothing. */
export type TrustReading = 'accepted' | 'refused' | 'unclear'

/** What the verdict on the trust takes besides the answers. */
export interface TrustContext {
  readonly userName: string
  /** Whether a connection test follows, which proves the trust as well. */
  readonly testFollows: boolean
  /** The mode hands over to people what it cannot do itself. */
  readonly handsOver: boolean
  /** The user was created by this run and has no password yet. */
  readonly userCreated: boolean
  /** The import by browser that would mend it, where one may be planned. */
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
  /** Everything a refusal is explained with, besides the token and the answers. */
  readonly facts: Omit<TrustFacts, 'token' | 'clientToken' | 'accessDenied'>
}

const EXPECTED =
  'status 403 or 200 to a token of the integration user, 401 to garbage and to no token'

const CONSOLE_CAUSES: Readonly<Partial<Record<CauseId, true>>> = {
  'signing-certificate-not-imported': true,
  'trusted-issuer-missing': true,
}

const COMPARE_IN_CONSOLE =
  'Open Tools > Security Console > API Authentication and compare with the hand-off of this run: the trusted issuer, character by character; the token types JWT, SAML and STS; both certificates by alias and subject. Enter what is missing, save, wait some minutes, and run again.'

const WAIT_THEN_COMPARE =
  'Wait a quarter of an hour and run with mode verify. If the pod still refuses: a certificate that was there before this run may be of another key, which the console does not show, so set certificate-alias to a new alias and run apply again. Also compare the Security Console with the hand-off of this run, and ask Oracle Support why the trust is not effective.'

const CHOOSE_CLIENT_CREDENTIALS =
  'Set probe-grant to client-credentials: integration-username is the client ID, so the connection signs in as the client itself, and the pod is asked with the token of the client.'

/** Whether the pod accepts a token that the domain signed for the integration user. */
export async function judgeTrust(
  probe: IntegrationProbe,
  context: TrustContext,
): Promise<Verdict<AccessToken>> {
  const { grant } = probe
  if (grant === 'none') {
    return context.userCreated ? withoutPassword(context) : withoutProbe(context)
  }
  const asked = await askWith(probe).catch((thrown: unknown) => {
    const plan = thrown instanceof NeedNotMet ? announced(grant, context) : undefined
    if (plan !== undefined) return plan
    // the pod's answers are taken as they come, so this is the domain's
    if (!(thrown instanceof UnexpectedAnswer)) throw thrown
    return refusedToken(thrown, grant, context)
  })
  if ('state' in asked) return asked
  const { token, answers } = asked
  const seen = inWords(answers)
  switch (readTrust(answers)) {
    case 'accepted':
      return accepted(token, grant, context.userName, seen)
    case 'refused':
      return refused(token, answers, grant, context, seen)
    case 'unclear':
      return unclear(answers, seen)
  }
}

/** The token may be asked for again on the way: while the trust is waited for it may be used up. */
async function askWith(
  probe: IntegrationProbe,
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
  return pending(planImport(issuer), `not proven yet: ${userName} is created first`, {
    proven: false,
    expected: EXPECTED,
    fix: 'apply asks the pod once the user is there, and if it refuses enters what is missing in the Security Console with a browser.',
  })
}

/**
 * Reads the three answers: 401, 401 and another one mean that the token opened the door, whatever lies behind it;
 * three times 401 that it did not (inferred; Oracle documents 401 as not authenticated, 403 as not authorised).
 */
export function readTrust({ none, garbage, real }: TrustAnswers): TrustReading {
  if (none.status !== 401 || garbage.status !== 401) return 'unclear'
  if (real.status === 401) return 'refused'
  const answersApi = real.status === 200 && !isHtml(real)
  return answersApi || real.status === 403 ? 'accepted' : 'unclear'
}

function withoutProbe({ testFollows, isClient }: TrustContext): Verdict<AccessToken> {
  if (testFollows) {
    return leftToTest(
      'left to the connection test: no probe-grant, and a passed test proves the trust',
    )
  }
  return {
    state: 'warn',
    proven: false,
    found: 'not proven: there is no token of the integration user to ask with',
    expected: EXPECTED,
    fixBy: 'workflow author',
    fix: isClient
      ? CHOOSE_CLIENT_CREDENTIALS
      : 'Set client-private-key and client-certificate-alias (a token by assertion), or integration-password (a token by the password in the identity domain), or the inputs of the connection test (oic-url and its companions).',
  }
}

function withoutPassword({ userName }: TrustContext): Verdict<never> {
  return manual(`not proven: ${userName} was created just now and has no password yet`, {
    proven: false,
    expected: EXPECTED,
    fixBy: 'domain administrator',
    fix: 'Set the password by the mail that Oracle sent, store it as the secret behind integration-password, and run again.',
  })
}

function accepted(
  token: AccessToken,
  grant: ProbeGrant,
  userName: string,
  seen: string,
): Verdict<AccessToken> {
  const same = token.subject?.toLowerCase() === userName.toLowerCase()
  if (grant === 'client-credentials' && !same) {
    return warn(
      token,
      `not proven for ${userName}: the pod accepts a token of the client itself (${seen})`,
      {
        proven: false,
        expected: EXPECTED,
        fixBy: 'workflow author',
        fix: 'If the connection uses client credentials, set integration-username to the client id; else choose a probe-grant with a user.',
      },
    )
  }
  return pass(token, `the pod accepts a token of ${quoted(token.subject ?? 'nobody')}: ${seen}`)
}

function refused(
  token: AccessToken,
  { real }: TrustAnswers,
  grant: ProbeGrant,
  { facts, handsOver, planImport, console }: TrustContext,
  seen: string,
): Verdict<never> {
  const clientToken = grant === 'client-credentials'
  const accessDenied = /access denied/i.test(real.body)
  const causes = diagnoseTrustRefusal({ ...facts, token, clientToken, accessDenied })
  // one visit to the console settles all of these at once, so the first one's own remedy would be too little
  const inConsole = causes[0] !== undefined && causes[0].id in CONSOLE_CAUSES
  const details = {
    expected: EXPECTED,
    ...causedByAny(causes),
    ...(inConsole && { fix: COMPARE_IN_CONSOLE }),
  }
  // a token of the client says nothing of the integration user's: perhaps only its own user is missing in Fusion
  if (clientToken) return error(`the pod refuses a token of the client itself: ${seen}`, details)
  const found = `the pod refuses a token of ${quoted(token.subject ?? 'nobody')}: ${seen}`
  if (inConsole && console !== undefined) {
    const evidence = console.changed
      ? 'this run entered what was missing in the Security Console'
      : 'the Security Console shows issuer and token types, and both certificates by name; their content cannot be seen'
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

function unclear({ none, garbage, real }: TrustAnswers, seen: string): Verdict<never> {
  const busy = [none, garbage, real].find(({ status }) => [429, 502, 503, 504].includes(status))
  if (busy !== undefined) throw new UnexpectedAnswer(busy)
  const found = `the answers prove nothing: ${seen}`
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
  const port = facts.fusionHost.includes(':') ? '' : ':443'
  const usualScope = `https://${facts.fusionHost}${port}/`
  const refusal =
    unexpected instanceof TokenRefused
      ? causesOfTokenRefusal(unexpected, { scope: 'Fusion', userIsWell, usualScope })
      : []
  const needsUser = isClient && grant !== 'client-credentials' && refusal.length > 0
  const causes = needsUser
    ? [{ id: 'probe-grant-needs-user' as const, evidence: message }, ...refusal]
    : refusal
  if (causes.length === 0 && !isRefused(answer)) throw unexpected
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
  return `no token ${status(none)}, garbage ${status(garbage)}, real token ${status(real)}`
}
