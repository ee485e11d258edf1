import { STATES } from '../checks/check.js'
import { INPUT_NAMES, type InputName, type RawInputs } from './names.js'
import { InputReader, NO_URL } from './reader.js'
import type { Settings } from './settings.js'

/** Settings, to be used only if there is no fault. */
export interface ReadInputs {
  readonly settings: Settings
  /** One sentence each, naming the input, never a secret. */
  readonly faults: readonly string[]
}

/** Reads and judges all inputs together, without sending anything. */
export function readInputs(raw: RawInputs): ReadInputs {
  const read = new InputReader(raw)
  const fusionUrl = read.serviceUrl('fusion-url', 'Fusion')
  const settings: Settings = {
    mode: read.oneOf('mode', ['verify', 'plan', 'apply']),
    environment: read.text('environment') || (fusionUrl === NO_URL ? 'this pair' : fusionUrl.host),
    identityDomain: {
      url: read.serviceUrl('identity-domain-url', 'identity domain'),
      clientId: read.required('client-id'),
      clientSecret: read.required('client-secret'),
    },
    trustedIssuer: read.text('trusted-issuer'),
    certificates: {
      signingAlias: read.alias('certificate-alias'),
      authorityAlias: read.alias('ca-certificate-alias'),
      expectedFingerprints: read.fingerprints('expected-fingerprints'),
      expiryWarningDays: read.wholeNumber('expiry-warning-days', 0, 3650),
    },
    fusion: {
      url: fusionUrl,
      identityDomainUrl: read.optionalServiceUrl('fusion-identity-domain-url', 'identity domain'),
    },
    oicHost: read.optionalServiceUrl('oic-url', 'Oracle Integration')?.host,
    integrationUsername: read.required('integration-username'),
    skipChecks: read.lines('skip-checks'),
    failFast: read.oneOf('fail-fast', ['true', 'false']) === 'true',
    failOn: read.words('fail-on', [...STATES, 'never']).filter((word) => word !== 'never'),
    outputDirectory: read.required('output-directory'),
    caCertificates: read.certificateBundle('ca-certificates'),
    requestTimeoutMs: read.wholeNumber('request-timeout-seconds', 1, 600) * 1000,
    timeoutMs: read.wholeNumber('timeout-seconds', 1, 21_600) * 1000,
    withoutEffect: givenWithoutEffect(raw),
  }
  read.hosts('allowed-hosts')
  judgeTogether(read, settings)
  return { settings, faults: read.faults }
}

function judgeTogether(read: InputReader, settings: Settings): void {
  const { signingAlias, authorityAlias } = settings.certificates
  if (signingAlias.toLowerCase() === authorityAlias.toLowerCase()) {
    const given = JSON.stringify(authorityAlias)
    read.fault('ca-certificate-alias', `is ${given} like certificate-alias, expected another`)
  }
  if (settings.mode !== 'verify') {
    read.fault('mode', `is "${settings.mode}", which this version does not have, expected verify`)
  }
  if (read.text('client-secret') === '' && read.text('client-private-key') !== '') {
    read.fault(
      'client-private-key',
      'alone does not sign in yet in this version, expected client-secret',
    )
  }
  read.oneOf('temporary-grant', ['if-needed', 'never'])
  read.oneOf('certificate-import', ['manual', 'browser'])
  read.oneOf('probe-grant', ['auto', 'password', 'jwt-bearer', 'client-credentials', 'none'])
  read.oneOf('report-issue', ['never', 'on-failure'])
}

/** Inputs of features that this version does not have, with the value that asks for nothing. */
const NO_EFFECT: Readonly<Partial<Record<InputName, string>>> = {
  'client-private-key': '',
  'client-certificate-alias': '',
  'admin-client-id': '',
  'admin-client-secret': '',
  'temporary-grant': 'if-needed',
  'certificate-import': 'manual',
  'fusion-username': '',
  'fusion-password': '',
  'fusion-scope': '',
  'probe-grant': 'auto',
  'integration-password': '',
  'integration-user-email': '',
  'integration-user-given-name': '',
  'integration-user-family-name': '',
  'required-roles': 'ORA_FND_INTEGRATION_SPECIALIST_JOB\nSOAOperator',
  'service-catalog-role': '',
  'oic-url': '',
  'oic-instance': '',
  'oic-scope': '',
  'oic-connections': '',
  'oic-client-id': '',
  'oic-client-secret': '',
  'report-issue': 'never',
}

function givenWithoutEffect(raw: RawInputs): readonly InputName[] {
  return INPUT_NAMES.filter((name) => name in NO_EFFECT && raw[name] !== NO_EFFECT[name])
}
