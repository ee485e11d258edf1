import { startFusion } from './fusion/service.js'
import { HEALTHY_FUSION } from './fusion/settings.js'
import type { ReceivedRequest, ServiceOptions } from './https-service.js'
import { HEALTHY_DOMAIN, type DomainSettings } from './identity-domain/settings.js'
import { startIdentityDomain } from './identity-domain/service.js'
import type { Scenario } from './scenario.js'
import { createAuthority } from './tls.js'

/** A running pair with everything that an action needs to be pointed at it. */
export interface Sandbox {
  /** Every request that any service received, in order. */
  readonly requests: readonly ReceivedRequest[]
  /** Inputs of the action for this pair and scenario. */
  readonly inputs: Readonly<Record<string, string>>
  readonly close: () => Promise<void>
}

/** Starts the services of a scenario on loopback. */
export async function startSandbox(scenario: Scenario, latencyMs = 0): Promise<Sandbox> {
  const requests: ReceivedRequest[] = []
  const authority = await createAuthority()
  const domain: DomainSettings = { ...HEALTHY_DOMAIN, ...scenario.identityDomain }
  const options: Omit<ServiceOptions, 'tls'> = {
    authority,
    faults: scenario.faults ?? [],
    latencyMs,
    clockOffsetSeconds: domain.clockOffsetSeconds,
    onRequest: (request) => requests.push(request),
  }
  const identityDomain = await startIdentityDomain(domain, {
    ...options,
    tls: scenario.tls?.['identity-domain'] ?? 'good',
  })
  const fusion = await startFusion({ ...HEALTHY_FUSION, ...scenario.fusion }, identityDomain.url, {
    ...options,
    tls: scenario.tls?.fusion ?? 'good',
  })
  return {
    requests,
    inputs: {
      environment: 'sandbox',
      'identity-domain-url': identityDomain.url,
      'client-id': HEALTHY_DOMAIN.clientId,
      'client-secret': HEALTHY_DOMAIN.clientSecret,
      'fusion-url': fusion.url,
      'integration-username': 'SA_FA_DEV_OIC',
      'ca-certificates': authority.pem,
      ...scenario.inputs,
    },
    close: async () => {
      await Promise.all([identityDomain.close(), fusion.close()])
    },
  }
}
