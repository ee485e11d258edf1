import { pass, warn, type Verdict } from '../checks/check.js'
import { TransportError } from '../http/errors.js'
import { domainIdOf, isLoopback } from '../inputs/service-url.js'
import { quoted } from '../oracle/answer.js'
import type { FusionPod } from '../oracle/fusion.js'

/** Whether client and pod share an identity domain. */
export type Topology = 'same-domain' | 'cross-domain' | 'unknown'

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
  let location: string | undefined
  try {
    location = (await pod.signInPage()).header('location')
  } catch (thrown) {
    if (!(thrown instanceof TransportError)) throw thrown
  }
  if (location === undefined || !URL.canParse(location)) {
    await reachable()
    return unknown('the pod does not say where browsers sign in')
  }
  return compareDomains(client, new URL(location), 'where the pod sends a browser to sign in')
}

/** Compares the two domains by the ids in their hosts. */
export function compareDomains(client: URL, pod: URL, source: Source): Verdict<Topology> {
  const [own, other] = [identityOf(client), identityOf(pod)]
  if (client.host === pod.host || (own !== undefined && own === other)) {
    return pass(
      'same-domain',
      `no import needed: client and pod share ${client.host} (${source}); a pod trusts the tokens of its own identity domain, so Oracle asks for no certificate upload`,
    )
  }
  if (own === undefined || other === undefined) {
    return unknown(
      `whether ${client.host} and ${pod.host} (${source}) are one domain cannot be told`,
    )
  }
  return pass(
    'cross-domain',
    `import needed: tokens come from ${client.host}, the pod belongs to ${pod.host} (${source})`,
  )
}

function unknown(why: string): Verdict<Topology> {
  return warn('unknown', `not proven: ${quoted(why)}`, {
    expected: "the pod's own identity domain",
    fixBy: 'workflow author',
    fix: "Set fusion-identity-domain-url to the pod's own identity domain, with the host name that begins with idcs- (OCI console > Fusion Applications > environment).",
  })
}

/** What tells a domain from others: the id in its host. On loopback the origin does; a vanity host tells nothing. */
function identityOf(url: URL): string | undefined {
  return domainIdOf(url.hostname) ?? (isLoopback(url.hostname) ? url.origin : undefined)
}
