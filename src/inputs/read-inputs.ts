import { STATES } from '../checks/check.js'
import type { BadOffer, IdTokenRequest } from '../github/id-token.js'
import type { ConfidentialClient } from '../oracle/confidential-client.js'
import { readAdministrator } from './administrator.js'
import { readIntegration } from './integration.js'
import { readIntegrationUser } from './integration-user.js'
import { InputReader, NO_URL } from './input-reader.js'
import type { RawInputs } from './names.js'
import {
  NEXT_SUFFIX,
  REASONS,
  type IntegrationUser,
  type IssueSettings,
  type ProbeGrant,
  type Reason,
  type Settings,
} from './settings.js'

/** Settings, to be used only if there is no fault. */
export interface ReadInputs {
  readonly settings: Settings
  /** One sentence each, naming the input, never a secret. */
  readonly faults: readonly string[]
}

/** What the runner says besides the inputs. */
export interface Runner {
  /** What started the workflow. */
  readonly event?: string | undefined
  /** Where it offers ID tokens, when the job may have one. */
  readonly idTokens?: IdTokenRequest | BadOffer | undefined
}

/** Reads and judges all inputs together, without sending anything. */
export function readInputs(raw: RawInputs, { event = '', idTokens }: Runner = {}): ReadInputs {
  const read = new InputReader(raw)
  const mode = read.oneOf('mode', ['verify', 'plan', 'apply'])
  const fusionUrl = read.serviceUrl('fusion-url', 'Fusion')
  const client = readClient(read)
  const integrationUser = readIntegrationUser(read)
  const settings: Settings = {
    mode,
    environment: read.text('environment') || (fusionUrl === NO_URL ? 'this pair' : fusionUrl.host),
    identityDomain: { url: read.serviceUrl('identity-domain-url', 'identity domain'), client },
    administrator: readAdministrator(read, mode, idTokens),
    mayLease: read.oneOf('temporary-grant', ['if-needed', 'never']) === 'if-needed',
    trustedIssuer: read.text('trusted-issuer'),
    certificateImport: read.oneOf('certificate-import', ['manual', 'browser']),
    certificates: {
      signingAlias: read.alias('certificate-alias'),
      authorityAlias: read.alias('ca-certificate-alias'),
      expectedFingerprints: read.fingerprints('expected-fingerprints'),
      expiryWarningDays: read.wholeNumber('expiry-warning-days', 0, 3650),
    },
    fusion: {
      url: fusionUrl,
      identityDomainUrl: read.optionalServiceUrl('fusion-identity-domain-url', 'identity domain'),
      credentials: readFusionCredentials(read),
      scope:
        read.text('fusion-scope') || `https://${fusionUrl.hostname}:${fusionUrl.port || '443'}/`,
    },
    integrationUser,
    probeGrant: readProbeGrant(read, client, integrationUser),
    integration: readIntegration(read, client),
    skipChecks: read.lines('skip-checks'),
    failFast: read.oneOf('fail-fast', ['true', 'false']) === 'true',
    failOn: read.words('fail-on', [...STATES, 'never']).filter((word) => word !== 'never'),
    outputDirectory: read.required('output-directory'),
    allowedHosts: read.hosts('allowed-hosts'),
    caCertificates: read.certificateBundle('ca-certificates'),
    requestTimeoutMs: read.wholeNumber('request-timeout-seconds', 1, 600) * 1000,
    timeoutMs: read.wholeNumber('timeout-seconds', 1, 21_600) * 1000,
    issue: readIssue(read),
    reason: raw.reason === '' ? reasonOf(event) : read.oneOf('reason', REASONS),
    compareWith: read.text('compare-with'),
  }
  judgeTogether(read, settings)
  return { settings, faults: read.faults }
}

function readClient(read: InputReader): ConfidentialClient {
  const id = read.required('client-id')
  const secret = read.text('client-secret')
  const privateKey = read.privateKey('client-private-key')
  const certificateAlias = read.text('client-certificate-alias')
  if (secret === '' && read.text('client-private-key') === '') {
    read.fault('client-secret', 'is not given, expected it or client-private-key')
  }
  if ((certificateAlias === '') !== (read.text('client-private-key') === '')) {
    read.fault(
      'client-certificate-alias',
      'and client-private-key belong together, expected both or neither',
    )
  }
  return { id, secret, ...(privateKey && { key: { privateKey, certificateAlias } }) }
}

function readFusionCredentials(
  read: InputReader,
): { readonly name: string; readonly password: string } | undefined {
  const [name, password] = [read.text('fusion-username'), read.text('fusion-password')]
  if ((name === '') !== (password === '')) {
    read.fault('fusion-username', 'and fusion-password belong together, expected both or neither')
  }
  if (name.includes(':')) {
    read.fault('fusion-username', 'contains a colon, which HTTP Basic authentication cannot send')
  }
  return name === '' ? undefined : { name, password }
}

/** `auto` takes the grant whose credential is given; a grant that is asked for needs its credential. */
function readProbeGrant(
  read: InputReader,
  { key }: ConfidentialClient,
  { password }: IntegrationUser,
): ProbeGrant {
  const asked = read.oneOf('probe-grant', [
    'auto',
    'password',
    'jwt-bearer',
    'client-credentials',
    'none',
  ])
  if (asked === 'password' && password === '') {
    read.fault('probe-grant', 'is "password", expected integration-password with it')
  }
  if (asked === 'jwt-bearer' && read.text('client-private-key') === '') {
    read.fault('probe-grant', 'is "jwt-bearer", expected client-private-key with it')
  }
  if (asked !== 'auto') return asked
  if (key !== undefined) return 'jwt-bearer'
  return password === '' ? 'none' : 'password'
}

function readIssue(read: InputReader): IssueSettings | undefined {
  const wished = read.oneOf('report-issue', ['never', 'on-failure']) === 'on-failure'
  const labels = read.lines('issue-labels')
  const assignees = read.lines('issue-assignees')
  if (!wished) return undefined
  return { token: read.required('github-token'), labels, assignees }
}

/** Somebody pressed a button, the clock struck, or a pipeline is on its way. */
function reasonOf(event: string): Reason {
  if (event === 'workflow_dispatch' || event === '') return 'manual'
  return event === 'schedule' ? 'schedule' : 'promotion'
}

function judgeTogether(read: InputReader, settings: Settings): void {
  const { signingAlias, authorityAlias } = settings.certificates
  if (signingAlias.toLowerCase() === authorityAlias.toLowerCase()) {
    const given = JSON.stringify(authorityAlias)
    read.fault('ca-certificate-alias', `is ${given} like certificate-alias, expected another`)
  }
  const { mode, certificateImport, fusion } = settings
  if (mode !== 'verify' && certificateImport === 'browser' && fusion.credentials === undefined) {
    read.fault(
      'certificate-import',
      'is "browser", expected fusion-username and fusion-password with it: who signs in to the Security Console',
    )
  }
  // one file would overwrite or remove the other
  for (const [name, alias, other] of [
    ['certificate-alias', signingAlias, authorityAlias],
    ['ca-certificate-alias', authorityAlias, signingAlias],
  ] as const) {
    if (alias.toLowerCase() === `${other}${NEXT_SUFFIX}`.toLowerCase()) {
      const given = JSON.stringify(alias)
      read.fault(name, `is ${given}, the name of the next certificate's file, expected another`)
    }
  }
}
