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
