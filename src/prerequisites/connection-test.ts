import { causedBy, causedByAny } from '../checks/caused-by.js'
import { adapterCode } from './adapter-code.js'
import { diagnoseConnectionTest, type ConnectionTestFacts } from './connection-test-refusal.js'
import type { CauseId } from '../causes/catalogue.js'
import { error, pass, warn, type CauseSeen, type Verdict } from '../checks/check.js'
import type { Answer } from '../http/client.js'
import { isHtml, quoted, UnexpectedAnswer } from '../oracle/answer.js'
import { isOAuth, mustBeAbout, sendsPassword, type Connection } from '../oracle/connection.js'
import { readTestResult, wordsOfTest, type TestResult } from '../oracle/connection-test-result.js'
import type { ConnectionId, OracleIntegration } from '../oracle/integration.js'
import { parsed } from '../oracle/json.js'
import { askUntil, type Waiting } from '../time/ask-until.js'
import { refusalOfIntegration } from './connection.js'

/** What the probes from the runner have found. */
type Probed = Omit<ConnectionTestFacts, 'status' | 'text' | 'byPassword'>

/** What a test is made with. */
export interface Tester {
  readonly integration: Pick<OracleIntegration, 'testConnection'>
  readonly waiting: Waiting
  /** When the run is out of time, milliseconds since the epoch. */
  readonly endsAt: number
}

const EXPECTED = 'a test that passes'

/** No operation is documented that asks for the result of a test, but the test itself, which may be repeated. */
const INTERVAL_MS = 3000
/** How long a result is waited for; a synchronous call of Oracle Integration ends after five minutes at most. */
const PATIENCE_MS = 60_000
/** Time that is kept at the end of a run for the report. */
const RESERVE_MS = 3000
/** An answer of success that says nothing is likely to say nothing again. */
const MOST_SILENT = 3

/**
 * Has Oracle Integration test the connection: the only check of the way from there to the pod, and of the consent. It
 * passes only with a result: one that does not come is asked for again, and then is not known.
 */
export async function testConnection(
  tester: Tester,
  connection: Connection,
  id: ConnectionId,
  probed: Probed,
): Promise<Verdict<null>> {
  try {
    const answer = await askForResult(tester, id)
    const result = resultOf(answer)
    if (result === 'failed') {
      const byPassword = sendsPassword(connection.securityPolicy ?? '')
      return judgeFailure(answer, { ...probed, byPassword })
    }
    const json = parsed(answer.body)
    if (json !== undefined) mustBeAbout(answer, json, id)
    return result === 'passed' ? judgePass(connection) : judgeDoubt(answer, result)
  } catch (thrown) {
    if (!(thrown instanceof UnexpectedAnswer)) throw thrown
    const refusal = refusalOfTest(thrown)
    if (refusal === undefined) throw thrown
    return refusal
  }
}

/** The token is asked for before each attempt: one that is used up meanwhile is renewed. */
async function askForResult(
  { integration, waiting, endsAt }: Tester,
  id: ConnectionId,
): Promise<Answer> {
  let silent = 0
  return askUntil(
    () => integration.testConnection(id),
    (answer) => {
      const result = resultOf(answer)
      if (result === 'silent') silent += 1
      return result !== 'unfinished' && (result !== 'silent' || silent >= MOST_SILENT)
    },
    {
      label: 'the test of the connection has no result yet',
      milliseconds: Math.max(0, Math.min(PATIENCE_MS, endsAt - waiting.now() - RESERVE_MS)),
      intervalMs: INTERVAL_MS,
    },
    waiting,
  )
}

/** An error in the text speaks against every status of success. */
function resultOf(answer: Answer): TestResult {
  const result = readTestResult(answer)
  if (result === 'failed') return result
  const { state, causes } = diagnoseConnectionTest({
    status: answer.status,
    text: searchable(answer),
    trustProven: false,
    missing: [],
  })
  const saysNothing = state === 'error' && causes[0]?.id === 'connection-test-unexplained'
  return saysNothing ? result : 'failed'
}

function judgePass({ securityPolicy }: Connection): Verdict<null> {
  const policy = `the security policy ${quoted(securityPolicy ?? 'unknown')}`
  const found = `the test passed: Oracle Integration reaches the pod with ${policy}`
  return securityPolicy !== undefined && isOAuth(securityPolicy)
    ? pass(null, found)
    : warn(null, `${found}. OAuth is not proven`, { proven: false, expected: 'an OAuth policy' })
}

const DOUBTS = {
  silent: 'the test has no result',
  unfinished: 'the test has no result',
  warned: 'the test has a warning',
} as const

/**
 * 200 alone is documented as success, and a warning is none of a failure, so either is a warning that nothing was
 * proven; of everything else it could not be found out how the test ended.
 */
function judgeDoubt(answer: Answer, result: keyof typeof DOUBTS): Verdict<null> {
  const { message } = new UnexpectedAnswer(answer)
  const found = `not proven: ${DOUBTS[result]}, ${message}${shownWords(answer)}`
  const details = {
    proven: false,
    expected: `${EXPECTED}, and says so`,
    ...causedBy([{ id: 'connection-test-without-result', evidence: message }]),
  } as const
  return result === 'unfinished' ? error(found, details) : warn(null, found, details)
}

function shownWords(answer: Answer): string {
  const words = wordsOfTest(answer).map(quoted).join(', ')
  return words === '' ? '' : ` (${words})`
}

/**
 * What a refusal of the test itself means. The connection was found under the same URL, with the same token, just now:
 * neither URL, instance nor scope is wrong, so what differs is the right to test, or what lets a POST through.
 */
function refusalOfTest(refusal: UnexpectedAnswer): Verdict<null> | undefined {
  const { answer, error: said, message } = refusal
  const { service, status } = answer
  const seen = (id: CauseId): CauseSeen => ({ id, evidence: message })
  const because = (first: CauseId, ...others: readonly CauseId[]): Verdict<null> =>
    error(message, { expected: EXPECTED, ...causedBy([seen(first), ...others.map(seen)]) })
  if (service !== 'Oracle Integration' || status === 429 || status >= 500)
    return refusalOfIntegration(refusal)
  const isPage = isHtml(answer)
  switch (status) {
    case 401:
      return isPage
        ? because('oic-role-missing', 'oic-test-stopped-on-the-way')
        : because('oic-role-missing')
    case 403:
      return isPage
        ? because('oic-runner-not-allowed', 'oic-role-missing', 'oic-test-stopped-on-the-way')
        : refusalOfIntegration(refusal)
    case 404:
      return isPage || (said.code === undefined && said.text === undefined)
        ? because('oic-test-stopped-on-the-way')
        : { ...because('connection-missing'), state: 'fail' }
    default:
      return isPage || (status >= 300 && status < 400)
        ? because('oic-test-stopped-on-the-way')
        : refusalOfIntegration(refusal)
  }
}

/** @throws {UnexpectedAnswer} when Oracle Integration itself refuses: then Fusion got no request */
function judgeFailure(
  answer: Answer,
  probed: Omit<ConnectionTestFacts, 'status' | 'text'>,
): Verdict<null> {
  const { status } = answer
  const text = searchable(answer)
  const code = adapterCode(text)
  const ofOracleIntegration =
    (status >= 300 && status < 400) || [401, 403, 404, 429, 502, 503, 504].includes(status)
  const unexpected = new UnexpectedAnswer(answer)
  if (
    (ofOracleIntegration && code === undefined) ||
    (isHtml(answer) && (status < 500 || code === undefined))
  ) {
    throw unexpected
  }
  const { state, causes } = diagnoseConnectionTest({ status, text, ...probed })
  const { message } = unexpected
  const words = status < 300 ? shownWords(answer) : ''
  const found = code === undefined ? `${message}${words}` : `${message} (${code})`
  return { state, found, expected: EXPECTED, ...causedByAny(causes) }
}

/** The body as text, with the escapes of JSON undone as far as words are concerned. */
function searchable({ body }: Answer): string {
  return body.slice(0, 64 * 1024).replaceAll('\\"', '"')
}
