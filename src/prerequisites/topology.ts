import { pass, warn, type Verdict } from '../checks/check.js'
import { domainIdOf } from '../inputs/service-url.js'
import type { Topology } from '../report/report.js'

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
  const ids = [domainIdOf(client.hostname), domainIdOf(pod.hostname)]
  if (client.origin === pod.origin || (ids[0] !== undefined && ids[0] === ids[1])) {
    return pass(
      'same-domain',
      `no import needed: client and pod share ${client.host}; a pod trusts the tokens of its own identity domain, so Oracle asks for no certificate upload`,
    )
  }
  if (ids.includes(undefined) && !ids.every((id) => id === undefined)) {
    return warn(
      'unknown',
      `not proven: ${client.host} and ${pod.host} may be two names of one domain`,
      {
        expected: 'both as https://idcs-….identity.oraclecloud.com',
        fixBy: 'workflow author',
        fix: 'Give identity-domain-url and fusion-identity-domain-url in the same form.',
      },
    )
  }
  return pass(
    'cross-domain',
    `import needed: tokens come from ${client.host}, the pod belongs to ${pod.host}`,
  )
}
