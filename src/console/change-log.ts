import type { ConsoleChange, LoggedChange } from './wanted-trust.js'

/**
 * What was changed in the console, noted before it leaves the browser: whatever the page does then, and should the
 * browser die, no change that may have been stored is lost.
 */
export class ChangeLog {
  #changes: readonly LoggedChange[] = []

  /** Every change so far, in order. */
  get changes(): readonly LoggedChange[] {
    return this.#changes
  }

  /** A change is about to be entered in a form. It takes the place of one of the same kind in the same form. */
  entering(change: ConsoleChange): void {
    const others = this.#changes.filter(
      ({ action, progress }) => progress !== 'entered' || action !== change.action,
    )
    this.#changes = [...others, { ...change, progress: 'entered' }]
  }

  /** What was entered is about to be saved. */
  sending(): void {
    this.#move('entered', 'sent')
  }

  /** The console shows that it has saved. */
  confirmed(): void {
    this.#move('sent', 'confirmed')
  }

  #move(from: LoggedChange['progress'], to: LoggedChange['progress']): void {
    this.#changes = this.#changes.map((change) =>
      change.progress === from ? { ...change, progress: to } : change,
    )
  }
}
