import { format } from 'node:util'
import {
  debug,
  endGroup,
  error,
  info,
  setFailed,
  startGroup,
  summary,
  warning,
} from '@actions/core'
import { redactor } from '../redaction/redactor.js'
import { plain } from '../redaction/plain.js'

/*
 * Everything that the action prints leaves by this file, masks aside: the runner obeys commands wherever it meets them
 * in a line, so a line is made harmless here, as a whole, right before it is printed; and secrets are taken out of it.
 */
function harmless(text: string): string {
  return plain(redactor.redact(text))
}

/** A line of the log. @param text made harmless here */
export function say(text: string): void {
  info(harmless(text))
}

/** A line that is shown in a run with debug logging alone. @param text made harmless here */
export function sayForDebugging(text: string): void {
  debug(harmless(text))
}

/** Lines that are folded under a title. @param title made harmless here, as the lines are */
export function sayFolded(title: string, lines: readonly string[]): void {
  startGroup(harmless(title))
  for (const line of lines) say(line)
  endGroup()
}

/** An annotation of what is wrong. @param sentence made harmless here, as the title is */
export function annotate(sentence: string, title: string): void {
  error(harmless(sentence), { title: harmless(title) })
}

/** Warns beside the step. @param sentence made harmless here, as the title is */
export function warn(sentence: string, title?: string): void {
  warning(harmless(sentence), title === undefined ? {} : { title: harmless(title) })
}

/** What the log of a run prints with. */
export const PRINTER = { say, sayForDebugging, sayFolded, annotate } as const

/** Fails the step. @param reason made harmless here */
export function failStep(reason: string): void {
  setFailed(harmless(reason))
}

/**
 * Takes over what would be printed past this file, on stdout or on stderr, which the runner reads for commands too: an
 * error that nobody waits for fails the step and ends the process; Node's warnings, and what a package writes to the
 * console, become lines for debugging.
 * @param sentence what to say of such an error, given its message
 */
export function takeOverOutput(sentence: (message: string) => string): void {
  process.on('uncaughtException', (thrown: unknown) => {
    sayForDebugging(stackOf(thrown))
    failStep(sentence(messageOf(thrown)))
    process.stdout.write('', () => process.exit(1))
  })
  process.removeAllListeners('warning')
  process.on('warning', (warned) => {
    sayForDebugging(stackOf(warned))
  })
  for (const method of ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const) {
    console[method] = (...parts: readonly unknown[]) => {
      sayForDebugging(format(...parts))
    }
  }
}

/** What an error says of itself. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : 'unknown reason'
}

/** Where an error comes from, for debugging. */
export function stackOf(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? '') : ''
}

/** Writes the job summary; one that cannot be written is warned of. */
export async function leaveSummary(markdown: string): Promise<void> {
  try {
    await summary.addRaw(markdown).write()
  } catch (thrown) {
    warn(`the job summary was not written: ${messageOf(thrown)}`)
  }
}
