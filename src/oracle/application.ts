import { idOf, isRecord, stringMember, textOf } from './json.js'

/**
 * What is asked for of an application (Oracle, SDK `oci-identitydomains`, `App`). Without a list the domain shows the
 * client secret too, so there is always one.
 */
export const APPLICATION_ATTRIBUTES = [
  'id',
  'name',
  'displayName',
  'active',
  'isOAuthClient',
  'clientType',
  'allowedGrants',
  'allowedScopes',
  'trustScope',
  'redirectUris',
  'certificates',
  'allowAccessControl',
  'isOAuthResource',
  'scopes',
  'allowOffline',
] as const

/** A certificate with which a client proves who it is. */
interface ClientCertificate {
  readonly alias: string
  /** Base64 of the DER; `undefined` where it is not shown. */
  readonly der: string | undefined
}

/** A scope that an application was given, and which application defines it. */
interface AllowedScope {
  /** Audience and scope, glued together. */
  readonly fqs: string
  readonly definedBy: string | undefined
}

/** An application of an identity domain. What the answer did not show is `undefined`: of that nobody knows. */
export interface Application {
  readonly id: string
  /** The client id. */
  readonly name: string
  /** As people call it; '' where it is not shown. */
  readonly displayName: string
  readonly active: boolean | undefined
  readonly isOAuthClient: boolean | undefined
  /** `confidential`, `public` or `trusted`. */
  readonly clientType: string | undefined
  readonly allowedGrants: readonly string[] | undefined
  readonly allowedScopes: readonly AllowedScope[] | undefined
  /** `Explicit`: only scopes that are listed; any other value may let it have more. */
  readonly trustScope: string | undefined
  readonly redirectUris: readonly string[] | undefined
  readonly certificates: readonly ClientCertificate[] | undefined
  /** Only users who are assigned to it may sign in to it. */
  readonly enforcesAssignment: boolean | undefined
  readonly isOAuthResource: boolean | undefined
  /** "Allow token refresh". */
  readonly allowsRefresh: boolean | undefined
}

/**
 * Reads an application. An attribute of several values that has none is left out by SCIM, and so is one that a caller is
 * not shown: the two cannot be told apart. One of another form counts as not shown, so that what is read besides the
 * proof of a pair takes nothing from it.
 * @throws {OtherForm} when it has no id or no name
 */
export function readApplication(resource: unknown): Application {
  return {
    id: idOf(resource),
    name: textOf(resource, 'name'),
    displayName: stringMember(resource, 'displayName') ?? '',
    active: flag(resource, 'active'),
    isOAuthClient: flag(resource, 'isOAuthClient'),
    clientType: stringMember(resource, 'clientType')?.toLowerCase(),
    allowedGrants: texts(resource, 'allowedGrants'),
    allowedScopes: parts(resource, 'allowedScopes')?.flatMap((scope) => {
      const fqs = stringMember(scope, 'fqs')
      return fqs === undefined ? [] : { fqs, definedBy: stringMember(scope, 'idOfDefiningApp') }
    }),
    trustScope: stringMember(resource, 'trustScope'),
    redirectUris: texts(resource, 'redirectUris'),
    certificates: parts(resource, 'certificates')?.flatMap((certificate) => {
      const alias = stringMember(certificate, 'certAlias')
      const der = stringMember(certificate, 'x509Base64Certificate', MOST_OF_CERTIFICATE)
      return alias === undefined ? [] : { alias, der }
    }),
    enforcesAssignment: flag(resource, 'allowAccessControl'),
    isOAuthResource: flag(resource, 'isOAuthResource'),
    allowsRefresh: flag(resource, 'allowOffline'),
  }
}

/** What two readings with different rights have shown of one application. */
export function fullerOf(earlier: Application, later: Application): Application {
  if (earlier.id !== later.id) return later
  const shown = Object.entries(later).filter(([, value]) => value !== undefined && value !== '')
  return { ...earlier, ...(Object.fromEntries(shown) as Partial<Application>) }
}

const MOST_OF_CERTIFICATE = 20_000

/** True and false, also as texts: types inside of what Oracle nests are not to be relied on. */
function flag(resource: unknown, name: string): boolean | undefined {
  const value = isRecord(resource) ? resource[name] : undefined
  if (typeof value === 'boolean') return value
  return value === 'true' || value === 'false' ? value === 'true' : undefined
}

/** A list, or one value that stands for a list of one. */
function listIn(resource: unknown, name: string): readonly unknown[] | undefined {
  const value = isRecord(resource) ? (resource[name] ?? undefined) : undefined
  if (value === undefined || Array.isArray(value)) return value
  return [value]
}

function parts(resource: unknown, name: string): readonly unknown[] | undefined {
  const list = listIn(resource, name)
  return list?.every(isRecord) === true ? list : undefined
}

function texts(resource: unknown, name: string): readonly string[] | undefined {
  const list = listIn(resource, name)
  return list?.every((value) => typeof value === 'string') === true ? list : undefined
}
