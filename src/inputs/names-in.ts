import type { Names } from '../diagnosis/names-in-fix.js'
import type { Settings } from './settings.js'

/**
 * Takes the names from the settings that remedies speak of. None of them is secret.
 * @param issuer as a real token has it, or ''
 */
export function namesIn(
  { integrationUser, fusion, identityDomain, integration }: Settings,
  issuer: string,
): Names {
  return {
    integrationUser: integrationUser.name,
    fusionUser: fusion.credentials?.name ?? '',
    clientId: identityDomain.client.id,
    integrationClientId: integration?.client.id ?? '',
    serviceCatalogRole: integrationUser.serviceCatalogRole,
    requiredRoles: [
      ...new Set([...integrationUser.requiredRoles, integrationUser.serviceCatalogRole]),
    ]
      .filter((code) => code !== '')
      .join(', '),
    issuer,
    podHost: fusion.url.hostname,
  }
}
