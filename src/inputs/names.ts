/** Names of the inputs whose values are secret. */
export const SECRET_INPUTS = [
  'client-secret',
  'client-private-key',
  'admin-client-id',
  'admin-client-secret',
  'oidc-client-secret',
  'fusion-password',
  'integration-password',
  'oic-client-id',
  'oic-client-secret',
  'github-token',
] as const

const OPEN_INPUTS = [
  'mode',
  'environment',
  'identity-domain-url',
  'client-id',
  'client-certificate-alias',
  'admin-auth',
  'oidc-audience',
  'oidc-client-id',
  'temporary-grant',
  'trusted-issuer',
  'certificate-alias',
  'ca-certificate-alias',
  'expected-fingerprints',
  'expiry-warning-days',
  'certificate-import',
  'fusion-url',
  'fusion-identity-domain-url',
  'fusion-username',
  'fusion-scope',
  'probe-grant',
  'integration-username',
  'integration-user-email',
  'integration-user-given-name',
  'integration-user-family-name',
  'adapter',
  'required-roles',
  'service-catalog-role',
  'oic-url',
  'oic-instance',
  'oic-scope',
  'oic-connections',
  'skip-checks',
  'fail-fast',
  'fail-on',
  'require-proof',
  'output-directory',
  'allowed-hosts',
  'ca-certificates',
  'request-timeout-seconds',
  'timeout-seconds',
  'report-issue',
  'issue-labels',
  'issue-assignees',
  'reason',
  'compare-with',
] as const

/** Every input of action.yml. */
export const INPUT_NAMES = [...OPEN_INPUTS, ...SECRET_INPUTS] as const

/** Name of an input. */
export type InputName = (typeof INPUT_NAMES)[number]

/** The inputs as the runner hands them over, trimmed; '' for one that is not given. */
export type RawInputs = Readonly<Record<InputName, string>>
