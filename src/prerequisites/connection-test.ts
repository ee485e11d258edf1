import { causedByAny } from '../diagnosis/caused-by.js'
import {
  adapterCode,
  diagnoseConnectionTest,
  type ConnectionTestFacts,
} from '../diagnosis/connection-test-refusal.js'
import { error, fail, pass, warn, type Verdict } from '../checks/check.js'
import type { Answer } from '../http/client.js'
import { isHtml, quoted, UnexpectedAnswer } from '../oracle/answer.js'
import { isOAuth, mustBeAbout } from '../oracle/connection.js'
import type { ConnectionId, OracleIntegration } from '../oracle/integration.js'
import { refusalOfIntegration, type FoundConnection } from './connection.js'

type Probed = Pick<ConnectionTestFacts, 'trustProven' | 'missing'>

const EXPECTED = 'a test that passes'

/**
 * Has Oracle Integration test the connection: the only check of the way from there to the pod, and of the consent.
 * @param probed what the probes from the runner have found
 */
export async function testConnection(
  integration: OracleIntegration,
  { connection, token }: FoundConnection,
  id: ConnectionId,
  probed: Probed,
): Promise<Verdict<null>> {
  const answer = await integration.testConnection(token, id)
  const text = searchable(answer)
  if (passed(answer, text)) {
    const json = parsed(answer)
    if (json !== undefined) mustBeAbout(answer, json, id)
    const policy = connection.securityPolicy ?? 'unknown'
    const found = `Oracle Integration reaches the pod under the policy ${quoted(policy)}`
    return connection.securityPolicy === undefined || isOAuth(connection.securityPolicy)
      ? pass(null, found)
      : warn(null, `${found}, which proves nothing of OAuth`, {
          proven: false,
          expected: 'an OAuth policy',
        })
  }
  return judgeFailure(integration, answer, text, probed)
}

function judgeFailure(
  integration: OracleIntegration,
  answer: Answer,
  text: string,
  probed: Probed,
): Verdict<null> {
  const { status } = answer
  const { message } = new UnexpectedAnswer(answer)
  const ofOracleIntegration =
    (status >= 300 && status < 400) || [401, 403, 404, 429, 502, 503, 504].includes(status)
  if (
    (ofOracleIntegration && adapterCode(text) === undefined) ||
    (isHtml(answer) && status < 500)
  ) {
    const unexpected = new UnexpectedAnswer(answer)
    const refusal = refusalOfIntegration(unexpected, integration.host, false)
    if (refusal === undefined) throw unexpected
    return refusal
  }
  const causes = diagnoseConnectionTest({ status, text, ...probed })
  const code = adapterCode(text)
  const found = code === undefined ? message : `${message} (${code})`
  const details = { expected: EXPECTED, ...causedByAny(causes) }
  return causes[0]?.id === 'connection-test-unexplained'
    ? error(found, details)
    : fail(found, details)
}

/** 200 is documented as success, and 202 taken for it by public clients; an error in the text speaks against it. */
function passed(answer: Answer, text: string): boolean {
  const { status } = answer
  if (![200, 202, 204].includes(status) || isHtml(answer) || isBroken(answer)) return false
  const [cause] = diagnoseConnectionTest({ status, text, trustProven: false, missing: [] })
  return cause?.id === 'connection-test-unexplained'
}

/** Whether it calls itself JSON and is none, as an answer is that was cut off on the way. */
function isBroken(answer: Answer): boolean {
  return (
    answer.contentType.endsWith('json') && answer.body.trim() !== '' && parsed(answer) === undefined
  )
}

/** What it says of itself is not documented; it may be empty. */
function parsed({ body }: Answer): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** The body as text, with the escapes of JSON undone as far as words are concerned. */
function searchable({ body }: Answer): string {
  return body.slice(0, 64 * 1024).replaceAll('\\"', '"')
}
