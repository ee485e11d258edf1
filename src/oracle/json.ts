/** A text as JSON; `undefined` when it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** Narrows unknown JSON to an object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Longest name, id, state or issuer, in characters; the longest real ones have some hundred. */
export const LONGEST_NAME = 1000

/** Longest token, key or certificate, in characters; real ones have one to three thousand. */
export const LONGEST_TOKEN = 64 * 1024

/**
 * A member of an unknown JSON value as a string, or `undefined`. A text that is longer than what is expected there is
 * none: cut off, it could show a part of a secret that a server repeats; in full, it would fill the log.
 */
export function stringMember(
  value: unknown,
  name: string,
  longest = LONGEST_NAME,
): string | undefined {
  const member = isRecord(value) ? value[name] : undefined
  return typeof member === 'string' && member.length <= longest ? member : undefined
}

/** JSON of another form than the API documents. */
export class OtherForm extends Error {
  override readonly name = 'OtherForm'
}

/**
 * A member that must be a text.
 * @throws {OtherForm} when it is something else, or missing
 */
export function textOf(value: unknown, name: string): string {
  const text = stringMember(value, name)
  if (text === undefined) throw new OtherForm(`${name} is no text`)
  return text
}

/**
 * A member that must be true or false: a text such as `"false"`, or null, is neither.
 * @param otherwise what a missing one counts as, by the API's schema
 * @throws {OtherForm} when it is something else
 */
export function flagOf(value: unknown, name: string, otherwise: boolean): boolean {
  const flag = isRecord(value) && name in value ? value[name] : otherwise
  if (typeof flag !== 'boolean') throw new OtherForm(`${name} is neither true nor false`)
  return flag
}

/**
 * A member that must be true or false where it is there; `undefined` when it is missing, and no default may stand for it.
 * @throws {OtherForm} when it is something else
 */
export function shownFlagOf(value: unknown, name: string): boolean | undefined {
  return isRecord(value) && name in value ? flagOf(value, name, false) : undefined
}

/**
 * A member that must be a list of objects. SCIM leaves an empty one out, or says null (RFC 7643, 2.5).
 * @throws {OtherForm} when it is something else
 */
export function listOf(value: unknown, name: string): readonly Readonly<Record<string, unknown>>[] {
  const list = (isRecord(value) ? value[name] : undefined) ?? []
  if (Array.isArray(list) && list.every(isRecord)) return list
  throw new OtherForm(`${name} is no list of objects`)
}

/**
 * A member that must be an object; `undefined` when it is missing or null.
 * @throws {OtherForm} when it is something else
 */
export function objectOf(
  value: unknown,
  name: string,
): Readonly<Record<string, unknown>> | undefined {
  const member = (isRecord(value) ? value[name] : undefined) ?? undefined
  if (member === undefined || isRecord(member)) return member
  throw new OtherForm(`${name} is no object`)
}

/**
 * An id as the services issue them: letters, digits, `.`, `_` and `-`. What is not of this form never comes into a path,
 * a request or the action's state.
 */
export const RESOURCE_ID = /^(?!.*\.\.)[\w-][\w.-]{0,255}$/

/**
 * The member `id`, which stands in paths and bodies of later requests.
 * @throws {OtherForm} when it is missing, longer than 256 characters, or not of an id's alphabet
 */
export function idOf(value: unknown): string {
  const id = textOf(value, 'id')
  if (!RESOURCE_ID.test(id)) throw new OtherForm('id has characters, or a length, that no id has')
  return id
}
