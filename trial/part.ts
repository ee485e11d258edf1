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
  readonly run: () => Promise<Figures>
}

/** So many processes run side by side: most of their time they wait. */
export const SIDE_BY_SIDE = 6
