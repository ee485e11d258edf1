import { setTimeout } from 'node:timers/promises'
import { summary } from '@actions/core'
import { prepareStep, type ActionResult, type ActionRun } from '../../sandbox/runner.js'
import type { Host } from '../../src/action/host.js'
import { postStep } from '../../src/post-step.js'
import { redactor } from '../../src/redaction/redactor.js'
import { run as mainStep } from '../../src/run.js'
import { steadyNow } from '../../src/time/steady-now.js'
import type { Clock } from '../../src/time/clock.js'

/*
 * Tests are a realm of their own, in which an error of Node's own modules is no `Error`; in a process of the action it is.
 */
const isInstance = Function.prototype[Symbol.hasInstance]
const kindOf = (value: unknown): string => Object.prototype.toString.call(value)
Object.defineProperty(Error, Symbol.hasInstance, {
  value(this: unknown, thrown: unknown): boolean {
    return (
      (this === Error && kindOf(thrown) === '[object Error]') ||
      isInstance.call(this as object, thrown)
    )
  },
})

/** Of what the action waits for on purpose, such a part passes. */
const PART = 1 / 50

/** A clock that leaps over what is waited for. Requests take the time that they take. */
function leapingClock(): Clock {
  let leapt = 0
  const now = (): number => Math.round(steadyNow() + leapt)
  return {
    now,
    sleep: async (milliseconds, signal) => {
      const until = now() + milliseconds
      await setTimeout(milliseconds * PART, undefined, { signal })
      leapt = Math.max(leapt, until - steadyNow())
    },
  }
}

/** What the action loads when it is needed. The loader of tests wants that one after the other, and it is quicker here. */
async function load({ inputs }: ActionRun): Promise<void> {
  await import('../../src/prerequisites/certificate.js')
  await import('../../src/oracle/service-catalog-wsdl.js')
  if (inputs['report-issue'] === 'on-failure') {
    await import('../../src/issue/github-issues.js')
    await import('../../src/issue/keep-issue.js')
  }
}

let last: Promise<unknown> = Promise.resolve()

/**
 * Runs `src` in this process as an entry does, which is quick and needs no build, and obeys what it prints as the runner
 * does. What only a process of its own shows is left to `runAction`: how it ends, its memory, warnings, what Node is told
 * by its environment. Runs wait for each other, for they have one environment, one output and one list of secrets: a
 * test that is concurrent with others may load nothing, so it has no such runs.
 * @param clock leaps over what is waited for, when it is not given; the time of requests and the run's end are real
 * @throws {Error} when the runner would obey a command that the action did not mean; and what the action throws
 */
export async function runSource(run: ActionRun, clock?: Clock): Promise<ActionResult> {
  const turn = last.then(() => runAlone(run, clock ?? leapingClock()))
  last = turn.catch(() => undefined)
  return turn
}

async function runAlone(run: ActionRun, clock: Clock): Promise<ActionResult> {
  await load(run)
  const step = await prepareStep(run)
  redactor.forget()
  // the toolkit looks for the file of the summary once
  Reflect.deleteProperty(summary, '_filePath')
  const printed = { stdout: '', stderr: '' }
  const printingTo = (stream: keyof typeof printed): PropertyDescriptor => ({
    configurable: true,
    value: {
      write: (text: string) => {
        printed[stream] += text
        return true
      },
    },
  })
  const own = Object.getOwnPropertyDescriptors(process)
  const environment = { ...step.env }
  Object.defineProperties(process, {
    env: { configurable: true, writable: true, value: environment },
    stdout: printingTo('stdout'),
    stderr: printingTo('stderr'),
    exitCode: { configurable: true, writable: true, value: undefined },
  })
  const startedAt = Date.now()
  const began = performance.now()
  try {
    const host: Host = { environment, clock, endWithin: () => () => undefined }
    await (run.entry === 'main' ? mainStep(host) : postStep(host))
    const exitCode = Number(process.exitCode ?? 0)
    const milliseconds = performance.now() - began
    return await step.ended({ ...printed, exitCode, startedAt, milliseconds })
  } finally {
    const { env, stdout, stderr, exitCode } = own
    Object.defineProperties(process, { env, stdout, stderr, exitCode })
  }
}
