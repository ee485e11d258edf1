import type { ConfidentialClient } from '../oracle/confidential-client.js'
import type { ConnectionId } from '../oracle/integration.js'
import type { InputName } from './names.js'
import type { InputReader } from './input-reader.js'
import { isLoopback } from './service-url.js'
import type { IntegrationSettings } from './settings.js'

const NEEDED: readonly InputName[] = ['oic-instance', 'oic-scope', 'oic-connections']

/** Reads what the connection tests need; `undefined` when none was asked for. */
export function readIntegration(
  read: InputReader,
  client: ConfidentialClient,
): IntegrationSettings | undefined {
  const url = read.optionalServiceUrl('oic-url', 'Oracle Integration')
  const given = NEEDED.filter((name) => read.text(name) !== '')
  if (read.text('oic-url') === '') {
    if (given.length > 0)
      read.fault('oic-url', `is not given, expected it with ${given.join(', ')}`)
    return undefined
  }
  const missing = NEEDED.filter((name) => read.text(name) === '').filter(
    (name) => name !== 'oic-instance' || url === undefined || !mayBeGeneration2(url.hostname),
  )
  if (missing.length > 0) read.fault('oic-url', `is given, expected ${missing.join(', ')} with it`)
  const connections = read.lines('oic-connections').flatMap((line) => {
    const connection = readConnection(line)
    if (connection === undefined) {
      read.fault('oic-connections', `has ${JSON.stringify(line)}, expected ID or PROJECT/ID`)
    }
    return connection ?? []
  })
  if (url === undefined) return undefined
  return {
    url,
    instance: read.text('oic-instance'),
    scope: read.text('oic-scope'),
    connections: [...new Map(connections.map((item) => [nameOf(item), item])).values()],
    client: read.clientPair('oic-client-id', 'oic-client-secret') ?? client,
  }
}

/** The connection as people write it, and as it stands in the ids of checks. */
export function nameOf({ project, id }: ConnectionId): string {
  return project === undefined ? id : `${project}/${id}`
}

/**
 * Generation 2 takes no instance name. Its hosts have no region after `integration`; that this tells the
 * generations apart is inferred. On loopback nothing does.
 */
function mayBeGeneration2(host: string): boolean {
  return host.endsWith('.integration.ocp.oraclecloud.com') || isLoopback(host)
}

function readConnection(line: string): ConnectionId | undefined {
  const [, project, id] = /^(?:([\w.-]+)\/)?([\w.-]+)$/.exec(line) ?? []
  return id === undefined ? undefined : { project, id }
}
