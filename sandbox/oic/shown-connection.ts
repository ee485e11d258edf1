import { HEALTHY_DOMAIN } from '../identity-domain/settings.js'
import type { OicSettings, SandboxConnection } from './settings.js'

/** A connection as Oracle Integration shows it. @param fusionUrl URL of the pod that it points at, unless it names another */
export function shownConnection(
  connection: SandboxConnection,
  { generation, kebabCase }: OicSettings,
  fusionUrl: string,
): object {
  const host = connection.host ?? new URL(fusionUrl).host
  const body = generation === 2 ? generation2(connection, host) : generation3(connection, host)
  return kebabCase ? inKebabCase(body) : body
}

/** Sample oic-connection-gen3; `name`, `percentageComplete` and `lockedFlag` are inferred. */
function generation3(
  { id, status, securityPolicy, locked, clientId = HEALTHY_DOMAIN.clientId }: SandboxConnection,
  host: string,
): object {
  return {
    id,
    name: `ERP ${id}`,
    adapterType: { name: 'erp', displayName: 'Oracle ERP Cloud' },
    securityPolicy,
    status,
    usage: 1,
    usageActive: 1,
    percentageComplete: status === 'CONFIGURED' ? 100 : 65,
    lockedFlag: locked === true,
    connectionProperties: [
      { displayName: 'Something Else', propertyName: 'somethingElse', propertyValue: 'true' },
      {
        displayName: 'ERP Cloud Host',
        propertyName: 'erpCloudHost',
        propertyValue: `https://${host}`,
      },
    ],
    securityProperties: securityProperties(clientId),
  }
}

/** Sample oic-connection-gen2: the policy is in a list; `name`, `status` and `lockedFlag` are inferred. */
function generation2(
  { id, status, securityPolicy, locked, clientId = HEALTHY_DOMAIN.clientId }: SandboxConnection,
  host: string,
): object {
  return {
    id,
    name: `ERP ${id}`,
    status,
    // older answers have true and false as texts (Oracle, an example of version 2 of the API)
    lockedFlag: String(locked === true),
    connectionProperties: [
      {
        propertyGroup: 'CONNECTION_PROPS',
        propertyName: 'targetWSDLURL',
        propertyType: 'URL_OR_FILE',
        propertyValue: `https://${host}`,
      },
    ],
    securityPolicyInfo: [
      {
        securityPolicy,
        securityProperties: securityProperties(clientId),
      },
    ],
  }
}

/** Names of members as the reference of Generation 3 prints them. */
function inKebabCase(body: unknown): object {
  return JSON.parse(
    JSON.stringify(body).replaceAll(/"([a-zA-Z]+)":/g, (member) =>
      member.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    ),
  ) as object
}

function securityProperties(clientId: string): readonly object[] {
  return clientId === '' ? [] : [{ propertyName: 'clientId', propertyValue: clientId }]
}
