import type { Causes } from './cause.js'

const OWN = 'this action'

/** Faults of the run itself and of the way to the services: inputs, names, TLS, proxies. */
export const RUN_CAUSES = {
  'input-invalid': {
    title: 'An input of the workflow is missing, malformed or contradicts another',
    fixBy: 'workflow author',
    fix: 'Fix the inputs listed above. If one comes from a variable or secret, check its name and its environment under Settings > Environments.',
    explains401: false,
    distinguish: 'Found before any request is sent; the message lists every fault.',
    source: OWN,
    confidence: 'documented',
  },
  'password-doubtful': {
    title: 'A password has quotation marks around it, or a character that cannot be seen',
    fixBy: 'workflow author',
    fix: 'Compare the password with the one in the account. If they differ, enter the secret again under Settings > Secrets and variables > Actions. If they do not, ignore this warning.',
    explains401: false,
    distinguish: 'Found before any request is sent; a refused password has causes of its own.',
    source: OWN,
    confidence: 'inferred',
  },
  'tls-not-checked': {
    title: 'TLS certificates are not checked in this run',
    fixBy: 'workflow author',
    fix: 'Remove NODE_TLS_REJECT_UNAUTHORIZED from the workflow and from the environment of the runner. If a proxy inspects TLS, put its CA certificate as PEM into ca-certificates.',
    explains401: false,
    distinguish: 'The variable is set to 0; the handshake itself shows nothing of it.',
    source: 'Node, NODE_TLS_REJECT_UNAUTHORIZED',
    confidence: 'documented',
  },
  'host-unknown': {
    title: 'The host name does not exist, or the runner cannot resolve it',
    fixBy: 'workflow author',
    fix: "Compare the URL with the one in the console (identity domain: Domains > your domain > Domain URL). If it is right, the runner's DNS cannot resolve it. If the runner reaches the internet only through a proxy, set HTTPS_PROXY in the runner's environment.",
    explains401: false,
    distinguish:
      'DNS says that there is no such name, or does not answer; a host that is there but silent is host-unreachable.',
    source: 'Node, system errors ENOTFOUND and EAI_AGAIN',
    confidence: 'documented',
  },
  'host-unreachable': {
    title: 'The host does not answer the runner',
    fixBy: 'network administrator',
    fix: 'Open the way from the runner to the host on port 443 (firewall, proxy, network perimeter), or use a runner that has it.',
    explains401: false,
    distinguish: 'The connection is refused, reset or times out: no HTTP status at all.',
    source: 'Node, system errors ECONNREFUSED, ECONNRESET and time-outs',
    confidence: 'documented',
  },
  'tls-not-trusted': {
    title:
      'The TLS certificate of the host is not accepted: interception, a private CA, or another host',
    fixBy: 'network administrator',
    fix: 'If a proxy inspects TLS, put its CA as PEM into the input ca-certificates; if not, compare the host name with the console. A connectivity agent of Oracle Integration has its own key store: import the same CA there.',
    explains401: false,
    distinguish:
      'The handshake fails, so there is no HTTP status. An agent with the same trouble shows it in its own log.',
    source: 'OpenSSL, verification results',
    confidence: 'inferred',
  },
  'tls-handshake': {
    title:
      'The TLS handshake with the host fails: an old version of TLS, no cipher in common, or no TLS on this port',
    fixBy: 'network administrator',
    fix: 'Find out what answers on this port: Oracle offers TLS 1.2 and newer. Have the proxy or firewall in between speak TLS 1.2, or not intercept the host.',
    explains401: false,
    distinguish:
      'The handshake is broken off before a certificate is judged, so none is to be imported; the message has the code of OpenSSL.',
    source: 'OpenSSL, error codes of the handshake',
    confidence: 'inferred',
  },
  'proxy-unreachable': {
    title: 'The proxy that the runner is told to use does not answer',
    fixBy: 'network administrator',
    fix: "Compare HTTPS_PROXY in the runner's environment with the proxy of your network, and start the proxy if it is down. If the host is reached without a proxy, add it to NO_PROXY in the runner's environment.",
    explains401: false,
    distinguish:
      'The message names the proxy. It is unknown to DNS, refuses or closes the connection, or stays silent after CONNECT; the host itself was never asked.',
    source: 'Node, system errors; RFC 9110, 9.3.6',
    confidence: 'documented',
  },
  'connections-exhausted': {
    title: 'The runner cannot open another connection',
    fixBy: 'network administrator',
    fix: "Find out what closes every connection at once, such as a proxy or a firewall. If the message has EMFILE, raise the runner's limit of open files (ulimit -n).",
    explains401: false,
    distinguish: 'The limit is that of the runner or of this action, and no host was asked.',
    source: 'Node, system errors EMFILE and ENFILE',
    confidence: 'documented',
    unseen: 'It takes a runner that is out of sockets, or two thousand connections.',
  },
  'proxy-refuses': {
    title: 'The proxy refuses the connection',
    fixBy: 'network administrator',
    fix: "Allow the host in the proxy, or correct the proxy's user and password in HTTPS_PROXY. If the host is reached without a proxy, add it to NO_PROXY. Both are variables of the runner's environment.",
    explains401: false,
    distinguish:
      'The proxy answers CONNECT with another status than 200; the host itself was never asked.',
    source: 'RFC 9110, 9.3.6',
    confidence: 'documented',
  },
  'not-the-api': {
    title:
      'Something other than the API answers: a sign-in page, a proxy, a web application firewall or another host',
    fixBy: 'workflow author',
    fix: 'Compare the URL with the one in the console; it names the service alone, without a path. If it is right, ask the network administrator which proxy or firewall answers.',
    explains401: false,
    distinguish:
      'A redirect or a web page where the API answers JSON, often with a foreign Server header.',
    source: 'public tools that meet sign-in pages in place of the API',
    confidence: 'inferred',
  },
  'stopped-on-the-way': {
    title: 'Something between the runner and the service refuses the request in its place',
    fixBy: 'network administrator',
    fix: "Find out which proxy, gateway or web application firewall stands between the runner and the host named in the message. Allow the runner's address there, the path in the message, and requests with an Authorization header and a query string.",
    explains401: false,
    distinguish:
      'A web page with a status of refusal, where the API refuses with JSON or with nothing at all. An identity domain has a page of its own for 401 alone, and the application server of Fusion names the status in the title of its page.',
    source: OWN,
    confidence: 'inferred',
  },
  'answer-about-another': {
    title: 'The service answered about another object than it was asked for, or in an unknown form',
    fixBy: 'network administrator',
    fix: 'Check what is between the runner and the service: a gateway, proxy or cache that drops the query string mixes answers up. If nothing is, send the request id to Oracle Support. Nothing was written with that answer.',
    explains401: false,
    distinguish:
      'A complete answer in JSON with a status of success, in which the object that was asked for is missing and another one is there.',
    source: OWN,
    confidence: 'inferred',
  },
  'answer-unexpected': {
    title: 'The service answered with an error that nobody has described',
    fixBy: 'domain administrator',
    fix: 'Look the request id up in the audit log of the service, or quote it to Oracle Support.',
    explains401: false,
    distinguish: 'A complete answer of the right service that fits no other cause.',
    source: OWN,
    confidence: 'inferred',
  },
  'service-unavailable': {
    title: 'The service is in maintenance or overloaded',
    fixBy: 'domain administrator',
    fix: 'Wait, look at the OCI status page and the maintenance announcements, and run again.',
    explains401: false,
    distinguish: 'Status 502, 503 or 504 after several attempts.',
    source: 'RFC 9110, 15.6',
    confidence: 'documented',
  },
  'rate-limited': {
    title: 'The rate limit of the service is used up',
    fixBy: 'workflow author',
    fix: 'Run fewer pairs at once (strategy.max-parallel). Where it is an identity domain of the type Free, have it changed to a type with higher limits.',
    explains401: false,
    distinguish:
      'Status 429, and only now and then. A free domain allows 10 token requests a second and 150 a minute.',
    message: 'HTTP 429',
    source: 'A-Team, HTTP 429 with Oracle Integration; OCI, IAM API rate limits',
    confidence: 'documented',
  },
  'clock-wrong': {
    title: 'The clock of the runner or of the domain is wrong',
    fixBy: 'network administrator',
    fix: 'Synchronise the clock of the runner by NTP.',
    explains401: false,
    distinguish: 'The Date header of the domain against the clock of the runner.',
    source: 'RFC 7519, 4.1.4',
    confidence: 'inferred',
  },
} as const satisfies Causes
