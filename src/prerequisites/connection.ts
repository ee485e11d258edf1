import { causeOf, type CauseId } from '../causes/catalogue.js'
import { causedBy, causedByAny, failedBy } from '../checks/caused-by.js'
import { error, pass, warn, type Verdict } from '../checks/check.js'
import { formOf } from '../inputs/service-url.js'
import { isHtml, quoted, UnexpectedAnswer } from '../oracle/answer.js'
import type { Answer } from '../http/client.js'
import { isOAuth, readConnection, type Connection } from '../oracle/connection.js'
import { parsed } from '../oracle/json.js'
import type { ConnectionId, OracleIntegration } from '../oracle/integration.js'
import { TokenRefused } from '../oracle/token-refused.js'
import { causesOfTokenRefusal } from './token-refusal-causes.js'

/** Demo pods are in none of Oracle's realms (sample fusion-host-forms). */
const DEMO_POD = '.oraclepdemos.com'

const EXPECTED = 'a connection that exists, is configured and points at this pod'

/** Asks Oracle Integration for a connection. The token is asked for once for all connections. */
export async function askConnection(
  integration: OracleIntegration,
  id: ConnectionId,
): Promise<Connection> {
  return readConnection(await integration.connection(id), id)
}

/**
 * Judges the connection that Oracle Integration shows.
 * @param asked what {@link askConnection} came to
 */
export async function judgeConnection(
  asked: Promise<Connection>,
  fusionHost: string,
): Promise<Verdict<Connection>> {
  try {
    return judge(await asked, fusionHost)
  } catch (thrown) {
    if (!(thrown instanceof UnexpectedAnswer)) throw thrown
    return refusalOfIntegration(thrown) ?? rethrow(thrown)
  }
}

function judge(found: Connection, fusionHost: string): Verdict<Connection> {
  const { locked, securityPolicy, propertyValues } = found
  const status = readStatus(found.status)
  const about = inWords(found)
  const hosts = propertyValues.flatMap(hostIn)
  const pointsHere = hosts.includes(fusionHost)
  const another = hosts.find((host) => host !== fusionHost && isOfFusion(host))
  if (!pointsHere && another !== undefined) {
    return failedBy('connection-host-wrong', {
      found: `${about}, points at ${quoted(another)}`,
      expected: `${EXPECTED}, ${fusionHost}`,
    })
  }
  if (status === 'incomplete') {
    return failedBy(['connection-incomplete', 'consent-missing', 'connection-imported'], {
      found: `${about}: it is not completely configured`,
      expected: EXPECTED,
    })
  }
  if (securityPolicy !== undefined && !isOAuth(securityPolicy)) {
    return warn(found, `${about}: it does not sign in with OAuth`, {
      expected: 'an OAuth policy',
      ...causedBy([{ id: 'security-policy-wrong', evidence: about }]),
    })
  }
  const notShown = [
    ...(status === 'not shown' ? ['its status'] : []),
    ...(securityPolicy === undefined ? ['its security policy'] : []),
    ...(pointsHere ? [] : [`that it points at ${fusionHost}`]),
  ]
  const doubts = [
    ...(status === 'unknown' ? ['shows an unknown status'] : []),
    ...(notShown.length > 0 ? [`does not show ${notShown.join(', ')}`] : []),
  ]
  if (doubts.length > 0) {
    return warn(
      found,
      `${about}${locked ? ', locked' : ''}. Not proven: Oracle Integration ${doubts.join(' and ')}`,
      {
        proven: false,
        expected: EXPECTED,
        fixBy: 'integration developer',
        fix: `Open the connection in Oracle Integration. Check that it is configured, signs in with an OAuth policy, and points at ${fusionHost}.`,
      },
    )
  }
  if (locked) {
    const { fixBy, fix } = causeOf('connection-locked')
    return warn(found, `${about}, locked: a user is editing it`, { expected: EXPECTED, fixBy, fix })
  }
  return pass(found, `${about}, points at ${fusionHost}`)
}

function inWords({ id, name, status, securityPolicy }: Connection): string {
  const shown = status?.trim() ?? ''
  return `${quoted(name === '' ? id : name)}, ${quoted(shown === '' ? 'status unknown' : shown)}, policy ${quoted(securityPolicy ?? 'unknown')}`
}

/** Statuses of a connection that lacks something, as words in capitals. */
const INCOMPLETE: readonly string[] = ['INPROGRESS', 'DRAFT']

/**
 * What the status of a connection says. Only `CONFIGURED` is documented as complete; a word that is not known proves
 * neither, and the connection can be tested all the same.
 */
function readStatus(
  status: string | undefined,
): 'complete' | 'incomplete' | 'unknown' | 'not shown' {
  const word = status?.trim().toUpperCase() ?? ''
  if (word === '') return 'not shown'
  if (word === 'CONFIGURED') return 'complete'
  return INCOMPLETE.includes(word.replaceAll(/[ _-]/g, '')) ? 'incomplete' : 'unknown'
}

/** Statuses of a service that is down, by itself or by a gateway. */
const DOWN: readonly number[] = [502, 503, 504]

/** Everything about a refusal but its state. */
type Because = (
  first: CauseId,
  ...others: readonly CauseId[]
) => Omit<Verdict<never>, 'state' | 'value'>

/** What Oracle Integration's or the domain's refusal means; Fusion got no request, so none of it is its 401. */
export function refusalOfIntegration(refusal: UnexpectedAnswer): Verdict<never> | undefined {
  const { answer, error: said, message } = refusal
  const because: Because = (first, ...others) => ({
    found: message,
    expected: EXPECTED,
    ...causedBy([
      { id: first, evidence: message },
      ...others.map((id) => ({ id, evidence: message })),
    ]),
  })
  if (answer.service !== 'Oracle Integration') {
    const causes =
      refusal instanceof TokenRefused
        ? causesOfTokenRefusal(refusal, { scope: 'Oracle Integration' })
        : []
    if (causes.length === 0) return undefined
    return error(message, { expected: 'a token for oic-scope', ...causedByAny(causes) })
  }
  const { status } = answer
  if (status >= 300 && status < 400)
    return { state: 'fail', ...because('oic-url-wrong', 'not-the-api') }
  if (isHtml(answer) && !DOWN.includes(status)) return refusalByPage(status, because)
  // an answer without words may come from a gateway before the API
  const isWordless = said.code === undefined && said.text === undefined
  switch (status) {
    case 400:
      return /instance/i.test(message)
        ? { state: 'error', ...because('oic-instance-wrong') }
        : undefined
    case 401:
      return { state: 'error', ...because('oic-scope-wrong', 'oic-role-missing') }
    case 403:
      return {
        state: 'error',
        ...(isWordless
          ? because('oic-role-missing', 'oic-runner-not-allowed')
          : because('oic-role-missing')),
      }
    case 404:
      if (isText(answer)) {
        return {
          state: 'fail',
          ...because('oic-url-wrong', 'connection-missing', 'oic-instance-wrong'),
        }
      }
      return isWordless
        ? { state: 'fail', ...because('connection-missing', 'oic-instance-wrong', 'oic-url-wrong') }
        : { state: 'fail', ...because('connection-missing', 'oic-instance-wrong') }
    default:
      return DOWN.includes(status) ? { state: 'blocked', ...because('oic-unavailable') } : undefined
  }
}

/**
 * A web page comes from a gateway before the API, so it is no answer about roles or connections.
 * With 403 it is most likely the allowlist of the instance. The role is named too, because no page of it is recorded.
 */
function refusalByPage(status: number, because: Because): Verdict<never> | undefined {
  switch (status) {
    case 401:
      return { state: 'error', ...because('oic-scope-wrong', 'oic-role-missing', 'oic-url-wrong') }
    case 403:
      return {
        state: 'error',
        ...because('oic-runner-not-allowed', 'oic-role-missing', 'oic-url-wrong'),
      }
    case 429:
      return undefined
    default:
      if (status >= 500) return undefined
      return {
        state: 'fail',
        ...(status < 300
          ? because('not-the-api', 'oic-url-wrong')
          : because('oic-url-wrong', 'not-the-api')),
      }
  }
}

/** The API answers JSON, so a plain text comes from something else. */
function isText({ body }: Answer): boolean {
  return body.trim() !== '' && parsed(body) === undefined
}

/** Whether a host is one of Fusion's, by any of its forms: the older ones of products, and those of demo pods, too. */
function isOfFusion(host: string): boolean {
  const name = host.replace(/:\d+$/, '')
  return host.includes('.fa.') || formOf(name)?.service === 'Fusion' || name.endsWith(DEMO_POD)
}

/** The host in a property's value: a URL, or a host alone. */
function hostIn(value: string): readonly string[] {
  const text = value.trim()
  const url = /^https?:\/\//i.test(text) ? text : `https://${text}`
  return URL.canParse(url) ? [new URL(url).host.toLowerCase()] : []
}

function rethrow(thrown: unknown): never {
  throw thrown
}
