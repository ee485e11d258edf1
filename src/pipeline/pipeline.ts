import type { Inspection } from '../apply/apply.js'
import { causedBy, causedByAny } from '../checks/caused-by.js'
import { error, pass, warn, type CauseSeen, type Verdict } from '../checks/check.js'
import { CheckGraph } from '../checks/graph.js'
import { matchesAny } from '../checks/left-out.js'
import { valueOf } from '../checks/needs.js'
import { declareApplicationChecks, type ApplicationsRead } from './application-checks.js'
import { declareConnectionChecks } from './connection-checks.js'
import type { Context } from './context.js'
import { declareDomainChecks, type DomainChecks } from './domain-checks.js'
import { declareFusionChecks } from './fusion-checks.js'
import { explain } from '../prerequisites/explain-error.js'
import { IntegrationProbe } from '../prerequisites/integration-probe.js'
import { told } from '../prerequisites/sighting.js'
import { shownConnections } from './shown-connections.js'
import { declareTopologyChecks, type TopologyChecks } from './topology-checks.js'

/** The declared checks, and those among them whose values the reports show. */
export interface Pipeline extends TopologyChecks, DomainChecks {
  readonly checks: CheckGraph
  /** What is known of the applications, once the checks have ended. */
  readonly applicationsRead: () => ApplicationsRead
}

/** A look at the pair, with the pipeline whose values the reports show. */
export interface Look extends Inspection {
  readonly pipeline: Pipeline
}

/**
 * Declares every check of a run, with what it needs, in the order of the reports. Nothing runs yet.
 * @param faults of the inputs; read when the run starts, for the graph itself is needed to find some of them
 */
export function declarePipeline(context: Context, faults: readonly string[]): Pipeline {
  const checks = new CheckGraph(explain)
  const inputs = checks.add('inputs.valid', {}, () => judgeInputs(faults, context.settings.doubts))
  const topology = declareTopologyChecks(checks, context, inputs)
  const [inDomain, inFusion] = [told(), told()]
  // asked while the checks run: by then all are there
  const domain = declareDomainChecks(checks, context, inputs, topology, {
    askPod: () => probe.reading(),
    trusted: async () =>
      !matchesAny(context.settings.skipChecks, 'fusion.trust') && (await probe.acceptsUser()),
    sightings: { tell: inDomain.tell, other: () => inFusion.by(fusion.user.ended) },
  })
  const connections = shownConnections(context)
  const applicationsRead = declareApplicationChecks(checks, context, inputs, domain, connections)
  const probe = new IntegrationProbe(context.settings, {
    ...context,
    anonymous: () => valueOf(topology.fusionReachable),
    domainUser: domain.domainUser,
  })
  const fusion = declareFusionChecks(checks, context, inputs, topology, domain, probe, {
    tell: inFusion.tell,
    other: () => inDomain.by(domain.domainUser.check.ended),
  })
  declareConnectionChecks(checks, context, connections, inputs, topology, domain, fusion)
  return { checks, applicationsRead, ...topology, ...domain }
}

/** Judges the inputs. What was found has a line for each fault or doubt, so that people see every one. */
function judgeInputs(faults: readonly string[], doubts: readonly CauseSeen[]): Verdict<null> {
  if (faults.length > 0) {
    const found = onLines('faults', faults)
    return error(found, {
      expected: 'complete and consistent inputs',
      ...causedBy([{ id: 'input-invalid', evidence: found }]),
    })
  }
  if (doubts.length > 0) {
    const found = onLines(
      'doubts',
      doubts.map(({ evidence }) => evidence),
    )
    return warn(null, found, {
      // where certificates are not checked, anybody may have answered
      ...(doubts.some(({ id }) => id === 'tls-not-checked') && { proven: false }),
      // two passwords may be doubtful for one reason
      ...causedByAny(doubts.filter(isFirstOfItsId)),
    })
  }
  return pass(null, 'complete and consistent')
}

function onLines(what: string, sentences: readonly string[]): string {
  const head = sentences.length === 1 ? '' : `${String(sentences.length)} ${what}:\n`
  return head + sentences.map((sentence) => sentence.replace(/\s+/g, ' ')).join('.\n')
}

function isFirstOfItsId({ id }: CauseSeen, index: number, all: readonly CauseSeen[]): boolean {
  return all.findIndex((other) => other.id === id) === index
}
