import type { POD_CAUSES } from '../pod-causes.js'
import type { BackgroundOf } from './background.js'

/** What is known of the pod's edge. */
export const POD_BACKGROUND: BackgroundOf<typeof POD_CAUSES> = {
  'pod-unavailable': {
    distinguish: 'The status is 502, 503 or 504, or a maintenance page, for every caller.',
    source: 'OCI, Fusion Applications API, environment status',
    confidence: 'documented',
  },
  'runner-shut-out': {
    distinguish:
      'The runner gets status 403 before the pod checks any credential. Other addresses may not get it.',
    source: 'A-Team, location-based access and REST APIs',
    confidence: 'inferred',
  },
  'network-rule-blocks': {
    distinguish:
      'From outside it looks like location-based access. These rules are in the OCI console, not in Fusion.',
    source: 'OCI, Fusion Applications API, environment rules',
    confidence: 'documented',
  },
  'location-not-permitted': {
    distinguish: 'The status is 403 from one country, whatever the credentials.',
    source: 'Oracle, Fusion REST, Status Codes',
    confidence: 'documented',
  },
  'fusion-host-wrong': {
    distinguish: 'The status is 404 at a path where every pod has its REST API.',
    source: 'Oracle, Fusion REST, Status Codes',
    confidence: 'inferred',
  },
  'lbac-shuts-out-oracle-integration': {
    distinguish:
      'The pod accepts the same user from the runner, and refuses only the connection test.',
    message: 'CASDK-0005, 401 Access Denied or 403 Forbidden',
    source: 'Oracle, ERP Cloud Adapter, Prerequisites for Creating a Connection (LBAC status)',
    confidence: 'documented',
  },
  'egress-changed': {
    distinguish:
      'It began with a change of the Oracle Integration instance: a private endpoint, another region, or disaster recovery. The pod accepts the runner.',
    source: 'OCI, Oracle Integration API, private endpoint and disaster recovery details',
    confidence: 'inferred',
  },
}
