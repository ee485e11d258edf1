/**
 * Asks for something that is used up after a while, and hands it out until then. It is decided in turn, so that two who
 * want it at once do not both ask. A refusal stays: who was refused once is not asked again. Whoever was handed out
 * something that turned out to be no good names it, and gets another one.
 * @param ask is told what was handed out last, the first time nothing
 */
export function renewable<T>(
  ask: (last?: T) => Promise<T>,
  isUsedUp: (last: T) => boolean,
): (refused?: T) => Promise<T> {
  let asked: Promise<T> | undefined
  return (refused) => {
    asked = asked?.then((last) => (last === refused || isUsedUp(last) ? ask(last) : last)) ?? ask()
    return asked
  }
}

/** Asks once, whoever wants it first; a refusal stays too. */
export function once<T>(ask: () => Promise<T>): () => Promise<T> {
  const asked = renewable(ask, () => false)
  return () => asked()
}
