import { HEALTHY_DOMAIN } from '../identity-domain/settings.js'
import type { Scenario } from '../scenario.js'
import { is } from './outcome.js'

const USERS = '/hcmRestApi/scim/Users'
const WELCOME = '/fscmUI/faces/FuseWelcome'
const OWN_SIGN_IN = '/fscmUI/adfAuthentication'

/** A host that begins with the name of the client's own domain. */
const LOOK_ALIKE = `https://${HEALTHY_DOMAIN.id}.identity.oraclecloud.com.evil.example/oauth2/v1/authorize`

/** Conditions of the pod as a whole: whether it is there, and whom it lets in. */
export const POD_SCENARIOS: readonly Scenario[] = [
  {
    name: 'domain-given',
    title: "the pod's own domain is given",
    outcome: is('pass'),
    inputs: { 'fusion-identity-domain-url': 'https://127.0.0.1:9' },
    fusion: { signIn: 'nowhere' },
  },
  {
    name: 'classic-sign-in',
    title: 'the pod has the classic sign-in',
    outcome: is('warn', 'topology.import-needed'),
    fusion: { signIn: 'classic' },
  },
  {
    name: 'no-sign-in',
    title: 'the pod sends browsers nowhere',
    outcome: is('warn', 'topology.import-needed'),
    fusion: { signIn: 'nowhere' },
  },
  {
    name: 'relative-sign-in',
    title: 'the pod writes its first redirect without its own host',
    outcome: is('pass'),
    fusion: { signInRedirect: 'relative' },
  },
  redirecting('sign-in-loop', 'the pod sends browsers in a loop', WELCOME),
  redirecting('sign-in-at-look-alike', 'the pod sends browsers to a look-alike', LOOK_ALIKE),
  {
    name: 'sign-in-page',
    title: 'the pod shows browsers a page after its first redirect',
    outcome: is('warn', 'topology.import-needed'),
    faults: [
      {
        service: 'fusion',
        path: OWN_SIGN_IN,
        kind: 'answer',
        reply: { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' },
      },
    ],
  },
  {
    name: 'shut-out',
    title: 'location-based access shuts the runner out',
    outcome: is(
      'error',
      'fusion.reachable',
      'runner-shut-out',
      'network-rule-blocks',
      'location-not-permitted',
    ),
    fusion: { shutsOut: 'with 403' },
  },
  {
    name: 'maintenance',
    title: 'the pod is in maintenance',
    outcome: is('blocked', 'fusion.reachable', 'pod-unavailable'),
    fusion: { maintenance: true },
  },
  {
    name: 'not-a-pod',
    title: 'the host is no pod',
    outcome: is('fail', 'fusion.reachable', 'fusion-host-wrong'),
    faults: [{ service: 'fusion', path: USERS, kind: 'answer', reply: { status: 404, body: '' } }],
  },
  {
    name: 'pod-redirects',
    title: 'the REST API of the pod redirects to a sign-in page',
    outcome: is('fail', 'fusion.reachable', 'not-the-api'),
    faults: [
      {
        service: 'fusion',
        path: USERS,
        kind: 'answer',
        reply: { status: 302, body: '', headers: { location: 'https://login.evil.example/' } },
      },
    ],
  },
  {
    name: 'pod-tls',
    title: 'the TLS certificate of the pod has expired',
    outcome: is('error', 'fusion.reachable', 'tls-not-trusted'),
    tls: { fusion: 'expired' },
  },
  {
    name: 'pod-goes-down',
    title: 'the pod goes down after it was reached',
    outcome: is('blocked', 'user.fusion', 'pod-unavailable'),
    faults: [
      {
        service: 'fusion',
        path: USERS,
        query: 'filter=',
        kind: 'answer',
        reply: { status: 503, body: '', headers: { 'retry-after': '0' } },
      },
    ],
  },
]

/** A pod whose second redirect leads astray. */
function redirecting(name: string, title: string, location: string): Scenario {
  return {
    name,
    title,
    outcome: is('warn', 'topology.import-needed'),
    faults: [
      {
        service: 'fusion',
        path: OWN_SIGN_IN,
        kind: 'answer',
        reply: { status: 302, headers: { location }, body: '' },
      },
    ],
  }
}
