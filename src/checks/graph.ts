import { once } from 'node:events'
import {
  FAILED,
  isSeen,
  skip,
  STAGES,
  type CheckResult,
  type Finding,
  type Stage,
  type Verdict,
} from './check.js'
import type { PlannedWrite } from './planned-write.js'
import { newTrace, traced, type Trace } from './trace.js'
import { describeCheck } from './catalogue.js'
import type { Question } from './question.js'
import { OUT_OF_TIME } from './out-of-time.js'
import { meet, neededCheck, NeedNotMet, type Check, type Met, type Needs } from './needs.js'

/** What running the graph takes from outside. */
export interface RunOptions {
  /** With it, a stage in which something failed is finished and the later stages are not started. */
  readonly failFast: boolean
  /** Questions may be asked ahead: a run that looks again after a change would ask them for nothing. */
  readonly ahead?: boolean
  /** What is known of a check beforehand, so that it need not run: a write for it was refused. */
  readonly known?: (id: string) => Finding | undefined
  /** Says for a check id why it is left out, or `undefined` to run it. */
  readonly leftOut: (id: string) => string | undefined
  /** Aborts when the run's deadline has passed. */
  readonly deadline: AbortSignal
  /** Link to the documentation of a check. */
  readonly docs: (id: string) => string
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number
  /** Called once per check, in the order of declaration. */
  readonly onResult: (result: CheckResult) => void
}

/** What a check will need of a service, asked or made ready while what comes before it is still awaited. */
export interface Ahead {
  /** The checks whose values allow it. */
  readonly after: Needs
  readonly question: Pick<Question<unknown>, 'ahead'>
}

/** How a run of the checks ended. */
export interface GraphRun {
  readonly results: readonly CheckResult[]
  /** What would make pending checks true, in the order of declaration. */
  readonly planned: readonly PlannedWrite[]
  /** With fail-fast: the failed check after which no stage was started, and the first of those stages. */
  readonly stopped?: { readonly by: string; readonly before: Stage }
}

interface Declared {
  readonly id: string
  readonly stage: Stage
  readonly needs: readonly string[]
  /** Waits for what the check needs and returns what runs it. */
  readonly prepare: () => Promise<() => Promise<Verdict<unknown>>>
  readonly ahead: readonly Ahead[]
  readonly end: (verdict: Verdict<unknown>) => void
}

/**
 * The checks of one run. They are declared first, so that the whole graph is known before anything runs: a check
 * names the checks it needs and receives their values, typed. The compiler thereby proves the order.
 */
export class CheckGraph {
  readonly #declared = new Map<string, Declared>()
  readonly #explain: (thrown: unknown) => Finding

  /** @param explain words for something a check threw */
  constructor(explain: (thrown: unknown) => Finding) {
    this.#explain = explain
  }

  /**
   * Declares a check.
   * @param id its id in the catalogue
   * @param needs the checks whose values it takes; all of them declared before
   * @param run finds out whether the check is true; what it throws becomes the check's finding
   * @param ahead what may be asked before `run` may judge
   */
  add<T, N extends Needs>(
    id: string,
    needs: N,
    run: (values: Met<N>) => Promise<Verdict<T>> | Verdict<T>,
    ahead: readonly Ahead[] = [],
  ): Check<T> {
    const all = [needs, ...ahead.map(({ after }) => after)].flatMap((each) => Object.values(each))
    const needed = Object.values(needs)
      .filter((need) => !('optional' in need || 'verdict' in need))
      .map((need) => neededCheck(need).id)
    if (this.#declared.has(id) || all.some((need) => !this.#declared.has(neededCheck(need).id))) {
      throw new Error(`${id} is declared twice, or needs a check that is not declared before it`)
    }
    let end: (verdict: Verdict<T>) => void = () => undefined
    const ended = new Promise<Verdict<T>>((resolve) => (end = resolve))
    this.#declared.set(id, {
      id,
      stage: describeCheck(id).stage,
      needs: needed,
      prepare: async () => {
        const met = await Promise.all(
          Object.entries(needs).map(async ([name, need]) => [name, await meet(need)] as const),
        )
        return async () => run(Object.fromEntries(met) as Met<N>)
      },
      ahead,
      end: end as (verdict: Verdict<unknown>) => void,
    })
    return { id, ended }
  }

  /** Ids of all declared checks, in order. */
  get ids(): readonly string[] {
    return [...this.#declared.keys()]
  }

  /** Ids of the checks that cannot do without the value of this one. */
  dependantsOf(id: string): readonly string[] {
    return [...this.#declared.values()].filter((c) => c.needs.includes(id)).map((c) => c.id)
  }

  /** A question is asked ahead only for a check that will run, as far as is known by then. */
  #askAhead({ leftOut, known, deadline }: RunOptions, isWell: () => boolean): void {
    for (const { id, ahead } of this.#declared.values()) {
      if (leftOut(id) !== undefined || known?.(id) !== undefined) continue
      for (const { after, question } of ahead) {
        Promise.all(Object.values(after).map(meet)).then(
          () => {
            if (isWell() && !deadline.aborted) question.ahead()
          },
          () => undefined,
        )
      }
    }
  }

  /** Runs every check once: stage by stage, independent ones side by side. Never rejects for a check's sake. */
  async run(options: RunOptions): Promise<GraphRun> {
    const results = new Map<string, CheckResult>()
    const planned = new Map<string, PlannedWrite>()
    const reported = new Set<string>()
    const report = (result: CheckResult): void => {
      results.set(result.id, result)
      for (const id of this.ids) {
        const next = results.get(id)
        if (next === undefined) return
        if (!reported.has(id)) options.onResult(next)
        reported.add(id)
      }
    }
    const overdue = aborted(options.deadline)
    if (options.ahead === true) {
      this.#askAhead(
        options,
        () => !options.failFast || firstFailure(results.values()) === undefined,
      )
    }
    let stopped: GraphRun['stopped']
    for (const stage of STAGES) {
      const failed = options.failFast ? firstFailure(results.values()) : undefined
      if (failed !== undefined) stopped ??= { by: failed.id, before: stage }
      const waiting = stage === 'test' ? waitingFor(results.values(), planned.size) : undefined
      const checks = [...this.#declared.values()].filter((check) => check.stage === stage)
      await Promise.all(
        checks.map(async (check) => {
          const wished = options.leftOut(check.id)
          const why =
            wished === undefined
              ? notStarted(failed, waiting)
              : ({ ...skip(wished), leftOut: 'skip-checks' } as const)
          const { result, planned: write } = await this.#runCheck(check, why, overdue, options)
          if (write !== undefined) planned.set(check.id, write)
          report(result)
        }),
      )
    }
    return {
      results: this.ids.flatMap((id) => results.get(id) ?? []),
      planned: this.ids.flatMap((id) => planned.get(id) ?? []),
      ...(stopped && { stopped }),
    }
  }

  async #runCheck(
    check: Declared,
    leftOut: Verdict<never> | undefined,
    overdue: Promise<void>,
    options: RunOptions,
  ): Promise<{ readonly result: CheckResult; readonly planned: PlannedWrite | undefined }> {
    const trace = newTrace(options.now())
    const known = options.known?.(check.id)
    const verdict: Verdict<unknown> =
      leftOut ??
      known ??
      (await traced(trace, () => this.#beforeDeadline(check, trace, overdue, options)))
    const durationMs = Math.round(options.now() - trace.startedAt)
    check.end(verdict)
    const result: CheckResult = {
      id: check.id,
      title: describeCheck(check.id).title,
      stage: check.stage,
      state: verdict.state,
      proven: isSeen(verdict),
      leftOut: verdict.leftOut ?? null,
      found: verdict.found,
      expected: verdict.expected ?? null,
      causes: verdict.causes ?? [],
      fixBy: verdict.fixBy ?? null,
      fix: verdict.fix ?? null,
      docs: options.docs(describeCheck(check.id).anchor),
      durationMs,
      attempts: 1 + trace.retries,
      requests: trace.requests,
    }
    return { result, planned: verdict.planned }
  }

  /** Waits for what the check needs, then runs it; when the run is out of time, what is running ends as an error. */
  async #beforeDeadline(
    check: Declared,
    trace: Trace,
    overdue: Promise<void>,
    { deadline, now }: RunOptions,
  ): Promise<Verdict<unknown>> {
    try {
      const run = await check.prepare()
      trace.startedAt = now()
      return await Promise.race([run(), overdue.then(() => OUT_OF_TIME)])
    } catch (thrown) {
      if (thrown instanceof NeedNotMet) {
        const { leftOut } = thrown
        return { ...skip(thrown.message), lacks: true, ...(leftOut && { leftOut }) }
      }
      // the deadline also ends the requests under way, and what they throw then says nothing about the service
      return deadline.aborted ? OUT_OF_TIME : this.#explain(thrown)
    }
  }
}

/** A connection cannot work before what is missing is there, so its test would only repeat the message. */
function waitingFor(results: Iterable<CheckResult>, planned: number): string | undefined {
  if (planned > 0) return 'not started: there are changes to be made first'
  const person = [...results].find(({ state }) => state === 'manual')
  return person && `not started: ${person.id} waits for a person`
}

function firstFailure(results: Iterable<CheckResult>): CheckResult | undefined {
  return [...results].find(
    // what is left to a connection test does not keep that test from being run
    ({ state, leftOut }) => FAILED.includes(state) && leftOut !== 'connection test',
  )
}

function notStarted(
  failed: CheckResult | undefined,
  waiting: string | undefined,
): Verdict<never> | undefined {
  const why =
    failed === undefined
      ? waiting
      : `not started: ${failed.id} ended in ${failed.state} (fail-fast)`
  return why === undefined ? undefined : { ...skip(why), leftOut: 'not started' }
}

/** Resolves when the signal aborts. One promise for all checks: a listener per check would be a crowd. */
async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort')
}
