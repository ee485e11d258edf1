import type { Causes } from '../cause.js'

/**
 * How well a cause and its effect are known. Recorded: a sample of `__tests__/data/recorded-samples.json`, made of what
 * a live service answered, shows what identifies the cause.
 */
export type Confidence = `recorded: ${string}` | 'documented' | 'seen in public code' | 'inferred'

/** What only the documents say of a cause. A run does not load it. */
export interface Background {
  /** How to distinguish it from its neighbours. */
  readonly distinguish: string
  /** What Oracle Integration or the service says, if it is known. */
  readonly message?: string
  /** The document, or the public code, that it is known from. */
  readonly source: string
  readonly confidence: Confidence
  /** Why no program can see it from outside, so that it is only ever named beside others, or not at all. */
  readonly unseen?: string
}

/** The background of every cause of a part of the catalogue, and of no other: both halves are there, or nothing compiles. */
export type BackgroundOf<Part extends Causes> = Readonly<Record<keyof Part, Background>>

/** What Oracle Integration says of every cause of a 401, whatever it is. */
export const CASDK_0004 =
  'CASDK-0004 : Unauthorized [401] Error while connecting to the URL … Authentication Failure. Please check if the credentials provided are valid.'
