import pMap from 'p-map'
import { isWrite, Pair } from '../__tests__/scenarios/pair-runner.js'
import { QUICK_EMPTY_PAIR, QUICK_EMPTY_PAIR_BY_WORKFLOW } from '../sandbox/empty-pair.js'
import { startSandbox } from '../sandbox/sandbox.js'
import type { Scenario } from '../sandbox/scenario.js'
import { scenarioNamed } from '../sandbox/scenarios.js'
import { FAULT_KINDS } from './fault-kinds.js'
import { DEADLINE, type FaultCase, type FaultEnd, type Undisturbed } from './fault-case.js'
import { lossesOf } from './fault-expectations.js'
import { chosen, SIDE_BY_SIDE, type Part } from './part.js'
import { placesOf, type Place } from './places.js'

const INPUTS = { 'request-timeout-seconds': '3', 'timeout-seconds': String(DEADLINE) }

/** What is disturbed: a run, and which of its requests. */
interface Disturbed {
  readonly name: string
  readonly title: string
  readonly mode: FaultCase['mode']
  readonly administrator: FaultCase['administrator']
  readonly scenario: Scenario
  readonly isDisturbed: (place: Place) => boolean
}

/** Disturbs requests of a run, one at a time, in every way. */
function faultsOf(run: Disturbed): Part {
  return {
    name: run.name,
    title: run.title,
    run: async (choice) => {
      const { all, undisturbed } = await casesOf(run)
      const cases = chosen(all, titleOf, choice)
      const ended = await pMap(
        cases,
        async (one) => {
          const losses = lossesOf(one, await tried(run.scenario, one, undisturbed))
          for (const loss of losses) console.log(`${titleOf(one)}: ${loss}`)
          return { one, losses }
        },
        { concurrency: SIDE_BY_SIDE },
      )
      return {
        tried: cases.length,
        losses: [
          ...(run.mode === 'apply' && !all.some(({ place }) => place.lease === 'giving back')
            ? ['no grant is given back']
            : []),
          ...ended.flatMap(({ one, losses }) => losses.map((loss) => `${titleOf(one)}: ${loss}`)),
        ],
        lines: tableOf(ended.map(({ one, losses }) => ({ ...one, held: losses.length === 0 }))),
      }
    },
  }
}

export const verifyFaults = faultsOf({
  name: 'verify-faults',
  title: 'every request of verify disturbed in every way: right end, nothing written',
  mode: 'verify',
  administrator: 'client',
  scenario: scenarioNamed('healthy'),
  isDisturbed: () => true,
})

/** A healthy `verify` does not read the description. */
export const descriptionFaults = faultsOf({
  name: 'description-faults',
  title:
    'the description of the service catalogue disturbed in every way, on a pod with other names: right end, nothing written',
  mode: 'verify',
  administrator: 'client',
  scenario: scenarioNamed('catalog-other-names'),
  isDisturbed: ({ label }) => label.includes('WSDL'),
})

export const applyFaults = faultsOf({
  name: 'apply-faults',
  title: 'every request of apply disturbed in every way: right end, no double write, no grant left',
  mode: 'apply',
  administrator: 'client',
  scenario: QUICK_EMPTY_PAIR,
  isDisturbed: () => true,
})

export const workflowFaults = faultsOf({
  name: 'workflow-faults',
  title:
    'what the workflow sends as administrator (ID token, exchange, signed requests) disturbed in every way: right end, no double write',
  mode: 'apply',
  administrator: 'workflow',
  scenario: QUICK_EMPTY_PAIR_BY_WORKFLOW,
  isDisturbed: ({ label }) => /^github |token-exchange|\(Signature/.test(label),
})

/**
 * For good at every request; once too, except where a whole host goes bad, which lasts, and at the reads of `apply`
 * outside of the lease, which are those of `verify`.
 */
async function casesOf({ mode, administrator, scenario, isDisturbed }: Disturbed): Promise<{
  readonly all: readonly FaultCase[]
  readonly undisturbed: Undisturbed
}> {
  const pair = new Pair(await startSandbox(scenario))
  const { requests, report } = await pair.main(mode, INPUTS)
  await pair.sandbox.close()
  const { checks = [], changes = [] } = report ?? {}
  return {
    undisturbed: {
      states: Object.fromEntries(checks.map(({ id, state }) => [id, state])),
      changes,
    },
    all: placesOf(requests, isWrite)
      .filter(isDisturbed)
      .flatMap((place) =>
        FAULT_KINDS.flatMap((kind) =>
          [false, true]
            .filter(
              (once) =>
                !once ||
                (!kind.hostWide &&
                  (mode === 'verify' || place.writes || place.lease !== 'outside')),
            )
            .map((once) => ({ mode, administrator, place, kind, once })),
        ),
      ),
  }
}

async function tried(
  scenario: Scenario,
  { mode, place, kind, once }: FaultCase,
  undisturbed: Undisturbed,
): Promise<FaultEnd> {
  const fault = { ...place.at, ...kind.fault, ...(once && { times: 1 }) }
  const pair = new Pair(await startSandbox({ ...scenario, faults: [fault] }))
  try {
    const main = await pair.main(mode, INPUTS)
    // the disturbance is over when the post step runs
    await pair.sandbox.recover()
    const post = await pair.post(main.result)
    const { grants } = pair.sandbox.state.domain
    return {
      undisturbed,
      main,
      post,
      grantsLeft: grants.length,
    }
  } finally {
    await pair.sandbox.close()
  }
}

function titleOf({ mode, administrator, place, kind, once }: FaultCase): string {
  const who = administrator === 'workflow' ? ' by the workflow' : ''
  return `${mode}${who}, ${place.label}, ${kind.name}${once ? ', once' : ''}`
}

function tableOf(ended: readonly (FaultCase & { readonly held: boolean })[]): readonly string[] {
  return FAULT_KINDS.map((kind) => {
    const of = ended.filter((one) => one.kind === kind)
    const held = of.filter((one) => one.held).length
    return `${kind.name.padEnd(42)}${String(held)} of ${String(of.length)} held`
  })
}
