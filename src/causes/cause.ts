/** Who can fix a failed check. */
export type FixBy =
  | 'domain administrator'
  | 'Fusion IT security manager'
  | 'integration developer'
  | 'network administrator'
  | 'workflow author'

/** What a run says of a cause. What only the documents say is in `background/`, in the file of the same name. */
export interface Cause {
  /** The problem in at most twelve words. */
  readonly title: string
  readonly fixBy: FixBy
  /** What to do, imperative, screen by screen: each sentence is a step. */
  readonly fix: string
  /** Whether Oracle Integration shows this cause as `CASDK-0004 … Unauthorized [401]`. */
  readonly explains401: boolean
}

/** A part of the catalogue: causes by id. */
export type Causes = Readonly<Record<string, Cause>>
