import type { ROLE_CAUSES } from '../role-causes.js'
import { CASDK_0004, type BackgroundOf } from './background.js'

const GUIDE = 'Oracle, ERP Cloud Adapter, Prerequisites for Creating a Connection'

/** What is known of roles and privileges in Fusion. */
export const ROLE_BACKGROUND: BackgroundOf<typeof ROLE_CAUSES> = {
  'service-catalog-privilege-missing': {
    distinguish: 'The pod accepts the token. Only the service catalogue refuses it.',
    message: CASDK_0004,
    source: GUIDE,
    confidence: 'documented',
  },
  'soa-operator-missing': {
    distinguish: 'The pod accepts the token. Only the event catalogue refuses it.',
    source: GUIDE,
    confidence: 'documented',
  },
  'integration-specialist-missing': {
    distinguish: 'Both catalogues can be read, and services answer 403.',
    source: `${GUIDE}. The code is from Oracle's Fusion Apps connector guide`,
    confidence: 'documented',
  },
  'attachments-user-missing': {
    distinguish: 'Everything works, except files and logs of bulk imports.',
    source: GUIDE,
    confidence: 'documented',
  },
  'role-missing': {
    distinguish: 'SCIM in Fusion does not list it. Roles from other roles are probably not listed.',
    source: 'Oracle, Fusion REST, Users (roles)',
    confidence: 'seen in public code',
  },
  'data-access-missing': {
    distinguish: 'The status is 200 with an empty list, and another user sees rows.',
    source: GUIDE,
    confidence: 'documented',
    unseen: 'an empty list is a good answer, and only you know that rows are missing',
  },
  'rest-catalog-access-missing': {
    distinguish:
      'The connection test passes, and the list of REST resources in the adapter’s wizard is empty.',
    source: `${GUIDE} (title of the section)`,
    confidence: 'inferred',
    unseen:
      'the privilege behind the catalogue is not documented, so no probe of it proves anything',
  },
  'role-not-yet-effective': {
    distinguish: 'SCIM lists the role, and the service still refuses.',
    source: 'a public script that waits for it',
    confidence: 'seen in public code',
  },
  'role-not-found': {
    distinguish: 'A look-up of the role itself finds nothing, whatever user should have it.',
    source: 'Oracle, Fusion REST, Query for a Role',
    confidence: 'documented',
  },
  'role-not-assignable': {
    distinguish: 'The look-up works, and the change of the role is refused.',
    source: 'a public installer (Datadog)',
    confidence: 'seen in public code',
  },
}
