/** Letters of other scripts that look like Latin ones (Unicode, *Confusable Detection*, those that people type). */
const LOOK_ALIKES = [
  // Cyrillic
  '\u0405\u0406\u0408\u0410\u0412\u0415\u041a\u041c-\u041e\u0420-\u0423\u0425\u04ae\u04c0\u050c\u051a\u051c',
  '\u0430\u0435\u043a\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u04af\u04bb\u04cf\u0501\u051b\u051d',
  // Greek
  '\u0391\u0392\u0395-\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7',
  '\u03b9\u03ba\u03bd\u03bf\u03c1\u03c5\u03c7\u03f2\u03f3',
  // Armenian
  '\u054d\u0555\u0563\u0566\u0570\u0575\u0578\u057d\u0585',
  // wide and mathematical letters, which are Latin and others than those of keyboards
  String.raw`\uff21-\uff3a\uff41-\uff5a\u{1d400}-\u{1d6a5}`,
].join('')
const EVERY_LOOK_ALIKE = new RegExp(`[${LOOK_ALIKES}]`, 'gu')

const WORD = /[\p{L}\p{M}\p{N}]+/gu

/** A word that is read as Latin: it has a letter of a keyboard, and others than Latin ones look so. */
const READ_AS_LATIN = new RegExp(
  String.raw`^(?=.*[A-Za-z])(?=.*[${LOOK_ALIKES}])[\p{Script=Latin}\p{M}\p{N}${LOOK_ALIKES}]+$`,
  'u',
)

/** Dashes, and the wide forms of ASCII signs and digits; wide letters are above. */
const SIGNS =
  /[\u2010-\u2015\u2212\ufe58\ufe63\uff01\uff03-\uff06\uff08-\uff20\uff3b-\uff40\uff5b-\uff5e]/gu

/** A name of another script has wide signs of its own. */
function isLatin(text: string): boolean {
  return /[A-Za-z]/.test(text) && !/(?!\p{Script=Latin})\p{L}/u.test(text)
}

/**
 * Whether a letter in a Latin word is none and looks like one, or a sign beside Latin letters alone. A word of one script is what it is, whatever stands
 * beside it, and letters of which nobody would think that they are Latin may stand in the same word.
 */
export function hasLookAlike(text: string): boolean {
  return (
    (text.match(WORD) ?? []).some((word) => READ_AS_LATIN.test(word)) ||
    (isLatin(text) && text.search(SIGNS) >= 0)
  )
}

/** A text with another one for each letter that looks Latin in a Latin word, and is not. */
export function replaceLookAlikes(text: string, by: (letter: string) => string): string {
  const letters = text.replace(WORD, (word) =>
    READ_AS_LATIN.test(word) ? word.replace(EVERY_LOOK_ALIKE, by) : word,
  )
  return isLatin(text) ? letters.replace(SIGNS, by) : letters
}
