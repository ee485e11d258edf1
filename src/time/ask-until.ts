/** Time and a voice, injected. */
export interface Waiting {
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Resolves after so many milliseconds; rejects when the run is out of time. */
  readonly sleep: (milliseconds: number) => Promise<void>
  /** One line per attempt. */
  readonly line: (text: string) => void
}

/** How long it is waited for something to show that was changed just now. */
export interface Patience {
  readonly label: string
  readonly milliseconds: number
  readonly intervalMs: number
}

/** Asks again and again until the answer is good, or the patience is at its end. @returns the last answer */
export async function askUntil<T>(
  ask: () => Promise<T>,
  isGood: (answer: T) => boolean,
  { label, milliseconds, intervalMs }: Patience,
  { now, sleep, line }: Waiting,
): Promise<T> {
  const endsAt = now() + milliseconds
  for (let attempt = 1; ; attempt += 1) {
    const answer = await ask()
    if (isGood(answer) || now() + intervalMs > endsAt) return answer
    line(`waiting: ${label}, attempt ${String(attempt)}, next in ${String(intervalMs / 1000)} s`)
    await sleep(intervalMs)
  }
}
