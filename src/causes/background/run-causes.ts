import type { RUN_CAUSES } from '../run-causes.js'
import type { BackgroundOf } from './background.js'

const OWN = 'this action'

/** What is known of the faults of the run and of the way to the services. */
export const RUN_BACKGROUND: BackgroundOf<typeof RUN_CAUSES> = {
  'input-invalid': {
    distinguish: 'The action finds it before it sends any request. The message lists every fault.',
    source: OWN,
    confidence: 'documented',
  },
  'password-doubtful': {
    distinguish:
      'The action finds it before it sends any request. A refused password has causes of its own.',
    source: OWN,
    confidence: 'inferred',
  },
  'tls-not-checked': {
    distinguish: 'The variable is set to 0. The handshake itself shows nothing of it.',
    source: 'Node, NODE_TLS_REJECT_UNAUTHORIZED',
    confidence: 'documented',
  },
  'host-unknown': {
    distinguish:
      'DNS says that there is no such name, or does not answer. If the host exists but is silent, the cause is host-unreachable.',
    source: 'Node, system errors ENOTFOUND and EAI_AGAIN',
    confidence: 'documented',
  },
  'host-unreachable': {
    distinguish: 'The connection is refused, reset or times out: there is no HTTP status at all.',
    source: 'Node, system errors ECONNREFUSED, ECONNRESET and time-outs',
    confidence: 'documented',
  },
  'tls-not-trusted': {
    distinguish:
      'A proxy inspects TLS, the host has a private CA, or it is another host. The handshake fails, so there is no HTTP status. A connectivity agent with the same problem shows it in its own log.',
    source: 'OpenSSL, verification results',
    confidence: 'inferred',
  },
  'tls-handshake': {
    distinguish:
      'The host offers only an old version of TLS, no cipher in common, or no TLS on this port. The handshake stops before any certificate is checked, so you need not import one. The message has the code of OpenSSL.',
    source: 'OpenSSL, error codes of the handshake',
    confidence: 'inferred',
  },
  'proxy-unreachable': {
    distinguish:
      'The message names the proxy. DNS does not know it, it refuses or closes the connection, or it is silent after CONNECT. No request reached the host itself.',
    source: 'Node, system errors, and RFC 9110, 9.3.6',
    confidence: 'documented',
  },
  'connections-exhausted': {
    distinguish: 'The limit is that of the runner or of this action. No request reached any host.',
    source: 'Node, system errors EMFILE and ENFILE',
    confidence: 'documented',
    unseen: 'it needs a runner without free sockets, or two thousand connections',
  },
  'proxy-refuses': {
    distinguish:
      'The proxy answers CONNECT with another status than 200. No request reached the host itself.',
    source: 'RFC 9110, 9.3.6',
    confidence: 'documented',
  },
  'not-the-api': {
    distinguish:
      'A redirect or a web page comes instead of JSON, often with a foreign Server header. It may be of a sign-in page, a proxy, a web application firewall or another host.',
    source: 'public tools that get sign-in pages instead of the API',
    confidence: 'inferred',
  },
  'stopped-on-the-way': {
    distinguish:
      'A web page refuses the request. The API refuses with JSON or with an empty answer. An identity domain has its own page for 401 only, and the application server of Fusion shows the status in the page title.',
    source: OWN,
    confidence: 'inferred',
  },
  'answer-about-another': {
    distinguish:
      'A complete answer in JSON has a status of success. It lacks the object that the action asked for and has another one.',
    source: OWN,
    confidence: 'inferred',
  },
  'answer-unexpected': {
    distinguish: 'A complete answer of the right service fits no other cause.',
    source: OWN,
    confidence: 'inferred',
  },
  'service-unavailable': {
    distinguish: 'The status is 502, 503 or 504 after several attempts.',
    source: 'RFC 9110, 15.6',
    confidence: 'documented',
  },
  'rate-limited': {
    distinguish:
      'The status is 429, and only now and then. A free identity domain allows 10 token requests a second and 150 a minute.',
    message: 'HTTP 429',
    source: 'A-Team, HTTP 429 with Oracle Integration, and OCI, IAM API rate limits',
    confidence: 'documented',
  },
  'clock-wrong': {
    distinguish: 'The Date header of the identity domain differs from the clock of the runner.',
    source: 'RFC 7519, 4.1.4',
    confidence: 'inferred',
  },
}
