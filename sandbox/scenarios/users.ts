import { FUSION_SCIM_USER, FUSION_USER } from '../fusion/settings.js'
import { DOMAIN_USER, HEALTHY_DOMAIN } from '../identity-domain/settings.js'
import { CONNECTION } from '../oic/settings.js'
import type { Scenario } from '../scenario.js'
import { is } from './outcome.js'

const LOWER_CASE = DOMAIN_USER.userName.toLowerCase()
/** The first part is Cyrillic, and every letter of it looks Latin. */
const IN_TWO_SCRIPTS = '\u0422\u0415\u0421\u0422_OIC'
const WITH_PLUS = 'sa+oic@acme.example'

/** Conditions of the integration user in both places, and of whoever looks it up. */
export const USER_SCENARIOS: readonly Scenario[] = [
  {
    name: 'role-less',
    title: 'the client has no role, and may not read users',
    outcome: is('warn', 'user.domain'),
    identityDomain: { clientRoles: [] },
  },
  {
    name: 'user-missing',
    title: 'the domain has no shadow user',
    outcome: is('fail', 'user.domain', 'domain-user-missing'),
    identityDomain: { users: [] },
  },
  {
    name: 'user-with-suffix',
    title: "the shadow user's name has a suffix",
    outcome: is('fail', 'user.domain', 'domain-user-missing'),
    identityDomain: { users: [{ ...DOMAIN_USER, userName: `${LOWER_CASE}@acme.example` }] },
  },
  {
    name: 'user-in-lower-case',
    title: "the shadow user's name is in lower case",
    outcome: is('warn', 'user.match', 'subject-differs'),
    identityDomain: { users: [{ ...DOMAIN_USER, userName: LOWER_CASE }] },
  },
  {
    name: 'user-case-matters',
    title: 'the names differ in case, and the pod minds',
    outcome: {
      result: 'fail',
      checks: {
        'user.match': ['warn', 'subject-differs'],
        'fusion.trust': ['fail', 'subject-differs'],
      },
    },
    identityDomain: { users: [{ ...DOMAIN_USER, userName: LOWER_CASE }] },
    fusion: { comparesCase: true },
  },
  {
    name: 'user-inactive',
    title: 'the shadow user is inactive',
    outcome: is('fail', 'user.domain', 'domain-user-inactive'),
    identityDomain: { users: [{ ...DOMAIN_USER, active: false }] },
  },
  {
    name: 'user-locked',
    title: 'the shadow user is locked',
    outcome: is('fail', 'user.domain', 'domain-user-locked'),
    identityDomain: { users: [{ ...DOMAIN_USER, lockReason: 0 }] },
  },
  {
    name: 'user-state-unsaid',
    title: 'the domain shows the shadow user, and not whether it is active or locked',
    outcome: is('warn', 'user.domain'),
    identityDomain: { users: [{ ...DOMAIN_USER, unsaid: ['active', 'locked'] }] },
  },
  {
    name: 'user-federated',
    title: 'the shadow user is federated',
    outcome: is('warn', 'user.domain', 'domain-user-federated'),
    identityDomain: { users: [{ ...DOMAIN_USER, federated: true }] },
  },
  {
    name: 'user-in-two-scripts',
    title: 'no system has the user name, a part of which is Cyrillic and looks Latin',
    outcome: {
      result: 'fail',
      checks: {
        'user.domain': ['fail', 'integration-username-wrong', 'domain-user-missing'],
        'user.fusion': ['fail', 'integration-username-wrong', 'fusion-user-missing'],
      },
    },
    inputs: { 'integration-username': IN_TWO_SCRIPTS },
  },
  {
    name: 'user-of-another-script',
    title: 'a part of the user name is Cyrillic, and meant so',
    outcome: is('pass'),
    inputs: { 'integration-username': IN_TWO_SCRIPTS },
    identityDomain: { users: [{ ...DOMAIN_USER, userName: IN_TWO_SCRIPTS }] },
    fusion: { users: [{ ...FUSION_USER, userName: IN_TWO_SCRIPTS }, FUSION_SCIM_USER] },
    oic: { connections: [{ ...CONNECTION, consent: { by: IN_TWO_SCRIPTS } }] },
  },
  {
    name: 'user-with-plus',
    title: 'the user name contains a plus and an at',
    outcome: is('pass'),
    inputs: { 'integration-username': WITH_PLUS },
    identityDomain: { users: [{ ...DOMAIN_USER, userName: WITH_PLUS }] },
    fusion: { users: [{ ...FUSION_USER, userName: WITH_PLUS }, FUSION_SCIM_USER] },
    oic: { connections: [{ ...CONNECTION, consent: { by: WITH_PLUS } }] },
  },
  {
    name: 'subject-mapped',
    title: "the token's subject is an e-mail address",
    outcome: {
      result: 'fail',
      checks: {
        'user.match': ['fail', 'subject-differs', 'fusion-user-renamed'],
        'fusion.trust': ['fail', 'subject-differs'],
      },
    },
    identityDomain: { users: [{ ...DOMAIN_USER, subject: 'oic-dev@acme.example' }] },
  },
  {
    name: 'fusion-user-missing',
    title: 'Fusion has no such user',
    outcome: is('fail', 'user.fusion', 'fusion-user-missing', 'user-not-synchronised'),
    fusion: { users: [FUSION_SCIM_USER] },
  },
  {
    name: 'fusion-user-missing-slow',
    title: 'Fusion has no such user, and everything is run all the same',
    outcome: {
      result: 'fail',
      checks: {
        'user.fusion': ['fail', 'fusion-user-missing'],
        'fusion.trust': ['fail', 'fusion-user-missing'],
        'oic.connection-test.ERP_DEV': ['fail', 'fusion-user-missing'],
      },
    },
    inputs: { 'fail-fast': 'false' },
    fusion: { users: [FUSION_SCIM_USER] },
  },
  {
    name: 'fusion-user-inactive',
    title: 'the Fusion user is suspended',
    outcome: is('fail', 'user.fusion', 'fusion-user-inactive'),
    fusion: { users: [{ ...FUSION_USER, active: false }, FUSION_SCIM_USER] },
  },
  {
    name: 'fusion-password-wrong',
    title: 'the password of fusion-username is wrong',
    outcome: is(
      'error',
      'user.fusion',
      'fusion-password-wrong',
      'fusion-user-locked',
      'basic-authentication-retired',
    ),
    inputs: { 'fusion-password': 'not-the-right-password' },
  },
  {
    name: 'basic-retired',
    title: 'the pod does not take Basic authentication',
    outcome: is('error', 'user.fusion', 'fusion-password-wrong'),
    fusion: { basicAuthentication: false },
  },
  {
    name: 'fusion-scim-user-without-right',
    title: 'fusion-username may not read users',
    outcome: is('error', 'user.fusion', 'fusion-scim-right-missing'),
    fusion: { users: [FUSION_USER, { ...FUSION_SCIM_USER, roles: [] }] },
  },
  {
    name: 'client-is-user',
    title:
      'the connection signs in with client credentials, as a Fusion user named like the client',
    outcome: is('pass'),
    inputs: {
      'integration-username': HEALTHY_DOMAIN.clientId,
      'integration-password': '',
      'probe-grant': 'client-credentials',
    },
    fusion: { users: [{ ...FUSION_USER, userName: HEALTHY_DOMAIN.clientId }, FUSION_SCIM_USER] },
    oic: { connections: [{ ...CONNECTION, consent: { by: HEALTHY_DOMAIN.clientId } }] },
  },
]
