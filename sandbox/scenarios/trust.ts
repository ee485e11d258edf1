import type { Fault } from '../faults.js'
import { FUSION_SCIM_USER, FUSION_USER, type FusionSettings } from '../fusion/settings.js'
import { clientKey } from '../identity-domain/assertions.js'
import { HEALTHY_DOMAIN } from '../identity-domain/settings.js'
import { jsonReply } from '../reply.js'
import type { Scenario } from '../scenario.js'
import { is } from './outcome.js'

/** What nobody can tell apart from outside, in the order in which it is named. */
const IN_SECURITY_CONSOLE = [
  'signing-certificate-not-imported',
  'trusted-issuer-missing',
  'signing-key-rotated',
  'authority-certificate-not-imported',
  'token-type-not-ticked',
  'trust-not-saved',
  'trust-not-yet-effective',
  'environment-refreshed',
] as const

/** No secret of the client, and no password of the user. */
const KEY_ALONE = { 'client-secret': '', 'integration-password': '' } as const

/** Conditions of the trust between domain and pod, and of the probe for it. */
export const TRUST_SCENARIOS: readonly Scenario[] = [
  untrusting('casdk-0004', 'Fusion holds no certificate of the domain: CASDK-0004', {
    imported: [],
  }),
  untrusting('issuer-missing', 'Fusion does not trust the issuer', {
    trustedIssuers: ['www.oracle.com'],
  }),
  untrusting('issuer-without-slash', 'the issuer was typed without its slash', {
    trustedIssuers: ['https://identity.oraclecloud.com'],
  }),
  untrusting('rotated', 'the domain has rotated its key, Fusion holds the former certificate', {
    imported: ['former signing', 'authority'],
  }),
  untrusting('one-imported', 'Fusion needs both certificates and holds one', {
    imported: ['signing'],
    needsAuthority: true,
  }),
  untrusting('jwt-not-ticked', 'the token type JWT is not ticked', { jwtTicked: false }),
  {
    name: 'custom-issuer-not-trusted',
    title: "the domain's own issuer is not trusted",
    outcome: {
      result: 'fail',
      checks: {
        'domain.issuer': ['warn', 'issuer-custom'],
        'fusion.trust': ['fail', 'issuer-custom', 'signing-certificate-not-imported'],
      },
    },
    identityDomain: { issuer: 'https://login.acme.example/' },
  },
  {
    name: 'audience-wrong',
    title: 'the resource application names another pod, and the pod minds',
    outcome: is('fail', 'fusion.trust', 'audience-wrong', ...IN_SECURITY_CONSOLE),
    identityDomain: { fusionAudience: 'https://acme-test.fa.em2.oraclecloud.com:443' },
    fusion: { checksAudience: true },
  },
  {
    name: 'token-expired',
    title: 'the clock of the domain is two hours slow, so its tokens are expired',
    outcome: {
      result: 'fail',
      checks: {
        'domain.clock': ['warn', 'clock-wrong'],
        'fusion.trust': ['fail', 'token-expired'],
      },
    },
    identityDomain: { clockOffsetSeconds: -7200 },
  },
  {
    name: 'unknown-topology-refused',
    title: 'nobody knows whether an import is needed, and the token is refused',
    outcome: {
      result: 'fail',
      checks: {
        'topology.import-needed': ['warn'],
        'fusion.trust': ['fail', ...IN_SECURITY_CONSOLE],
      },
    },
    fusion: { signIn: 'nowhere', imported: [] },
  },
  {
    name: 'same-domain-refused',
    title: 'client and pod share the domain, and the pod does not know the user yet',
    outcome: {
      result: 'fail',
      checks: {
        'user.fusion': ['warn'],
        'user.match': ['warn'],
        'fusion.trust': ['fail', 'fusion-user-missing', 'user-not-synchronised', 'domain-wrong'],
      },
    },
    inputs: { 'fusion-username': '', 'fusion-password': '' },
    fusion: { signIn: "the client's domain", users: [] },
  },
  {
    name: 'keys-and-trust-refused',
    title: 'the keys are refused, no role may be leased, and the pod refuses the token',
    outcome: {
      result: 'error',
      checks: {
        'domain.keys': ['error', 'keys-not-readable'],
        'fusion.trust': ['manual', 'signing-certificate-not-imported'],
      },
    },
    inputs: { 'fail-fast': 'false', mode: 'plan', 'temporary-grant': 'never' },
    identityDomain: { keysForClient: 401 },
    fusion: { imported: [] },
  },
  {
    name: 'lbac-denies-tokens',
    title: 'location-based access answers 401 Access Denied',
    outcome: {
      result: 'error',
      checks: {
        'user.fusion': ['warn'],
        'user.match': ['warn'],
        'fusion.trust': ['error', 'runner-shut-out'],
      },
    },
    inputs: { 'fusion-username': '', 'fusion-password': '' },
    fusion: { shutsOut: 'tokens with 401 Access Denied' },
  },

  // The token of the probe
  {
    name: 'private-key',
    title: 'the client signs in with a private key alone',
    outcome: is('pass'),
    inputs: { ...KEY_ALONE, 'client-certificate-alias': HEALTHY_DOMAIN.clientCertificateAlias },
    secrets: async () => ({ 'client-private-key': await clientKey() }),
  },
  {
    name: 'private-key-other-alias',
    title: 'the certificate is registered under another alias',
    outcome: is('fail', 'domain.token', 'assertion-refused', 'client-app-inactive', 'domain-wrong'),
    inputs: { ...KEY_ALONE, 'client-certificate-alias': 'another' },
    secrets: async () => ({ 'client-private-key': await clientKey() }),
  },
  {
    name: 'assertion-of-unknown-user',
    title: 'the user assertion is for a user that the domain does not have, and nobody may look',
    outcome: {
      result: 'error',
      checks: {
        'user.domain': ['warn'],
        'user.match': ['warn'],
        'fusion.trust': ['error', 'assertion-refused', 'domain-user-missing'],
      },
    },
    inputs: { ...KEY_ALONE, 'client-certificate-alias': HEALTHY_DOMAIN.clientCertificateAlias },
    secrets: async () => ({ 'client-private-key': await clientKey() }),
    identityDomain: { clientRoles: [], users: [] },
  },
  {
    name: 'domain-password-wrong',
    title: "the shadow user's password is wrong",
    outcome: is('error', 'fusion.trust', 'domain-user-password-refused', 'sign-on-policy-blocks'),
    inputs: { 'integration-password': 'not-the-right-password' },
  },
  {
    name: 'second-factor',
    title: 'a sign-on policy wants a second factor',
    outcome: is('error', 'fusion.trust', 'domain-user-password-refused', 'sign-on-policy-blocks'),
    identityDomain: { secondFactor: true },
  },
  {
    name: 'password-of-federated-user',
    title: 'the domain refuses the password in the words of a refused sign-in',
    outcome: is('error', 'fusion.trust', 'domain-user-federated', 'domain-user-password-refused'),
    faults: [passwordRefused("A federated user can't perform local authentication.")],
  },
  {
    name: 'user-not-assigned',
    title: 'the domain says that the user may not use the application',
    outcome: is(
      'error',
      'fusion.trust',
      'domain-user-not-assigned',
      'domain-user-password-refused',
    ),
    faults: [passwordRefused("You aren't authorized to access the app.")],
  },
  {
    name: 'password-grant-not-allowed',
    title: 'the application may not use the grant of the probe',
    outcome: is('error', 'fusion.trust', 'client-grant-not-allowed'),
    identityDomain: { clientGrants: ['client_credentials'], applicationsForClient: 'none' },
  },
  {
    name: 'scope-refused',
    title: "the application was not given Fusion's scope",
    outcome: is('fail', 'fusion.trust', 'fusion-scope-wrong'),
    identityDomain: { fusionScopeGranted: false, applicationsForClient: 'refused' },
  },
  {
    name: 'scope-refused-to-client',
    title: "the application was not given Fusion's scope, and gets tokens by the same grant",
    outcome: is('fail', 'fusion.trust', 'fusion-scope-wrong'),
    inputs: { 'probe-grant': 'client-credentials' },
    identityDomain: { fusionScopeGranted: false, applicationsForClient: 'refused' },
  },
  {
    name: 'scope-malformed',
    title: 'fusion-scope names no scope of any application',
    outcome: is('error', 'fusion.trust', 'fusion-scope-input-wrong', 'fusion-scope-wrong'),
    inputs: { 'fusion-scope': 'https://acme-test.fa.em2.oraclecloud.com:443 /' },
    identityDomain: { applicationsForClient: 'none' },
  },
  {
    name: 'client-credentials-refused',
    title: 'Fusion has no user named like the client',
    outcome: is('error', 'fusion.trust', 'client-user-missing'),
    inputs: { 'probe-grant': 'client-credentials' },
  },
  {
    name: 'client-credentials-unproven',
    title: 'the trust is proven with the client, not with the integration user',
    outcome: is('warn', 'fusion.trust'),
    inputs: { 'probe-grant': 'client-credentials' },
    fusion: {
      users: [
        FUSION_USER,
        FUSION_SCIM_USER,
        { ...FUSION_USER, id: '2D', userName: HEALTHY_DOMAIN.clientId },
      ],
    },
  },
  {
    name: 'trust-by-test',
    title: 'there is no probe, and the connection test proves the trust',
    outcome: is('pass'),
    inputs: { 'integration-password': '' },
  },
  {
    name: 'least-inputs',
    title: 'nothing but the required inputs is given',
    outcome: {
      result: 'warn',
      checks: { 'user.fusion': ['warn'], 'user.match': ['warn'], 'fusion.trust': ['warn'] },
    },
    inputs: {
      'integration-password': '',
      'fusion-username': '',
      'fusion-password': '',
      'service-catalog-role': '',
      'oic-url': '',
      'oic-instance': '',
      'oic-scope': '',
      'oic-connections': '',
    },
  },
]

function untrusting(name: string, title: string, fusion: Partial<FusionSettings>): Scenario {
  return { name, title, outcome: is('fail', 'fusion.trust', ...IN_SECURITY_CONSOLE), fusion }
}

/** The domain refuses a password in words of sample authenticate-error-texts. */
function passwordRefused(text: string): Fault {
  return {
    service: 'identity-domain',
    path: '/oauth2/v1/token',
    body: 'grant_type=password',
    kind: 'answer',
    reply: jsonReply(400, { error: 'invalid_grant', error_description: text }),
  }
}
