/**
 * Measures what the bundles take to load, and a healthy verify against the sandbox: with time added to every answer, and
 * at a distance, where handshakes cost what they cost. Beside it stand the same questions by curl. `npm run bench` prints
 * tables for docs/internals/speed.md. The sandbox runs on the same machine, so its own work is in the figures.
 */
import { spawnSync } from 'node:child_process'
import { median } from './bench/limit.js'
import { emptyProcess, measure, timeToLoad, type Measured, type Place } from './bench/measure.js'
import { table, type Row } from './bench/table.js'
import { NODE } from './run-action.js'

const RUNS = 5
const STARTS = 15

const NEAR: Place = { added: 0, distance: 0 }
const ADDED = [50, 150].map((added) => ({ added, distance: 0 }))
const DISTANT = [50, 100].map((distance) => ({ added: 0, distance }))

const empty = emptyProcess(STARTS)
const main = (await timeToLoad('main', STARTS)) - empty
const post = (await timeToLoad('post', STARTS)) - empty
const near = await runsAt(NEAR)
const service = median(near.flatMap(({ answers }) => answers))

const version = spawnSync(NODE, ['--version'], { encoding: 'utf8' }).stdout.trim()
console.log(`Node ${version.replace('v', '')}; medians of ${String(RUNS)} runs`)
console.log(`an empty process: ${empty.toFixed(0)} ms`)
console.log(`main, until it refuses bad inputs: ${main.toFixed(0)} ms more`)
console.log(`post, with nothing to give back:   ${post.toFixed(0)} ms more`)
console.log(`a service, for an answer to which nothing is added: ${service.toFixed(1)} ms\n`)

const added = [rowOf(NEAR, near), ...(await rowsAt(ADDED))]
console.log(`${table('added to every answer', (row) => row.added, added)}\n`)
console.log(table('at a distance of', (row) => row.distance, await rowsAt(DISTANT)))

async function rowsAt(places: readonly Place[]): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const place of places) rows.push(rowOf(place, await runsAt(place)))
  return rows
}

async function runsAt(place: Place): Promise<readonly Measured[]> {
  const runs: Measured[] = []
  for (let run = 0; run < RUNS; run += 1) runs.push(await measure(place))
  return runs
}

function rowOf(place: Place, runs: readonly Measured[]): Row {
  const curl = runs.flatMap((run) => run.curl ?? [])
  return {
    ...place,
    service,
    emptyProcess: empty,
    took: median(runs.map(({ took }) => took)),
    requests: median(runs.map(({ requests }) => requests)),
    chain: median(runs.map(({ chain }) => chain)),
    curl: curl.length > 0 ? median(curl) : undefined,
  }
}
