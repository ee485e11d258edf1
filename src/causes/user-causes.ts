import { CASDK_0004, type Causes } from './cause.js'

const DOMAIN_USERS = 'Domains > your domain > Users'
const FUSION_USERS = 'Tools > Security Console > Users'
const LOCAL_USER = 'Oracle, ERP and HCM Cloud Adapters, prerequisites (local user)'
const NARROW_RIGHT =
  'Oracle Access Governance, Oracle Fusion Cloud Application Integration Reference (24C and later)'
const SCIM_RIGHT =
  'a custom role with the function security policy Use REST Service - Identity Integration (privilege ASE_REST_SERVICE_ACCESS_IDENTITY_INTEGRATION_PRIV; release 24C and later) and the data security to see users and roles'
const A_TEAM = 'A-Team, Simplifying OAuth for OIC to Fusion Integrations across IAM domains'

/** The integration user in the identity domain and in Fusion, and the user that looks it up there. */
export const USER_CAUSES = {
  'domain-user-missing': {
    title: 'The identity domain has no user of this name (no shadow user)',
    fixBy: 'domain administrator',
    fix: `Open ${DOMAIN_USERS} > Create user with exactly the user name of the Fusion user, as a local user that is not federated, and let it set a password.`,
    explains401: true,
    distinguish: 'A look-up in the domain finds nobody; nobody can sign in to give consent.',
    source: LOCAL_USER,
    confidence: 'documented',
  },
  'integration-username-wrong': {
    title: 'integration-username is not the name of the account',
    fixBy: 'workflow author',
    fix: 'Compare integration-username with the account in Tools > Security Console > Users, and correct it, character by character.',
    explains401: false,
    distinguish:
      'Neither the identity domain nor Fusion has the name. Where both have another one that begins alike, it is most likely that one.',
    source: 'this action',
    confidence: 'documented',
  },
  'domain-user-inactive': {
    title: 'The integration user is inactive in the identity domain',
    fixBy: 'domain administrator',
    fix: `Find out who deactivated the user and why. Then open ${DOMAIN_USERS} > the user > Activate.`,
    explains401: true,
    distinguish: 'active is false in the domain, whatever Fusion says.',
    source: 'Oracle, identity domains API, User.active',
    confidence: 'inferred',
  },
  'domain-user-locked': {
    title: 'The integration user is locked in the identity domain',
    fixBy: 'domain administrator',
    fix: `Find out why before you unlock (the message names the reason): who sends wrong passwords or codes, or which administrator locked the user, and what for. Then open ${DOMAIN_USERS} > the user > Unlock.`,
    explains401: true,
    distinguish:
      'locked.on is true in the domain, and locked.reason tells failed attempts from the lock of an administrator. A lock for failed attempts may go away by itself after minutes or a day, as the password policy says.',
    source: 'Oracle, identity domains API, UserExtLocked',
    confidence: 'inferred',
  },
  'domain-user-password-refused': {
    title: 'The domain refuses the password of the integration user: wrong, expired, or never set',
    fixBy: 'workflow author',
    fix: `Compare integration-username, and enter the password again in the GitHub secret used for integration-password: the password in the identity domain, not the one in Fusion. Sign in with it once by hand, which also shows whether it has expired. Only as the last resort let the domain administrator set a new one (${DOMAIN_USERS} > the user > Reset password): a new password breaks everything else that signs in with it.`,
    explains401: false,
    distinguish: 'invalid_grant for the grant password, while the user is active and not locked.',
    message: '{"error":"invalid_grant"}',
    source: 'RFC 6749, 5.2',
    confidence: 'inferred',
  },
  'domain-user-federated': {
    title:
      'The integration user is federated: it signs in at another identity provider, whose name for it may differ',
    fixBy: 'domain administrator',
    fix: 'Create a local user that is not federated with exactly the user name of the Fusion user, or map the subject of the identity provider to it.',
    explains401: true,
    distinguish: 'isFederatedUser is true; the sub of a real token tells whether the names agree.',
    source: LOCAL_USER,
    confidence: 'documented',
  },
  'domain-user-not-assigned': {
    title: 'The integration user is not assigned to the application that asks for its token',
    fixBy: 'domain administrator',
    fix: 'Open Domains > your domain > Integrated applications > the application of client-id > Users, and assign the integration user; or let the application not enforce grants as authorization.',
    explains401: false,
    distinguish:
      'The domain says that the user is not authorized to access the app, while the user is active and not locked.',
    message: "You aren't authorized to access the app.",
    source: 'Oracle, Authentication and On-Demand MFA API Error Codes',
    confidence: 'documented',
  },
  'subject-differs': {
    title:
      "The token's subject is not the user name in Fusion: an e-mail address, a domain suffix, upper and lower case",
    fixBy: 'domain administrator',
    fix: `Rename the user so that both names are the same, character by character: ${DOMAIN_USERS} > the user > Edit. A federated user needs a mapping of its subject.`,
    explains401: true,
    distinguish:
      'The claim sub of a real token, compared byte by byte with the userName in Fusion.',
    message: CASDK_0004,
    source: LOCAL_USER,
    confidence: 'documented',
  },
  'fusion-user-missing': {
    title: 'Fusion has no user of this name',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${FUSION_USERS} > Add User Account and create the integration user with exactly this user name; then give it the roles.`,
    explains401: true,
    distinguish: 'SCIM in Fusion finds nobody, whatever the domain says.',
    message: CASDK_0004,
    source: A_TEAM,
    confidence: 'documented',
  },
  'fusion-user-inactive': {
    title: 'The integration user is inactive (suspended) in Fusion',
    fixBy: 'Fusion IT security manager',
    fix: `Find out who suspended the user and why. Then open ${FUSION_USERS} > the user > Edit and set it to active.`,
    explains401: true,
    distinguish: 'active is false in Fusion’s SCIM.',
    source: 'Oracle, Fusion REST, Users (active); the effect on tokens is inferred',
    confidence: 'inferred',
  },
  'fusion-user-locked': {
    title: 'The user is locked in Fusion',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${FUSION_USERS} > the user and unlock it.`,
    explains401: false,
    distinguish:
      'Basic authentication gives 401. A token was accepted all the same in a recorded test, so a lock explains an OAuth 401 badly.',
    source: 'a public log of a lock test',
    confidence: 'seen in public code',
  },
  'fusion-password-wrong': {
    title:
      'fusion-password is not the password of fusion-username in Fusion: wrong, changed or expired',
    fixBy: 'workflow author',
    fix: 'Compare fusion-username, and enter its password again in the GitHub secret used for fusion-password. If it has expired or is lost, let the Fusion IT security manager set a new one and sign in once by hand: a new password breaks everything else that uses the account. Give service accounts a password policy without expiry.',
    explains401: false,
    distinguish:
      'Basic authentication gives 401; tokens of the identity domain are not touched by it.',
    source: 'Oracle, Configure Inbound Authentication',
    confidence: 'recorded: fusion-401-basic',
  },
  'basic-authentication-retired': {
    title: 'The pod no longer accepts Basic authentication',
    fixBy: 'Fusion IT security manager',
    fix: 'Sign in with the same user by hand. If that works, the pod refuses Basic. The action does without it: leave fusion-username out, and rely on the trust probe and the connection test. A connection needs an OAuth policy then.',
    explains401: false,
    distinguish: 'The same user and password sign in with a browser.',
    source: 'pods with single sign-on only',
    confidence: 'inferred',
  },
  'fusion-scim-right-missing': {
    title: 'fusion-username may not read users by SCIM',
    fixBy: 'Fusion IT security manager',
    fix: `Give the user of fusion-username ${SCIM_RIGHT}. To assign roles, or before release 24C, give it the role IT Security Manager (ORA_FND_IT_SECURITY_MANAGER_JOB).`,
    explains401: false,
    distinguish:
      'Status 403 with credentials, 401 without: the credentials are right, the right is missing.',
    source: `Oracle, Fusion REST, Users and Roles (use cases); ${NARROW_RIGHT}`,
    confidence: 'documented',
  },
  'fusion-data-security-missing': {
    title:
      'fusion-username may search users by SCIM, and no data security shows it any, or this one',
    fixBy: 'Fusion IT security manager',
    fix: 'Open Tools > Security Console > Roles > the custom role of fusion-username > Data Security Policies and add the policies that show users and roles, or give fusion-username the role IT Security Manager.',
    explains401: false,
    distinguish:
      'Status 200 with an empty list, also for users that exist. A pod that accepts a token of the user has it.',
    source: NARROW_RIGHT,
    confidence: 'documented',
  },
  'user-not-synchronised': {
    title: 'The user was created just now and is not known everywhere yet',
    fixBy: 'Fusion IT security manager',
    fix: 'Wait some minutes; if it stays, run the scheduled processes Retrieve Latest LDAP Changes and Import User and Role Application Security Data.',
    explains401: true,
    distinguish: 'The user stands in the Security Console and SCIM does not find it yet.',
    source: 'a public installer (Datadog) that waits for it',
    confidence: 'seen in public code',
  },
  'fusion-user-renamed': {
    title: 'The user was renamed in Fusion after the shadow user was made',
    fixBy: 'domain administrator',
    fix: `Give the shadow user the new name: ${DOMAIN_USERS} > the user > Edit, then give consent again.`,
    explains401: true,
    distinguish: 'The domain has the old name, Fusion the new one.',
    source: 'renaming of accounts in general',
    confidence: 'inferred',
  },
} as const satisfies Causes
