import { chargeTo, newTrace, traced, type Trace } from './trace.js'

/**
 * Something that a service is asked at most once: by the check that needs the answer first, or ahead of it. What it costs
 * is booked on the first check that takes the answer; of an answer that no check takes, nothing is shown.
 */
export class Question<T> {
  readonly #ask: () => Promise<T>
  readonly #trace: Trace = newTrace()
  #asked: Promise<T> | undefined

  /** @param ask sends the request, or the few that belong together; a refusal stays, as an answer does */
  constructor(ask: () => Promise<T>) {
    this.#ask = ask
  }

  /** Takes the answer, and asks if nobody has. @throws whatever the asking throws */
  answer(): Promise<T> {
    chargeTo(this.#trace)
    return this.#once()
  }

  /** Asks, so that the answer is there when it is needed. Whoever takes it learns of a refusal; nobody else does. */
  ahead(): void {
    this.#once().catch(() => undefined)
  }

  #once(): Promise<T> {
    this.#asked ??= traced(this.#trace, this.#ask)
    return this.#asked
  }
}
