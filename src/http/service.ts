/** One of those whom a run speaks with, as its client names it, once: who answered is never guessed from a path. */
export interface Service {
  readonly name: 'identity domain' | 'Fusion' | 'Oracle Integration' | 'GitHub'
  /** Paths, without a query, to which a POST changes nothing. */
  readonly readsByPost?: readonly RegExp[]
}
