import { failStep } from './step.js'

/** The end of this process, injected for tests. */
export interface Ending {
  readonly exit: () => void
  /** Ends it at once, whatever its threads wait for: a resolver that hangs holds up even `process.exit`. */
  readonly kill: () => void
}

const THIS_PROCESS: Ending = {
  exit: () => {
    process.exit()
  },
  kill: () => {
    process.kill(process.pid, 'SIGKILL')
  },
}

/**
 * The last resort: ends the process after so many milliseconds if it has not ended by itself, whatever it waits for.
 * @param unfinished what is said when the work was not done by then
 * @returns to be called when the work is done; what still keeps the process alive then is cut off in the same time
 */
export function endWithin(
  milliseconds: number,
  unfinished: string,
  { exit, kill }: Ending = THIS_PROCESS,
): () => void {
  let done = false
  setTimeout(() => {
    if (!done) failStep(unfinished)
    const failed = !done || (process.exitCode ?? 0) !== 0
    if (failed) kill()
    else exit()
  }, milliseconds).unref()
  return () => {
    done = true
  }
}
