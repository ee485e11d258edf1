import { replaceLookAlikes } from './look-alikes.js'
import { holdsPrivateKey } from './pem.js'

/** Longest value that a message repeats. */
const LONGEST = 200

/**
 * Characters that cannot be seen or told from a blank: controls, format characters, blanks other than the plain one and
 * what fonts show as nothing (Unicode, *Default_Ignorable_Code_Point* and *General_Category*). What an emoji is made of
 * is not among them: a variation selector after it, a joiner between two.
 */
const UNSEEN = new RegExp(
  [
    String.raw`(?! |(?<=\p{Extended_Pictographic})\uFE0F)`,
    String.raw`(?!(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D(?=\p{Extended_Pictographic}))`,
    String.raw`[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Z}\u2800]`,
  ].join(''),
  'u',
)
const EVERY_UNSEEN = new RegExp(UNSEEN.source, 'gu')

/** Straight and typographic quotation marks, of which people also use the wrong one of a pair. */
const QUOTED = /^(["'`´“”„‟‘’‚‛«»‹›＂＇])[\s\S]*\1$|^[“”„‟‘’‚‛«»‹›][\s\S]*[“”„‟‘’‚‛«»‹›]$/u

/** The first character of a text that cannot be seen, as `\u{200b}`; `undefined` if all can. */
export function unseenIn(text: string): string | undefined {
  const found = UNSEEN.exec(text)?.[0]
  return found === undefined ? undefined : escapeSequence(found)
}

/** Whether a text begins and ends with a quotation mark, straight or typographic. */
export function isInQuotes(text: string): boolean {
  return text.length > 1 && QUOTED.test(text)
}

/** Whether a text has a quotation mark at one end, to which there is no other: half of a pair was copied. */
export function isHalfQuoted(text: string): boolean {
  return /^["“”„«»]|["“”„«»]$/u.test(text) && (text.match(/["“”„«»]/gu) ?? []).length === 1
}

/** Whether a text has an apostrophe at one end, straight or typographic, and none besides. */
export function isHalfInApostrophes(text: string): boolean {
  return /^['`´‘’‚‛]|['`´‘’‚‛]$/u.test(text) && (text.match(/['`´‘’‚‛]/gu) ?? []).length === 1
}

/** A value between quotation marks for a message, as {@link visible} has it. */
export function shown(text: string): string {
  return isShown(text) ? `"${visible(text)}"` : visible(text)
}

/**
 * A value for a message: what cannot be seen in it, or looks like another letter, is shown by its number. A private key
 * is left out, and so is a long value whole: of a secret in the wrong input a part would stand there that no mask covers.
 */
export function visible(text: string): string {
  if (isShown(text)) {
    return replaceLookAlikes(text, escapeSequence).replace(EVERY_UNSEEN, escapeSequence)
  }
  return `a text of ${String(text.length)} characters, which is not shown`
}

/** A text of any length in which what cannot be seen is shown by its number. */
export function withUnseenByNumber(text: string): string {
  return text.replace(EVERY_UNSEEN, escapeSequence)
}

function isShown(text: string): boolean {
  return text.length <= LONGEST && !holdsPrivateKey(text)
}

function escapeSequence(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
}
