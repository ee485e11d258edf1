import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Exchange } from '../https-service.js'
import { NODE, runAction } from '../run-action.js'
import { cleanUp } from '../runner.js'
import { startSandbox, type Sandbox } from '../sandbox.js'
import { scenarioNamed } from '../scenarios.js'
import { curlScript, hasCurl, runScript } from './curl-script.js'
import { longestChain, median } from './limit.js'
import type { Row } from './table.js'

/** How far away the services are, and what is added to their answers; milliseconds. */
export type Place = Pick<Row, 'distance' | 'added'>

/** One run of a healthy verify, and its questions by curl. */
export interface Measured extends Pick<Row, 'took' | 'requests' | 'chain' | 'curl'> {
  /** What the services took for each answer, with what is added. */
  readonly answers: readonly number[]
}

const withCurl = hasCurl()

/** Starts a healthy pair there, runs verify on it, and then asks the same by curl. */
export async function measure({ distance, added }: Place): Promise<Measured> {
  const sandbox = await startSandbox(scenarioNamed('healthy'), {
    distanceMs: distance,
    latencyMs: added,
  })
  try {
    const result = await runAction({ entry: 'main', inputs: sandbox.inputs })
    await cleanUp(result)
    if (result.outputs['result'] !== 'pass') throw new Error('the healthy pair is not healthy')
    const exchanges = [...sandbox.exchanges]
    return {
      took: result.milliseconds,
      requests: exchanges.length,
      chain: longestChain(exchanges, distance),
      answers: exchanges.map(({ came, answered }) => answered - came),
      curl: withCurl ? await byCurl(sandbox, exchanges) : undefined,
    }
  } finally {
    await sandbox.close()
  }
}

/** How long the same questions take by curl. @throws {Error} when they are not answered as before */
async function byCurl(sandbox: Sandbox, exchanges: readonly Exchange[]): Promise<number> {
  const inOrder = exchanges.toSorted((a, b) => a.came - b.came)
  const directory = await mkdtemp(join(tmpdir(), 'bench-'))
  try {
    const authority = join(directory, 'authority.pem')
    await writeFile(authority, sandbox.inputs['ca-certificates'] ?? '')
    const requests = inOrder.map(({ request }) => request)
    const { milliseconds, statuses } = await runScript(curlScript(requests, authority))
    const before = inOrder.map(({ status }) => status)
    if (String(statuses) !== String(before)) {
      throw new Error(`curl was answered ${String(statuses)}, the action ${String(before)}`)
    }
    return milliseconds
  } finally {
    await rm(directory, { recursive: true })
  }
}

/** What a process takes that does nothing. */
export function emptyProcess(runs: number): number {
  return median(
    Array.from({ length: runs }, () => {
      const startedAt = performance.now()
      spawnSync(NODE, ['-e', ''])
      return performance.now() - startedAt
    }),
  )
}

/** Wall time of a run that sends nothing: what it takes until a bundle works. */
export async function timeToLoad(entry: 'main' | 'post', runs: number): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const result = await runAction({ entry, inputs: {} })
    await cleanUp(result)
    times.push(result.milliseconds)
  }
  return median(times)
}
