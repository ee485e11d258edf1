import {
  FUSION_SCIM_USER,
  FUSION_USER,
  SCIM_ROLE,
  type SandboxFusionUser,
} from '../fusion/settings.js'
import { DOMAIN_USER, HEALTHY_DOMAIN } from '../identity-domain/settings.js'
import { CONNECTION } from '../oic/settings.js'
import type { Fault } from '../faults.js'
import type { Scenario } from '../scenario.js'
import { is } from './outcome.js'

const DOMAIN_URL = `https://${HEALTHY_DOMAIN.id}.identity.oraclecloud.com`
const SPECIALIST = 'ORA_FND_INTEGRATION_SPECIALIST_JOB'
const CATALOG_ROLE = 'OIC_INTEGRATION_ROLE'
const WITH_SUFFIX = `${FUSION_USER.userName}@acme.example`
const ANOTHER_SUBJECT = 'oic-dev@acme.example'

/** Longer than most names of people. */
const LONG_NAME = 'SA_FA_DEV_OIC_INTEGRATION_SERVICE'

const NO_PROBE = { 'integration-password': '' } as const
const NO_TESTS = { 'oic-url': '', 'oic-instance': '', 'oic-scope': '', 'oic-connections': '' }
const NOBODY_LOOKS = { 'fusion-username': '', 'fusion-password': '' } as const

/**
 * What inputs and lists claim of a pair, against what the pair does: an input that speaks of a system is not the
 * system, and an answer that shows nothing proves nothing.
 */
export const CLAIM_SCENARIOS: readonly Scenario[] = [
  {
    name: 'trusted-issuer-of-domain',
    title: "trusted-issuer is the domain's own URL, and the pod accepts the tokens",
    outcome: is('warn', 'domain.issuer', 'trusted-issuer-input-wrong'),
    inputs: { 'trusted-issuer': DOMAIN_URL },
  },
  {
    name: 'trusted-issuer-refused',
    title: "trusted-issuer is the domain's own URL, and the pod refuses the tokens",
    outcome: {
      result: 'fail',
      checks: {
        'domain.issuer': ['warn', 'trusted-issuer-input-wrong', 'issuer-text-differs'],
        'fusion.trust': ['fail', 'issuer-text-differs', 'signing-certificate-not-imported'],
      },
    },
    inputs: { 'trusted-issuer': DOMAIN_URL },
    fusion: { imported: [] },
  },
  {
    name: 'trusted-issuer-unasked',
    title: 'trusted-issuer is another one, and there is nothing to ask the pod with',
    outcome: {
      result: 'warn',
      checks: {
        'domain.issuer': ['warn', 'trusted-issuer-input-wrong', 'issuer-text-differs'],
        'fusion.trust': ['warn'],
      },
    },
    inputs: { ...NO_PROBE, ...NO_TESTS, 'trusted-issuer': DOMAIN_URL },
  },
  {
    name: 'role-that-is-not-there',
    title: 'a required role is one that Fusion does not have, and the custom role is held',
    outcome: is('fail', 'role.NO_SUCH_ROLE_JOB', 'role-not-found'),
    inputs: { 'required-roles': 'NO_SUCH_ROLE_JOB' },
  },
  {
    name: 'roles-not-to-be-looked-up',
    title: 'a role is perhaps inherited, and whether Fusion has it is refused',
    outcome: is('warn', `role.${SPECIALIST}`),
    fusion: withUsers({ roles: ['SOAOperator', CATALOG_ROLE] }),
    faults: [
      {
        service: 'fusion',
        path: '/hcmRestApi/scim/Roles',
        kind: 'answer',
        reply: { status: 403, body: '' },
      },
    ],
  },
  {
    name: 'role-without-code',
    title: 'SCIM lists a role without a code, and no custom role is named',
    outcome: is('warn', `role.${SPECIALIST}`),
    inputs: { 'service-catalog-role': '' },
    fusion: withUsers({ roles: ['', 'SOAOperator', CATALOG_ROLE] }),
  },
  {
    name: 'events-without-data',
    title: 'the event catalogue answers 200 with an empty list',
    outcome: is('error', 'privilege.event-catalog', 'answer-unexpected'),
    faults: [catalogAnswers('/soa-infra/PublicEvent/catalog', 'GET', '{"events":[]}')],
  },
  {
    name: 'events-vouch-for-nothing',
    title: 'a role is not listed, and the event catalogue answers 200 with nothing',
    outcome: {
      result: 'fail',
      checks: { 'role.SOAOperator': ['fail', 'soa-operator-missing'] },
    },
    inputs: { 'service-catalog-role': '' },
    fusion: withUsers({ roles: [SPECIALIST, CATALOG_ROLE] }),
    faults: [catalogAnswers('/soa-infra/PublicEvent/catalog', 'GET', '')],
  },
  {
    name: 'services-without-data',
    title: 'the service catalogue answers 200 with no service',
    outcome: is('error', 'privilege.service-catalog', 'answer-unexpected'),
    faults: [
      catalogAnswers(
        '/fscmService/ServiceCatalogService',
        'POST',
        '<env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/"><env:Body><getAllServiceEndPointsResponse/></env:Body></env:Envelope>',
      ),
    ],
  },
  {
    name: 'roles-by-id-alone',
    title: 'the list of users leaves roles out, and the user itself has them',
    outcome: is('pass'),
    fusion: { showsRoles: 'of one user' },
  },
  {
    name: 'roles-not-shown',
    title: 'SCIM shows no roles of users at all',
    outcome: {
      result: 'warn',
      checks: {
        [`role.${SPECIALIST}`]: ['warn'],
        'role.SOAOperator': ['warn'],
        [`role.${CATALOG_ROLE}`]: ['warn'],
      },
    },
    fusion: { showsRoles: 'never' },
  },
  {
    name: 'tests-left-out',
    title: 'there is no probe, and skip-checks leaves out the connection tests',
    outcome: is('warn', 'fusion.trust'),
    inputs: { ...NO_PROBE, 'skip-checks': 'oic.*' },
  },
  {
    name: 'test-says-nothing-of-trust',
    title: 'there is no probe, and the connection that is tested signs in with Basic',
    outcome: {
      result: 'warn',
      checks: {
        'fusion.trust': ['warn'],
        'oic.connection.ERP_DEV': ['warn', 'security-policy-wrong'],
        'oic.connection-test.ERP_DEV': ['warn'],
      },
    },
    inputs: NO_PROBE,
    oic: { connections: [{ ...CONNECTION, securityPolicy: 'BASIC_AUTH' }] },
  },
  {
    name: 'expired-slow',
    title: 'the signing certificate has expired, the pod refuses it, and everything is run',
    outcome: {
      result: 'fail',
      checks: {
        'certificate.validity': ['fail', 'certificate-expired'],
        'fusion.trust': ['fail', 'certificate-expired'],
      },
    },
    inputs: { ...NO_TESTS, 'fail-fast': 'false' },
    identityDomain: { signing: { created: '2018-01', leafDays: [-3650, -1] } },
    fusion: { imported: [] },
  },
  {
    name: 'fusion-user-without-suffix',
    title: 'integration-username has a suffix that the user has in neither place',
    outcome: {
      result: 'fail',
      checks: {
        'user.domain': ['fail', 'integration-username-wrong', 'domain-user-missing'],
        'user.fusion': ['fail', 'integration-username-wrong', 'fusion-user-missing'],
      },
    },
    inputs: { 'integration-username': WITH_SUFFIX },
  },
  {
    name: 'username-without-suffix',
    title: 'both systems have the user with a suffix, and integration-username has none',
    outcome: {
      result: 'fail',
      checks: {
        'user.domain': ['fail', 'integration-username-wrong', 'domain-user-missing'],
        'user.fusion': ['fail', 'integration-username-wrong', 'fusion-user-missing'],
        'fusion.trust': ['warn'],
      },
    },
    inputs: { ...NO_PROBE, ...NO_TESTS, 'fail-fast': 'false' },
    identityDomain: { users: [{ ...DOMAIN_USER, userName: WITH_SUFFIX.toLowerCase() }] },
    fusion: withUsers({ userName: WITH_SUFFIX.toLowerCase() }),
  },
  {
    name: 'long-username-without-operator',
    title:
      'a long integration-username has a suffix that the user has not, and the pod knows no sw',
    outcome: {
      result: 'fail',
      checks: {
        'user.domain': ['fail', 'integration-username-wrong', 'domain-user-missing'],
        'user.fusion': ['fail', 'integration-username-wrong', 'fusion-user-missing'],
      },
    },
    inputs: { 'integration-username': `${LONG_NAME}@acme.example` },
    identityDomain: { users: [{ ...DOMAIN_USER, userName: LONG_NAME }] },
    fusion: { ...withUsers({ userName: LONG_NAME }), knowsStartsWith: false },
  },
  {
    name: 'similar-names-not-to-be-looked-up',
    title: 'Fusion does not have the user, and cannot be asked for names that begin alike',
    outcome: {
      result: 'fail',
      checks: {
        'user.fusion': ['fail', 'fusion-user-missing'],
        'fusion.trust': ['fail', 'fusion-user-missing'],
      },
    },
    inputs: { ...NO_TESTS, 'fail-fast': 'false' },
    fusion: { users: [FUSION_SCIM_USER], knowsStartsWith: false },
  },
  {
    name: 'username-in-neither',
    title: 'integration-username has a slip in it, and neither system has such a user',
    outcome: {
      result: 'fail',
      checks: {
        'user.domain': ['fail', 'domain-user-missing', 'integration-username-wrong'],
        'user.fusion': ['fail', 'fusion-user-missing'],
        'fusion.trust': ['warn'],
      },
    },
    inputs: {
      ...NO_PROBE,
      ...NO_TESTS,
      'integration-username': 'SA_FA_DEV_OCI',
      'fail-fast': 'false',
    },
  },
  {
    name: 'fusion-user-perhaps-hidden',
    title: 'Fusion shows another user of a name that begins alike, and there is no probe',
    outcome: {
      result: 'fail',
      checks: { 'user.fusion': ['fail', 'fusion-user-missing'], 'fusion.trust': ['warn'] },
    },
    inputs: { ...NO_PROBE, ...NO_TESTS, 'fail-fast': 'false' },
    fusion: withUsers({ userName: `${FUSION_USER.userName}2` }),
  },
  {
    name: 'user-missing-same-domain',
    title: 'the shared domain has no user, and Fusion has it',
    outcome: is('fail', 'user.domain', 'domain-user-missing'),
    inputs: { ...NO_TESTS, 'fail-fast': 'false' },
    identityDomain: { users: [] },
    fusion: { signIn: "the client's domain" },
  },
  {
    name: 'test-perhaps-of-another-pod',
    title: 'there is no probe, and the connection that passes its test may be of another pod',
    outcome: {
      result: 'warn',
      checks: { 'fusion.trust': ['warn'], 'oic.connection.ERP_DEV': ['warn'] },
    },
    inputs: NO_PROBE,
    oic: { connections: [{ ...CONNECTION, host: 'erp.acme.example' }] },
  },
  {
    name: 'test-fails-beside-trust',
    title: 'there is no probe, and the refresh token of the connection has expired',
    outcome: {
      result: 'fail',
      checks: {
        'fusion.trust': ['warn'],
        'oic.connection-test.ERP_DEV': ['fail', 'refresh-token-expired'],
      },
    },
    inputs: NO_PROBE,
    oic: { connections: [{ ...CONNECTION, consent: 'refresh token expired' }] },
  },
  {
    name: 'username-slip-nobody-asked',
    title: 'the domain has no user of integration-username, and Fusion was not asked for it',
    outcome: {
      result: 'fail',
      checks: {
        'user.domain': ['fail', 'domain-user-missing', 'integration-username-wrong'],
        'user.fusion': ['warn'],
      },
    },
    inputs: { ...NOBODY_LOOKS, 'integration-username': 'SB_FA_DEV_OIC' },
  },
  {
    name: 'user-missing-slow',
    title: 'the domain has no shadow user, and everything is run all the same',
    outcome: is('fail', 'user.domain', 'domain-user-missing'),
    inputs: { ...NO_TESTS, 'fail-fast': 'false' },
    identityDomain: { users: [] },
  },
  {
    name: 'narrow-scim-right',
    title: 'fusion-username has the custom role for SCIM alone',
    outcome: is('pass'),
    fusion: { users: [FUSION_USER, { ...FUSION_SCIM_USER, roles: [SCIM_ROLE] }] },
  },
  {
    name: 'no-data-security',
    title: 'fusion-username is shown no user, and the pod accepts a token of the user',
    outcome: {
      result: 'warn',
      checks: {
        'user.fusion': ['warn', 'fusion-data-security-missing'],
        'user.match': ['warn'],
      },
    },
    fusion: withoutDataSecurity(),
  },
  {
    name: 'no-data-security-no-probe',
    title: 'fusion-username is shown no user, and nothing else tells of the user',
    outcome: is('error', 'user.fusion', 'fusion-data-security-missing', 'fusion-user-missing'),
    inputs: { ...NO_PROBE, ...NO_TESTS },
    fusion: withoutDataSecurity(),
  },
  {
    name: 'subject-of-another-account',
    title: 'the token names another account than the integration user, and the pod accepts that',
    outcome: {
      result: 'warn',
      checks: {
        'user.domain': ['warn'],
        'user.fusion': ['warn'],
        'user.match': ['warn'],
        'fusion.trust': ['warn', 'subject-differs'],
      },
    },
    inputs: NOBODY_LOOKS,
    identityDomain: {
      clientRoles: [],
      users: [{ ...DOMAIN_USER, subject: ANOTHER_SUBJECT }],
    },
    fusion: {
      users: [FUSION_USER, { ...FUSION_USER, id: '2D', userName: ANOTHER_SUBJECT }],
    },
  },
]

/** A catalogue that answers 200 with this text to whoever asks. */
function catalogAnswers(path: string, method: string, body: string): Fault {
  const headers = { 'content-type': body.startsWith('<') ? 'text/xml' : 'application/json' }
  return { service: 'fusion', path, method, kind: 'answer', reply: { status: 200, headers, body } }
}

/** The pod's users, with the integration user in another condition. */
function withUsers(user: Partial<SandboxFusionUser>): {
  readonly users: readonly SandboxFusionUser[]
} {
  return { users: [{ ...FUSION_USER, ...user }, FUSION_SCIM_USER] }
}

function withoutDataSecurity(): { readonly users: readonly SandboxFusionUser[] } {
  const custom = { ...FUSION_SCIM_USER, roles: [SCIM_ROLE], dataSecurity: false } as const
  return { users: [FUSION_USER, custom] }
}
