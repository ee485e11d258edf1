import { INPUT_NAMES, type InputName, type RawInputs } from '../../src/inputs/names.js'

const GOOD: Partial<Record<InputName, string>> = {
  mode: 'verify',
  'identity-domain-url':
    'https://idcs-0123456789abcdef0123456789abcdef.identity.oraclecloud.com:443',
  'client-id': '5f0123aa77bb4c0e9d1122334455ccdd',
  'client-secret': 'a-secret-of-some-length',
  'fusion-url': 'https://acme.fa.em2.oraclecloud.com/',
  'integration-username': 'SA_FA_DEV_OIC',
  'certificate-alias': 'OIC_IDCS_CERT',
  'ca-certificate-alias': 'OIC_CA_CERT',
  'expiry-warning-days': '60',
  'fail-fast': 'true',
  'fail-on': 'fail, error, blocked',
  'require-proof': 'false',
  'output-directory': '/tmp/out',
  'request-timeout-seconds': '30',
  'timeout-seconds': '600',
  'required-roles': 'ORA_FND_INTEGRATION_SPECIALIST_JOB\nSOAOperator',
  adapter: 'erp',
  'admin-auth': 'client',
  'temporary-grant': 'if-needed',
  'certificate-import': 'manual',
  'probe-grant': 'auto',
  'report-issue': 'never',
}

/** Inputs without a fault, and what a test changes in them. */
export function raw(overrides: Partial<Record<InputName, string>>): RawInputs {
  return Object.fromEntries(
    INPUT_NAMES.map((name) => [name, { ...GOOD, ...overrides }[name] ?? '']),
  ) as RawInputs
}
