import type { Causes } from './cause.js'

const LBAC = 'Tools > Security Console > Administration > Location Based Access'
const RULES = 'OCI console > Fusion Applications > environment > Networking > Network access rules'

/** The pod's edge: who is let in at all, and whether the pod is there. */
export const POD_CAUSES = {
  'pod-unavailable': {
    title: 'The pod is in maintenance, being refreshed or suspended',
    fixBy: 'Fusion IT security manager',
    fix: 'Look at the maintenance window (OCI console > Fusion Applications > environment > Maintenance). Wait until the pod is back. Then run the action again.',
    explains401: false,
  },
  'runner-shut-out': {
    title: 'Location-based access of the pod blocks the runner',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${LBAC} and add the runner's address. Or use a runner whose address is allowed. Oracle Integration may still get through: run the connection test in its console.`,
    explains401: false,
  },
  'network-rule-blocks': {
    title: 'A network access rule of the environment blocks the caller',
    fixBy: 'network administrator',
    fix: `Open ${RULES} and allow the caller's address or network.`,
    explains401: false,
  },
  'location-not-permitted': {
    title: 'Oracle does not serve the country that the call comes from',
    fixBy: 'network administrator',
    fix: 'Use a runner in another country. You cannot lift export rules.',
    explains401: false,
  },
  'fusion-host-wrong': {
    title: 'The host is no Fusion pod, or not this one',
    fixBy: 'workflow author',
    fix: 'Sign in to Fusion and compare fusion-url with the URL in the browser. Enter the host alone, without a path.',
    explains401: false,
  },
  'lbac-shuts-out-oracle-integration': {
    title: 'Location-based access blocks Oracle Integration',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${LBAC}. Add the address of Oracle Integration's NAT gateway (Oracle Integration console > About), or make the role public. See Doc ID 2615294.1.`,
    explains401: true,
  },
  'egress-changed': {
    title: 'Oracle Integration calls from another address than before',
    fixBy: 'network administrator',
    fix: `Find the current address of Oracle Integration (Oracle Integration console > About). Compare it with ${LBAC}. Compare it with ${RULES} too. Add it where it is missing.`,
    explains401: true,
  },
} as const satisfies Causes
