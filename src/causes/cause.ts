/** Who can mend a failed check. */
export type FixBy =
  | 'domain administrator'
  | 'Fusion IT security manager'
  | 'integration developer'
  | 'network administrator'
  | 'workflow author'

/**
 * How well a cause and its effect are known. Recorded: a sample of `__tests__/data/recorded-samples.json`, made of what
 * a live service answered, shows what identifies the cause.
 */
export type Confidence = `recorded: ${string}` | 'documented' | 'seen in public code' | 'inferred'

/** What the catalogue knows of a cause. */
export interface Cause {
  readonly title: string
  readonly fixBy: FixBy
  /** What to do, imperative, screen by screen. */
  readonly fix: string
  /** Whether Oracle Integration shows this cause as `CASDK-0004 … Unauthorized [401]`. */
  readonly explains401: boolean
  /** How to tell it from its neighbours. */
  readonly distinguish: string
  /** What Oracle Integration or the service says, where it is known. */
  readonly message?: string
  /** The document, or the public code, that it is known from. */
  readonly source: string
  readonly confidence: Confidence
  /** Why no program can see it from outside, so that it is only ever named beside others, or not at all. */
  readonly unseen?: string
}

/** A part of the catalogue: causes by id. */
export type Causes = Readonly<Record<string, Cause>>

/** What Oracle Integration says of every cause of a 401, whatever it is. */
export const CASDK_0004 =
  'CASDK-0004 : Unauthorized [401] Error while connecting to the URL … Authentication Failure. Please check if the credentials provided are valid.'
