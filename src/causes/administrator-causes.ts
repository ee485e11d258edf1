import type { Causes } from './cause.js'

const PAGE = 'docs/setup/github-oidc.md of this action'
const TRUST = `the identity propagation trust (${PAGE})`
const READ_RULES = `Read the rules of ${TRUST} with attributes=impersonationServiceUsers.`
const SUBJECT =
  'The sub changes with the branch, with the environment, and with the form of the subjects of the repository.'
const HOW_GIVEN = `The application of admin-client-id gets its role under OAuth configuration > App roles. The service user gets its role by a grant (${PAGE}).`
const LAST_RESORT =
  'Regenerate the secret only as a last resort. A new secret breaks everything that uses the old one.'

/** What can stop the administrator of the identity domain: the workflow's ID token (`admin-auth: github-oidc`), or a client. */
export const ADMINISTRATOR_CAUSES = {
  'id-token-refused': {
    title: 'GitHub does not give the job an ID token',
    fixBy: 'workflow author',
    fix: 'Give the job "permissions: id-token: write". If another workflow calls yours, the calling job needs the permission too. Pull requests from forks never get it. If the job has it, check the status page of GitHub and run the action again.',
    explains401: false,
  },
  'workload-not-trusted': {
    title: 'No identity propagation trust fits the ID token of the workflow',
    fixBy: 'domain administrator',
    fix: `Compare iss, aud and sub in the message with ${TRUST}: issuer, clientClaimValues, and the rule of impersonationServiceUsers. ${SUBJECT}`,
    explains401: false,
  },
  'workload-rule-differs': {
    title: 'No rule of the identity propagation trust fits the sub',
    fixBy: 'domain administrator',
    fix: `${READ_RULES} Without this parameter the identity domain never shows them. It may have dropped them when you created the trust. Enter a rule with the sub of the message, character by character, like sub eq repo:OWNER/REPO:environment:NAME. ${SUBJECT}`,
    explains401: false,
  },
  'workload-rule-quoted': {
    title: 'The rule of the identity propagation trust has a quoted value',
    fixBy: 'domain administrator',
    fix: `${READ_RULES} Remove the quotation marks from the value: sub eq repo:…, not sub eq "repo:…". The identity domain stores a quoted value without an error, but no token ever matches it.`,
    explains401: false,
  },
  'workload-user-not-service-user': {
    title: 'The user in the rule of the trust is no service user',
    fixBy: 'domain administrator',
    fix: `Create the user again as a service user (serviceUser: true). An ordinary user cannot become one, because serviceUser is immutable. Give the new user the app role. Enter its SCIM id, not its OCID, in impersonationServiceUsers of ${TRUST}.`,
    explains401: false,
  },
  'admin-client-credentials-wrong': {
    title: 'The GitHub values for admin-client-id and admin-client-secret do not belong together',
    fixBy: 'workflow author',
    fix: `Open OCI console > Identity & Security > Domains > your domain > Integrated applications > the application of admin-client-id > OAuth configuration. Compare admin-client-id with the client ID there. Copy the client secret again into the GitHub secret used for admin-client-secret. ${LAST_RESORT}`,
    explains401: false,
  },
  'exchange-client-refused': {
    title: 'The client of the token exchange (oidc-client-id, oidc-client-secret) is not accepted',
    fixBy: 'workflow author',
    fix: `Compare oidc-client-id with the client ID of its application. Copy the client secret again into the GitHub secret used for oidc-client-secret. If both are right, ask the identity domain administrator to activate the application. Ask the administrator also to add its client ID to oauthClients of ${TRUST}. ${LAST_RESORT}`,
    explains401: false,
  },
  'administrator-refused': {
    title: "The run's administrator lacks a role, or its signature is too old",
    fixBy: 'domain administrator',
    fix: `Give the run's administrator the app role that the request needs. It is the application of admin-client-id, or the service user of the trust. Audit Administrator may look up users. User Administrator may create one too. If the signing keys can be read in no other way, Identity Domain Administrator is needed. It is not documented whether User Administrator may assign the temporary administrator role. ${HOW_GIVEN} If the administrator has the role, compare the clock of the runner with the identity domain. A signature is accepted for five minutes.`,
    explains401: false,
  },
  'administrator-sees-too-little': {
    title: "The run's administrator does not see the client application or temporary role",
    fixBy: 'domain administrator',
    fix: `Compare client-id with the client ID of the application under OCI console > Identity & Security > Domains > your domain > Integrated applications. If it is there, give the run's administrator an app role that may read applications, app roles and grants. User Administrator may be enough. Identity Domain Administrator certainly is. ${HOW_GIVEN}`,
    explains401: false,
  },
} as const satisfies Causes
