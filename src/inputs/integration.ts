import type { ConfidentialClient } from '../oracle/confidential-client.js'
import type { ConnectionId } from '../oracle/integration.js'
import type { InputName } from './names.js'
import type { InputReader } from './input-reader.js'
import { CONNECTION } from './list.js'
import { isLoopback } from './service-url.js'
import type { IntegrationSettings } from './settings.js'

const NEEDED: readonly InputName[] = ['oic-instance', 'oic-scope', 'oic-connections']

/** Reads what the connection tests need; `undefined` when none was asked for. */
export function readIntegration(
  read: InputReader,
  client: ConfidentialClient,
): IntegrationSettings | undefined {
  const url = read.optionalServiceUrl('oic-url', 'Oracle Integration')
  const settings = {
    instance: read.text('oic-instance'),
    scope: read.text('oic-scope'),
    connections: read.list('oic-connections', CONNECTION).map(connectionOf),
    client: read.clientPair('oic-client') ?? client,
  }
  const given = [...NEEDED, 'oic-url' as const].filter((name) => read.isGiven(name))
  if (given.length === 0) return undefined
  const others = given.length === 1 ? `${given.join()} is set` : `${given.join(', ')} are set`
  if (!read.isGiven('oic-url')) read.empty('oic-url', `and ${others}: all four are needed`)
  for (const name of NEEDED) {
    // a list may be given and hold nothing
    const isEmpty =
      name === 'oic-connections'
        ? settings.connections.length === 0 && read.isGood(name)
        : !read.isGiven(name)
    const mayBe = name === 'oic-instance' && url !== undefined && mayBeGeneration2(url.hostname)
    if (isEmpty && !mayBe) read.empty(name, `and ${others}: all four are needed`)
  }
  return url && { url, ...settings }
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

function connectionOf(item: string): ConnectionId {
  const [id = '', project] = item.split('/').toReversed()
  return { project, id }
}
