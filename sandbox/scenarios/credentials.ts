import { clientKey } from '../identity-domain/assertions.js'
import { DOMAIN_USER, HEALTHY_DOMAIN } from '../identity-domain/settings.js'
import { FUSION_USER, FUSION_SCIM_USER } from '../fusion/settings.js'
import { jsonReply } from '../reply.js'
import type { Scenario } from '../scenario.js'
import { is } from './outcome.js'

/** What a domain answers to a token that is no good, though it was issued a moment ago. */
const TOKEN_PAGE = {
  status: 401,
  headers: { 'content-type': 'text/html' },
  body: '<HTML><BODY><H1>Unauthorized</H1>Proper authorization is required for this area.</BODY></HTML>',
} as const

const BY_KEY = {
  secrets: async (): Promise<Readonly<Record<string, string>>> => ({
    'client-private-key': await clientKey(),
  }),
  inputs: {
    'client-secret': '',
    'integration-password': '',
    'client-certificate-alias': HEALTHY_DOMAIN.clientCertificateAlias,
  },
} as const

const NO_CONNECTION_TEST = {
  'oic-url': '',
  'oic-instance': '',
  'oic-scope': '',
  'oic-connections': '',
} as const

const UNWELL = {
  missing: [],
  inactive: [{ ...DOMAIN_USER, active: false }],
  locked: [{ ...DOMAIN_USER, lockReason: 0 }],
} as const

/** Credentials of the workflow itself: of which client, in which state, and what the run has seen of them. */
export const CREDENTIAL_SCENARIOS: readonly Scenario[] = [
  {
    name: 'id-and-secret-swapped',
    title: 'client-id and client-secret are swapped',
    outcome: is('fail', 'domain.token', 'client-credentials-wrong', 'client-app-inactive'),
    inputs: {
      'client-id': HEALTHY_DOMAIN.clientSecret,
      'client-secret': HEALTHY_DOMAIN.clientId,
    },
  },
  {
    name: 'secret-and-password-swapped',
    title: 'client-secret and integration-password are swapped',
    outcome: is('fail', 'domain.token', 'client-credentials-wrong', 'client-app-inactive'),
    inputs: {
      'client-secret': DOMAIN_USER.password,
      'integration-password': HEALTHY_DOMAIN.clientSecret,
    },
  },
  {
    name: 'admin-secret-wrong',
    title: 'admin-client-secret is wrong',
    outcome: is('error', 'user.domain', 'admin-client-credentials-wrong', 'client-app-inactive'),
    inputs: {
      mode: 'plan',
      'admin-client-id': HEALTHY_DOMAIN.admin.id,
      'admin-client-secret': 'another-secret-of-nobody',
    },
  },
  {
    name: 'oic-secret-wrong',
    title: 'oic-client-secret is wrong',
    outcome: is('error', 'oic.connection.ERP_DEV', 'oic-client-credentials-wrong'),
    inputs: {
      'oic-client-id': HEALTHY_DOMAIN.integrationClient.id,
      'oic-client-secret': 'another-secret-of-nobody',
    },
  },
  {
    name: 'key-runner-a-little-ahead',
    title: 'the client signs in with a key, and the clock of the runner is 45 seconds ahead',
    outcome: is('pass'),
    ...BY_KEY,
    identityDomain: { clockOffsetSeconds: -45 },
  },
  {
    name: 'key-runner-ahead',
    title: 'the client signs in with a key, and the clock of the runner is 20 minutes ahead',
    outcome: {
      result: 'fail',
      checks: {
        'domain.clock': ['warn', 'clock-wrong'],
        'domain.token': ['fail', 'clock-wrong', 'assertion-refused', 'client-app-inactive'],
      },
    },
    ...BY_KEY,
    identityDomain: { clockOffsetSeconds: -1200 },
  },
  {
    name: 'token-page-once',
    title: 'the domain answers the first read of keys and users with the page for a bad token',
    outcome: is('pass'),
    faults: [
      ...['/admin/v1/SigningCert/jwk', '/admin/v1/Users'].map((path) => ({
        service: 'identity-domain' as const,
        path,
        kind: 'answer' as const,
        when: ({ headers }: { readonly headers: Readonly<Record<string, string | undefined>> }) =>
          headers['authorization'] !== undefined,
        times: 1,
        reply: TOKEN_PAGE,
      })),
    ],
  },
  {
    name: 'keys-refused-not-trusted',
    title: 'the keys are refused, and the pod does not accept the domain',
    outcome: is('error', 'domain.keys', 'keys-not-readable'),
    identityDomain: { keysForClient: 401 },
    fusion: { imported: [] },
  },
  {
    name: 'keys-refused-unasked',
    title: 'the keys are refused, there is no probe, and the connection test passes',
    outcome: is('warn', 'domain.keys', 'keys-not-readable'),
    inputs: { 'integration-password': '' },
    identityDomain: { keysForClient: 401 },
  },
  {
    name: 'keys-refused-test-fails',
    title: 'the keys are refused, there is no probe, and the connection test fails',
    outcome: {
      result: 'error',
      checks: {
        'domain.keys': ['error', 'keys-not-readable'],
        'oic.connection-test.ERP_DEV': ['fail', 'signing-certificate-not-imported'],
      },
    },
    inputs: { 'integration-password': '' },
    identityDomain: { keysForClient: 401 },
    fusion: { imported: [] },
  },
  {
    name: 'keys-refused-no-test',
    title: 'the keys are refused, and there is neither a probe nor a connection test',
    outcome: is('error', 'domain.keys', 'keys-not-readable'),
    inputs: { 'integration-password': '', ...NO_CONNECTION_TEST },
    identityDomain: { keysForClient: 401 },
  },
  {
    name: 'keys-refused-plan',
    title: 'the keys are refused, the pod accepts the domain, and there is no administrator',
    outcome: is('warn', 'domain.keys', 'keys-not-readable'),
    inputs: { mode: 'plan' },
    identityDomain: { keysForClient: 401 },
  },
  {
    name: 'keys-refused-never',
    title: 'the keys are refused, the pod accepts the domain, and temporary-grant is never',
    outcome: is('warn', 'domain.keys', 'keys-not-readable'),
    inputs: {
      mode: 'plan',
      'temporary-grant': 'never',
      'admin-client-id': HEALTHY_DOMAIN.admin.id,
      'admin-client-secret': HEALTHY_DOMAIN.admin.secret,
    },
    identityDomain: { keysForClient: 401 },
  },
  {
    name: 'keys-refused-lease-needless',
    title: 'the keys are refused, the pod accepts the domain, and apply could lease a role',
    outcome: is('warn', 'domain.keys', 'keys-not-readable'),
    inputs: {
      mode: 'plan',
      'admin-client-id': HEALTHY_DOMAIN.admin.id,
      'admin-client-secret': HEALTHY_DOMAIN.admin.secret,
    },
    identityDomain: { keysForClient: 401 },
  },
  {
    name: 'scope-of-another-pod',
    title: 'fusion-scope is that of another pod, and the connection has its own',
    outcome: is('error', 'fusion.trust', 'fusion-scope-input-wrong', 'fusion-scope-wrong'),
    inputs: { 'fusion-scope': 'https://acme-test.fa.em2.oraclecloud.com:443/' },
    identityDomain: { applicationsForClient: 'none' },
    faults: [
      {
        service: 'identity-domain',
        path: '/oauth2/v1/token',
        body: 'acme-test',
        kind: 'answer',
        // sample token-scope-not-given
        reply: jsonReply(401, {
          error: 'unauthorized_client',
          error_description: 'Client authorization failed.',
        }),
      },
    ],
  },
  {
    name: 'client-user-unasked',
    title: 'the user is named like the client, and there is no grant to ask with',
    outcome: is('warn', 'fusion.trust'),
    inputs: {
      'integration-username': HEALTHY_DOMAIN.clientId,
      'integration-password': '',
      ...NO_CONNECTION_TEST,
    },
    fusion: { users: [{ ...FUSION_USER, userName: HEALTHY_DOMAIN.clientId }, FUSION_SCIM_USER] },
  },
  {
    name: 'client-user-by-password',
    title: 'the user is named like the client, and there is a password of a user',
    outcome: is('warn', 'fusion.trust'),
    inputs: {
      'integration-username': HEALTHY_DOMAIN.clientId,
      'fail-fast': 'false',
      ...NO_CONNECTION_TEST,
    },
    fusion: { users: [{ ...FUSION_USER, userName: HEALTHY_DOMAIN.clientId }, FUSION_SCIM_USER] },
  },
  {
    name: 'password-kept',
    title: 'the domain has no shadow user, and skip-checks leaves that out',
    outcome: is('warn', 'fusion.trust'),
    inputs: {
      'skip-checks': 'user.domain, user.match',
      'fail-fast': 'false',
      ...NO_CONNECTION_TEST,
    },
    identityDomain: { users: [] },
  },
  ...(['missing', 'inactive', 'locked'] as const).map((condition): Scenario => ({
    name: `key-user-${condition}`,
    title: `the shadow user is ${condition}, and a key would ask for a token of it`,
    outcome: is('fail', 'user.domain', `domain-user-${condition}`),
    secrets: BY_KEY.secrets,
    inputs: { ...BY_KEY.inputs, 'fail-fast': 'false', ...NO_CONNECTION_TEST },
    identityDomain: { users: UNWELL[condition] },
  })),
  {
    name: 'client-user-by-key',
    title: 'the user is named like the client, and a key asks for a token of a user',
    outcome: is('error', 'fusion.trust', 'probe-grant-needs-user', 'assertion-refused'),
    secrets: BY_KEY.secrets,
    inputs: { ...BY_KEY.inputs, 'integration-username': HEALTHY_DOMAIN.clientId },
    fusion: { users: [{ ...FUSION_USER, userName: HEALTHY_DOMAIN.clientId }, FUSION_SCIM_USER] },
  },
]
