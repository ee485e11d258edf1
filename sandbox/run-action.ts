import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { parse } from 'yaml'
import { commandsIn, unmeant, type RunnerCommand } from './runner-commands.js'

/** What to run. */
export interface ActionRun {
  /** Which entry of action.yml. */
  readonly entry: 'main' | 'post'
  /** Inputs as a workflow gives them; the others take the defaults of action.yml. */
  readonly inputs: Readonly<Record<string, string>>
  /** Node binary; this process's own when not given. */
  readonly node?: string
  readonly env?: Readonly<Record<string, string>>
  /** Receives what ends the process with a signal, as the runner or a machine does. */
  readonly onStart?: (kill: (signal: NodeJS.Signals) => void) => void
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
  readonly summaryPath: string
  /** When the process was started, milliseconds since the epoch, and how long it ran. */
  readonly startedAt: number
  readonly milliseconds: number
}

/** The runner's own token, which every step gets. */
export const GITHUB_TOKEN = 'ghs_sandboxGithubTokenF00d'

const ROOT = resolve(import.meta.dirname, '..')

/** The bundles; `ACTION_DIST` names others, such as those of `npm run build:quick`. */
const DIST = resolve(ROOT, process.env['ACTION_DIST'] ?? 'dist')

/** What runs the action: `ACTION_NODE`, or what runs this. */
export const NODE = process.env['ACTION_NODE'] ?? process.execPath

/**
 * Starts a committed bundle as GitHub's runner does, with nothing else in its environment, and obeys what it prints.
 * @throws {Error} when the runner would obey a command that the action did not mean
 */
export async function runAction(run: ActionRun): Promise<ActionResult> {
  const temp = await mkdtemp(join(tmpdir(), 'action-'))
  // with an ending by which an editor shows it as what it is
  const file = (name: string): string => join(temp, name === 'summary' ? 'summary.md' : name)
  const commandFiles = ['output', 'state', 'summary', 'env', 'path']
  await Promise.all(commandFiles.map((name) => writeFile(file(name), '')))
  const startedAt = Date.now()
  const began = performance.now()
  const child = spawn(run.node ?? NODE, [join(DIST, run.entry, 'index.js')], {
    cwd: temp,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
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
        commandFiles
          .filter((name) => run.withoutCommandFiles !== true || name === 'summary')
          .map((name) => [
            name === 'summary' ? 'GITHUB_STEP_SUMMARY' : `GITHUB_${name.toUpperCase()}`,
            file(name),
          ]),
      ),
      ...(await inputEnvironment(run.inputs, temp)),
      ...Object.fromEntries(
        Object.entries(run.state ?? {}).map(([name, value]) => [`STATE_${name}`, value]),
      ),
      ...run.env,
    },
  })
  run.onStart?.((signal) => child.kill(signal))
  const [stdout, stderr, exitCode] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((done) => child.on('close', done)),
  ])
  const milliseconds = performance.now() - began
  const commands = commandsIn(`${stdout}\n${stderr}`)
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
    exitCode,
    stdout,
    stderr,
    commands,
    // the runner reads the files when the process has ended: they have the last word
    outputs: { ...given('set-output'), ...commandFile(await readFile(file('output'), 'utf8')) },
    state: { ...given('save-state'), ...commandFile(await readFile(file('state'), 'utf8')) },
    summary: await readFile(file('summary'), 'utf8'),
    annotations: linesOf('error', 'warning', 'notice').map(({ line }) => line),
    masks: linesOf('add-mask').map(({ data }) => data),
    temp,
    summaryPath: file('summary'),
    startedAt,
    milliseconds,
  }
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
