import type { Causes } from './cause.js'

const TRUST = 'the identity propagation trust of the domain (docs/setup.md)'
const EXCHANGE = 'Oracle, JSON Web Token to UPST Exchange'
const NO_RULE =
  '{"error":"unauthorized_client","error_description":"No rules matched from given token to find impersonation user."}'

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
      'The exchange is refused with another code than invalid_client, and the text names neither a rule nor the user. What the domain says of an inactive trust, another issuer or another audience is not recorded.',
    source: EXCHANGE,
    confidence: 'inferred',
  },
  'workload-rule-differs': {
    title: 'No rule of the identity propagation trust fits the subject of the ID token',
    fixBy: 'domain administrator',
    fix: `Read the rules of ${TRUST} with attributes=impersonationServiceUsers: without it they are never shown, and the domain may have dropped them when the trust was created. Enter one that has the sub of the message, character by character, like sub eq repo:OWNER/REPO:environment:NAME. The subject changes with the branch, the environment, and the form of the subjects of the repository.`,
    explains401: false,
    distinguish:
      'The text says that no rule matched. A rule with quotation marks around its value looks the same.',
    message: NO_RULE,
    source: 'live trials of 2026 in public notes: status 401, code and text',
    confidence: 'recorded: token-exchange-no-rule',
  },
  'workload-rule-quoted': {
    title: 'The rule of the identity propagation trust has its value in quotation marks',
    fixBy: 'domain administrator',
    fix: `Read the rules of ${TRUST} with attributes=impersonationServiceUsers and take the quotation marks off the value: sub eq repo:…, not sub eq "repo:…". The domain stores a quoted value without a word, and no token ever matches it.`,
    explains401: false,
    distinguish: 'The text says that no rule matched, and the rule looks right.',
    message: NO_RULE,
    source: 'two live trials of 2026 in public notes; guides print the quotation marks',
    confidence: 'recorded: token-exchange-no-rule',
  },
  'workload-user-not-service-user': {
    title: 'The user that the rule of the trust names is no service user',
    fixBy: 'domain administrator',
    fix: `Create the user again as a service user (serviceUser: true), give it the app role, and put its SCIM id, not its OCID, into impersonationServiceUsers of ${TRUST}. serviceUser is immutable, so an ordinary user cannot be turned into one.`,
    explains401: false,
    distinguish:
      'The text says that the user is not a service user, so the rule itself has matched.',
    message:
      '{"error":"unauthorized_client","error_description":"User requesting is not a service user."}',
    source: 'a public set-up script that quotes the body',
    confidence: 'seen in public code',
  },
  'admin-client-credentials-wrong': {
    title:
      'The GitHub values behind admin-client-id and admin-client-secret do not belong together',
    fixBy: 'workflow author',
    fix: 'Open Domains > your domain > Integrated applications > the application of admin-client-id > OAuth configuration and compare the client ID. Then copy the client secret again into the GitHub secret used for admin-client-secret. Regenerate it only as the last resort: a new one breaks everything that shares the application.',
    explains401: false,
    distinguish:
      'The token endpoint says invalid_client to the administrator, while the client of client-id gets its tokens.',
    message: '{"error":"invalid_client","error_description":"Client authentication failed."}',
    source: 'Oracle, E-Business Suite Asserter, known issues (the body)',
    confidence: 'documented',
  },
  'exchange-client-refused': {
    title:
      'The client of oidc-client-id and oidc-client-secret, which calls the token exchange, is not accepted',
    fixBy: 'workflow author',
    fix: `Compare oidc-client-id with the client ID of its application, and copy its client secret again into the GitHub secret used for oidc-client-secret. If both are right, let the domain administrator activate the application and name its client ID among the oauthClients of ${TRUST}. Regenerate the secret only as the last resort: a new one breaks everything that shares the application.`,
    explains401: false,
    distinguish:
      'The token endpoint says invalid_client to the exchange; unauthorized_client speaks of the trust.',
    message: '{"error":"invalid_client","error_description":"Client authentication failed."}',
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
