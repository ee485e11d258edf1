import { DOMAIN_COLLEAGUE, DOMAIN_USER } from '../identity-domain/settings.js'
import { HEALTHY_OIC, CONNECTION, type SandboxConnection } from '../oic/settings.js'
import type { Outcome, Scenario } from '../scenario.js'
import { is } from './outcome.js'

const CONNECTION_CHECK = 'oic.connection.ERP_DEV'
const TEST = 'oic.connection-test.ERP_DEV'

/** Conditions of Oracle Integration and its connections. */
export const INTEGRATION_SCENARIOS: readonly Scenario[] = [
  {
    name: 'generation-2',
    title: 'Oracle Integration is of Generation 2',
    outcome: is('pass'),
    inputs: { 'oic-instance': '' },
    oic: { generation: 2 },
  },
  {
    name: 'kebab-case',
    title: 'Oracle Integration answers in kebab case',
    outcome: is('pass'),
    oic: { kebabCase: true },
  },
  {
    name: 'project-connections',
    title: 'two connections, one of them in a project',
    outcome: is('pass'),
    inputs: { 'oic-connections': 'ERP_DEV\nFINANCE/ERP_DEV' },
    oic: { connections: [CONNECTION, { ...CONNECTION, project: 'FINANCE' }] },
  },
  {
    name: 'one-connection-refused',
    title: 'there is no probe, one connection passes its test, and the other one is refused',
    outcome: {
      result: 'fail',
      checks: {
        'oic.connection-test.FINANCE/ERP_DEV': [
          'fail',
          'consent-missing',
          'consent-by-another-user',
        ],
      },
    },
    inputs: { 'integration-password': '', 'oic-connections': 'ERP_DEV\nFINANCE/ERP_DEV' },
    identityDomain: { users: [DOMAIN_USER, DOMAIN_COLLEAGUE] },
    oic: {
      connections: [
        CONNECTION,
        { ...CONNECTION, project: 'FINANCE', consent: { by: DOMAIN_COLLEAGUE.userName } },
      ],
    },
  },
  connected(
    'consent-missing',
    'nobody has given consent, and the connection is not configured',
    is('fail', CONNECTION_CHECK, 'connection-incomplete', 'consent-missing', 'connection-imported'),
    { status: 'INPROGRESS', consent: 'never given' },
  ),
  connected(
    'connection-status-unknown',
    'the connection has a status that is not known, and its test passes',
    { result: 'warn', checks: { [CONNECTION_CHECK]: ['warn'] } },
    { status: 'ACTIVATED' },
  ),
  connected(
    'connection-status-unknown-refused',
    'the connection has a status that is not known, and its refresh token has expired',
    {
      result: 'fail',
      checks: {
        [CONNECTION_CHECK]: ['warn'],
        [TEST]: ['fail', 'refresh-token-expired', 'refresh-not-allowed', 'consent-missing'],
      },
    },
    { status: 'ACTIVATED', consent: 'refresh token expired' },
  ),
  connected(
    'consent-lost',
    'the connection looks configured, and its test says that it is not',
    is('fail', TEST, 'connection-incomplete', 'consent-missing', 'connection-imported'),
    { consent: 'never given' },
  ),
  connected(
    'refresh-token-expired',
    'the refresh token of the connection has expired',
    is('fail', TEST, 'refresh-token-expired', 'refresh-not-allowed', 'consent-missing'),
    { consent: 'refresh token expired' },
  ),
  connected(
    'refresh-token-consumed',
    'two connections share one refresh token',
    is('fail', TEST, 'refresh-token-consumed'),
    { consent: 'refresh token consumed' },
  ),
  connected(
    'connection-secret-wrong',
    'the connection has an old client secret',
    is('fail', TEST, 'connection-credentials-wrong', 'connection-imported'),
    { consent: 'wrong client secret' },
  ),
  connected(
    'consent-by-another',
    'an administrator gave consent as herself',
    is('fail', TEST, 'consent-missing', 'consent-by-another-user'),
    { consent: { by: DOMAIN_COLLEAGUE.userName } },
    { users: [DOMAIN_USER, DOMAIN_COLLEAGUE] },
  ),
  {
    name: 'casdk-0004-without-probe',
    title: 'the connection test says CASDK-0004, and there is no probe',
    outcome: is('fail', TEST, 'signing-certificate-not-imported', 'trusted-issuer-missing'),
    inputs: { 'integration-password': '' },
    fusion: { imported: [] },
  },
  {
    name: 'lbac-shuts-out-oracle-integration',
    title: 'location-based access shuts Oracle Integration out',
    outcome: is('fail', TEST, 'lbac-shuts-out-oracle-integration', 'egress-changed'),
    oic: { shutOut: true },
  },
  {
    name: 'lbac-access-denied',
    title: 'location-based access answers Oracle Integration with 401 Access Denied',
    outcome: is('fail', TEST, 'lbac-shuts-out-oracle-integration', 'egress-changed'),
    faults: [
      {
        service: 'oic',
        path: '/ic/api/integration/v1/connections/ERP_DEV/test',
        kind: 'answer',
        reply: {
          status: 500,
          headers: { 'content-type': 'application/json' },
          body: '{"title":"CASDK-0004 : Unauthorized [401] Access Denied"}',
        },
      },
    ],
  },
  {
    name: 'connection-missing',
    title: 'there is no such connection',
    outcome: is('fail', CONNECTION_CHECK, 'connection-missing', 'oic-instance-wrong'),
    oic: { connections: [] },
  },
  connected(
    'connection-elsewhere',
    'the connection points at another pod',
    is('fail', CONNECTION_CHECK, 'connection-host-wrong'),
    { host: 'acme-test.fa.em2.oraclecloud.com' },
  ),
  connected(
    'basic-policy',
    'the connection signs in with Basic authentication',
    {
      result: 'warn',
      checks: { [CONNECTION_CHECK]: ['warn', 'security-policy-wrong'], [TEST]: ['warn'] },
    },
    { securityPolicy: 'BASIC_AUTH' },
  ),
  connected(
    'connection-locked',
    'somebody is editing the connection',
    {
      result: 'fail',
      checks: { [CONNECTION_CHECK]: ['warn'], [TEST]: ['fail', 'connection-locked'] },
    },
    { locked: true },
  ),
  {
    name: 'oic-role-missing',
    title: 'the client has no role in Oracle Integration',
    outcome: is('error', CONNECTION_CHECK, 'oic-role-missing'),
    oic: { clientRoles: [] },
  },
  {
    name: 'oic-role-too-small',
    title: 'the client may read connections, and not test them',
    outcome: is('error', TEST, 'oic-role-missing'),
    oic: { clientRoles: ['ServiceUser'] },
  },
  {
    name: 'oic-scope-not-given',
    title: 'the application was not given the scope of Oracle Integration',
    outcome: is('error', CONNECTION_CHECK, 'oic-scope-not-granted'),
    identityDomain: { oicScopeGranted: false },
  },
  {
    name: 'oic-scope-unknown',
    title: 'the domain does not know the scope of Oracle Integration',
    outcome: is('error', CONNECTION_CHECK, 'oic-scope-wrong'),
    inputs: { 'oic-scope': 'https://another.example:443urn:opc:resource:consumer::all' },
  },
  {
    name: 'oic-instance-wrong',
    title: 'the instance has another name',
    outcome: is('error', CONNECTION_CHECK, 'oic-instance-wrong'),
    inputs: { 'oic-instance': `${HEALTHY_OIC.instance}-2` },
  },
  {
    name: 'oic-unavailable',
    title: 'Oracle Integration is being updated',
    outcome: is('blocked', CONNECTION_CHECK, 'oic-unavailable'),
    faults: [
      {
        service: 'oic',
        path: '/ic/api/integration/v1/connections/ERP_DEV',
        kind: 'answer',
        reply: { status: 503, body: '', headers: { 'retry-after': '0' } },
      },
    ],
  },
  {
    name: 'test-unexplained',
    title: 'the test fails with a text that nobody knows',
    outcome: is('error', TEST, 'connection-test-unexplained'),
    faults: [
      {
        service: 'oic',
        path: '/ic/api/integration/v1/connections/ERP_DEV/test',
        kind: 'answer',
        reply: { status: 500, body: '{"title":"oops"}' },
      },
    ],
  },
]

function connected(
  name: string,
  title: string,
  outcome: Outcome,
  connection: Partial<SandboxConnection>,
  identityDomain: Scenario['identityDomain'] = {},
): Scenario {
  const oic = { connections: [{ ...CONNECTION, ...connection }] }
  return { name, title, outcome, oic, identityDomain }
}
