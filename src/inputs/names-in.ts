import type { Settings } from './settings.js'

/** What the run is about, by the names that people look for; '' for what was not given. */
export interface Names {
  readonly integrationUser: string
  readonly fusionUser: string
  readonly clientId: string
  /** The client that calls the API of Oracle Integration. */
  readonly integrationClientId: string
  readonly serviceCatalogRole: string
  /** Codes of the roles that the integration user must have, separated by commas. */
  readonly requiredRoles: string
  /** The `iss` of a real token. */
  readonly issuer: string
  /** Host of the pod, without a port. */
  readonly podHost: string
}

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
