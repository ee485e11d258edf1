/** Who can fix a failed check. The values are API: reports contain them. Texts for people use {@link personOf}. */
export type FixBy =
  | 'domain administrator'
  | 'Fusion IT security manager'
  | 'integration developer'
  | 'network administrator'
  | 'workflow author'

/** The one name that people read of a person. */
export function personOf(fixBy: FixBy): string {
  return fixBy === 'domain administrator' ? `identity ${fixBy}` : fixBy
}

/** What a run says of a cause. What only the documents say is in `background/`, in the file of the same name. */
export interface Cause {
  /** The problem in at most twelve words. */
  readonly title: string
  readonly fixBy: FixBy
  /** What to do, imperative, screen by screen: each sentence is a step. */
  readonly fix: string
  /** Whether Oracle Integration shows this cause as `CASDK-0004 … Unauthorized [401]`. */
  readonly explains401: boolean
  /** How Oracle Integration comes to show a 401 where the pod itself answers otherwise, and how well that is known. */
  readonly how401?: string
}

/** A part of the catalogue: causes by id. */
export type Causes = Readonly<Record<string, Cause>>
