import type { ReceivedRequest } from '../received-request.js'
import type { Reply } from '../reply.js'
import { unauthorised } from './authorisation.js'
import { clientCertificate } from './assertions.js'
import { scimError, scimList, selected } from './scim.js'
import type { DomainSettings } from './settings.js'
import { ADMINISTRATOR, APP_ID, EVERY_CLIENT, RESOURCE_APP_ID } from './state.js'
import type { Resource } from './tokens.js'

/** Roles that are shown every application (Oracle, *AppRole Permissions*). */
const READERS: readonly string[] = [
  ADMINISTRATOR,
  'Application Administrator',
  'Security Administrator',
  'User Administrator',
]

/** Roles that are shown the grants of others (likewise). */
const READERS_OF_GRANTS: readonly string[] = [
  ADMINISTRATOR,
  'Application Administrator',
  'User Administrator',
]

/** What applications are made of. */
export interface Applications {
  readonly settings: DomainSettings
  readonly resources: readonly Resource[]
  /** Base URL of Oracle Integration. */
  readonly oicUrl: string
}

/**
 * Answers `GET /admin/v1/Apps` and, for who is assigned to one, `GET /admin/v1/Grants` with a filter by `app.value`.
 * Every client is documented to read applications; that it is shown its own alone is inferred.
 * @returns `undefined` for other endpoints
 */
export async function answerApplications(
  request: ReceivedRequest,
  roles: readonly string[],
  applications: Applications,
): Promise<Reply | undefined> {
  const filter = request.query.get('filter') ?? ''
  const { settings } = applications
  switch (`${request.method} ${request.path}`) {
    case 'GET /admin/v1/Apps': {
      const all = roles.some((role) => READERS.includes(role))
      if (!all && settings.applicationsForClient === 'refused') return unauthorised(401)
      const seen = all
        ? [await clientApplication(applications), resourceApplication(applications)]
        : settings.applicationsForClient === 'own' && roles.includes(EVERY_CLIENT)
          ? [await clientApplication(applications)]
          : []
      const attributes = settings.ignoresAttributes ? null : request.query.get('attributes')
      return scimList(
        seen
          .filter((app) => isMeant(filter, { name: settings.clientId, ...shownOf(app) }))
          .map((app) => without(all ? [] : (settings.shownToReaders ?? []), app))
          .map((app) => selected(app, attributes)),
      )
    }
    case 'GET /admin/v1/Grants':
      if (!filter.startsWith('app.value eq ')) return undefined
      // that whoever has no role for it is shown an empty list is inferred
      return assignments(
        filter,
        roles.some((role) => READERS_OF_GRANTS.includes(role)) ? settings.assigned : [],
      )
    default:
      return undefined
  }
}

type Shown = Readonly<Record<string, unknown>>

function without(hidden: readonly string[], app: Shown): Shown {
  return Object.fromEntries(Object.entries(app).filter(([name]) => !hidden.includes(name)))
}

/** Without what is not shown: by that an application is found all the same. */
function shownOf(app: Shown): Shown {
  return Object.fromEntries(Object.entries(app).filter(([, value]) => value !== undefined))
}

function isMeant(filter: string, { name, scopes }: Shown): boolean {
  const [, attribute, value] = /^(name|scopes\.fqs) eq "(.*)"$/.exec(filter) ?? []
  if (attribute === 'name') return String(name).toLowerCase() === value?.toLowerCase()
  return Array.isArray(scopes) && scopes.some((scope: { fqs: string }) => scope.fqs === value)
}

/**
 * The confidential application; `clientSecret` is among the attributes that are returned when none are asked for. Names
 * and types are those of Oracle's SDK.
 */
async function clientApplication({ settings, resources, oicUrl }: Applications): Promise<Shown> {
  return {
    id: APP_ID,
    name: settings.clientId,
    displayName: 'FusionClientApp',
    active: settings.clientActive,
    isOAuthClient: true,
    isOAuthResource: false,
    clientType: 'confidential',
    clientSecret: settings.shownClientSecret,
    allowedGrants: settings.clientGrants,
    allowedScopes: resources
      .filter((_, index) => index > 0 || settings.fusionScopeGranted)
      .map(({ scope }, index) => ({
        fqs: scope,
        idOfDefiningApp: index === 0 ? RESOURCE_APP_ID : 'oic',
      })),
    trustScope: 'Explicit',
    redirectUris: [`${oicUrl}/icsapis/agent/oauth/callback`],
    certificates: [
      {
        certAlias: settings.clientCertificateAlias,
        x509Base64Certificate: await clientCertificate(),
      },
    ],
    allowAccessControl: false,
    ...settings.clientApplication,
  }
}

function resourceApplication({ settings, resources }: Applications): Shown {
  const [fusion] = resources
  return {
    id: RESOURCE_APP_ID,
    name: 'FusionResourceApp',
    displayName: 'FusionResourceApp',
    active: true,
    isOAuthClient: false,
    isOAuthResource: true,
    audience: fusion?.audience,
    scopes: [{ value: '/', fqs: fusion?.scope, requiresConsent: true }],
    allowOffline: true,
    allowAccessControl: false,
    ...settings.resourceApplication,
  }
}

function assignments(filter: string, assigned: DomainSettings['assigned']): Reply {
  const [, app, by, whom] =
    /^app\.value eq "(.*)" and grantee\.(value|type) eq "(.*)"$/.exec(filter) ?? []
  if (app === undefined) return scimError(400, 'The filter is not understood.')
  const grants = assigned
    .filter(({ id, type }) => (by === 'value' ? id === whom : type === whom))
    .map(({ id, type }) => ({ id: `${id}0`, app: { value: app }, grantee: { value: id, type } }))
  return scimList(grants)
}
