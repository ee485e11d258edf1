import { STATES, type CauseSeen, type State } from '../checks/check.js'
import type { BadOffer, IdTokenRequest } from '../github/id-token.js'
import type { ConfidentialClient } from '../oracle/confidential-client.js'
import { readAdministrator } from './administrator.js'
import { shown } from './characters.js'
import { readIntegration } from './integration.js'
import { readIntegrationUser } from './integration-user.js'
import { InputReader, NO_URL } from './input-reader.js'
import { CHECK, LABEL, LOGIN } from './list.js'
import type { RawInputs } from './names.js'
import { NEXT_SUFFIX } from './pair.js'
import {
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
  /** Sentences, the last one of each without its full stop; they name the input, and never show a secret. */
  readonly faults: readonly string[]
}

/** What the runner says besides the inputs. */
export interface Runner {
  /** What started the workflow. */
  readonly event?: string | undefined
  /** Who did. */
  readonly actor?: string | undefined
  /** Whether Node is told to accept every TLS certificate. */
  readonly tlsUnchecked?: boolean
  /** Where it offers ID tokens, when the job may have one. */
  readonly idTokens?: IdTokenRequest | BadOffer | undefined
}

/** Reads and judges all inputs together, without sending anything. */
export function readInputs(raw: RawInputs, runner: Runner = {}): ReadInputs {
  const { event = '', idTokens } = runner
  const read = new InputReader(raw, whyNoSecrets(runner))
  const mode = read.oneOf('mode', ['verify', 'plan', 'apply'])
  const domainUrl = read.serviceUrl('identity-domain-url', 'identity domain')
  const client = readClient(read)
  const fusionUrl = read.serviceUrl('fusion-url', 'Fusion')
  const integrationUser = readIntegrationUser(read)
  const settings: Settings = {
    mode,
    environment: read.text('environment') || (fusionUrl === NO_URL ? 'this pair' : fusionUrl.host),
    identityDomain: { url: domainUrl, client },
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
    skipChecks: read.list('skip-checks', CHECK),
    failFast: read.oneOf('fail-fast', ['true', 'false']) === 'true',
    failOn: readFailOn(read),
    requireProof: read.oneOf('require-proof', ['true', 'false']) === 'true',
    outputDirectory: read.required('output-directory'),
    allowedHosts: read.hosts('allowed-hosts'),
    caCertificates: read.certificateBundle('ca-certificates'),
    requestTimeoutMs: read.wholeNumber('request-timeout-seconds', 1, 600) * 1000,
    timeoutMs: read.wholeNumber('timeout-seconds', 1, 21_600) * 1000,
    issue: readIssue(read),
    reason: raw.reason === '' ? reasonOf(event) : read.oneOf('reason', REASONS),
    compareWith: read.text('compare-with'),
    doubts: runner.tlsUnchecked === true ? [TLS_UNCHECKED, ...read.doubts] : read.doubts,
  }
  judgeTogether(read, settings)
  return { settings, faults: read.faults }
}

function readClient(read: InputReader): ConfidentialClient {
  const id = read.required('client-id')
  const secret = read.credential('client-secret')
  const privateKey = read.privateKey('client-private-key')
  const certificateAlias = read.text('client-certificate-alias')
  if (secret === '' && !read.isGiven('client-private-key') && certificateAlias === '') {
    read.empty('client-secret', 'and so is client-private-key: one of them is needed')
  }
  read.together('client-private-key', 'client-certificate-alias')
  return {
    id,
    secret,
    ...read.about('client'),
    ...(privateKey && { key: { privateKey, certificateAlias } }),
  }
}

function readFusionCredentials(
  read: InputReader,
): { readonly name: string; readonly password: string } | undefined {
  read.together('fusion-username', 'fusion-password')
  const [name, password] = [read.text('fusion-username'), read.password('fusion-password')]
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
    read.empty('integration-password', 'and probe-grant "password" needs it')
  }
  if (asked === 'jwt-bearer' && !read.isGiven('client-private-key')) {
    read.empty('client-private-key', 'and probe-grant "jwt-bearer" needs it')
  }
  if (asked !== 'auto') return asked
  if (key !== undefined) return 'jwt-bearer'
  return password === '' ? 'none' : 'password'
}

function readIssue(read: InputReader): IssueSettings | undefined {
  const wished = read.oneOf('report-issue', ['never', 'on-failure']) === 'on-failure'
  const labels = read.list('issue-labels', LABEL)
  const assignees = read.list('issue-assignees', LOGIN)
  if (!wished) return undefined
  if (!read.isGiven('github-token')) read.empty('github-token', 'and report-issue needs it')
  return { token: read.credential('github-token'), labels, assignees }
}

/** `never` is none of the states. */
function readFailOn(read: InputReader): readonly State[] {
  const words = read.words('fail-on', [...STATES, 'never'])
  const states = words.filter((word) => word !== 'never')
  if (states.length > 0 && states.length < words.length) {
    read.fault('fail-on', 'contains "never" and other states. Enter "never" alone')
  }
  return states
}

/**
 * Why GitHub may have given this run no secrets; '' if nothing speaks for it. Pull requests from forks get none, runs of
 * Dependabot those of Dependabot alone (GitHub, *Events that trigger workflows* and *Troubleshooting Dependabot on GitHub
 * Actions*).
 */
function whyNoSecrets({ event = '', actor }: Runner): string {
  const isOfPullRequest = event.startsWith('pull_request') && event !== 'pull_request_target'
  if (actor === 'dependabot[bot]' && (isOfPullRequest || event === 'push')) {
    return 'Dependabot started this run: it gets only the secrets under Settings > Secrets and variables > Dependabot'
  }
  return isOfPullRequest
    ? 'This run is for a pull request. If that comes from a fork, GitHub passes no secrets'
    : ''
}

const TLS_UNCHECKED: CauseSeen = {
  id: 'tls-not-checked',
  evidence:
    'NODE_TLS_REJECT_UNAUTHORIZED is 0 in the environment of the runner, so Node accepts every TLS certificate. This run proves nothing about TLS, and its credentials may reach another server',
}

/** Somebody pressed a button, the clock struck, or a pipeline is on its way. */
function reasonOf(event: string): Reason {
  if (event === 'workflow_dispatch' || event === '') return 'manual'
  return event === 'schedule' ? 'schedule' : 'promotion'
}

function judgeTogether(read: InputReader, settings: Settings): void {
  const { signingAlias, authorityAlias } = settings.certificates
  if (authorityAlias !== '' && signingAlias.toLowerCase() === authorityAlias.toLowerCase()) {
    const given = shown(authorityAlias)
    read.fault(
      'ca-certificate-alias',
      `is ${given}, the same as certificate-alias. Enter another alias`,
    )
  }
  const { mode, certificateImport } = settings
  const isByBrowser = mode !== 'verify' && certificateImport === 'browser'
  if (isByBrowser && !read.isGiven('fusion-username')) {
    read.empty(
      'fusion-username',
      'and certificate-import "browser" needs it and fusion-password to sign in to the Security Console',
    )
  }
  // one file would overwrite or remove the other
  for (const [name, alias, other] of [
    ['certificate-alias', signingAlias, authorityAlias],
    ['ca-certificate-alias', authorityAlias, signingAlias],
  ] as const) {
    if (alias.toLowerCase() === `${other}${NEXT_SUFFIX}`.toLowerCase()) {
      const given = shown(alias)
      read.fault(
        name,
        `is ${given}, which is the file name of the next certificate. Enter another alias`,
      )
    }
  }
}
