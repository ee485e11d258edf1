import { bounded } from './escape.js'

/** Longest text of a result: a list of everything that is wrong with the inputs, and far more than a server may add. */
const LONGEST = 8000

/**
 * A deep copy of a JSON value in which no text is longer than what people read. To be used on what has no secret in it
 * any more: a text that was cut first could show a part of one.
 */
export function withinBounds<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, member: unknown) =>
    typeof member === 'string' ? bounded(member, LONGEST) : member,
  ) as T
}
