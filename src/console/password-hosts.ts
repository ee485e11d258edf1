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

/**
 * Whether a page may receive the password: the pod; its identity domain, or where that is not given any host of an
 * identity domain's form; the classic sign-in host (`login-….fa.…`); a host that is allowed by name. Loopback counts
 * only for a pod that is there as well.
 */
export function mayReceivePassword(
  url: URL,
  { pod, identityDomain, allowedHosts }: HostRules,
): boolean {
  if (url.origin === pod.origin || url.origin === identityDomain?.origin) return true
  const host = url.hostname.toLowerCase()
  if (isLoopback(host)) return isLoopback(pod.hostname) && /^https?:$/.test(url.protocol)
  if (url.protocol !== 'https:') return false
  if (allowedHosts.includes(host)) return true
  if (url.port !== '') return false
  if (hasFormOf(host, 'identity domain')) {
    const known = identityDomain && domainIdOf(identityDomain.hostname)
    return known === undefined || known === domainIdOf(host)
  }
  return host.startsWith('login-') && hasFormOf(host, 'Fusion')
}

/** A request of the browser, as far as the guard judges it. */
export interface BrowserRequest {
  readonly url: string
  readonly method: string
  /** `Document` for pages and frames. */
  readonly resourceType: string
}

/**
 * Whether the browser may send a request: to the hosts that may receive the password everything; to others only what
 * reads and is no page (scripts, styles, pictures of a content network).
 */
export function maySend({ url, method, resourceType }: BrowserRequest, rules: HostRules): boolean {
  if (!URL.canParse(url)) return false
  const target = new URL(url)
  if (['data:', 'blob:', 'about:', 'chrome:', 'devtools:'].includes(target.protocol)) return true
  if (!['http:', 'https:'].includes(target.protocol)) return false
  if (mayReceivePassword(target, rules)) return true
  return resourceType !== 'Document' && ['GET', 'HEAD', 'OPTIONS'].includes(method)
}
