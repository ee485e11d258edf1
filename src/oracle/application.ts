import { idOf, isRecord, listOf, OtherForm, stringMember, textOf } from './json.js'

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
  'audience',
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
  /** The primary audience. */
  readonly audience: string | undefined
  /** The scopes that it defines, each with its audience. */
  readonly scopes: readonly string[] | undefined
  /** "Allow token refresh". */
  readonly allowsRefresh: boolean | undefined
}

/**
 * Reads an application. An attribute of several values that has none is left out by SCIM, and so is one that a caller is
 * not shown: the two cannot be told apart.
 * @throws {OtherForm} when a member has another type than the schema gives it
 */
export function readApplication(resource: unknown): Application {
  return {
    id: idOf(resource),
    name: textOf(resource, 'name'),
    displayName: stringMember(resource, 'displayName') ?? '',
    active: shownFlag(resource, 'active'),
    isOAuthClient: shownFlag(resource, 'isOAuthClient'),
    clientType: shownText(resource, 'clientType')?.toLowerCase(),
    allowedGrants: shownTexts(resource, 'allowedGrants'),
    allowedScopes: shownList(resource, 'allowedScopes')?.map((scope) => ({
      fqs: textOf(scope, 'fqs'),
      definedBy: stringMember(scope, 'idOfDefiningApp'),
    })),
    trustScope: shownText(resource, 'trustScope'),
    redirectUris: shownTexts(resource, 'redirectUris'),
    certificates: shownList(resource, 'certificates')?.map((certificate) => ({
      alias: textOf(certificate, 'certAlias'),
      der: stringMember(certificate, 'x509Base64Certificate', MOST_OF_CERTIFICATE),
    })),
    enforcesAssignment: shownFlag(resource, 'allowAccessControl'),
    isOAuthResource: shownFlag(resource, 'isOAuthResource'),
    audience: shownText(resource, 'audience'),
    scopes: shownList(resource, 'scopes')?.flatMap((scope) => stringMember(scope, 'fqs') ?? []),
    allowsRefresh: shownFlag(resource, 'allowOffline'),
  }
}

const MOST_OF_CERTIFICATE = 20_000

function shown(resource: unknown, name: string): unknown {
  return isRecord(resource) ? (resource[name] ?? undefined) : undefined
}

function shownFlag(resource: unknown, name: string): boolean | undefined {
  const value = shown(resource, name)
  if (value === undefined || typeof value === 'boolean') return value
  throw new OtherForm(`${name} is neither true nor false`)
}

function shownText(resource: unknown, name: string): string | undefined {
  return shown(resource, name) === undefined ? undefined : textOf(resource, name)
}

function shownList(
  resource: unknown,
  name: string,
): readonly Readonly<Record<string, unknown>>[] | undefined {
  return shown(resource, name) === undefined ? undefined : listOf(resource, name)
}

function shownTexts(resource: unknown, name: string): readonly string[] | undefined {
  const values = shown(resource, name)
  if (values === undefined) return undefined
  if (Array.isArray(values) && values.every((value) => typeof value === 'string')) return values
  throw new OtherForm(`${name} is no list of texts`)
}
