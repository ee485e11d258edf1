import type { Causes } from './cause.js'

const LBAC = 'Tools > Security Console > Administration > Location Based Access'
const RULES = 'OCI console > Fusion Applications > environment > Networking > Network access rules'

/** The pod's edge: who is let in at all, and whether the pod is there. */
export const POD_CAUSES = {
  'pod-unavailable': {
    title: 'The pod is in maintenance, being refreshed or suspended',
    fixBy: 'Fusion IT security manager',
    fix: 'Look at the maintenance window of the environment (OCI console > Fusion Applications > environment > Maintenance), wait, and run again.',
    explains401: false,
    distinguish: 'Status 502, 503 or 504, or a maintenance page, to everybody.',
    source: 'OCI, Fusion Applications API, environment status',
    confidence: 'documented',
  },
  'runner-shut-out': {
    title: 'Location-based access of the pod shuts the runner out',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${LBAC} and add the runner's address, or use a runner whose address is allowed. Oracle Integration may still get through: the connection test in its console tells.`,
    explains401: false,
    distinguish:
      'Status 403 before any credential is looked at, from the runner and perhaps not from elsewhere.',
    source: 'A-Team, location-based access and REST APIs',
    confidence: 'inferred',
  },
  'network-rule-blocks': {
    title: 'A network access rule of the environment shuts the caller out',
    fixBy: 'network administrator',
    fix: `Open ${RULES} and allow the caller's address or network.`,
    explains401: false,
    distinguish:
      'Like location-based access from outside; the rules stand in the OCI console instead of Fusion.',
    source: 'OCI, Fusion Applications API, environment rules',
    confidence: 'documented',
  },
  'location-not-permitted': {
    title: 'Oracle does not serve the country that the call comes from',
    fixBy: 'network administrator',
    fix: 'Use a runner in another country; export rules cannot be lifted.',
    explains401: false,
    distinguish: 'Status 403 from one country, whatever the credentials.',
    source: 'Oracle, Fusion REST, Status Codes',
    confidence: 'documented',
  },
  'fusion-host-wrong': {
    title: 'The host is no Fusion pod, or not this one',
    fixBy: 'workflow author',
    fix: 'Compare fusion-url with the URL in the browser after signing in to Fusion; it is the host alone, without a path.',
    explains401: false,
    distinguish: 'Status 404 where every pod has its REST API.',
    source: 'Oracle, Fusion REST, Status Codes',
    confidence: 'inferred',
  },
  'lbac-shuts-out-oracle-integration': {
    title: 'Location-based access shuts Oracle Integration out',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${LBAC} and add the address of Oracle Integration's NAT gateway (Oracle Integration console > About), or make the role public. See Doc ID 2615294.1.`,
    explains401: true,
    distinguish:
      'The pod accepts the same user from the runner, and only the connection test is refused.',
    message: 'CASDK-0005, 401 Access Denied or 403 Forbidden',
    source: 'Oracle, ERP Cloud Adapter, Prerequisites for Creating a Connection (LBAC status)',
    confidence: 'documented',
  },
  'egress-changed': {
    title:
      'Oracle Integration calls from another address than before: private endpoint, region, disaster recovery',
    fixBy: 'network administrator',
    fix: `Compare the present address of Oracle Integration (Oracle Integration console > About) with ${LBAC} and with ${RULES}, and add it where it is missing.`,
    explains401: true,
    distinguish:
      'Began with a change of the Oracle Integration instance; the pod accepts the runner.',
    source: 'OCI, Oracle Integration API, private endpoint and disaster recovery details',
    confidence: 'inferred',
  },
} as const satisfies Causes
