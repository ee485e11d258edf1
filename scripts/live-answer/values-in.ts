import type { CheckResult } from '../../src/checks/check.js'
import type { Report } from '../../src/report/report.js'
import type { Kind, KnownValue } from './placeholders.js'
import { usersIn } from './users-in.js'

/** Where a message tells what a workflow's token says: audience and subject are chosen by whoever set it up. */
const ID_TOKEN = /the ID token has iss .+?, aud (.+?) and sub (.+?)(?:[,;]|$)/g

/** The parts of a path that are ids of objects, and what objects. */
const IDS_IN_PATHS: readonly (readonly [kind: Kind, pattern: RegExp])[] = [
  ['connection', /\/connections\/([^/]+)/],
  ['connection', /\/projects\/([^/]+)/],
  ['id', /\/admin\/v1\/\w+\/(?!\.search|jwk)([^/]+)/],
  ['id', /\/scim\/(?:Users|Roles)\/([^/]+)/],
]

/** Whether an issuer is the one that all identity domains share, with its slash or without. */
export function isShared(issuer: string): boolean {
  return /^https:\/\/identity\.oraclecloud\.com\/?$/.test(issuer)
}

/** The values of a report that name a tenancy, as far as its form tells; a host is in it with its port and without. */
export function valuesIn(report: Report): readonly KnownValue[] {
  const { hosts, checks, trustedIssuer, grant, certificates, changes } = report
  const requests = checks.flatMap((check) => check.requests)
  return [
    ...hostNames('identity-domain', hosts.identityDomain),
    ...hostNames('fusion', hosts.fusion),
    ...hostNames('oic', hosts.oic),
    ...requests.flatMap(({ host }) => hostNames('host', host)),
    ...(trustedIssuer === null || isShared(trustedIssuer) ? [] : [known('issuer', trustedIssuer)]),
    ...checks.flatMap(usersIn).map((name) => known('user', name)),
    ...changes.flatMap(({ action, target }) =>
      action === 'create user' ? [known('user', target)] : [],
    ),
    ...checks.flatMap(objectsIn),
    ...checks.flatMap(({ found, causes }) =>
      [found, ...causes.map(({ evidence }) => evidence)].flatMap((text) =>
        [...text.matchAll(ID_TOKEN)].flatMap(([, ...claims]) => claims.map((c) => known('id', c))),
      ),
    ),
    ...certificates.flatMap(({ alias, path, serialNumber, sha1, sha256 }) =>
      [alias, path, serialNumber, sha1, sha256].map((value) => known('id', value)),
    ),
    ...requests.flatMap(({ path, requestId }) => [
      ...IDS_IN_PATHS.flatMap(([kind, pattern]) =>
        [...path.matchAll(new RegExp(pattern, 'g'))].map(([, id = '']) => known(kind, id)),
      ),
      ...(requestId === null ? [] : [known('id', requestId)]),
    ]),
    ...(grant === null ? [] : [known('id', grant.id)]),
  ]
}

function hostNames(kind: Kind, host: string | null): readonly KnownValue[] {
  return host === null ? [] : [host, host.replace(/:\d+$/, '')].map((value) => known(kind, value))
}

/** The role that is not Oracle's, and the connection with its name and its project, that a check is about. */
function objectsIn({ id, found }: CheckResult): readonly KnownValue[] {
  const [, role] = /^role\.(?!ORA_|SOAOperator$|AttachmentsUser$)(.+)$/.exec(id) ?? []
  const [, connection] = /^oic\.connection(?:-test)?\.(.+)$/.exec(id) ?? []
  const [, name] = /^(.+?), [^,]+, policy /.exec(connection === undefined ? '' : found) ?? []
  return [
    ...(role === undefined ? [] : [known('role', role)]),
    ...(connection?.split('/') ?? []).map((part) => known('connection', part)),
    ...(name === undefined ? [] : [known('connection', name)]),
  ]
}

function known(kind: Kind, value: string): KnownValue {
  return { kind, value }
}
