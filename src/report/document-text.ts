import { withUnseenByNumber } from '../inputs/characters.js'
import { plain } from '../redaction/plain.js'
import { bounded } from './escape.js'

/** Longest value of the instructions. */
const LONGEST = 2000

/** A value of the instructions as people see it and type it: what cannot be seen is shown by its number. */
export function seen(text: string): string {
  return plain(withUnseenByNumber(bounded(text, LONGEST)))
}

/** A line of a command, which is whole or of no use. */
export function seenWhole(text: string): string {
  return plain(withUnseenByNumber(text))
}
