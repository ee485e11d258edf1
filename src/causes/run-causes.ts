import type { Causes } from './cause.js'

/** Faults of the run itself and of the way to the services: inputs, names, TLS, proxies. */
export const RUN_CAUSES = {
  'input-invalid': {
    title: 'An input is missing, malformed or contradicts another input',
    fixBy: 'workflow author',
    fix: 'Fix every input that the message names. If one comes from a variable or secret, check its name and its environment under Settings > Environments.',
    explains401: false,
  },
  'password-doubtful': {
    title: 'A password has quotation marks around it, or an invisible character',
    fixBy: 'workflow author',
    fix: 'Compare the password with the one in the account. If they differ, enter the secret again under Settings > Secrets and variables > Actions. If they are the same, ignore this warning.',
    explains401: false,
  },
  'tls-not-checked': {
    title: 'This run does not check TLS certificates',
    fixBy: 'workflow author',
    fix: 'Remove NODE_TLS_REJECT_UNAUTHORIZED from the workflow and from the environment of the runner. If a proxy inspects TLS, put its CA certificate as PEM into ca-certificates.',
    explains401: false,
  },
  'host-unknown': {
    title: 'The host name does not exist, or the runner cannot resolve it',
    fixBy: 'workflow author',
    fix: "Compare the URL with the one in the console (identity domain: OCI console > Identity & Security > Domains > your domain > Domain URL). If the URL is right, the runner's DNS cannot resolve it. If so, use a runner on a network that can. If the runner reaches the internet only through a proxy, set HTTPS_PROXY in the runner's environment.",
    explains401: false,
  },
  'host-unreachable': {
    title: 'The host does not answer the runner',
    fixBy: 'network administrator',
    fix: 'Open port 443 from the runner to the host: in the firewall, the proxy or the network perimeter. If you cannot, use a runner that reaches the host.',
    explains401: false,
  },
  'tls-not-trusted': {
    title: 'The TLS certificate of the host is not trusted',
    fixBy: 'network administrator',
    fix: 'If a proxy inspects TLS, put its CA certificate as PEM into the input ca-certificates. If no proxy does, compare the host name with the console. If Oracle Integration uses a connectivity agent, import the same CA certificate into the key store of the agent.',
    explains401: false,
  },
  'tls-handshake': {
    title: 'The TLS handshake with the host fails',
    fixBy: 'network administrator',
    fix: 'Find out what answers on this port. Oracle offers TLS 1.2 and newer. Let the proxy or firewall in between speak TLS 1.2, or stop it from intercepting the host.',
    explains401: false,
  },
  'proxy-unreachable': {
    title: 'The proxy that the runner uses does not answer',
    fixBy: 'network administrator',
    fix: "Compare HTTPS_PROXY in the runner's environment with the proxy of your network. Start the proxy if it is down. If you reach the host without a proxy, add it to NO_PROXY in the runner's environment.",
    explains401: false,
  },
  'connections-exhausted': {
    title: 'The runner cannot open another connection',
    fixBy: 'network administrator',
    fix: "Find out what closes every connection at once, such as a proxy or a firewall. If the message contains EMFILE, raise the runner's limit of open files (ulimit -n).",
    explains401: false,
  },
  'proxy-refuses': {
    title: 'The proxy refuses the connection',
    fixBy: 'network administrator',
    fix: "Allow the host in the proxy, or correct the proxy's user and password in HTTPS_PROXY. If you reach the host without a proxy, add it to NO_PROXY. Both are variables of the runner's environment.",
    explains401: false,
  },
  'not-the-api': {
    title: 'Something other than the API answers at this URL',
    fixBy: 'workflow author',
    fix: 'Compare the URL with the one in the console. Enter the URL of the service alone, without a path. If the URL is right, ask the network administrator which proxy or firewall answers.',
    explains401: false,
  },
  'stopped-on-the-way': {
    title: 'Something between the runner and the service refuses the request',
    fixBy: 'network administrator',
    fix: "Find out which proxy, gateway or web application firewall is between the runner and the host named in the message. Allow the runner's address there. Also allow the path in the message, an Authorization header and a query string.",
    explains401: false,
  },
  'answer-about-another': {
    title: 'The service answered about another object, or in an unknown form',
    fixBy: 'network administrator',
    fix: 'Check what is between the runner and the service. A gateway, proxy or cache that drops the query string mixes up answers. If nothing is in between, send the request ID to Oracle Support. The action wrote nothing with that answer.',
    explains401: false,
  },
  'answer-unexpected': {
    title: 'The service answered with an unknown error',
    fixBy: 'domain administrator',
    fix: 'Look up the request ID in the audit log of the service, or send it to Oracle Support.',
    explains401: false,
  },
  'service-unavailable': {
    title: 'The service is in maintenance or overloaded',
    fixBy: 'domain administrator',
    fix: 'Check the OCI status page and the maintenance announcements. Wait until the service is back. Then run the action again.',
    explains401: false,
  },
  'rate-limited': {
    title: 'The rate limit of the service is used up',
    fixBy: 'workflow author',
    fix: 'Run fewer pairs at once (strategy.max-parallel). If the service is an identity domain of the type Free, ask the identity domain administrator to change it to a type with higher limits.',
    explains401: false,
  },
  'clock-wrong': {
    title: 'The clock of the runner or of the identity domain is wrong',
    fixBy: 'network administrator',
    fix: 'Synchronise the clock of the runner by NTP. If it is right, open a service request with Oracle for the clock of the identity domain.',
    explains401: false,
  },
} as const satisfies Causes
