import { ID_TOKEN_PATH } from '../github/id-tokens.js'
import { DOMAIN_USER, HEALTHY_DOMAIN } from '../identity-domain/settings.js'
import {
  ID_TOKEN_AUDIENCE,
  IDENTITY_PROPAGATION_TRUST,
  SERVICE_USER,
} from '../identity-domain/workload-identity.js'
import type { Scenario } from '../scenario.js'
import { is } from './outcome.js'

/** Inputs with which the workflow itself administers the domain. */
export const WORKLOAD_INPUTS = {
  'admin-auth': 'github-oidc',
  'oidc-audience': ID_TOKEN_AUDIENCE,
  'oidc-client-id': HEALTHY_DOMAIN.exchangeClient.id,
  'oidc-client-secret': HEALTHY_DOMAIN.exchangeClient.secret,
}

const PLAN = { ...WORKLOAD_INPUTS, mode: 'plan' }

/** The administrator signs in by the workflow's ID token, which `plan` shows without writing. */
export const WORKLOAD_IDENTITY_SCENARIOS: readonly Scenario[] = [
  {
    name: 'oidc',
    title: 'the workflow itself is the administrator',
    outcome: is('pass'),
    inputs: PLAN,
  },
  {
    name: 'oidc-classic-subject',
    title: 'the workflow is the administrator in an environment, by a subject without ids',
    outcome: is('pass'),
    inputs: PLAN,
    idTokens: { immutableSubject: false, context: 'environment' },
    identityDomain: trusting('sub eq repo:acme/integration:environment:test'),
  },
  {
    name: 'oidc-not-permitted',
    title: 'the job lacks the permission id-token: write',
    outcome: is('error', 'inputs.valid', 'input-invalid'),
    inputs: PLAN,
    idTokens: { permitted: false },
  },
  {
    name: 'oidc-verify-not-permitted',
    title: 'the job lacks the permission id-token: write, which verify does not need',
    outcome: is('pass'),
    inputs: WORKLOAD_INPUTS,
    idTokens: { permitted: false },
  },
  {
    name: 'oidc-id-token-refused',
    title: 'GitHub refuses the ID token',
    outcome: is('error', 'user.domain', 'id-token-refused'),
    inputs: PLAN,
    faults: [
      {
        service: 'github',
        path: ID_TOKEN_PATH,
        kind: 'answer',
        reply: {
          status: 403,
          headers: { 'content-type': 'application/json' },
          body: '{"message":"Resource not accessible by integration"}',
        },
      },
    ],
  },
  {
    name: 'oidc-short-session',
    title: 'the session of the service user lasts five minutes',
    outcome: is('pass'),
    inputs: PLAN,
    identityDomain: { securityTokenSeconds: 300 },
  },
  {
    name: 'oidc-subject-unknown',
    title: 'no rule of the trust fits the branch',
    outcome: is('error', 'user.domain', 'workload-rule-differs', 'workload-rule-quoted'),
    inputs: PLAN,
    identityDomain: trusting(
      'sub eq repo:acme@1234567/integration@89012345:ref:refs/heads/release',
    ),
  },
  {
    name: 'oidc-rule-quoted',
    title: 'the value in the rule of the trust is in quotation marks',
    outcome: is('error', 'user.domain', 'workload-rule-differs', 'workload-rule-quoted'),
    inputs: PLAN,
    identityDomain: trusting('sub eq "repo:acme@1234567/integration@89012345:ref:refs/heads/main"'),
  },
  {
    name: 'oidc-rules-dropped',
    title: 'the domain dropped the rules of the trust when it was created',
    outcome: is('error', 'user.domain', 'workload-rule-differs', 'workload-rule-quoted'),
    inputs: PLAN,
    identityDomain: {
      identityPropagationTrust: { ...IDENTITY_PROPAGATION_TRUST, impersonationServiceUsers: [] },
    },
  },
  {
    name: 'oidc-user-not-service-user',
    title: 'the rule of the trust names an ordinary user',
    outcome: is('error', 'user.domain', 'workload-user-not-service-user'),
    inputs: PLAN,
    identityDomain: {
      identityPropagationTrust: {
        ...IDENTITY_PROPAGATION_TRUST,
        impersonationServiceUsers: IDENTITY_PROPAGATION_TRUST.impersonationServiceUsers.map(
          ({ rule }) => ({ rule, value: DOMAIN_USER.id }),
        ),
      },
    },
  },
  {
    name: 'oidc-client-not-in-trust',
    title: 'the trust does not name the client that calls the exchange',
    outcome: is('error', 'user.domain', 'exchange-client-refused', 'workload-not-trusted'),
    inputs: PLAN,
    identityDomain: {
      identityPropagationTrust: { ...IDENTITY_PROPAGATION_TRUST, oauthClients: ['another'] },
    },
  },
  {
    name: 'oidc-audience-wrong',
    title: 'the trust wants another audience',
    outcome: is('error', 'user.domain', 'workload-not-trusted', 'exchange-client-refused'),
    inputs: { ...PLAN, 'oidc-audience': 'another-audience' },
  },
  {
    name: 'oidc-exchange-client-wrong',
    title: 'the secret of the client that calls the exchange is wrong',
    outcome: is('error', 'user.domain', 'exchange-client-refused', 'workload-not-trusted'),
    inputs: { ...PLAN, 'oidc-client-secret': 'another-secret-of-nobody' },
  },
  {
    name: 'oidc-service-user-without-role',
    title: 'the service user has no app role',
    outcome: is('warn', 'user.domain', 'administrator-refused'),
    inputs: PLAN,
    identityDomain: { serviceUsers: [{ ...SERVICE_USER, appRoles: [] }] },
  },
]

function trusting(rule: string): NonNullable<Scenario['identityDomain']> {
  return {
    identityPropagationTrust: {
      ...IDENTITY_PROPAGATION_TRUST,
      impersonationServiceUsers: [{ rule, value: SERVICE_USER.id }],
    },
  }
}
