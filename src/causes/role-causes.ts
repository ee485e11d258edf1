import type { Causes } from './cause.js'

/** The page on which you give a role to a user. */
export const ASSIGN = 'Tools > Security Console > Users > the integration user > Edit > Add Role'
/** Fusion gives no privilege to a user, so a role carries it: an existing one, or a new one. */
const CATALOG_FIX = `Open Tools > Security Console > Roles. Look for a custom role with the privilege FND_MANAGE_CATALOG_SERVICE_PRIV. If there is one, such as that of service-catalog-role, open ${ASSIGN}. Search for its code and choose Add Role Membership. If there is none, choose Create Role and create a custom job role. In its step Function Security Policies, add FND_MANAGE_CATALOG_SERVICE_PRIV. In its step Users, add the integration user. Save. If service-catalog-role is empty, put the code of the role into it.`

/** Roles and privileges of the integration user in Fusion. */
export const ROLE_CAUSES = {
  'service-catalog-privilege-missing': {
    title:
      'The integration user lacks the privilege FND_MANAGE_CATALOG_SERVICE_PRIV (Manage Webservices Catalog)',
    fixBy: 'Fusion IT security manager',
    fix: CATALOG_FIX,
    explains401: true,
    how401:
      'Without this privilege the pod accepts the user, but refuses it the service catalogue, which Oracle Integration reads when it tests a connection. Users report CASDK-0004 for this. That the adapter turns every refusal into a 401 is inferred.',
  },
  'soa-operator-missing': {
    title: 'The integration user lacks the role SOAOperator',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${ASSIGN}. Search for SOAOperator and choose Add Role Membership.`,
    explains401: true,
    how401:
      'Without this role the pod accepts the user, but refuses it the event catalogue. Oracle documents that a connection needs the role to receive events. That its test then shows CASDK-0004 is inferred. The test may pass if the connection receives no events.',
  },
  'integration-specialist-missing': {
    title: 'The integration user lacks the role Integration Specialist',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${ASSIGN}. Search for ORA_FND_INTEGRATION_SPECIALIST_JOB and choose Add Role Membership.`,
    explains401: false,
  },
  'attachments-user-missing': {
    title: 'The integration user lacks the role AttachmentsUser',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${ASSIGN}. Search for AttachmentsUser and choose Add Role Membership.`,
    explains401: false,
  },
  'role-missing': {
    title: 'The integration user lacks a required role',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${ASSIGN}. Search for the code of the role and choose Add Role Membership. If the user has it through another role, take it out of required-roles.`,
    explains401: false,
  },
  'data-access-missing': {
    title: 'The integration user has no data access for its objects',
    fixBy: 'Fusion IT security manager',
    fix: 'Open Setup and Maintenance > Manage Data Access for Users. Add the business units, ledgers or organisations for the role of the integration user.',
    explains401: false,
  },
  'rest-catalog-access-missing': {
    title: 'The integration user may not read the catalogue of REST resources',
    fixBy: 'Fusion IT security manager',
    fix: 'Follow “Access the REST Catalog Through the Oracle ERP Cloud Adapter” in the adapter’s guide.',
    explains401: false,
  },
  'role-not-yet-effective': {
    title: 'The role was given just now and is not effective yet',
    fixBy: 'Fusion IT security manager',
    fix: 'Wait some minutes and run the action again.',
    explains401: false,
  },
  'role-not-found': {
    title: 'Fusion has no role of this code',
    fixBy: 'workflow author',
    fix: 'Compare the code of the role with Tools > Security Console > Roles. Correct the input that contains it. If the code is right and the role is missing, ask the Fusion IT security manager to create it. The API cannot create roles.',
    explains401: false,
  },
  'role-not-assignable': {
    title: 'Fusion refuses to assign the role by its API',
    fixBy: 'Fusion IT security manager',
    fix: 'Open Setup and Maintenance > Manage Role Provisioning Rules. Create a mapping without conditions. Add the role under Associated Roles and tick Requestable. The user of fusion-username needs IT Security Manager, or a custom role. The custom role needs the privilege ASE_REST_SERVICE_ACCESS_IDENTITY_INTEGRATION_PRIV, which allows writing too.',
    explains401: false,
  },
} as const satisfies Causes
