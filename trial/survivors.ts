/** Mutants that no test kills, as file, text and replacement, and why that is right. */
export const SURVIVORS: readonly {
  readonly reason: string
  readonly mutants: readonly string[]
}[] = []
