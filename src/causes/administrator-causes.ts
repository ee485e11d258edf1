import type { Causes } from './cause.js'

const TRUST = 'the identity propagation trust of the domain (docs/setup.md)'
const EXCHANGE = 'Oracle, JSON Web Token to UPST Exchange'

/** What can keep the domain's administrator out who signs in by the workflow's ID token (`admin-auth: github-oidc`). */
export const ADMINISTRATOR_CAUSES = {
  'id-token-refused': {
    title: 'GitHub does not give the job an ID token',
    fixBy: 'workflow author',
    fix: 'Give the job "permissions: id-token: write"; a workflow that is called needs it from its caller too, and pull requests from forks never get it. If the job has it, look at the status page of GitHub and run again.',
    explains401: false,
    distinguish:
      'The host that refuses is GitHub’s; without the permission nothing is sent at all, and inputs.valid says so.',
    source: 'GitHub, OpenID Connect reference',
    confidence: 'documented',
  },
  'workload-not-trusted': {
    title: 'No identity propagation trust of the domain fits the ID token of the workflow',
    fixBy: 'domain administrator',
    fix: `Compare iss, aud and sub in the message with ${TRUST}: issuer, clientClaimValues, and the rule of impersonationServiceUsers. The subject changes with the branch, the environment, and the form of the subjects of the repository.`,
    explains401: false,
    distinguish:
      'The exchange is refused with another code than invalid_client. That the codes tell them apart is inferred.',
    source: EXCHANGE,
    confidence: 'inferred',
  },
  'exchange-client-refused': {
    title: 'The OAuth client that calls the token exchange is not accepted',
    fixBy: 'domain administrator',
    fix: `Correct oidc-client-id and oidc-client-secret, activate their application, and name its client id among the oauthClients of ${TRUST}.`,
    explains401: false,
    distinguish: 'The token endpoint says invalid_client or unauthorized_client to the exchange.',
    source: EXCHANGE,
    confidence: 'inferred',
  },
  'administrator-refused': {
    title:
      'The domain does not let its administrator do this: a missing app role, or an old signature',
    fixBy: 'domain administrator',
    fix: 'Give the administrator the app role that the request needs: Audit Administrator to look users up, User Administrator to create one too, Identity Domain Administrator where the signing keys can be read in no other way (whether User Administrator may lease it is not documented). The application of admin-client-id gets it under OAuth configuration > App roles, the service user by a grant (docs/setup.md). If it has the role, compare the clock of the runner with the domain: a signature is accepted for five minutes.',
    explains401: false,
    distinguish:
      'The sign-in worked, and the request after it is refused with 401 or 403. domain.clock tells whether the clocks differ.',
    source: 'Oracle, AppRole Permissions; OCI, Request Signatures',
    confidence: 'documented',
  },
  'administrator-sees-too-little': {
    title:
      "The domain's administrator does not see the client's application, or the role it is to get",
    fixBy: 'domain administrator',
    fix: 'Compare client-id with the client ID of the application under Domains > your domain > Integrated applications. If it is there, give the administrator an app role that may read applications, app roles and grants: User Administrator, or Identity Domain Administrator, which is certain to do. The application of admin-client-id gets it under OAuth configuration > App roles, the service user by a grant (docs/setup.md).',
    explains401: false,
    distinguish:
      'The look-up for the temporary role works, and comes back empty. A refused look-up is administrator-refused.',
    source: 'Oracle, AppRole Permissions',
    confidence: 'inferred',
  },
} as const satisfies Causes
