import { clientKey } from '../identity-domain/assertions.js'
import { DOMAIN_USER, HEALTHY_DOMAIN, type DomainSettings } from '../identity-domain/settings.js'
import { CONNECTION } from '../oic/settings.js'
import { jsonReply } from '../reply.js'
import type { Outcome, Scenario } from '../scenario.js'
import { is } from './outcome.js'

const PLAN = {
  mode: 'plan',
  'admin-client-id': HEALTHY_DOMAIN.admin.id,
  'admin-client-secret': HEALTHY_DOMAIN.admin.secret,
} as const

/** Only the scope that the client was given differs from what the run asks for. */
const ANOTHER_SCOPE = 'https://acme-test.fa.em2.oraclecloud.com:443/'

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

/** May read every application. */
const READS_ALL = { clientRoles: ['User Administrator'] }

const WITHOUT_REFRESH = HEALTHY_DOMAIN.clientGrants.filter((grant) => grant !== 'refresh_token')

/** A connection that shows no client id. */
const HIDING = { ...CONNECTION, clientId: '' }

const BY_KEY: Pick<Scenario, 'inputs' | 'secrets'> = {
  inputs: {
    'client-secret': '',
    'client-certificate-alias': HEALTHY_DOMAIN.clientCertificateAlias,
  },
  secrets: async () => ({ 'client-private-key': await clientKey() }),
}

/** What is read of the client application, and of the resource application of the pod. */
export const APPLICATION_SCENARIOS: readonly Scenario[] = [
  application('application-refused', 'the client may not read its own application', is('pass'), {
    applicationsForClient: 'refused',
  }),
  application('application-not-shown', 'the client is shown no application', is('pass'), {
    applicationsForClient: 'none',
  }),
  application('application-without-name', 'the application is shown without its name', is('pass'), {
    clientApplication: { name: undefined },
  }),
  {
    ...application(
      'applications-no-list',
      'applications come as JSON that is no list',
      is('pass'),
      {},
    ),
    faults: [
      {
        service: 'identity-domain',
        path: '/admin/v1/Apps',
        kind: 'answer',
        reply: jsonReply(200, { status: 'ok' }),
      },
    ],
  },
  {
    ...application(
      'applications-of-others',
      'applications of other clients come alone',
      {
        result: 'error',
        checks: Object.fromEntries(
          ['client', 'redirect', 'scope', 'user'].map((part) => [
            `application.${part}`,
            ['error', 'answer-about-another'] as const,
          ]),
        ),
      },
      {},
    ),
    faults: [
      {
        service: 'identity-domain',
        path: '/admin/v1/Apps',
        query: 'name+eq',
        kind: 'answer',
        reply: jsonReply(200, { totalResults: 1, Resources: [{ id: 'a2', name: 'another' }] }),
      },
    ],
  },
  application(
    'application-without-attributes',
    'the application is shown with little of what was asked for',
    is('pass'),
    {
      clientApplication: {
        active: undefined,
        allowedGrants: undefined,
        allowedScopes: undefined,
        redirectUris: undefined,
        clientType: undefined,
      },
    },
  ),
  application(
    'all-applications-shown',
    'the client may read every application',
    is('pass'),
    READS_ALL,
  ),
  {
    ...application(
      'inactive-seen',
      'the application is not activated, and the administrator sees it',
      {
        result: 'fail',
        checks: {
          'domain.token': ['fail', 'client-app-inactive'],
          'application.client': ['fail', 'client-app-inactive'],
        },
      },
      { clientActive: false },
    ),
    inputs: PLAN,
  },
  {
    ...application(
      'grant-not-allowed-seen',
      'the application lacks client credentials, and the administrator sees it',
      {
        result: 'fail',
        checks: {
          'domain.token': ['fail', 'client-grant-not-allowed'],
          'application.client': ['fail', 'client-grant-not-allowed'],
        },
      },
      { clientGrants: ['password', 'authorization_code', 'refresh_token'] },
    ),
    inputs: PLAN,
  },
  {
    ...application(
      'secret-wrong-seen',
      'the client secret is wrong, and the administrator sees an application that is well',
      is('fail', 'domain.token', 'client-credentials-wrong'),
      {},
    ),
    inputs: { ...PLAN, 'client-secret': 'not-the-right-secret' },
  },
  {
    ...application(
      'certificate-not-registered',
      'the application has the certificate of the key under another alias, and the administrator sees it',
      {
        result: 'fail',
        checks: {
          'domain.token': ['fail', 'certificate-not-registered'],
          'application.client': ['fail', 'certificate-not-registered'],
        },
      },
      { clientCertificateAlias: 'oic_signing_2' },
    ),
    ...BY_KEY,
    inputs: { ...PLAN, ...BY_KEY.inputs },
  },
  application(
    'probe-grant-not-ticked',
    'the application lacks the grant of the probe, and the client sees it',
    is('fail', 'application.client', 'client-grant-not-allowed'),
    { clientGrants: ['client_credentials', JWT_BEARER, 'authorization_code', 'refresh_token'] },
  ),
  {
    ...application(
      'probe-grant-not-ticked-slow',
      'the application lacks the grant of the probe, the client sees it, and everything is run',
      {
        result: 'error',
        checks: {
          'application.client': ['fail', 'client-grant-not-allowed'],
          'fusion.trust': ['error', 'client-grant-not-allowed'],
        },
      },
      { clientGrants: ['client_credentials', JWT_BEARER, 'authorization_code', 'refresh_token'] },
    ),
    inputs: { 'fail-fast': 'false' },
  },
  {
    ...application(
      'two-grants-not-ticked-slow',
      'the application lacks the grant of the probe and Refresh token, and everything is run',
      {
        result: 'error',
        checks: {
          'application.client': ['fail', 'client-grant-not-allowed'],
          'fusion.trust': ['error', 'client-grant-not-allowed'],
          'oic.connection-test.ERP_DEV': ['fail', 'refresh-not-allowed'],
        },
      },
      { clientGrants: ['client_credentials', JWT_BEARER, 'authorization_code'] },
    ),
    inputs: { 'fail-fast': 'false' },
  },
  {
    ...application(
      'refresh-not-ticked-unshown',
      'the application lacks the grant Refresh token, and the connection does not show its client id',
      is('fail', 'application.client', 'refresh-not-allowed'),
      { clientGrants: WITHOUT_REFRESH },
    ),
    oic: { connections: [HIDING] },
  },
  {
    ...application(
      'client-of-the-workflow-alone',
      'the application asks for its own tokens alone, and the connection does not show its client id',
      is('pass'),
      {
        clientGrants: ['client_credentials', 'password', JWT_BEARER],
        clientApplication: { redirectUris: [] },
      },
    ),
    oic: { connections: [{ ...HIDING, ofAnotherApplication: true }] },
  },
  {
    ...application(
      'scopes-hidden-from-client',
      'the scopes of the application are shown to the administrator alone, who sees that one is missing',
      is('fail', 'application.scope', 'fusion-scope-wrong'),
      { fusionScopeGranted: false, shownToReaders: ['allowedScopes', 'trustScope'] },
    ),
    inputs: PLAN,
  },
  {
    ...application(
      'redirects-hidden-from-client',
      'the redirect URLs are shown to the administrator alone, and none is registered',
      is('fail', 'application.redirect', 'redirect-uri-mismatch'),
      { clientApplication: { redirectUris: [] }, shownToReaders: ['redirectUris'] },
    ),
    inputs: PLAN,
  },
  {
    ...application(
      'parts-shown-by-each',
      'the client and the administrator are each shown a part of the application',
      is('fail', 'application.scope', 'fusion-scope-wrong'),
      {
        fusionScopeGranted: false,
        clientApplication: { allowAccessControl: undefined },
        shownToReaders: ['allowedScopes'],
      },
    ),
    inputs: PLAN,
  },
  {
    ...application(
      'custom-endpoint',
      'the redirect URL of a custom endpoint is registered',
      is('pass'),
      {
        clientApplication: {
          redirectUris: ['https://oic.acme.example/icsapis/agent/oauth/callback'],
        },
      },
    ),
  },
  application(
    'refresh-not-ticked',
    'the application lacks the grant Refresh token, which the connection needs',
    is('fail', 'application.client', 'refresh-not-allowed'),
    { clientGrants: WITHOUT_REFRESH },
  ),
  {
    ...application(
      'refresh-not-ticked-slow',
      'the application lacks the grant Refresh token, and the connection is tested',
      {
        result: 'fail',
        checks: {
          'application.client': ['fail', 'refresh-not-allowed'],
          'oic.connection-test.ERP_DEV': ['fail', 'refresh-not-allowed'],
        },
      },
      { clientGrants: WITHOUT_REFRESH },
    ),
    inputs: { 'fail-fast': 'false' },
  },
  {
    ...application(
      'refresh-of-another-application',
      'the application lacks the grant Refresh token, and the connection has another one',
      is('fail', 'oic.connection-test.ERP_DEV', 'refresh-token-expired'),
      { clientGrants: WITHOUT_REFRESH },
    ),
    oic: {
      connections: [
        {
          ...CONNECTION,
          clientId: 'another',
          ofAnotherApplication: true,
          consent: 'refresh token expired',
        },
      ],
    },
  },
  {
    ...application(
      'refresh-not-ticked-of-one',
      'the application lacks the grant Refresh token, and one of two connections has another application',
      {
        result: 'fail',
        checks: {
          'application.client': ['fail', 'refresh-not-allowed'],
          'oic.connection-test.ERP_DEV': ['fail', 'refresh-not-allowed'],
          'oic.connection-test.FINANCE/ERP_DEV': ['fail', 'refresh-token-expired'],
        },
      },
      { clientGrants: WITHOUT_REFRESH },
    ),
    inputs: { 'fail-fast': 'false', 'oic-connections': 'ERP_DEV\nFINANCE/ERP_DEV' },
    oic: {
      connections: [
        CONNECTION,
        {
          ...CONNECTION,
          project: 'FINANCE',
          clientId: 'another',
          ofAnotherApplication: true,
          consent: 'refresh token expired',
        },
      ],
    },
  },
  application(
    'not-confidential',
    'the application is a public one',
    is('fail', 'application.client', 'client-not-confidential'),
    { clientApplication: { clientType: 'public' } },
  ),
  application(
    'scope-not-given-seen',
    "the application was not given Fusion's scope, and the client sees it",
    is('fail', 'application.scope', 'fusion-scope-wrong'),
    { fusionScopeGranted: false },
  ),
  {
    ...application(
      'scope-not-given-slow',
      "the application was not given Fusion's scope, the client sees it, and everything is run",
      {
        result: 'fail',
        checks: {
          'application.scope': ['fail', 'fusion-scope-wrong'],
          'fusion.trust': ['fail', 'fusion-scope-wrong'],
          'oic.connection-test.ERP_DEV': ['fail', 'refresh-token-expired'],
        },
      },
      { fusionScopeGranted: false },
    ),
    inputs: { 'fail-fast': 'false' },
  },
  {
    ...application(
      'scope-of-another-pod-seen',
      'fusion-scope is that of another pod, and the client sees its own',
      is('fail', 'application.scope', 'fusion-scope-input-wrong'),
      {},
    ),
    inputs: { 'fusion-scope': ANOTHER_SCOPE },
  },
  {
    ...application(
      'scope-of-another-pod-given',
      'fusion-scope is that of another pod, and the application was given it',
      is('error', 'fusion.trust', 'fusion-scope-input-wrong'),
      { clientApplication: { allowedScopes: [{ fqs: ANOTHER_SCOPE }] } },
    ),
    inputs: { 'fusion-scope': ANOTHER_SCOPE },
  },
  application(
    'trust-not-shown',
    'the application shows no scopes, and not which it trusts',
    is('pass'),
    { clientApplication: { allowedScopes: [], trustScope: undefined } },
  ),
  application('trust-in-all', 'the application may have every scope', is('pass'), {
    clientApplication: { allowedScopes: [], trustScope: 'Account' },
  }),
  application(
    'redirect-missing',
    'the redirect URL of an older Oracle Integration is registered',
    is('fail', 'application.redirect', 'redirect-uri-mismatch'),
    {
      clientApplication: {
        redirectUris: [
          'https://old-acme.integration.ocp.oraclecloud.com/icsapis/agent/oauth/callback',
        ],
      },
    },
  ),
  application(
    'resource-without-refresh',
    'the resource application of the pod does not allow token refresh',
    is('fail', 'application.resource', 'refresh-not-allowed'),
    { ...READS_ALL, resourceApplication: { allowOffline: false } },
  ),
  application(
    'resource-inactive',
    'the resource application of the pod is not active',
    is('fail', 'application.resource', 'resource-application-wrong'),
    { ...READS_ALL, resourceApplication: { active: false } },
  ),
  {
    ...application(
      'resource-inactive-slow',
      'the resource application of the pod is not active, and everything is run',
      {
        result: 'fail',
        checks: {
          'application.resource': ['fail', 'resource-application-wrong'],
          'fusion.trust': ['fail', 'resource-application-wrong'],
          'oic.connection-test.ERP_DEV': ['fail', 'resource-application-wrong'],
        },
      },
      { ...READS_ALL, resourceApplication: { active: false } },
    ),
    inputs: { 'fail-fast': 'false' },
  },
  application(
    'assignment-not-shown',
    'the application lets assigned users alone sign in, and the client is shown no grants',
    is('pass'),
    {
      clientApplication: { allowAccessControl: true },
      assigned: [{ id: DOMAIN_USER.id, type: 'User' }],
    },
  ),
  {
    ...application(
      'assignment-not-shown-to-administrator',
      'the application lets assigned users alone sign in, and the administrator is shown no grants',
      is('pass'),
      {
        clientApplication: { allowAccessControl: true },
        assigned: [{ id: DOMAIN_USER.id, type: 'User' }],
        admin: { ...HEALTHY_DOMAIN.admin, roles: ['Security Administrator'] },
      },
    ),
    inputs: PLAN,
  },
  application(
    'user-not-assigned-seen',
    'the application lets assigned users alone sign in, and the user is none of them',
    is('fail', 'application.user', 'domain-user-not-assigned'),
    { ...READS_ALL, clientApplication: { allowAccessControl: true } },
  ),
  {
    ...application(
      'user-not-assigned-slow',
      'the application lets assigned users alone sign in, the user is none of them, and everything is run',
      {
        result: 'error',
        checks: {
          'application.user': ['fail', 'domain-user-not-assigned'],
          'fusion.trust': ['error', 'domain-user-not-assigned'],
        },
      },
      { ...READS_ALL, clientApplication: { allowAccessControl: true } },
    ),
    inputs: { 'fail-fast': 'false' },
  },
  application('user-assigned', 'the application lets assigned users alone sign in', is('pass'), {
    ...READS_ALL,
    clientApplication: { allowAccessControl: true },
    assigned: [{ id: DOMAIN_USER.id, type: 'User' }],
  }),
  application('group-assigned', 'a group is assigned to the application', is('pass'), {
    ...READS_ALL,
    clientApplication: { allowAccessControl: true },
    assigned: [{ id: 'f0f1f2f3f4f5f6f7f8f9a0a1a2a3a4a5', type: 'Group' }],
  }),
]

function application(
  name: string,
  title: string,
  outcome: Outcome,
  identityDomain: Partial<DomainSettings>,
): Scenario {
  return { name, title, outcome, identityDomain }
}
