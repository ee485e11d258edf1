import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { commandsIn, unmeant, type RunnerCommand } from './runner-commands.js'

/** What to run. */
export interface ActionRun {
  /** Which entry of action.yml. */
  readonly entry: 'main' | 'post'
  /** Inputs as a workflow gives them; the others take the defaults of action.yml. */
  readonly inputs: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  /** State saved by `main`, for `post`. */
  readonly state?: Readonly<Record<string, string>>
  /** An old runner, which takes outputs and state by command alone. */
  readonly withoutCommandFiles?: true
}

/** What the runner sees of a run. */
export interface ActionResult {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
  /** Every command that the runner obeyed, in order: each was meant. */
  readonly commands: readonly RunnerCommand[]
  readonly outputs: Readonly<Record<string, string>>
  readonly state: Readonly<Record<string, string>>
  readonly summary: string
  /** Lines of the commands for annotations: `error`, `warning`, `notice`. */
  readonly annotations: readonly string[]
  /** Values of `add-mask` commands, in order. */
  readonly masks: readonly string[]
  /** The runner's temporary directory, in which the outputs are. */
  readonly temp: string
  /** When the process was started, milliseconds since the epoch, and how long it ran. */
  readonly startedAt: number
  readonly milliseconds: number
}

/** What is seen of a run when it has ended, besides its files. */
type Printed = Pick<ActionResult, 'exitCode' | 'stdout' | 'stderr' | 'startedAt' | 'milliseconds'>

/** A step that is about to run. */
export interface Step {
  readonly temp: string
  /** Everything that is in its environment. */
  readonly env: Readonly<Record<string, string>>
  /**
   * Obeys what it printed, and reads the files that it left.
   * @throws {Error} when the runner would obey a command that the action did not mean
   */
  readonly ended: (printed: Printed) => Promise<ActionResult>
}

/** The runner's own token, which every step gets. */
export const GITHUB_TOKEN = 'ghs_sandboxGithubTokenF00d'

const ROOT = resolve(import.meta.dirname, '..')

const COMMAND_FILES = ['output', 'state', 'summary', 'env', 'path']

/** Makes what GitHub's runner makes for a step: its directory, command files and environment. */
export async function prepareStep(run: ActionRun): Promise<Step> {
  const temp = await mkdtemp(join(tmpdir(), 'action-'))
  const file = (name: string): string => join(temp, name)
  await Promise.all(COMMAND_FILES.map((name) => writeFile(file(name), '')))
  const env = {
    PATH: process.env['PATH'] ?? '',
    // without it Windows opens no socket
    SystemRoot: process.env['SystemRoot'] ?? '',
    HOME: temp,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: temp,
    GITHUB_REPOSITORY: 'acme/integration',
    GITHUB_RUN_ID: '1',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: 'https://api.github.com',
    RUNNER_TEMP: temp,
    ...Object.fromEntries(
      COMMAND_FILES.filter((name) => run.withoutCommandFiles !== true || name === 'summary').map(
        (name) => [
          name === 'summary' ? 'GITHUB_STEP_SUMMARY' : `GITHUB_${name.toUpperCase()}`,
          file(name),
        ],
      ),
    ),
    ...(await inputEnvironment(run.inputs, temp)),
    ...Object.fromEntries(
      Object.entries(run.state ?? {}).map(([name, value]) => [`STATE_${name}`, value]),
    ),
    ...run.env,
  }
  const ended = async (printed: Printed): Promise<ActionResult> => {
    const commands = commandsIn(`${printed.stdout}\n${printed.stderr}`)
    const wrong = unmeant(commands, run.withoutCommandFiles !== true)
    if (wrong.length > 0) {
      await rm(temp, { recursive: true, force: true })
      const lines = wrong.map(({ name, line }) => `${name}: ${line.slice(0, 500)}`)
      throw new Error(`the runner obeyed what the action did not mean:\n${lines.join('\n')}`)
    }
    const linesOf = (...names: readonly string[]): readonly RunnerCommand[] =>
      commands.filter(({ name }) => names.includes(name))
    const given = (name: string): Readonly<Record<string, string>> =>
      Object.fromEntries(
        linesOf(name).map(({ properties, data }) => [properties['name'] ?? '', data] as const),
      )
    return {
      ...printed,
      commands,
      // the runner reads the files when the process has ended: they have the last word
      outputs: { ...given('set-output'), ...commandFile(await readFile(file('output'), 'utf8')) },
      state: { ...given('save-state'), ...commandFile(await readFile(file('state'), 'utf8')) },
      summary: await readFile(file('summary'), 'utf8'),
      annotations: linesOf('error', 'warning', 'notice').map(({ line }) => line),
      masks: linesOf('add-mask').map(({ data }) => data),
      temp,
    }
  }
  return { temp, env, ended }
}

/** Removes what a run left behind. */
export async function cleanUp({ temp }: ActionResult): Promise<void> {
  await rm(temp, { recursive: true, force: true })
}

type Declared = Readonly<Record<string, { readonly default?: string }>>

let declaration: Promise<Declared> | undefined

/** The inputs that action.yml declares; it does not change while tests run. */
function declaredInputs(): Promise<Declared> {
  declaration ??= readFile(join(ROOT, 'action.yml'), 'utf8').then(
    (text) => (parse(text) as { readonly inputs: Declared }).inputs,
  )
  return declaration
}

/** `INPUT_` and the name in upper case, its dashes kept: every declared input is set, given or not. */
async function inputEnvironment(
  inputs: Readonly<Record<string, string>>,
  temp: string,
): Promise<Readonly<Record<string, string>>> {
  const declared = await declaredInputs()
  const expressions: Readonly<Record<string, string>> = {
    '${{ runner.temp }}': temp,
    '${{ github.token }}': GITHUB_TOKEN,
  }
  return Object.fromEntries(
    Object.entries(declared).map(([name, { default: byDefault = '' }]) => {
      const value = Object.entries(expressions).reduce(
        (text, [expression, replacement]) => text.replaceAll(expression, replacement),
        inputs[name] ?? byDefault,
      )
      return [`INPUT_${name.toUpperCase()}`, value]
    }),
  )
}

/** Reads a command file: `name=value` lines and blocks between delimiters. */
function commandFile(content: string): Readonly<Record<string, string>> {
  const values: Record<string, string> = {}
  const lines = content.split('\n')
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    const block = /^([^=]+?)<<(.+)$/.exec(line)
    if (block?.[1] !== undefined && block[2] !== undefined) {
      const end = lines.indexOf(block[2], index + 1)
      values[block[1]] = lines.slice(index + 1, end).join('\n')
      index = end
    } else if (line.includes('=')) {
      const at = line.indexOf('=')
      values[line.slice(0, at)] = line.slice(at + 1)
    }
  }
  return values
}
