import { pass, warn, type Verdict } from '../checks/check.js'
import { TransportError } from '../http/errors.js'
import { domainIdOf, formOf, hasFormOf, isLoopback } from '../inputs/service-url.js'
import { quoted } from '../oracle/answer.js'
import type { FusionPod } from '../oracle/fusion.js'
import type { SignInEnd } from '../oracle/sign-in-walk.js'

/** Whether client and pod share an identity domain. */
export type Topology = 'same-domain' | 'cross-domain' | 'unknown'

/** What is ahead of a pair with two domains (Oracle, *Use an Identity Domain Not Included with Oracle Fusion Applications*). */
const RETIRED =
  'Oracle is retiring this layout. See docs/setup/identity-domain.md#when-oracle-migrates-your-pair in the repository of this action'

/** How the pod's own domain became known. */
type Source = 'given as fusion-identity-domain-url' | 'where the pod sends a browser to sign in'

/**
 * Says whether client and pod share an identity domain. In a shared one the pod trusts the domain already; Oracle
 * retires the other layout (Oracle, *Use an Identity Domain Included with Oracle Fusion Applications*).
 * @param given the pod's own domain, where it is known
 * @param reachable waits for the check that the pod lets the runner in, and ends this one when it does not
 */
export async function findTopology(
  client: URL,
  given: URL | undefined,
  pod: FusionPod,
  reachable: () => Promise<unknown>,
): Promise<Verdict<Topology>> {
  if (given !== undefined)
    return compareDomains(client, given, 'given as fusion-identity-domain-url')
  const walked = await pod.signInPage().catch((thrown: unknown) => {
    if (!(thrown instanceof TransportError)) throw thrown
    return thrown
  })
  if (walked instanceof TransportError) {
    await reachable()
    return unknown(walked.message)
  }
  if (walked.end === 'another origin' && isWithoutTls(walked.url, pod.host)) {
    return unknown(
      `the pod redirects to itself without TLS, to http://${pod.host}, which the action does not follow`,
    )
  }
  if (walked.end === 'another origin')
    return compareDomains(client, walked.url, 'where the pod sends a browser to sign in')
  await reachable()
  return unknown(`the pod does not say where browsers sign in: ${endInWords(walked)}`)
}

/**
 * Compares the two domains by the ids in their hosts. An id counts only in a host of an identity domain's form: a
 * server may name any host.
 */
export function compareDomains(client: URL, pod: URL, source: Source): Verdict<Topology> {
  const own = identityOf(client)
  const other =
    isLoopback(client.hostname) || !isLoopback(pod.hostname) ? identityOf(pod) : undefined
  if (client.host === pod.host || (own !== undefined && own === other)) {
    return pass(
      'same-domain',
      `no import needed: the client application and the pod share the identity domain ${client.host} (${source}). A pod trusts the tokens of its own identity domain`,
    )
  }
  if (other === undefined) {
    const form = formOf(pod.hostname)
    if (form?.service === 'identity domain' && form.wrong !== undefined)
      return unknown(`${quoted(pod.host)} (${source}) is ${form.wrong}`)
    const host = pod.host === '' ? `an address without a host (${pod.protocol})` : pod.host
    return unknown(`${quoted(host)} (${source}) is not the host of an identity domain`)
  }
  if (own === undefined) {
    return unknown(
      `the host names do not show whether ${client.host} and ${pod.host} (${source}) are one identity domain`,
    )
  }
  return pass(
    'cross-domain',
    `import needed: tokens come from ${client.host}, and the pod belongs to ${pod.host} (${source}). ${RETIRED}`,
  )
}

/** Whether a redirect of a pod leads to the pod's own host by plain HTTP. */
function isWithoutTls({ protocol, hostname }: URL, podHost: string): boolean {
  const isPod = hostname === new URL(`https://${podHost}`).hostname
  return protocol === 'http:' && isPod && !isLoopback(hostname)
}

function endInWords(ended: Exclude<SignInEnd, { readonly end: 'another origin' }>): string {
  if ('answer' in ended) {
    const { host, path, status } = ended.answer
    const how =
      ended.end === 'no redirect' ? 'and not with a redirect' : 'with a redirect to no address'
    return `${host}${path} answered ${String(status)} ${how}`
  }
  const place = quoted(`${ended.url.host}${ended.url.pathname}`)
  switch (ended.end) {
    case 'loop':
      return `it redirects in a loop, back to ${place}`
    case 'too many redirects':
      return `it redirects within itself more than six times, last to ${place}`
    case 'too long':
      return `it redirects to a path that is too long, ${place}`
  }
}

function unknown(why: string): Verdict<Topology> {
  return warn('unknown', `not proven: ${quoted(why)}`, {
    proven: false,
    expected: "the pod's own identity domain",
    fixBy: 'workflow author',
    fix: "Set fusion-identity-domain-url to the pod's own identity domain, with the host name that begins with idcs- (OCI console > Fusion Applications > environment).",
  })
}

/** What tells a domain from others: the id in its host. On loopback the origin does; a vanity host tells nothing. */
function identityOf({ hostname, origin }: URL): string | undefined {
  if (isLoopback(hostname)) return origin
  return hasFormOf(hostname, 'identity domain') ? domainIdOf(hostname) : undefined
}
