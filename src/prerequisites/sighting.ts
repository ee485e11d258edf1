import type { CauseId } from '../causes/catalogue.js'
import type { Verdict } from '../checks/check.js'
import { unprovenBy } from '../checks/caused-by.js'
import { quoted } from '../oracle/answer.js'
import { isSameCaseAside } from '../oracle/case-aside.js'

/** What a look-up in one system has seen of a user name. */
export interface Sighting {
  /** A user of this name is there. */
  readonly isThere: boolean
  /** User names that begin alike. */
  readonly near: readonly string[]
}

/** How the look-up in one system shares what it sees with the look-up in the other one. */
export interface Sightings {
  /** To be called before {@link other}, so that the two look-ups never wait for each other. */
  readonly tell: (sighting: Sighting) => void
  /** What the other system has seen; `undefined` when it did not look. */
  readonly other: () => Promise<Sighting | undefined>
}

/** A sighting that is told once, or never. */
export interface Told {
  readonly tell: (sighting: Sighting) => void
  /** What was told by the time that a check ended. */
  readonly by: (ended: Promise<unknown>) => Promise<Sighting | undefined>
}

/** Prepares what one look-up will tell. */
export function told(): Told {
  let tell: (sighting: Sighting) => void = () => undefined
  const seen = new Promise<Sighting>((resolve) => (tell = resolve))
  return {
    tell: (sighting) => {
      tell(sighting)
    },
    by: (ended) => Promise.race([seen, ended.then(() => undefined)]),
  }
}

/** Names that both systems know instead of the one that neither has: then the name that was given is suspicious. */
export function sharedNames(
  near: readonly string[],
  other: Sighting | undefined,
): readonly string[] {
  if (other === undefined || other.isThere) return []
  return near.filter((name) => other.near.some((it) => isSameCaseAside(it, name)))
}

/** The finding on a name that neither system has, where both have another one that begins alike. */
export function slip(
  found: string,
  shared: readonly string[],
  expected: string,
  otherwise: CauseId,
): Verdict<never> {
  const names = shared.map((name) => quoted(name)).join(', ')
  return {
    ...unprovenBy(['integration-username-wrong', otherwise], {
      found: `${found}. The identity domain and Fusion both have ${names}`,
      expected,
    }),
    fix: `If ${names} is the account, correct integration-username to it, character by character. If it is not, create the user in Fusion first.`,
  }
}
