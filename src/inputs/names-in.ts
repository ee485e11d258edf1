import type { Names } from '../diagnosis/names-in-fix.js'
import type { Settings } from './settings.js'

/** Takes the names from the settings that remedies speak of. None of them is secret. */
export function namesIn({ integrationUser, fusion, identityDomain, integration }: Settings): Names {
  return {
    integrationUser: integrationUser.name,
    fusionUser: fusion.credentials?.name ?? '',
    clientId: identityDomain.client.id,
    integrationClientId: integration?.client.id ?? '',
    serviceCatalogRole: integrationUser.serviceCatalogRole,
    requiredRoles: [...integrationUser.requiredRoles, integrationUser.serviceCatalogRole]
      .filter((code) => code !== '')
      .join(', '),
    podHost: fusion.url.hostname,
  }
}
