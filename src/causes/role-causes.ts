import { CASDK_0004, type Causes } from './cause.js'

/** Where a role is given to a user. */
export const ASSIGN = 'Tools > Security Console > Users > the integration user > Edit > Add Role'
/** A privilege cannot be given to a user, so a role carries it: one that is there already, or a new one. */
const CATALOG_FIX = `Look in Tools > Security Console > Roles for a custom role with the privilege FND_MANAGE_CATALOG_SERVICE_PRIV. If there is one, such as that of service-catalog-role, open ${ASSIGN}, search its code, and choose Add Role Membership. If there is none, choose Create Role: a custom job role, step Function Security Policies > add FND_MANAGE_CATALOG_SERVICE_PRIV, step Users > add the integration user, Save. If service-catalog-role is empty, put the code of the role into it.`
const GUIDE = 'Oracle, ERP Cloud Adapter, Prerequisites for Creating a Connection'

/** Roles and privileges of the integration user in Fusion. */
export const ROLE_CAUSES = {
  'service-catalog-privilege-missing': {
    title:
      'The integration user lacks the privilege FND_MANAGE_CATALOG_SERVICE_PRIV (Manage Webservices Catalog)',
    fixBy: 'Fusion IT security manager',
    fix: CATALOG_FIX,
    explains401: true,
    distinguish: 'The pod accepts the token, and the service catalogue alone refuses it.',
    message: CASDK_0004,
    source: GUIDE,
    confidence: 'documented',
  },
  'soa-operator-missing': {
    title: 'The integration user lacks the role SOAOperator',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${ASSIGN}, search SOAOperator, and choose Add Role Membership.`,
    explains401: true,
    distinguish: 'The pod accepts the token, and the event catalogue alone refuses it.',
    source: GUIDE,
    confidence: 'documented',
  },
  'integration-specialist-missing': {
    title: 'The integration user lacks the role Integration Specialist',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${ASSIGN}, search ORA_FND_INTEGRATION_SPECIALIST_JOB, and choose Add Role Membership.`,
    explains401: false,
    distinguish: 'Both catalogues can be read, and services answer 403.',
    source: `${GUIDE}; the code is from Oracle's Fusion Apps connector guide`,
    confidence: 'documented',
  },
  'attachments-user-missing': {
    title: 'The integration user lacks the role AttachmentsUser',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${ASSIGN}, search AttachmentsUser, and choose Add Role Membership.`,
    explains401: false,
    distinguish: 'Everything works but files and logs of bulk imports.',
    source: GUIDE,
    confidence: 'documented',
  },
  'role-missing': {
    title: 'The integration user lacks a required role',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${ASSIGN}, search the code in the message, and choose Add Role Membership. If the user holds it through another role, take it out of required-roles.`,
    explains401: false,
    distinguish:
      'SCIM in Fusion does not list it; roles held through other roles are probably not listed.',
    source: 'Oracle, Fusion REST, Users (roles)',
    confidence: 'seen in public code',
  },
  'data-access-missing': {
    title: 'The integration user has no data access for the objects it works on',
    fixBy: 'Fusion IT security manager',
    fix: 'Open Setup and Maintenance > Manage Data Access for Users and add the business units, ledgers or organisations for the role of the integration user.',
    explains401: false,
    distinguish: 'Status 200 with an empty list, where another user sees rows.',
    source: GUIDE,
    confidence: 'documented',
    unseen: 'an empty list is a good answer; only the business knows that rows are missing',
  },
  'rest-catalog-access-missing': {
    title: 'The integration user may not read the catalogue of REST resources',
    fixBy: 'Fusion IT security manager',
    fix: 'Follow Access the REST Catalog Through the Oracle ERP Cloud Adapter in the adapter’s guide.',
    explains401: false,
    distinguish:
      'The connection test passes, and the list of REST resources in the adapter’s wizard is empty.',
    source: `${GUIDE} (title of the section)`,
    confidence: 'inferred',
    unseen:
      'the privilege behind the catalogue is not documented, so no probe of it proves anything',
  },
  'role-not-yet-effective': {
    title: 'The role was given just now and is not effective yet',
    fixBy: 'Fusion IT security manager',
    fix: 'Wait some minutes and run again.',
    explains401: false,
    distinguish: 'SCIM lists the role, and the service still refuses.',
    source: 'a public script that waits for it',
    confidence: 'seen in public code',
  },
  'role-not-found': {
    title: 'Fusion has no role of this code',
    fixBy: 'workflow author',
    fix: 'Compare the code of the role, as this check names it, with Tools > Security Console > Roles, and correct the input in which it stands. If the role is right and not there yet, the Fusion IT security manager creates it: the API cannot create roles.',
    explains401: false,
    distinguish: 'A look-up of the role itself finds nothing, whoever should hold it.',
    source: 'Oracle, Fusion REST, Query for a Role',
    confidence: 'documented',
  },
  'role-not-assignable': {
    title: 'Fusion refuses to assign the role by its API',
    fixBy: 'Fusion IT security manager',
    fix: 'Open Setup and Maintenance > Manage Role Provisioning Rules, create a mapping without conditions, add the role under Associated Roles and tick Requestable. The caller needs a custom role with the privilege ASE_REST_SERVICE_ACCESS_IDENTITY_INTEGRATION_PRIV, which allows writing too, or IT Security Manager.',
    explains401: false,
    distinguish: 'The look-up works, and the change of the role is refused.',
    source: 'a public installer (Datadog)',
    confidence: 'seen in public code',
  },
} as const satisfies Causes
