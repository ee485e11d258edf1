import { causedBy, causedByAny, failedBy } from '../diagnosis/caused-by.js'
import { diagnoseTokenRefusal } from '../diagnosis/token-refusal.js'
import { error, fail, pass, warn, type Verdict } from '../checks/check.js'
import type { IntegrationSettings } from '../inputs/settings.js'
import type { AccessToken } from '../oracle/access-token.js'
import { isMute, quoted, UnexpectedAnswer } from '../oracle/answer.js'
import { isOAuth, readConnection, type Connection } from '../oracle/connection.js'
import type { IdentityDomain } from '../oracle/identity-domain.js'
import type { ConnectionId, OracleIntegration } from '../oracle/integration.js'

/** A connection that was found, and the token to test it with. */
export interface FoundConnection {
  readonly connection: Connection
  readonly token: AccessToken
}

const EXPECTED = 'a connection that exists, is configured and points at this pod'

/** Reads a connection from Oracle Integration and judges it. The token is asked for once for all connections. */
export async function judgeConnection(
  integration: OracleIntegration,
  domain: IdentityDomain,
  { client, scope }: Pick<IntegrationSettings, 'client' | 'scope'>,
  id: ConnectionId,
  fusionHost: string,
): Promise<Verdict<FoundConnection>> {
  try {
    const token = await domain.clientToken(client, scope)
    const connection = readConnection(await integration.connection(token, id), id)
    return judge({ connection, token }, fusionHost)
  } catch (thrown) {
    if (!(thrown instanceof UnexpectedAnswer)) throw thrown
    return (
      refusalOfIntegration(thrown, integration.host, client.key !== undefined) ?? rethrow(thrown)
    )
  }
}

function judge(found: FoundConnection, fusionHost: string): Verdict<FoundConnection> {
  const { name, status, locked, securityPolicy, propertyValues } = found.connection
  const about = `${quoted(name)}, ${quoted(status ?? 'status unknown')}, policy ${quoted(securityPolicy ?? 'unknown')}`
  const hosts = propertyValues.flatMap(hostIn)
  const pointsHere = hosts.includes(fusionHost)
  const another = hosts.find((host) => host.includes('.fa.') && host !== fusionHost)
  if (!pointsHere && another !== undefined) {
    return failedBy('connection-host-wrong', {
      found: `${about}, points at ${quoted(another)}`,
      expected: `${EXPECTED}, ${fusionHost}`,
    })
  }
  if (status !== undefined && status !== 'CONFIGURED') {
    return failedBy(['connection-incomplete', 'consent-missing', 'connection-imported'], {
      found: about,
      expected: EXPECTED,
    })
  }
  if (securityPolicy !== undefined && !isOAuth(securityPolicy)) {
    return warn(found, `${about}: it does not sign in with OAuth`, {
      expected: 'an OAuth policy',
      ...causedBy([{ id: 'security-policy-wrong', evidence: about }]),
    })
  }
  if (locked) {
    return warn(found, `${about}, locked: somebody is editing it`, { expected: EXPECTED })
  }
  if (!pointsHere) {
    return warn(found, `${about}; not proven that it points at ${fusionHost}`, {
      proven: false,
      expected: EXPECTED,
    })
  }
  return pass(found, `${about}, points at ${fusionHost}`)
}

/** What Oracle Integration's or the domain's refusal means; Fusion was not asked, so none of it is its 401. */
export function refusalOfIntegration(
  { answer, error: said, message }: UnexpectedAnswer,
  oicHost: string,
  withKey: boolean,
): Verdict<never> | undefined {
  const seen = { evidence: message }
  if (answer.host !== oicHost) {
    const causes = diagnoseTokenRefusal({
      code: said.code,
      isMute: isMute({ answer, error: said }),
      grant: 'client-credentials',
      withKey,
      scope: 'Oracle Integration',
      userIsWell: true,
      evidence: message,
    })
    if (causes.length === 0) return undefined
    return error(message, { expected: 'a token for oic-scope', ...causedByAny(causes) })
  }
  switch (answer.status) {
    case 400:
      return /instance/i.test(message)
        ? error(message, {
            expected: EXPECTED,
            ...causedBy([{ id: 'oic-instance-wrong', ...seen }]),
          })
        : undefined
    case 401:
      return error(message, {
        expected: EXPECTED,
        ...causedBy([
          { id: 'oic-scope-wrong', ...seen },
          { id: 'oic-role-missing', ...seen },
        ]),
      })
    case 403:
      return error(message, {
        expected: EXPECTED,
        ...causedBy([{ id: 'oic-role-missing', ...seen }]),
      })
    case 404:
      return fail(message, {
        expected: EXPECTED,
        ...causedBy([
          { id: 'connection-missing', ...seen },
          { id: 'oic-instance-wrong', ...seen },
        ]),
      })
    case 502:
    case 503:
    case 504:
      return {
        state: 'blocked',
        found: message,
        expected: EXPECTED,
        ...causedBy([{ id: 'oic-unavailable', ...seen }]),
      }
    default:
      return undefined
  }
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
