import type { CheckGraph } from '../checks/graph.js'
import { whenAsked, type Check } from '../checks/needs.js'
import type { Answer } from '../http/client.js'
import { reachFusion } from '../prerequisites/fusion-reach.js'
import { findTopology, type Topology } from '../prerequisites/topology.js'
import type { Context } from './context.js'

/** Whether the pod is there, and to which identity domain it belongs. */
export interface TopologyChecks {
  /** The pod's answer to a question without credentials. */
  readonly fusionReachable: Check<Answer>
  readonly topology: Check<Topology>
}

/** Declares what is asked of the pod without credentials. */
export function declareTopologyChecks(
  checks: CheckGraph,
  { settings, pod }: Context,
  inputs: Check<null>,
): TopologyChecks {
  const fusionReachable = checks.add('fusion.reachable', { inputs }, () => reachFusion(pod))
  const topology = checks.add(
    'topology.import-needed',
    { inputs, reachable: whenAsked(fusionReachable) },
    ({ reachable }) =>
      findTopology(settings.identityDomain.url, settings.fusion.identityDomainUrl, pod, reachable),
  )
  return { fusionReachable, topology }
}
