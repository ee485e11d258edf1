import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { prepareStep, type ActionResult, type ActionRun } from './runner.js'

/** A bundle to start. */
export interface BundleRun extends ActionRun {
  /** Node binary; this process's own when not given. */
  readonly node?: string
  /** Receives what ends the process with a signal, as the runner or a machine does. */
  readonly onStart?: (kill: (signal: NodeJS.Signals) => void) => void
}

const ROOT = resolve(import.meta.dirname, '..')

/** The bundles; `ACTION_DIST` names others, such as those of `npm run build:quick`. */
const DIST = resolve(ROOT, process.env['ACTION_DIST'] ?? 'dist')

/** What runs the action: `ACTION_NODE`, or what runs this. */
export const NODE = process.env['ACTION_NODE'] ?? process.execPath

/**
 * Starts a committed bundle as GitHub's runner does, with nothing else in its environment, and obeys what it prints.
 * @throws {Error} when the runner would obey a command that the action did not mean
 */
export async function runAction(run: BundleRun): Promise<ActionResult> {
  const step = await prepareStep(run)
  const startedAt = Date.now()
  const began = performance.now()
  const child = spawn(run.node ?? NODE, [join(DIST, run.entry, 'index.js')], {
    cwd: step.temp,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: step.env,
  })
  run.onStart?.((signal) => child.kill(signal))
  const [stdout, stderr, exitCode] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((done) => child.on('close', done)),
  ])
  const milliseconds = performance.now() - began
  return step.ended({ exitCode, stdout, stderr, startedAt, milliseconds })
}
