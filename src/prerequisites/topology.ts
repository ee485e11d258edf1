import { pass, warn, type Verdict } from '../checks/check.js'
import { domainIdOf, isLoopback } from '../inputs/service-url.js'

/** Whether client and pod share an identity domain. */
export type Topology = 'same-domain' | 'cross-domain' | 'unknown'

/**
 * Says whether client and pod share an identity domain. In a shared one the pod trusts the domain already; Oracle
 * retires the other layout (Oracle, *Use an Identity Domain Included with Oracle Fusion Applications*).
 */
export function compareDomains(client: URL, pod: URL | undefined): Verdict<Topology> {
  if (pod === undefined) {
    return warn('unknown', "not proven: the pod's own identity domain is not given", {
      expected: 'the input fusion-identity-domain-url',
      fixBy: 'workflow author',
      fix: "Set fusion-identity-domain-url to the pod's identity domain (OCI console > Fusion Applications > environment > Identity domain).",
    })
  }
  const [own, other] = [identityOf(client), identityOf(pod)]
  if (client.origin === pod.origin || (own !== undefined && own === other)) {
    return pass(
      'same-domain',
      `no import needed: client and pod share ${client.host}; a pod trusts the tokens of its own identity domain, so Oracle asks for no certificate upload`,
    )
  }
  if (own === undefined || other === undefined) {
    return warn(
      'unknown',
      `not proven: ${client.host} and ${pod.host} may be two names of one domain`,
      {
        expected: 'both as https://idcs-….identity.oraclecloud.com',
        fixBy: 'workflow author',
        fix: 'Give identity-domain-url and fusion-identity-domain-url with the host name that begins with idcs-.',
      },
    )
  }
  return pass(
    'cross-domain',
    `import needed: tokens come from ${client.host}, the pod belongs to ${pod.host}`,
  )
}

/** What tells a domain from others: the id in its host. On loopback the origin does; a vanity host tells nothing. */
function identityOf(url: URL): string | undefined {
  return domainIdOf(url.hostname) ?? (isLoopback(url.hostname) ? url.origin : undefined)
}
