import { getState, saveState } from '@actions/core'

/** The only thing that main leaves to the post step. */
const NAME = 'lease'

/**
 * Keeps a text for the post step. The runner writes it to disk, and prints it at debug level. It reads it when main has
 * ended, so what is kept last has the last word: a state that main was made to print does not reach the post step.
 */
export function keepForPost(text: string): void {
  saveState(NAME, text)
}

/** What main kept last; '' for nothing. */
export function keptByMain(): string {
  return getState(NAME)
}
