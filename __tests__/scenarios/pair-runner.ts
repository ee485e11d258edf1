import { readFile } from 'node:fs/promises'
import { leaksOf, plantedIn, type PlantedSecret } from '../../sandbox/canaries.js'
import type { ReceivedRequest } from '../../sandbox/received-request.js'
import { runAction } from '../../sandbox/run-action.js'
import { cleanUp, type ActionResult, type ActionRun } from '../../sandbox/runner.js'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.js'
import type { Scenario } from '../../sandbox/scenario.js'
import type { Report } from '../../src/report/report.js'
import { parseReport } from './report-schema.js'

/** A run of the action against a pair that stays as the run leaves it. */
export interface PairRun {
  readonly result: ActionResult
  readonly report: Report | undefined
  /** Method and path of every request that changes something. */
  readonly writes: readonly string[]
  readonly requests: readonly ReceivedRequest[]
  /** Secrets that were shown, or sent to where they do not belong. */
  readonly leaks: readonly string[]
  /** The secret inputs that the run was given. */
  readonly planted: readonly PlantedSecret[]
}

/** What runs the action: its bundles, or its source. */
export type Runner = (run: ActionRun) => Promise<ActionResult>

/** A pair that several runs meet one after the other. */
export class Pair {
  readonly sandbox: Sandbox
  readonly #runner: Runner

  constructor(sandbox: Sandbox, runner: Runner = runAction) {
    this.sandbox = sandbox
    this.#runner = runner
  }

  /** The same pair, met by another kind of runs. */
  by(runner: Runner): Pair {
    return new Pair(this.sandbox, runner)
  }

  /** Runs main in a mode. */
  async main(
    mode: 'verify' | 'plan' | 'apply',
    inputs: Readonly<Record<string, string>> = {},
    others: Partial<ActionRun> = {},
  ): Promise<PairRun> {
    return this.#run({
      entry: 'main',
      inputs: { ...this.sandbox.inputs, ...inputs, mode },
      ...others,
    })
  }

  /** Runs post with the state that main left, in `apply` unless the inputs say otherwise. */
  async post(
    { state }: Pick<ActionResult, 'state'>,
    inputs: Readonly<Record<string, string>> = {},
    others: Partial<ActionRun> = {},
  ): Promise<PairRun> {
    return this.#run({
      entry: 'post',
      inputs: { ...this.sandbox.inputs, mode: 'apply', ...inputs },
      state,
      ...others,
    })
  }

  async #run(run: ActionRun): Promise<PairRun> {
    const before = this.sandbox.requests.length
    const result = await this.#runner({ ...run, env: { ...this.sandbox.env, ...run.env } })
    const path = result.outputs['report-path'] ?? ''
    const report = path === '' ? undefined : parseReport(await readFile(path, 'utf8'))
    const requests = this.sandbox.requests.slice(before)
    const leaks = await leaksOf({
      inputs: run.inputs,
      result,
      requests,
      tokens: this.sandbox.tokens(),
    })
    await cleanUp(result)
    const planted = plantedIn({ inputs: run.inputs, requests })
    return { result, report, requests, leaks, planted, writes: requests.filter(isWrite).map(line) }
  }
}

/** Starts a pair for a test, and stops it afterwards. */
export async function withPair<T>(
  scenario: Scenario,
  use: (pair: Pair) => Promise<T>,
  runner: Runner = runAction,
): Promise<T> {
  const pair = new Pair(await startSandbox(scenario), runner)
  try {
    return await use(pair)
  } finally {
    await pair.sandbox.close()
  }
}

/** Kills an apply when the grant was made and its id not yet received, and hands over the pair and the state. */
export async function afterGrant<T>(
  scenario: Scenario,
  use: (pair: Pair, broken: ActionResult) => Promise<T>,
): Promise<T> {
  let kill: (signal: NodeJS.Signals) => void = () => undefined
  const sandbox = await startSandbox(scenario, {
    onAnswer: () => {
      if (sandbox.state.domain.grants.some(({ id }) => id.startsWith('7'))) kill('SIGKILL')
    },
  })
  const pair = new Pair(sandbox)
  try {
    const onStart = (end: typeof kill): void => {
      kill = end
    }
    const { result } = await pair.by((run) => runAction({ ...run, onStart })).main('apply')
    kill = () => undefined
    if (sandbox.state.domain.grants.length !== 1) throw new Error('apply made no grant')
    return await use(pair, result)
  } finally {
    await sandbox.close()
  }
}

/** Whether a request changes something: POST reads too, at a few places. */
export function isWrite({ method, path }: ReceivedRequest): boolean {
  const readsByPost = /\/token$|\/\.search$|\/ServiceCatalogService$|\/test$/.test(path)
  return method !== 'GET' && !(method === 'POST' && readsByPost)
}

function line({ method, path }: ReceivedRequest): string {
  return `${method} ${path}`
}
