import type { Inspection } from '../apply/apply.js'
import { causedBy } from '../diagnosis/caused-by.js'
import { error, pass, type Verdict } from '../checks/check.js'
import { CheckGraph } from '../checks/graph.js'
import { declareConnectionChecks } from './connection-checks.js'
import type { Context } from './context.js'
import { declareDomainChecks, type DomainChecks } from './domain-checks.js'
import { declareFusionChecks } from './fusion-checks.js'
import { declareTopologyChecks, type TopologyChecks } from './topology-checks.js'

/** The declared checks, and those among them whose values the reports show. */
export interface Pipeline extends TopologyChecks, DomainChecks {
  readonly checks: CheckGraph
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
  const checks = new CheckGraph()
  const inputs = checks.add('inputs.valid', {}, () => judgeInputs(faults))
  const topology = declareTopologyChecks(checks, context, inputs)
  const domain = declareDomainChecks(checks, context, inputs, topology)
  const fusion = declareFusionChecks(checks, context, topology, domain)
  declareConnectionChecks(checks, context, domain, fusion)
  return { checks, ...topology, ...domain }
}

function judgeInputs(faults: readonly string[]): Verdict<null> {
  if (faults.length > 0) {
    const number = faults.length === 1 ? 'one fault' : `${String(faults.length)} faults`
    const found = `${number}: ${faults.join('; ')}`
    return error(found, {
      expected: 'complete and consistent inputs',
      ...causedBy([{ id: 'input-invalid', evidence: found }]),
    })
  }
  return pass(null, 'complete and consistent')
}
