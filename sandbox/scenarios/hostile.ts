import type { Fault } from '../faults.js'
import { OTHER_NAMESPACE } from '../fusion/settings.js'
import type { Reply, ServiceName } from '../reply.js'
import type { Scenario, State } from '../scenario.js'
import { HOSTILE } from './hostile-text.js'
import { is } from './outcome.js'

const FUSION_USERS = '/hcmRestApi/scim/Users'
const EVENTS = '/soa-infra/PublicEvent/catalog'
const CATALOG = '/fscmService/ServiceCatalogService'
const CONNECTION = '/ic/api/integration/v1/connections/ERP_DEV'
const DOMAIN_USERS = '/admin/v1/Users'
const JSON_TYPE = { 'content-type': 'application/json' }

/** Answers that no API should give, where the checks of Fusion and Oracle Integration meet them. */
export const HOSTILE_SCENARIOS: readonly Scenario[] = [
  ...malformed('user.fusion', 'fusion', FUSION_USERS, 'filter='),
  ...malformed('user.domain', 'identity-domain', DOMAIN_USERS, ''),
  ...malformed('oic.connection.ERP_DEV', 'oic', CONNECTION, ''),
  hostile(
    'fusion-user',
    'Fusion answers about a user with a hostile name',
    'user.fusion',
    'error',
    'answer-about-another',
    {
      service: 'fusion',
      path: FUSION_USERS,
      query: 'filter=',
      reply: {
        status: 200,
        headers: JSON_TYPE,
        body: JSON.stringify({
          Resources: [
            {
              id: HOSTILE,
              userName: HOSTILE,
              active: true,
              roles: [
                'ORA_FND_INTEGRATION_SPECIALIST_JOB',
                'SOAOperator',
                'OIC_INTEGRATION_ROLE',
              ].map((value) => ({ value })),
            },
          ],
        }),
      },
    },
  ),
  hostile(
    'fusion-error',
    'a Fusion error is hostile',
    'user.fusion',
    'error',
    'answer-unexpected',
    {
      service: 'fusion',
      path: FUSION_USERS,
      query: 'filter=',
      reply: {
        status: 500,
        headers: JSON_TYPE,
        body: JSON.stringify({ Errors: [{ description: HOSTILE, code: HOSTILE }] }),
      },
    },
  ),
  {
    ...hostile(
      'connection',
      'every text of a connection but its id is hostile',
      'oic.connection.ERP_DEV',
      'warn',
      'security-policy-wrong',
      {
        service: 'oic',
        path: CONNECTION,
        reply: {
          status: 200,
          headers: JSON_TYPE,
          body: JSON.stringify({
            id: 'ERP_DEV',
            name: HOSTILE,
            status: HOSTILE,
            securityPolicy: HOSTILE,
            connectionProperties: [{ propertyName: HOSTILE, propertyValue: HOSTILE }],
          }),
        },
      },
    ),
    outcome: {
      result: 'warn',
      checks: {
        'oic.connection.ERP_DEV': ['warn', 'security-policy-wrong'],
        'oic.connection-test.ERP_DEV': ['warn'],
      },
    },
  },
  hostile(
    'test',
    'the text of a failed test is hostile',
    'oic.connection-test.ERP_DEV',
    'fail',
    'connection-test-unexplained',
    {
      service: 'oic',
      path: `${CONNECTION}/test`,
      reply: {
        status: 500,
        headers: JSON_TYPE,
        body: JSON.stringify({ title: HOSTILE, detail: `CASDK-0004 ${HOSTILE}` }),
      },
    },
  ),
  hostile(
    'wsdl',
    'the WSDL is hostile',
    'privilege.service-catalog',
    'error',
    'answer-unexpected',
    {
      service: 'fusion',
      path: CATALOG,
      method: 'GET',
      reply: {
        status: 200,
        headers: { 'content-type': 'text/xml' },
        body: `<!DOCTYPE x [<!ENTITY a "${'b'.repeat(1000)}">]><d targetNamespace="x"><portType><operation name="getAllServiceEndPoints"><input message="m"/></operation></portType><message name="m"><part element="x/&gt;&lt;y"/></message></d>`,
      },
    },
    // a pod that knows the recorded names is not asked for its description
    { catalogNamespace: OTHER_NAMESPACE },
  ),
  hostile(
    'events-page',
    'a web page comes instead of the event catalogue',
    'privilege.event-catalog',
    'fail',
    'not-the-api',
    {
      service: 'fusion',
      path: EVENTS,
      reply: { status: 200, headers: { 'content-type': 'text/html' }, body: `<html>${HOSTILE}` },
    },
  ),
  {
    name: 'connection-test-page',
    title: 'a web page comes instead of the result of a connection test',
    outcome: is('error', 'oic.connection-test.ERP_DEV', 'oic-test-stopped-on-the-way'),
    faults: [
      {
        service: 'oic',
        path: `${CONNECTION}/test`,
        kind: 'answer',
        reply: { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' },
      },
    ],
  },
  {
    name: 'password-rate-limited',
    title: 'the token request by password meets the rate limit',
    outcome: is('error', 'fusion.trust', 'rate-limited'),
    inputs: { 'timeout-seconds': '8' },
    faults: [
      {
        service: 'identity-domain',
        path: '/oauth2/v1/token',
        body: 'grant_type=password',
        kind: 'answer',
        reply: { status: 429, headers: JSON_TYPE, body: '{}' },
      },
    ],
  },
  {
    name: 'service-catalog-unavailable',
    title: 'the service catalogue is not available',
    outcome: is('blocked', 'privilege.service-catalog', 'pod-unavailable'),
    faults: [
      {
        service: 'fusion',
        path: CATALOG,
        method: 'POST',
        kind: 'answer',
        reply: { status: 503, headers: { ...JSON_TYPE, 'retry-after': '3600' }, body: '{}' },
      },
    ],
  },
]

/** One endpoint, and everything that may come instead of its JSON. */
function malformed(
  check: string,
  service: ServiceName,
  path: string,
  query: string,
): readonly Scenario[] {
  const bodies: readonly (readonly [name: string, title: string, reply: Reply])[] = [
    [
      'html',
      'a web page',
      { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' },
    ],
    ['empty', 'nothing', { status: 200, headers: JSON_TYPE, body: '' }],
    ['truncated', 'half of it', { status: 200, headers: JSON_TYPE, body: '{"Resources":[{"id' }],
    ['huge', '5 MB', { status: 200, headers: JSON_TYPE, body: `[${'1,'.repeat(2_500_000)}1]` }],
    ['not-utf-8', 'bytes that are no text', { status: 200, body: Buffer.from([0xff, 0xfe, 0x7b]) }],
  ]
  return bodies.map(([name, title, reply]) => ({
    name: `${check.split('.').slice(0, 2).join('-')}-${name}`,
    title: `${title} comes instead of an answer to ${check}`,
    outcome: is('fail', check, 'not-the-api'),
    faults: [{ service, path, query, kind: 'answer', reply }],
  }))
}

function hostile(
  name: string,
  title: string,
  check: string,
  state: State,
  cause: string,
  fault: Omit<Fault, 'kind'>,
  fusion: Scenario['fusion'] = {},
): Scenario {
  return {
    name: `hostile-${name}`,
    title,
    outcome: is(state, check, cause),
    fusion,
    faults: [{ ...fault, kind: 'answer' }],
  }
}
