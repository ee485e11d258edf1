import type { InputName } from '../src/inputs/names.js'

/** What docs/inputs.md says of an input beyond its description in action.yml. */
export interface InputNote {
  /** Short sentences, each a fact of its own; a paragraph apiece when there are several. */
  readonly notes?: readonly string[]
  /** Where its value comes from. */
  readonly setUp?: keyof typeof SET_UP
}

/** Pages that say how to get the value of an input. */
export const SET_UP = {
  'identity domain': 'setup/identity-domain.md',
  Fusion: 'setup/fusion.md',
  'Oracle Integration': 'setup/oracle-integration.md',
  GitHub: 'setup/github.md',
  'GitHub OIDC': 'setup/github-oidc.md',
  'import by browser': 'browser-import.md',
} as const

const ALIAS_LETTERS = 'An alias may contain letters, digits, `_` and `-`.'

/** Inputs that need more words than a description may have, or a page of the set-up. */
export const INPUT_NOTES: Partial<Record<InputName, InputNote>> = {
  mode: {
    notes: ['`apply` verifies again after its changes and reports the result of that.'],
    setUp: 'GitHub',
  },
  environment: {
    notes: [
      'It is a name for people. It need not be the name of the GitHub environment of the job, but the same name is easier to follow.',
    ],
  },
  'identity-domain-url': {
    notes: [
      'The regional URL works too. The action drops port 443, a trailing slash and a path.',
      'Oracle Integration uses this identity domain to sign the tokens. It may differ from the identity domain of the pod.',
    ],
    setUp: 'identity domain',
  },
  'client-id': { setUp: 'identity domain' },
  'client-secret': {
    notes: ['If you set `client-private-key` too, the action uses the key and not the secret.'],
    setUp: 'identity domain',
  },
  'client-private-key': {
    notes: [
      'Register the certificate of the key in the client application.',
      'The key replaces the client secret. It also signs the user assertion of the trust probe, so you need no `integration-password`.',
    ],
    setUp: 'identity domain',
  },
  'client-certificate-alias': { setUp: 'identity domain' },
  'admin-client-id': {
    notes: [
      'Audit Administrator is enough for `plan`: it reads users. User Administrator also creates the integration user in `apply`.',
      'If the signing keys cannot be read in another way, only Identity Domain Administrator is certain to open them.',
      'Set it only with `admin-auth: client`. `verify` does not use it.',
    ],
    setUp: 'identity domain',
  },
  'admin-client-secret': { setUp: 'identity domain' },
  'admin-auth': {
    notes: [
      '`client` signs in with `admin-client-id` and `admin-client-secret`.',
      '`github-oidc` uses the ID token that GitHub issues to the job. The identity domain exchanges it for a session of a service user. Give the job `permissions: id-token: write`.',
      'The action rejects inputs of the way that you did not choose.',
    ],
    setUp: 'GitHub OIDC',
  },
  'oidc-audience': { setUp: 'GitHub OIDC' },
  'oidc-client-id': {
    notes: ['This application needs no app role of its own. It only calls the token exchange.'],
    setUp: 'GitHub OIDC',
  },
  'oidc-client-secret': { setUp: 'GitHub OIDC' },
  'temporary-grant': {
    notes: [
      'The temporary administrator role is Identity Domain Administrator. `apply` assigns it when it cannot read the signing keys otherwise and does not see that the pod accepts the tokens of the identity domain. It removes the role as soon as the keys are read.',
    ],
    setUp: 'identity domain',
  },
  'trusted-issuer': {
    notes: [
      'It must equal the issuer of a real token, character by character.',
      'If you leave it empty, a token with another issuer than the default gives a warning.',
    ],
    setUp: 'Fusion',
  },
  'certificate-alias': {
    notes: [
      ALIAS_LETTERS,
      'The file of the certificate that the identity domain will sign with next has this name with `_NEXT` at its end.',
    ],
    setUp: 'Fusion',
  },
  'ca-certificate-alias': {
    notes: [ALIAS_LETTERS, 'It must differ from `certificate-alias`.'],
    setUp: 'Fusion',
  },
  'expected-fingerprints': {
    notes: [
      'Fingerprints may have colons or not. A line that `openssl x509 -fingerprint -sha256` prints is fine too.',
      'After a healthy run, copy them from the output [`certificate-fingerprints`](outputs.md#certificate-fingerprints).',
    ],
    setUp: 'GitHub',
  },
  'expiry-warning-days': { notes: ['A whole number from 0 to 3650.'] },
  'certificate-import': {
    notes: [
      '`manual` writes instructions for the Security Console.',
      '`browser` lets `apply` drive the console as `fusion-username`. It uses Chrome of the runner, or the one named by the environment variable `CHROME_PATH`.',
      'It does so only for a cross-domain pair whose trust was probed and refused. It adds the issuer, token types and certificates that are missing, and removes nothing. `plan` announces it, and `verify` does nothing about it.',
    ],
    setUp: 'import by browser',
  },
  'fusion-url': {
    notes: ['Only the host counts.'],
    setUp: 'Fusion',
  },
  'fusion-identity-domain-url': {
    notes: [
      'The action uses it to find out whether certificates must be imported at all.',
      'Set it if `topology.import-needed` says that it cannot see the identity domain of the pod.',
    ],
    setUp: 'Fusion',
  },
  'fusion-username': {
    notes: [
      'The action looks users and roles up by SCIM with this user.',
      'To read, the user needs a custom role with the privilege `ASE_REST_SERVICE_ACCESS_IDENTITY_INTEGRATION_PRIV` (release 24C and later). It also needs the data security to see users and roles.',
      'To assign roles in `apply`, the user needs the role IT Security Manager.',
      'With `certificate-import: browser` this user signs in to the Security Console, and must have no second factor. `verify` does not need it for that.',
    ],
    setUp: 'Fusion',
  },
  'fusion-password': { setUp: 'Fusion' },
  'fusion-scope': {
    notes: ['It must be a scope of the client application, character by character.'],
    setUp: 'identity domain',
  },
  'probe-grant': {
    notes: [
      '`auto` uses `jwt-bearer` if `client-private-key` is set, otherwise `password` if `integration-password` is set, otherwise `none`.',
      '`client-credentials` is for a connection that signs in as the client application itself.',
      'With `none` the action sends no token to the pod. Only the connection tests can then prove the trust.',
    ],
    setUp: 'identity domain',
  },
  'integration-username': { setUp: 'Fusion' },
  'integration-password': {
    notes: [
      'The trust probe uses it. The action never sends a refused password again. An accepted password is sent again only if its token expires while the run waits.',
    ],
    setUp: 'Fusion',
  },
  'integration-user-email': {
    notes: [
      'Oracle sends a link to this address, with which you set the password.',
      '`apply` creates the user only for a cross-domain pair.',
    ],
    setUp: 'Fusion',
  },
  adapter: {
    notes: [
      'It counts as long as `required-roles` has its default.',
      'The roles of `erp` are documented. The role AttachmentsUser for `hcm` is not checked.',
    ],
  },
  'required-roles': {
    notes: [
      'An empty list is the default too.',
      'For `adapter: hcm` the default is `ORA_HRC_HUMAN_CAPITAL_MANAGEMENT_INTEGRATION_SPECIALIST_JOB` and `SOAOperator`.',
      'Privileges (`…_PRIV`) are not roles, and the action rejects them.',
    ],
    setUp: 'Fusion',
  },
  'service-catalog-role': { setUp: 'Fusion' },
  'oic-url': {
    notes: ['Set `oic-scope`, `oic-connections` and, except for Generation 2, `oic-instance` too.'],
    setUp: 'Oracle Integration',
  },
  'oic-instance': {
    notes: ['Leave it empty for Generation 2 only.'],
    setUp: 'Oracle Integration',
  },
  'oic-scope': {
    notes: ['It ends in `urn:opc:resource:consumer::all`.'],
    setUp: 'Oracle Integration',
  },
  'oic-connections': {
    notes: [
      'Use the identifier, not the name: `ID`, or `PROJECT/ID` for a connection in a project.',
    ],
    setUp: 'Oracle Integration',
  },
  'oic-client-id': { setUp: 'Oracle Integration' },
  'oic-client-secret': {
    notes: [
      'If you leave both empty, the client application with its secret or key asks Oracle Integration.',
    ],
    setUp: 'Oracle Integration',
  },
  'skip-checks': {
    notes: [
      '`certificate.*` leaves out all checks that begin with `certificate.`. [All IDs](checks.md).',
      'You cannot leave out a check alone when another one needs it.',
    ],
  },
  'fail-fast': {
    notes: [
      'With `true`, the stage in which something failed is finished, and later stages do not start. With `false`, every check runs that does not need what failed.',
    ],
  },
  'fail-on': {
    notes: ['Bad input always fails the step. So does a temporary role that could not be removed.'],
  },
  'require-proof': {
    notes: [
      'Only checks that apply to the pair count, for example one without its input or right. Checks in `skip-checks` do not count.',
      'A run that leaves out every check proves nothing, so it fails.',
      'Use `true` in a gate before a promotion.',
    ],
  },
  'allowed-hosts': {
    notes: [
      'Name a vanity domain or a gateway here. With `certificate-import: browser`, also name the host of a sign-in page.',
      'Give host names alone, without `https://`, port, path or wildcard.',
    ],
  },
  'ca-certificates': {
    notes: [
      'The action accepts lost line breaks, line breaks written as `\\n`, and base64.',
      'The browser of `certificate-import: browser` trusts them on Linux only, with `certutil`.',
      'Proxies come from the environment variables `HTTPS_PROXY` and `NO_PROXY`.',
    ],
    setUp: 'GitHub',
  },
  'request-timeout-seconds': { notes: ['A whole number from 1 to 600.'] },
  'timeout-seconds': {
    notes: [
      'A whole number from 1 to 21600.',
      'Removing a temporary role may take up to 60 seconds longer.',
    ],
  },
  reason: {
    notes: [
      '`refresh` means that the pod was copied from another environment. The action then suspects the environment refresh first.',
      '`rotation` means that the identity domain got a new signing key.',
      'By default `workflow_dispatch` gives `manual` and `schedule` gives `schedule`. Every other event gives `promotion`, for example `push` or `pull_request`.',
      'The reports show it.',
    ],
  },
  'compare-with': {
    notes: [
      'Use it as evidence for a change board.',
      'A report of another pair is shown with a warning. It is no evidence of an environment refresh.',
    ],
  },
  'report-issue': {
    notes: [
      'The action identifies a pair by `environment`, the identity domain host and the pod host.',
      'It opens the issue when a check ends in a state of `fail-on`. With `fail-on: never` these are `fail`, `error` and `blocked`. It also opens it when a certificate expires soon or a key rotation is ahead.',
      'It updates the issue when the findings change. It closes it when every check in it was seen to hold.',
    ],
    setUp: 'GitHub',
  },
  'issue-labels': {
    notes: [
      'A label may contain blanks.',
      'The action adds the label `oic-fusion-prerequisites`, by which it finds the issue again. Keep that label.',
    ],
  },
  'issue-assignees': {
    notes: [
      'Write login names without @. If GitHub refuses one of them, the issue has no assignee.',
    ],
  },
}
