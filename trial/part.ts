/** What a part of the trial found. */
export interface Figures {
  /** How many cases were tried. */
  readonly tried: number
  /** One line for each case that was lost. */
  readonly losses: readonly string[]
  /** Figures to be printed, line by line. */
  readonly lines?: readonly string[]
}

/** A part of the trial, by its name on the command line. */
export interface Part {
  readonly name: string
  /** What it proves, as a sentence. */
  readonly title: string
  readonly run: (choice: Choice) => Promise<Figures>
}

/** Which cases of a part are tried: all, unless something is to be looked at again. */
export interface Choice {
  /** A text that the titles of the cases contain. */
  readonly only: string | undefined
}

/** The cases that are chosen. */
export function chosen<T>(
  cases: readonly T[],
  titleOf: (one: T) => string,
  { only = '' }: Choice,
): readonly T[] {
  return cases.filter((one) => titleOf(one).includes(only))
}

/** So many processes run side by side: most of their time they wait. */
export const SIDE_BY_SIDE = 6
