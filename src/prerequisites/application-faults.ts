import { createPublicKey, X509Certificate, type KeyObject } from 'node:crypto'
import type { CauseId } from '../causes/catalogue.js'
import { quoted } from '../oracle/answer.js'
import type { Application } from '../oracle/application.js'
import { isSameCaseAside } from '../oracle/case-aside.js'

/** A change of an application's attribute that a domain administrator makes (RFC 7644, 3.5.2). */
export interface ApplicationEdit {
  readonly applicationId: string
  /** As the console lists it. */
  readonly applicationName: string
  readonly op: 'add' | 'replace'
  readonly path:
    'active' | 'allowedGrants' | 'allowedScopes' | 'redirectUris' | 'allowOffline' | 'audience'
  /** Of `allowedScopes` the scopes as texts. */
  readonly value: boolean | string | readonly string[]
}

/** One thing about an application that is not as the connection needs it. */
export interface ApplicationFault {
  readonly cause: CauseId
  readonly found: string
  readonly expected: string
  /** No connection that has its tokens meets it. */
  readonly explains401?: false
  /** What to do in the console, where the catalogue's own words say less. */
  readonly fix?: string
  /** `undefined` where no attribute of the application is to be changed. */
  readonly edit?: ApplicationEdit
}

/** The faults of what was shown, and the names of what was not. */
export interface Faults {
  readonly faults: readonly ApplicationFault[]
  readonly unknown: readonly string[]
}

/** A grant type, and what needs it. */
export interface NeededGrant {
  readonly grant: string
  readonly neededBy: string
}

/** What a client application must have. */
export interface ClientNeeds {
  readonly grants: readonly NeededGrant[]
  /** With what the client signs its assertions. */
  readonly key: { readonly alias: string; readonly privateKey: KeyObject } | undefined
}

const TICKS: Readonly<Record<string, string>> = {
  client_credentials: 'Client credentials',
  password: 'Resource owner',
  authorization_code: 'Authorization code',
  refresh_token: 'Refresh token',
  'urn:ietf:params:oauth:grant-type:jwt-bearer': 'JWT assertion',
}

/** Whether the client application is active and confidential, and has its grant types and its certificate. */
export function faultsOfClient(app: Application, { grants, key }: ClientNeeds): Faults {
  const { active, isOAuthClient, clientType, allowedGrants } = app
  const faults: ApplicationFault[] = []
  if (active === false) {
    faults.push({
      cause: 'client-app-inactive',
      found: `${nameOf(app)} is not active`,
      expected: 'an active application',
      fix: `Open ${place(app)} and choose Activate.`,
      edit: edit(app, 'replace', 'active', true),
    })
  }
  if (isOAuthClient === false || clientType === 'public') {
    faults.push({
      cause: 'client-not-confidential',
      found: `${nameOf(app)} is no confidential client`,
      expected: 'a confidential application that is configured as a client',
    })
  }
  const missing = grants.filter(
    ({ grant }) => allowedGrants !== undefined && !allowedGrants.includes(grant),
  )
  if (missing.length > 0) {
    const ticks = missing.map(({ grant }) => TICKS[grant] ?? grant).join(' and ')
    faults.push({
      cause: missing.every(({ grant }) => grant === 'refresh_token')
        ? 'refresh-not-allowed'
        : 'client-grant-not-allowed',
      found: `${nameOf(app)} lacks ${missing.map(({ grant, neededBy }) => `${grant} (for ${neededBy})`).join(' and ')}`,
      expected: `the grant types ${grants.map(({ grant }) => grant).join(', ')}`,
      ...(missing.every(({ grant }) => grant !== 'refresh_token') && { explains401: false }),
      fix: `Open ${place(app)} > Edit OAuth configuration, tick ${ticks}, and save.`,
      edit: edit(
        app,
        'add',
        'allowedGrants',
        missing.map(({ grant }) => grant),
      ),
    })
  }
  const certificate = key && certificateFault(app, key.alias, key.privateKey)
  return {
    faults: [...faults, ...(certificate ? [certificate] : [])],
    unknown: [
      ...(active === undefined ? ['whether it is active'] : []),
      ...(allowedGrants === undefined && grants.length > 0 ? ['its grant types'] : []),
      ...(key !== undefined && app.certificates === undefined ? ['its certificates'] : []),
    ],
  }
}

function certificateFault(
  app: Application,
  alias: string,
  privateKey: KeyObject,
): ApplicationFault | undefined {
  if (app.certificates === undefined) return undefined
  const cause = 'certificate-not-registered'
  const registered = app.certificates.find((one) => isSameCaseAside(one.alias, alias))
  if (registered === undefined) {
    const others = app.certificates.slice(0, 5).map((one) => quoted(one.alias))
    return {
      cause,
      found: `${nameOf(app)} has no certificate with the alias ${quoted(alias)}${others.length === 0 ? '' : `, and has ${others.join(', ')}`}`,
      expected: `the certificate of client-private-key under the alias ${quoted(alias)}`,
    }
  }
  const own = createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
  const there = publicKeyIn(registered.der)
  return there === undefined || there.equals(own)
    ? undefined
    : {
        cause,
        found: `the certificate ${quoted(registered.alias)} of ${nameOf(app)} is of another key than client-private-key`,
        expected: 'the certificate of client-private-key',
      }
}

/** `undefined` where no certificate is shown that can be read. */
function publicKeyIn(der: string | undefined): Buffer | undefined {
  if (der === undefined) return undefined
  try {
    const { publicKey } = new X509Certificate(Buffer.from(der, 'base64'))
    return publicKey.export({ type: 'spki', format: 'der' })
  } catch {
    return undefined
  }
}

/** How scopes of the pod are asked for. */
export interface ScopeNeeds {
  /** What this run asks for. */
  readonly scope: string
  /** What it asks for where `fusion-scope` is not set. */
  readonly usualScope: string
}

/** Whether the client application was given the scope of the pod, character by character. */
export function faultsOfScope(app: Application, { scope, usualScope }: ScopeNeeds): Faults {
  const { allowedScopes, trustScope } = app
  if (allowedScopes === undefined) return { faults: [], unknown: ['its scopes'] }
  const given = allowedScopes.map(({ fqs }) => fqs)
  if (given.includes(scope)) return { faults: [], unknown: [] }
  // all other values let an application have scopes that it does not list (Oracle, SDK, `App.trustScope`)
  if (trustScope !== undefined && trustScope !== 'Explicit') {
    return {
      faults: [],
      unknown: [`which scopes its trust scope ${quoted(trustScope)} lets it have`],
    }
  }
  const found = `${nameOf(app)} was not given ${quoted(scope)}${listed(given)}`
  return {
    faults: [
      given.includes(usualScope)
        ? {
            cause: 'fusion-scope-input-wrong',
            found,
            expected: `the scope that it was given: ${quoted(usualScope)}`,
          }
        : {
            cause: 'fusion-scope-wrong',
            found,
            expected: `the scope ${quoted(scope)}`,
            fix: `Open ${place(app)} > Edit OAuth configuration > Resources > Add scope, add ${quoted(scope)} of the resource application of Fusion, and save.`,
            edit: edit(app, 'add', 'allowedScopes', [scope]),
          },
    ],
    unknown: [],
  }
}

const CALLBACK = '/icsapis/agent/oauth/callback'

/**
 * Whether Oracle Integration may send people back after their consent: its redirect URL is registered, with or without
 * the port. Its design-time host and the host of the instance differ, and which one it uses is not documented, so either
 * counts that is of the same region.
 */
export function faultsOfRedirect(app: Application, oicUrl: URL): Faults {
  const { redirectUris } = app
  if (redirectUris === undefined) return { faults: [], unknown: ['its redirect URLs'] }
  const wanted = `${oicUrl.origin}${CALLBACK}`
  const isMeant = (uri: string): boolean => {
    const { protocol, hostname, port, pathname } = parsed(uri)
    if (protocol !== oicUrl.protocol || pathname !== CALLBACK) return false
    return (
      (hostname === oicUrl.hostname && port === oicUrl.port) ||
      (regionOf(hostname) !== undefined && regionOf(hostname) === regionOf(oicUrl.hostname))
    )
  }
  if (redirectUris.some(isMeant)) return { faults: [], unknown: [] }
  return {
    faults: [
      {
        cause: 'redirect-uri-mismatch',
        // people are sent back once, when they give consent
        explains401: false,
        found: `${nameOf(app)} has no redirect URL of Oracle Integration${listed(redirectUris)}`,
        expected: `the redirect URL ${wanted}`,
        fix: `Open ${place(app)} > Edit OAuth configuration, add the redirect URL ${wanted}, and save.`,
        edit: edit(app, 'add', 'redirectUris', [wanted]),
      },
    ],
    unknown: [],
  }
}

function parsed(uri: string): Pick<URL, 'protocol' | 'hostname' | 'port' | 'pathname'> {
  return URL.canParse(uri) ? new URL(uri) : { protocol: '', hostname: '', port: '', pathname: '' }
}

/** Region and realm of a host of Oracle Integration 3, `design.integration.<region>.ocp.oraclecloud.com` or an instance's. */
function regionOf(host: string): string | undefined {
  return /(?:^|[.-])integration[.-]([a-z0-9-]+\.ocp\.[a-z0-9.-]+)$/.exec(host)?.[1]
}

/** What the resource application of the pod must have. */
export interface ResourceNeeds {
  /** `https://<pod>`; `undefined` where the application is Oracle's own. */
  readonly audience: string | undefined
  /** A connection renews its tokens. */
  readonly refreshes: boolean
}

/** Whether the resource application is active and has the pod's audience, and allows tokens to be renewed. */
export function faultsOfResource(app: Application, { audience, refreshes }: ResourceNeeds): Faults {
  const { active, isOAuthResource, allowsRefresh } = app
  const faults: ApplicationFault[] = []
  if (active === false || isOAuthResource === false) {
    faults.push({
      cause: 'resource-application-wrong',
      found: `${nameOf(app)}, which defines the scope, is ${active === false ? 'not active' : 'not configured as a resource server'}`,
      expected: 'an active application that is a resource server',
      ...(active === false && { edit: edit(app, 'replace', 'active', true) }),
    })
  }
  if (
    audience !== undefined &&
    app.audience !== undefined &&
    originOf(app.audience) !== originOf(audience)
  ) {
    const wanted = withPort(audience)
    faults.push({
      cause: 'audience-wrong',
      // whether a pod minds is not documented; the trust shows it
      explains401: false,
      found: `the primary audience of ${nameOf(app)} is ${quoted(app.audience)}`,
      expected: `the primary audience ${wanted}`,
      edit: edit(app, 'replace', 'audience', wanted),
    })
  }
  if (refreshes && allowsRefresh === false) {
    faults.push({
      cause: 'refresh-not-allowed',
      found: `${nameOf(app)} does not allow token refresh`,
      expected: 'Allow token refresh is ticked',
      fix: `Open ${place(app)} > Edit OAuth configuration, tick Allow token refresh, and save. Then give consent again.`,
      edit: edit(app, 'replace', 'allowOffline', true),
    })
  }
  return {
    faults,
    unknown: [
      ...(active === undefined ? ['whether it is active'] : []),
      ...(audience !== undefined && app.audience === undefined ? ['its audience'] : []),
      ...(refreshes && allowsRefresh === undefined ? ['whether it allows token refresh'] : []),
    ],
  }
}

/** The form in which Oracle's guides have it. */
function withPort(origin: string): string {
  const { hostname, port } = new URL(origin)
  return `https://${hostname}:${port || '443'}`
}

/** With `:443` and without it are one, and so are upper and lower case of a host. */
function originOf(audience: string): string {
  return URL.canParse(audience) ? new URL(audience).origin : audience
}

/** So many values are shown of a list. */
const MOST_SHOWN = 5

function listed(values: readonly string[]): string {
  if (values.length === 0) return ', and has none'
  const more = values.length - MOST_SHOWN
  const shown = values.slice(0, MOST_SHOWN).map(quoted).join(', ')
  return `, and has ${shown}${more > 0 ? ` and ${String(more)} more` : ''}`
}

/** An application as people call it. */
export function nameOf({ displayName, name }: Application): string {
  return `the application ${quoted(displayName === '' ? name : displayName)}`
}

function place(app: Application): string {
  const { displayName, name } = app
  return `Domains > your domain > Integrated applications > ${quoted(displayName === '' ? name : displayName)}`
}

function edit(
  { id, displayName, name }: Application,
  op: ApplicationEdit['op'],
  path: ApplicationEdit['path'],
  value: ApplicationEdit['value'],
): ApplicationEdit {
  const applicationName = displayName === '' ? name : displayName
  return { applicationId: id, applicationName, op, path, value }
}
