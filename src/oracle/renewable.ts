/**
 * Asks for something that is used up after a while, and hands it out until then. It is decided in turn, so that two who
 * want it at once do not both ask. A refusal stays: who was refused once is not asked again.
 */
export function renewable<T>(
  ask: () => Promise<T>,
  isUsedUp: (last: T) => boolean,
): () => Promise<T> {
  let asked: Promise<T> | undefined
  return () => {
    asked = asked?.then((last) => (isUsedUp(last) ? ask() : last)) ?? ask()
    return asked
  }
}

/** Asks once, whoever wants it first; a refusal stays too. */
export function once<T>(ask: () => Promise<T>): () => Promise<T> {
  return renewable(ask, () => false)
}
