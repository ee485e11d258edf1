import { domainIdOf, hasFormOf, isLoopback } from '../inputs/service-url.js'

/** What says which hosts may receive the password of the Fusion user. */
export interface HostRules {
  /** `fusion-url`. */
  readonly pod: URL
  /** `fusion-identity-domain-url`, where it is given. */
  readonly identityDomain: URL | undefined
  /** `allowed-hosts`, in lower case. */
  readonly allowedHosts: readonly string[]
}

/** Oracle's content network: scripts, styles and pictures of its pages (seen in public code). It takes nothing. */
const CONTENT_HOST = 'static.oracle.com'

/**
 * Whether a page may receive the password. These may: the pod, its identity domain, the classic sign-in host
 * (`login-….fa.…`), and hosts that `allowed-hosts` names. If the identity domain is not given, any host of an identity
 * domain's form in the pod's realm may. Loopback counts only for a pod on loopback.
 */
export function mayReceivePassword(url: URL, rules: HostRules): boolean {
  const { pod, identityDomain, allowedHosts } = rules
  if (url.origin === pod.origin || url.origin === identityDomain?.origin) return true
  const host = url.hostname.toLowerCase()
  if (isLoopback(host)) return isLoopback(pod.hostname) && /^https?:$/.test(url.protocol)
  if (url.protocol !== 'https:') return false
  if (allowedHosts.includes(host)) return true
  if (url.port !== '') return false
  if (hasFormOf(host, 'identity domain')) {
    const known = identityDomain && domainIdOf(identityDomain.hostname)
    return known === undefined || identityDomain === undefined
      ? host.endsWith(`.${realmOf(pod)}`)
      : domainIdOf(host) === known && host.endsWith(`.${realmOf(identityDomain)}`)
  }
  return host.startsWith('login-') && host.endsWith(`.${realmOf(pod)}`) && hasFormOf(host, 'Fusion')
}

/**
 * Every host that the browser may reach at all, as patterns in which `*` stands for anything. They hold for what
 * `maySend` does not see too, such as WebSockets. Each host that may receive the password is among them.
 */
export function reachableHosts({
  pod,
  identityDomain,
  allowedHosts,
}: HostRules): readonly string[] {
  const realm = realmOf(pod)
  const known = identityDomain && domainIdOf(identityDomain.hostname)
  const hosts = [
    pod.hostname,
    ...(identityDomain === undefined ? [] : [identityDomain.hostname]),
    ...(isLoopback(pod.hostname) ? ['localhost', '127.*', '[::1]'] : []),
    // the domain's regional host has the same beginning
    known === undefined || identityDomain === undefined
      ? `idcs-*.identity.${realm}`
      : `${known}.*identity.${realmOf(identityDomain)}`,
    `login-*.${realm}`,
    CONTENT_HOST,
    ...allowedHosts,
  ]
  return [...new Set(hosts.map((host) => host.toLowerCase()))]
}

/** The domain name of Oracle's realm in which a host is. A host with a name of the company's own is in the usual one. */
function realmOf({ hostname }: URL): string {
  return hasFormOf(hostname, 'Fusion') || hasFormOf(hostname, 'identity domain')
    ? hostname.split('.').slice(-2).join('.')
    : 'oraclecloud.com'
}

/** A request of the browser, as far as the guard judges it. */
export interface BrowserRequest {
  readonly url: string
  readonly method: string
  /** `Document` for pages and frames. */
  readonly resourceType: string
}

/**
 * Whether the browser may send a request: anything to the hosts that may receive the password, and to Oracle's content
 * network what reads and is no page. To any other host nothing: a read can carry a secret in its address.
 */
export function maySend({ url, method, resourceType }: BrowserRequest, rules: HostRules): boolean {
  if (!URL.canParse(url)) return false
  const target = new URL(url)
  if (['data:', 'blob:', 'about:', 'chrome:', 'devtools:'].includes(target.protocol)) return true
  if (!['http:', 'https:'].includes(target.protocol)) return false
  if (mayReceivePassword(target, rules)) return true
  return (
    target.origin === `https://${CONTENT_HOST}` &&
    resourceType !== 'Document' &&
    ['GET', 'HEAD', 'OPTIONS'].includes(method)
  )
}
