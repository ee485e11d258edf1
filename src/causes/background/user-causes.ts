import type { USER_CAUSES } from '../user-causes.js'
import { CASDK_0004, type BackgroundOf } from './background.js'

const LOCAL_USER = 'Oracle, ERP and HCM Cloud Adapters, prerequisites (local user)'
const NARROW_RIGHT =
  'Oracle Access Governance, Oracle Fusion Cloud Application Integration Reference (24C and later)'
const A_TEAM = 'A-Team, Simplifying OAuth for OIC to Fusion Integrations across IAM domains'

/** What is known of the integration user, and of the user that looks it up. */
export const USER_BACKGROUND: BackgroundOf<typeof USER_CAUSES> = {
  'domain-user-missing': {
    distinguish:
      'A look-up in the identity domain finds no such user. So no such user can sign in to give consent.',
    source: LOCAL_USER,
    confidence: 'documented',
  },
  'integration-username-wrong': {
    distinguish:
      'Neither the identity domain nor Fusion has the name. If both have another one that begins alike, it is most likely that one.',
    source: 'this action',
    confidence: 'documented',
  },
  'domain-user-inactive': {
    distinguish: 'active is false in the identity domain, whatever Fusion says.',
    source: 'Oracle, identity domains API, User.active',
    confidence: 'inferred',
  },
  'domain-user-locked': {
    distinguish:
      'locked.on is true in the identity domain. locked.reason shows whether failed attempts or an administrator locked the user. A lock for failed attempts may end by itself after minutes or a day, as the password policy says.',
    source: 'Oracle, identity domains API, UserExtLocked',
    confidence: 'inferred',
  },
  'domain-user-password-refused': {
    distinguish:
      'The answer to the grant password is invalid_grant, and the user is active and not locked. The password is wrong, expired or was never set.',
    message: '{"error":"invalid_grant"}',
    source: 'RFC 6749, 5.2',
    confidence: 'inferred',
  },
  'domain-user-federated': {
    distinguish:
      'isFederatedUser is true. The other identity provider may have another name for the user. The sub of a real token shows whether the names agree.',
    source: LOCAL_USER,
    confidence: 'documented',
  },
  'domain-user-not-assigned': {
    distinguish:
      'The identity domain says that the user is not authorized to access the app. The user is active and not locked.',
    message: "You aren't authorized to access the app.",
    source: 'Oracle, Authentication and On-Demand MFA API Error Codes',
    confidence: 'documented',
  },
  'subject-differs': {
    distinguish:
      'The action compares the claim sub of a real token byte by byte with the userName in Fusion. They differ by an email address, a domain suffix, or upper and lower case.',
    message: CASDK_0004,
    source: LOCAL_USER,
    confidence: 'documented',
  },
  'fusion-user-missing': {
    distinguish: 'SCIM in Fusion finds no such user, whatever the identity domain says.',
    message: CASDK_0004,
    source: A_TEAM,
    confidence: 'documented',
  },
  'fusion-user-inactive': {
    distinguish: 'active is false in Fusion’s SCIM.',
    source: 'Oracle, Fusion REST, Users (active, the effect on tokens is inferred)',
    confidence: 'inferred',
  },
  'fusion-user-locked': {
    distinguish:
      'Basic authentication gives 401. In a recorded test the pod still accepted a token, so a lock hardly explains an OAuth 401.',
    source: 'a public log of a lock test',
    confidence: 'seen in public code',
  },
  'fusion-password-wrong': {
    distinguish:
      'Basic authentication gives 401, because the password is wrong, changed or expired. It does not affect tokens of the identity domain.',
    source: 'Oracle, Configure Inbound Authentication',
    confidence: 'recorded: fusion-401-basic',
  },
  'basic-authentication-retired': {
    distinguish: 'The same user and password sign in with a browser.',
    source: 'pods with single sign-on only',
    confidence: 'inferred',
  },
  'fusion-scim-right-missing': {
    distinguish:
      'The status is 403 with credentials and 401 without. So the credentials are right, and the right is missing.',
    source: `Oracle, Fusion REST, Users and Roles (use cases), and ${NARROW_RIGHT}`,
    confidence: 'documented',
  },
  'fusion-data-security-missing': {
    distinguish:
      'The status is 200 with an empty list, also for users that exist. If the pod accepts a token of the user, it has the user.',
    source: NARROW_RIGHT,
    confidence: 'documented',
  },
  'user-not-synchronised': {
    distinguish: 'The Security Console shows the user, and SCIM does not find it yet.',
    source: 'a public installer (Datadog) that waits for it',
    confidence: 'seen in public code',
  },
  'fusion-user-renamed': {
    distinguish: 'The identity domain has the old name, and Fusion has the new one.',
    source: 'renaming of accounts in general',
    confidence: 'inferred',
  },
}
