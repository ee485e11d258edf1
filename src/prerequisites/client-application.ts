import { createPublicKey, X509Certificate, type KeyObject } from 'node:crypto'
import { quoted } from '../oracle/answer.js'
import type { Application } from '../oracle/application.js'
import { isSameCaseAside } from '../oracle/case-aside.js'
import type { ApplicationUse } from './application-use.js'
import {
  editOf,
  nameOf,
  placeOf,
  type ApplicationFault,
  type Faults,
  type Minding,
} from './application-faults.js'

/** What a client application must have. */
export interface ClientNeeds {
  /** The grant types of this run, each with what needs it. */
  readonly grants: readonly NeededGrant[]
  /** Whether a connection signs in with it too. */
  readonly use: ApplicationUse
  /** With what the client signs its assertions; `undefined` also when a token came by it. */
  readonly key: { readonly alias: string; readonly privateKey: KeyObject } | undefined
}

/** A grant type, and what needs it. */
interface NeededGrant {
  readonly grant: string
  readonly neededBy: string
  readonly minds: Minding
}

const REFRESH = 'refresh_token'

const OF_CONNECTION: readonly NeededGrant[] = [
  {
    grant: 'authorization_code',
    neededBy: 'the consent of the connection',
    minds: 'connection',
  },
  { grant: REFRESH, neededBy: 'the connection', minds: 'connection' },
]

const TICKS: Readonly<Record<string, string>> = {
  client_credentials: 'Client credentials',
  password: 'Resource owner',
  authorization_code: 'Authorization code',
  [REFRESH]: 'Refresh token',
  'urn:ietf:params:oauth:grant-type:jwt-bearer': 'JWT assertion',
}

/** Whether the client application is active and confidential, and has its grant types and its certificate. */
export function faultsOfClient(app: Application, needs: ClientNeeds): Faults {
  const { active, isOAuthClient, clientType, allowedGrants } = app
  const { use, key } = needs
  const isUsed = use === 'this' || use === 'presumably'
  const grants = [...needs.grants, ...(isUsed ? OF_CONNECTION : [])]
  const certificate = key && judgeCertificate(app, key)
  const faults: readonly (ApplicationFault | undefined)[] = [
    active === false
      ? {
          cause: 'client-app-inactive',
          explains401: use === 'this',
          found: `${nameOf(app)} is not active`,
          expected: 'an active application',
          fix: `Open ${placeOf(app)} and choose Activate.`,
          edit: editOf(app, 'replace', 'active', true),
        }
      : undefined,
    isOAuthClient === false || clientType === 'public'
      ? {
          cause: 'client-not-confidential',
          explains401: false,
          found: `${nameOf(app)} is no confidential client`,
          expected: 'a confidential application that is configured as a client',
        }
      : undefined,
    allowedGrants && grantFault(app, grants, allowedGrants, use),
    typeof certificate === 'object' ? certificate : undefined,
  ]
  return {
    faults: faults.filter((fault) => fault !== undefined),
    unknown: [
      ...(active === undefined ? ['whether it is active'] : []),
      ...(allowedGrants === undefined && grants.length > 0 ? ['its grant types'] : []),
      ...(certificate === 'unknown' ? ['the certificate of the key'] : []),
    ],
  }
}

function grantFault(
  app: Application,
  grants: readonly NeededGrant[],
  allowed: readonly string[],
  use: ApplicationUse,
): ApplicationFault | undefined {
  const missing = grants.filter(({ grant }) => !allowed.includes(grant))
  if (missing.length === 0) return undefined
  const expected = `the grant types ${grants.map(({ grant }) => grant).join(', ')}`
  return {
    ...lacking(app, missing, use),
    expected,
    parts: missing.map((one) => ({ ...lacking(app, [one], use), expected, minds: one.minds })),
  }
}

function lacking(
  app: Application,
  missing: readonly NeededGrant[],
  use: ApplicationUse,
): Omit<ApplicationFault, 'expected'> {
  const names = missing.map(({ grant }) => grant)
  const ticks = names.map((grant) => TICKS[grant] ?? grant).join(' and ')
  return {
    cause: names.every((grant) => grant === REFRESH)
      ? 'refresh-not-allowed'
      : 'client-grant-not-allowed',
    // consent is given once; without renewal a connection works for an hour
    explains401: use === 'this' && names.includes(REFRESH),
    found: `${nameOf(app)} lacks ${missing.map(({ grant, neededBy }) => `${grant} (for ${neededBy})`).join(' and ')}`,
    fix: `Open ${placeOf(app)} > Edit OAuth configuration, tick ${ticks}, and save.`,
    edit: editOf(app, 'add', 'allowedGrants', names),
  }
}

function judgeCertificate(
  app: Application,
  { alias, privateKey }: NonNullable<ClientNeeds['key']>,
): ApplicationFault | 'unknown' | undefined {
  if (app.certificates === undefined) return 'unknown'
  const registered = app.certificates.find((one) => isSameCaseAside(one.alias, alias))
  const wrong = { cause: 'certificate-not-registered', explains401: false } as const
  if (registered === undefined) {
    const others = app.certificates.slice(0, 5).map((one) => quoted(one.alias))
    return {
      ...wrong,
      found: `${nameOf(app)} has no certificate with the alias ${quoted(alias)}${others.length === 0 ? '' : `, and has ${others.join(', ')}`}`,
      expected: `the certificate of client-private-key under the alias ${quoted(alias)}`,
    }
  }
  const there = publicKeyIn(registered.der)
  if (there === undefined) return 'unknown'
  if (there.equals(createPublicKey(privateKey).export({ type: 'spki', format: 'der' }))) {
    return undefined
  }
  return {
    ...wrong,
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
