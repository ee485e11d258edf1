import { NeedNotMet } from '../checks/needs.js'
import { TransportError } from '../http/errors.js'
import { UnexpectedAnswer } from '../oracle/answer.js'
import { NotAskedFor } from '../oracle/asked-for.js'

/** What a question found out, or `undefined` when a service left it unanswered: the check it belongs to says why. */
export async function orUnanswered<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (thrown) {
    const known = [NeedNotMet, UnexpectedAnswer, NotAskedFor, TransportError]
    if (known.some((kind) => thrown instanceof kind)) return undefined
    throw thrown
  }
}
