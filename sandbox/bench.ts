/**
 * Measures what the bundles take to load, and a healthy verify against the sandbox with time added to every answer:
 * `npm run bench`. The sandbox runs on the same machine, so its own work is in the figures.
 */
import { spawnSync } from 'node:child_process'
import type { Exchange } from './https-service.js'
import { runAction } from './run-action.js'
import { cleanUp } from './runner.js'
import { startSandbox } from './sandbox.js'
import { scenarioNamed } from './scenarios.js'

const RUNS = 5

/** What one latency costs: medians over the runs. */
interface Measured {
  readonly wallMs: number
  readonly requests: number
  readonly chain: number
}

const emptyNode = median(Array.from({ length: RUNS * 3 }, () => timeOf(['-e', ''])))
console.log(`Node ${process.versions.node}; medians of ${String(RUNS)} runs`)
console.log(`an empty node process: ${emptyNode.toFixed(0)} ms`)
const mainLoads = (await timeToLoad('main')) - emptyNode
const postLoads = (await timeToLoad('post')) - emptyNode
console.log(`main, until it refuses bad inputs: ${mainLoads.toFixed(0)} ms more`)
console.log(`post, with nothing to give back:   ${postLoads.toFixed(0)} ms more\n`)
console.log('added  wall time  requests  longest chain  aim      wall time / aim')
for (const latency of [0, 50, 150]) {
  const { wallMs, requests, chain } = await measure(latency)
  const aim = chain * latency + emptyNode + mainLoads
  console.log(
    [
      `${String(latency)} ms`.padEnd(7),
      `${wallMs.toFixed(0)} ms`.padEnd(11),
      String(requests).padEnd(10),
      String(chain).padEnd(15),
      `${aim.toFixed(0)} ms`.padEnd(9),
      (wallMs / aim).toFixed(2),
    ].join(''),
  )
}
console.log('\naim: longest chain x added + an empty node process + what main takes to load')

/** Wall time of a run that sends nothing: what it takes until a bundle works. */
async function timeToLoad(entry: 'main' | 'post'): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < RUNS * 3; run += 1) {
    const result = await runAction({ entry, inputs: {} })
    await cleanUp(result)
    times.push(result.milliseconds)
  }
  return median(times)
}

async function measure(latency: number): Promise<Measured> {
  const runs: Measured[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const sandbox = await startSandbox(scenarioNamed('healthy'), { latencyMs: latency })
    const result = await runAction({ entry: 'main', inputs: sandbox.inputs })
    await sandbox.close()
    await cleanUp(result)
    if (result.outputs['result'] !== 'pass') throw new Error('the healthy pair is not healthy')
    runs.push({
      wallMs: result.milliseconds,
      requests: sandbox.exchanges.length,
      chain: longestChain(sandbox.exchanges),
    })
  }
  return {
    wallMs: median(runs.map(({ wallMs }) => wallMs)),
    requests: median(runs.map(({ requests }) => requests)),
    chain: median(runs.map(({ chain }) => chain)),
  }
}

/** The most requests of which each came only after the one before it had been answered. */
function longestChain(exchanges: readonly Exchange[]): number {
  const lengths: { readonly answered: number; readonly length: number }[] = []
  for (const { came, answered } of exchanges.toSorted((a, b) => a.came - b.came)) {
    const before = lengths.filter((earlier) => earlier.answered <= came).map((e) => e.length)
    lengths.push({ answered, length: 1 + Math.max(0, ...before) })
  }
  return Math.max(0, ...lengths.map(({ length }) => length))
}

function timeOf(args: readonly string[]): number {
  const startedAt = performance.now()
  spawnSync(process.execPath, args)
  return performance.now() - startedAt
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}
