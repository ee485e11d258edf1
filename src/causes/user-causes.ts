import type { Causes } from './cause.js'

const DOMAIN_USERS = 'OCI console > Identity & Security > Domains > your domain > Users'
const FUSION_USERS = 'Tools > Security Console > Users'

/** The integration user in the identity domain and in Fusion, and the user that looks it up there. */
export const USER_CAUSES = {
  'domain-user-missing': {
    title: 'The identity domain has no user of this name (no shadow user)',
    fixBy: 'domain administrator',
    fix: `Open ${DOMAIN_USERS} > Create user. Create the integration user, with exactly the user name that it has in Fusion, as a local user that is not federated. Then set its password with the link in Oracle's email.`,
    explains401: true,
  },
  'integration-username-wrong': {
    title: 'integration-username is not the name of the account',
    fixBy: 'workflow author',
    fix: 'Compare integration-username with the account in Tools > Security Console > Users. Correct integration-username, character by character.',
    explains401: false,
  },
  'domain-user-inactive': {
    title: 'The integration user is inactive in the identity domain',
    fixBy: 'domain administrator',
    fix: `Find out who deactivated the integration user and why. Then open ${DOMAIN_USERS} > the user > Activate.`,
    explains401: true,
  },
  'domain-user-locked': {
    title: 'The integration user is locked in the identity domain',
    fixBy: 'domain administrator',
    fix: `Find out why the integration user is locked before you unlock it. The message names the reason. Find out who sends wrong passwords or codes, or why an administrator locked the user. Then open ${DOMAIN_USERS} > the user > Unlock.`,
    explains401: true,
  },
  'domain-user-password-refused': {
    title: 'The identity domain rejects the password of the integration user',
    fixBy: 'workflow author',
    fix: `Compare integration-username with the account of the integration user. Enter its password again in the GitHub secret used for integration-password. Use the password in the identity domain, not the one in Fusion. Sign in with it once by hand, which also shows whether it has expired. Only as a last resort, ask the identity domain administrator for a new password (${DOMAIN_USERS} > the user > Reset password). A new password breaks everything else that signs in with it.`,
    explains401: false,
  },
  'domain-user-federated': {
    title: 'The integration user is federated: another identity provider signs it in',
    fixBy: 'domain administrator',
    fix: 'Create the integration user as a local user that is not federated, with exactly the user name that it has in Fusion. Or map the subject of the identity provider to that name.',
    explains401: true,
  },
  'domain-user-not-assigned': {
    title: 'The integration user is not assigned to the client application',
    fixBy: 'domain administrator',
    fix: 'Open OCI console > Identity & Security > Domains > your domain > Integrated applications > the application of client-id > Users. Assign the integration user. Or let the application not enforce grants as authorization.',
    explains401: false,
  },
  'subject-differs': {
    title: "The token's subject is not the user name in Fusion",
    fixBy: 'domain administrator',
    fix: `Open ${DOMAIN_USERS} > the user > Edit. Give it exactly the user name in Fusion, character by character. The message shows both names. If the user is federated, map its subject to the name in Fusion.`,
    explains401: true,
  },
  'fusion-user-missing': {
    title: 'Fusion has no user of this name',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${FUSION_USERS} > Add User Account. Create the integration user, with exactly this user name. Then give it the required roles.`,
    explains401: true,
  },
  'fusion-user-inactive': {
    title: 'The integration user is inactive (suspended) in Fusion',
    fixBy: 'Fusion IT security manager',
    fix: `Find out who suspended the integration user and why. Then open ${FUSION_USERS} > the user > Edit and set it to active.`,
    explains401: true,
  },
  'fusion-user-locked': {
    title: 'The user of fusion-username is locked in Fusion',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${FUSION_USERS} > the user of fusion-username and unlock it.`,
    explains401: false,
  },
  'fusion-password-wrong': {
    title: 'fusion-password is not the password of fusion-username in Fusion',
    fixBy: 'workflow author',
    fix: 'Compare fusion-username with the account in Fusion. Enter its password again in the GitHub secret used for fusion-password. If it has expired or is lost, ask the Fusion IT security manager for a new one. Sign in with the new password once by hand. A new password breaks everything else that uses the account. Give service accounts a password policy without expiry.',
    explains401: false,
  },
  'basic-authentication-retired': {
    title: 'The pod no longer accepts Basic authentication',
    fixBy: 'Fusion IT security manager',
    fix: 'Sign in by hand as the user of fusion-username. If that works, the pod refuses Basic authentication. The action works without it: leave out fusion-username and fusion-password, and rely on the trust probe and the connection test. Use an OAuth policy in the connection.',
    explains401: false,
  },
  'fusion-scim-right-missing': {
    title: 'fusion-username may not read users by SCIM',
    fixBy: 'Fusion IT security manager',
    fix: 'Create a custom role (release 24C and later). Add the function security policy Use REST Service - Identity Integration (privilege ASE_REST_SERVICE_ACCESS_IDENTITY_INTEGRATION_PRIV). Add the data security to see users and roles. Assign the role to the user of fusion-username. To assign roles, or before release 24C, use the role IT Security Manager (ORA_FND_IT_SECURITY_MANAGER_JOB).',
    explains401: false,
  },
  'fusion-data-security-missing': {
    title: 'fusion-username lacks data security, and sees no users or not this one',
    fixBy: 'Fusion IT security manager',
    fix: 'Open Tools > Security Console > Roles > the custom role of fusion-username > Data Security Policies. Add the policies that show users and roles. Or give the user of fusion-username the role IT Security Manager.',
    explains401: false,
  },
  'user-not-synchronised': {
    title: 'The user was created just now and is not known everywhere',
    fixBy: 'Fusion IT security manager',
    fix: 'Wait some minutes and run the action again. If the integration user is still not found, run two scheduled processes. They are Retrieve Latest LDAP Changes, and Import User and Role Application Security Data.',
    explains401: true,
  },
  'fusion-user-renamed': {
    title: 'The user was renamed in Fusion after the shadow user was created',
    fixBy: 'domain administrator',
    fix: `Open ${DOMAIN_USERS} > the user > Edit. Give the shadow user the new name of the Fusion user. Then give consent again in each connection.`,
    explains401: true,
  },
} as const satisfies Causes
