/**
 * Letters of other scripts that look like Latin ones, and which (Unicode, *Confusable Detection*, those that people
 * type): the first of a pair is written as the second is read.
 */
const PAIRS: Readonly<Record<Script, readonly (readonly [string, string])[]>> = {
  Cyrillic: [
    [
      '\u0405\u0406\u0408\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u04ae\u04c0\u050c\u051a\u051c',
      'SIJABEKMHOPCTYXYIGQW',
    ],
    [
      '\u0430\u0435\u043a\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u04af\u04bb\u04cf\u0501\u051b\u051d',
      'aekopcyxsijyhldqw',
    ],
  ],
  Greek: [
    [
      '\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7',
      'ABEZHIKMNOPTYX',
    ],
    ['\u03b9\u03ba\u03bd\u03bf\u03c1\u03c5\u03c7\u03f2\u03f3', 'ikvopuxcj'],
  ],
  Armenian: [['\u054d\u0555\u0563\u0566\u0570\u0575\u0578\u057d\u0585', 'UOqqhjnuo']],
}

/** A script in which there are such letters. */
type Script = 'Cyrillic' | 'Greek' | 'Armenian'

const OF_SCRIPTS = Object.values(PAIRS).flat()
const READ_AS = new Map(
  OF_SCRIPTS.flatMap(([written, read]) =>
    Array.from(written, (letter, index) => [letter, read[index] ?? letter] as const),
  ),
)
const FOREIGN = OF_SCRIPTS.map(([written]) => written).join('')

/** Wide and mathematical letters, which are Latin and others than those of keyboards. */
const STYLED = String.raw`\uff21-\uff3a\uff41-\uff5a\u{1d400}-\u{1d6a5}`
const LOOK_ALIKES = FOREIGN + STYLED
const EVERY_LOOK_ALIKE = new RegExp(`[${LOOK_ALIKES}]`, 'gu')

const WORD = /[\p{L}\p{M}\p{N}]+/gu

/** A word that is read as Latin: it has a letter of a keyboard, and others than Latin ones look so. */
const READ_AS_LATIN = new RegExp(
  String.raw`^(?=.*[A-Za-z])(?=.*[${LOOK_ALIKES}])[\p{Script=Latin}\p{M}\p{N}${LOOK_ALIKES}]+$`,
  'u',
)

/** A word without a Latin letter, all of whose letters look like Latin ones. */
const LOOKS_LATIN = new RegExp(String.raw`^(?=.*[${FOREIGN}])[\p{M}\p{N}${FOREIGN}]+$`, 'u')

/** A text in which no letter tells a reader that another script than Latin is meant. */
const NO_OTHER_SCRIPT = new RegExp(
  String.raw`^(?:(?!\p{L})[\s\S]|\p{Script=Latin}|[${FOREIGN}])*$`,
  'u',
)

/**
 * Words of this subject, longer than two letters, that can be written with letters of another script alone. None is a
 * word of a language of such a script, so nobody means it there.
 */
const KNOWN: readonly string[] = [
  'OIC',
  'OCI',
  'ICS',
  'SOA',
  'SAAS',
  'PAAS',
  'IAAS',
  'HCM',
  'SCM',
  'EPM',
  'EBS',
  'API',
  'APP',
  'APPS',
  'IAM',
  'SSO',
  'ESB',
  'TEST',
  'SIT',
  'INT',
]

/** Dashes, and the wide forms of ASCII signs and digits. */
const SIGNS =
  /[\u2010-\u2015\u2212\ufe58\ufe63\uff01\uff03-\uff06\uff08-\uff20\uff3b-\uff40\uff5b-\uff5e]/u
const EVERY_SIGN = new RegExp(`${SIGNS.source}|[${STYLED}]`, 'gu')

const OTHER_LETTER = new RegExp(String.raw`(?!\p{Script=Latin}|[${STYLED}])\p{L}`, 'u')

/** A name of another script has wide signs and letters of its own. */
function isLatin(text: string): boolean {
  return /[A-Za-z]/.test(text) && !OTHER_LETTER.test(text)
}

/**
 * Whether a letter in a Latin word is none and looks like one, a whole word is written so that is known in Latin
 * letters alone, or a sign or a letter of another width stands beside Latin letters alone. Any other word of one script is what
 * it is, whatever stands beside it, and letters of which nobody would think that they are Latin may stand in the same
 * word.
 */
export function hasLookAlike(text: string): boolean {
  return replaceLookAlikes(text, () => '') !== text
}

/** A text with another one for each letter that looks Latin in a Latin word, and is not. */
export function replaceLookAlikes(text: string, by: (letter: string) => string): string {
  const isPlain = NO_OTHER_SCRIPT.test(text)
  const letters = text.replace(WORD, (word) =>
    READ_AS_LATIN.test(word) || (isPlain && isKnown(word))
      ? word.replace(EVERY_LOOK_ALIKE, by)
      : word,
  )
  return isLatin(text) ? letters.replace(EVERY_SIGN, by) : letters
}

function isKnown(word: string): boolean {
  return (
    LOOKS_LATIN.test(word) &&
    KNOWN.includes(
      inLatin(word)
        .replace(/\p{N}+$/u, '')
        .toUpperCase(),
    )
  )
}

function inLatin(word: string): string {
  return Array.from(word, (letter) => READ_AS.get(letter) ?? letter).join('')
}

/** A part of a name that can be read in two scripts. */
export interface Ambiguous {
  readonly part: string
  readonly script: Script
}

/**
 * The parts of a name that are of another script and look Latin letter by letter, where nothing in the name tells
 * that another script is meant. Such a name may be right, and may be a slip: the name alone does not show it.
 */
export function ambiguousIn(name: string): readonly Ambiguous[] {
  if (!NO_OTHER_SCRIPT.test(name)) return []
  return (name.match(WORD) ?? [])
    .filter((word) => LOOKS_LATIN.test(word))
    .map((part) => ({ part, script: scriptOf(part) }))
}

/** A name as it is read where its ambiguous parts are taken for Latin. */
export function readAsLatin(name: string): string {
  return name.replace(WORD, (word) => (LOOKS_LATIN.test(word) ? inLatin(word) : word))
}

function scriptOf(word: string): Script {
  return /\p{Script=Cyrillic}/u.test(word)
    ? 'Cyrillic'
    : /\p{Script=Greek}/u.test(word)
      ? 'Greek'
      : 'Armenian'
}
