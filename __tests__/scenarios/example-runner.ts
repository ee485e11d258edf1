import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { parse } from 'yaml'
import { runAction } from '../../sandbox/run-action.js'
import { cleanUp, type ActionResult } from '../../sandbox/runner.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import type { Report } from '../../src/report/report.js'
import { isOurs, resolved, type Job, type Step, type Workflow } from '../workflows.js'
import { parseReport } from './report-schema.js'

type Values = Readonly<Record<string, string>>

/** What became of a job with the action. */
interface EndedJob {
  readonly run: ActionResult
  readonly report: Report
  /** What the action's post step said. */
  readonly post: ActionResult
}

/** What became of an example. */
export interface EndedExample {
  /** By name; a job that was skipped, or has no step with the action, is not here. */
  readonly jobs: Readonly<Record<string, EndedJob>>
  /** Names of the files of each artifact. */
  readonly artifacts: Readonly<Record<string, readonly string[]>>
  /** What the scripts wrote to the summary of the job. */
  readonly summary: string
  /** The results of all jobs, as `needs` shows them. */
  readonly results: Readonly<Record<string, JobResult>>
}

type JobResult = 'success' | 'failure' | 'skipped'

/** Where and with what an example runs. */
export interface Surroundings {
  readonly sandbox: Sandbox
  /** Values of expressions such as `vars.FUSION_URL`. */
  readonly values: Values
  /** Files of earlier runs, by the names of their artifacts. */
  readonly earlier?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/**
 * Runs the jobs of an example one after the other as GitHub does, as far as the examples use it: needs, conditions,
 * outputs, scripts, this action with its post step, and artifacts.
 */
export async function runExample(text: string, around: Surroundings): Promise<EndedExample> {
  const runner = await mkdtemp(join(tmpdir(), 'example-'))
  const jobs: Record<string, EndedJob> = {}
  const artifacts: Record<string, readonly string[]> = {}
  let values: Values = { ...around.values, 'runner.temp': runner }
  const results: Record<string, JobResult> = {}
  await writeFile(join(runner, 'summary.md'), '')
  for (const [name, job] of Object.entries((parse(text) as Workflow).jobs)) {
    const [condition, always] = conditionOf(job)
    // a job that has failed, or was skipped, is not a need that was met
    const isWanted = always || job.needs === undefined || results[job.needs] === 'success'
    values = { ...values, [`needs.${job.needs ?? ''}.result`]: results[job.needs ?? ''] ?? '' }
    results[name] = 'skipped'
    if (!isWanted || !isTrue(condition, values)) continue
    const ended = await runJob(job, runner, values, around, artifacts)
    if (ended.job !== undefined) jobs[name] = ended.job
    results[name] = ended.hasFailed ? 'failure' : 'success'
    values = { ...values, ...outputsOf(name, job, ended.values) }
  }
  const summary = await readFile(join(runner, 'summary.md'), 'utf8')
  await rm(runner, { recursive: true })
  return { jobs, artifacts, summary, results }
}

async function runJob(
  { steps }: Job,
  runner: string,
  given: Values,
  { sandbox, earlier = {} }: Surroundings,
  artifacts: Record<string, readonly string[]>,
): Promise<{
  readonly job: EndedJob | undefined
  readonly values: Values
  readonly hasFailed: boolean
}> {
  let values = given
  let hasFailed = false
  let main: { readonly step: Step; readonly run: ActionResult; readonly report: Report } | undefined
  const env = await environmentOf(sandbox, runner)
  for (const step of steps) {
    const [condition, always] = conditionOf(step)
    if ((hasFailed && !always) || !isTrue(condition, values)) continue
    const inputs = inputsOf(step, values)
    if (step.run !== undefined) {
      const outputs = await runScript(step, runner, values)
      hasFailed ||= outputs === undefined
      values = { ...values, ...outputs }
    } else if (isOurs(step)) {
      const run = await runAction({ entry: 'main', inputs, env })
      const path = run.outputs['report-path'] ?? ''
      hasFailed ||= run.exitCode !== 0
      main = { step, run, report: parseReport(await readFile(path, 'utf8')) }
      for (const [output, value] of Object.entries(run.outputs)) {
        values = { ...values, [`steps.${step.id ?? ''}.outputs.${output}`]: value }
      }
    } else if (step.uses?.startsWith('actions/upload-artifact@') === true && main !== undefined) {
      // the runner's directory is the action's own one here
      const directory = (inputs['path'] ?? '').replace(runner, main.run.temp)
      artifacts[inputs['name'] ?? ''] = await readdir(directory)
    } else if (step.uses?.startsWith('actions/download-artifact@') === true) {
      const files = earlier[inputs['name'] ?? '']
      if (files === undefined) throw new Error(`no artifact ${String(inputs['name'])}`)
      await mkdir(inputs['path'] ?? '', { recursive: true })
      for (const [file, text] of Object.entries(files)) {
        await writeFile(join(inputs['path'] ?? '', file), text)
      }
    } else throw new Error(`${String(step.uses)} is not known here`)
  }
  if (main === undefined) return { job: undefined, values, hasFailed }
  const { step, run, report } = main
  const post = await runAction({
    entry: 'post',
    inputs: inputsOf(step, values),
    env,
    state: run.state,
  })
  await Promise.all([cleanUp(run), cleanUp(post)])
  return { job: { run, report, post }, values, hasFailed }
}

/** A runner in a company trusts its authority by the environment. */
async function environmentOf({ inputs, env, github }: Sandbox, runner: string): Promise<Values> {
  const authority = join(runner, 'authority.pem')
  await writeFile(authority, inputs['ca-certificates'] ?? '')
  return { ...env, NODE_EXTRA_CA_CERTS: authority, GITHUB_API_URL: github.url }
}

/** Runs a script in the runner's shell; what it puts out are outputs of its step. `undefined` when it fails. */
async function runScript(
  { id = '', run = '', env = {} }: Step,
  runner: string,
  values: Values,
): Promise<Values | undefined> {
  // scripts are for the shell of the runner that the example names
  if (process.platform === 'win32') return {}
  const output = join(runner, 'output')
  await writeFile(output, '')
  const own = Object.entries(env).map(([key, value]) => [key, resolved(value, values)])
  const ended = promisify(execFile)('bash', ['-e', '-o', 'pipefail', '-c', run], {
    env: {
      PATH: process.env['PATH'],
      GITHUB_STEP_SUMMARY: join(runner, 'summary.md'),
      GITHUB_OUTPUT: output,
      ...(Object.fromEntries(own) as Record<string, string>),
    },
  })
  if (
    await ended.then(
      () => false,
      () => true,
    )
  ) {
    return undefined
  }
  const lines = (await readFile(output, 'utf8')).split('\n').filter((line) => line.includes('='))
  return Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf('=')
      return [`steps.${id}.outputs.${line.slice(0, at)}`, line.slice(at + 1)]
    }),
  )
}

function inputsOf({ with: given = {} }: Step, values: Values): Values {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      // the one example that names its user and connections names those of production
      resolved(String(value), values).replaceAll(/(SA_FA|ERP)_PROD/g, '$1_DEV'),
    ]),
  )
}

function outputsOf(name: string, { outputs = {} }: Job, values: Values): Values {
  return Object.fromEntries(
    Object.entries(outputs).map(([output, expression]) => [
      `needs.${name}.outputs.${output}`,
      resolved(expression, { ...emptyFor(expression), ...values }),
    ]),
  )
}

/** The condition of a step or job, and whether it is asked after a failure too. */
function conditionOf({
  if: condition = "''==''",
}: Pick<Step, 'if'>): readonly [condition: string, always: boolean] {
  if (condition === 'always()') return ["''==''", true]
  const [, rest] = /^always\(\) && (.*)$/.exec(condition) ?? []
  return [rest ?? condition, rest !== undefined]
}

/** Comparisons of one value with a text: the only conditions of the examples. */
function isTrue(condition: string, values: Values): boolean {
  const [, left = '', operator, right] = /^(\S+?) ?(==|!=) ?'(.*)'$/.exec(condition) ?? []
  if (operator === undefined) throw new Error(`the condition ${condition} is not known here`)
  const value = left === "''" ? '' : (values[left] ?? '')
  return (value === right) === (operator === '==')
}

/** What does not exist is empty. */
function emptyFor(expression: string): Values {
  return Object.fromEntries(
    [...expression.matchAll(/\$\{\{ (\S+) \}\}/g)].map(([, name = '']) => [name, '']),
  )
}
