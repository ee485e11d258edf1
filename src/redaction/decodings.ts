/** A part of a text, in bytes: from the first one to before the last. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** What a text, or a run of characters in it, says once it is decoded. */
export interface Decoding {
  readonly bytes: Uint8Array
  /** Where a span of the decoded bytes comes from. */
  readonly source: (span: Span) => Span
}

/**
 * Everything that a text may be the writing of, one step deep: each run of base64 or hexadecimal digits in it, the whole
 * of it as UTF-16, and without the escapes of URLs, of HTML or of JSON. A run may begin anywhere in what looks like
 * one, so all beginnings are tried.
 * @param fewest what decodes to fewer bytes is left out
 */
export function* decodingsOf(bytes: Uint8Array, fewest: number): Generator<Decoding> {
  for (const run of runsOf(bytes, BASE64, Math.ceil((fewest * 4) / 3))) {
    for (const first of [0, 1, 2, 3]) yield base64(bytes, run, first)
  }
  for (const run of runsOf(bytes, HEXADECIMAL, fewest * 2)) {
    for (const first of [0, 1]) yield hexadecimal(run, first)
  }
  yield* utf16(bytes)
  for (const escapes of ESCAPES) {
    const plain = unescaped(bytes, escapes)
    if (plain !== undefined) yield plain
  }
}

/** A text that is built byte by byte, each with the place where what it was decoded from begins. */
class Builder {
  readonly #bytes: Uint8Array
  readonly #origin: Uint32Array
  readonly #end: number
  #length = 0

  /** @param most bytes that will be built at most */
  constructor(most: number, end: number) {
    this.#bytes = new Uint8Array(most)
    this.#origin = new Uint32Array(most)
    this.#end = end
  }

  add(byte: number, at: number): void {
    this.#bytes[this.#length] = byte
    this.#origin[this.#length] = at
    this.#length += 1
  }

  done(): Decoding {
    const origin = this.#origin.subarray(0, this.#length)
    return {
      bytes: this.#bytes.subarray(0, this.#length),
      source: ({ from, to }) => {
        // bytes of one character come from one place: it ends where the next one begins
        let next = to
        while (next < origin.length && origin[next] === origin[to - 1]) next += 1
        return { from: origin[from] ?? this.#end, to: origin[next] ?? this.#end }
      },
    }
  }
}

/** A character that is written otherwise than by itself. */
interface Escape {
  readonly codePoint: number
  /** Whether it is a byte of UTF-8, and no character. */
  readonly isByte?: true
  /** Length of how it is written. */
  readonly length: number
}

/** A way to write characters otherwise: the byte with which each begins, and what reads one. */
interface Escapes {
  readonly sign: number
  readonly read: (bytes: Uint8Array, at: number) => Escape | undefined
}

/** Of URLs (RFC 3986, 2.1), of HTML and XML (HTML, 13.1.4), of JSON and its kin (RFC 8259, 7). */
const ESCAPES: readonly Escapes[] = [
  { sign: 0x25, read: ofUrl },
  { sign: 0x26, read: ofHtml },
  { sign: 0x5c, read: ofJson },
]

/** Undoes escapes once, from the left. `undefined` when there are none. */
function unescaped(bytes: Uint8Array, { sign, read }: Escapes): Decoding | undefined {
  let built: Builder | undefined
  let at = 0
  for (let next = bytes.indexOf(sign); next !== -1; next = bytes.indexOf(sign, next)) {
    const escape = read(bytes, next)
    if (escape === undefined) {
      next += 1
      continue
    }
    built ??= new Builder(bytes.length, bytes.length)
    for (; at < next; at += 1) built.add(bytes[at] ?? 0, at)
    for (const part of utf8(escape)) built.add(part, next)
    at = next + escape.length
    next = at
  }
  for (; built !== undefined && at < bytes.length; at += 1) built.add(bytes[at] ?? 0, at)
  return built?.done()
}

function utf8({ codePoint, isByte }: Escape): Iterable<number> {
  if (isByte === true || codePoint < 0x80) return [codePoint]
  return codePoint > 0x10ffff ? [] : Buffer.from(String.fromCodePoint(codePoint))
}

function ofUrl(bytes: Uint8Array, at: number): Escape | undefined {
  const [high, low] = [digitOf(bytes[at + 1] ?? 0), digitOf(bytes[at + 2] ?? 0)]
  return high < 0 || low < 0 ? undefined : { codePoint: high * 16 + low, isByte: true, length: 3 }
}

/** Value of a hexadecimal digit; -1 for what is none. */
function digitOf(byte: number): number {
  return DIGITS[byte] ?? -1
}

const DIGITS = Int8Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte)
  return /[0-9a-f]/i.test(character) ? Number.parseInt(character, 16) : -1
})

function isLetter(byte: number): boolean {
  return (byte > 0x40 && byte < 0x5b) || (byte > 0x60 && byte < 0x7b)
}

/** No escape is longer. */
const LONGEST_ESCAPE = 16

function beginning(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + LONGEST_ESCAPE))
}

function ofHtml(bytes: Uint8Array, at: number): Escape | undefined {
  const next = bytes[at + 1] ?? 0
  if (next !== 0x23 && !isLetter(next)) return undefined
  const [written = '', decimal, hexadecimal, name] =
    /^&(?:#(\d{1,7});?|#x([0-9a-f]{1,6});?|([a-z]{2,8});)/i.exec(beginning(bytes, at)) ?? []
  const length = written.length
  if (decimal !== undefined) return { codePoint: Number(decimal), length }
  if (hexadecimal !== undefined) return { codePoint: Number.parseInt(hexadecimal, 16), length }
  const character = NAMED[name?.toLowerCase() ?? '']
  return character === undefined ? undefined : { codePoint: character.charCodeAt(0), length }
}

/** What may stand in a secret and has a name in HTML or XML. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  ast: '*',
  bsol: '\\',
  colon: ':',
  comma: ',',
  commat: '@',
  dollar: '$',
  equals: '=',
  excl: '!',
  grave: '`',
  gt: '>',
  hat: '^',
  lbrace: '{',
  lbrack: '[',
  lcub: '{',
  lowbar: '_',
  lpar: '(',
  lsqb: '[',
  lt: '<',
  nbsp: ' ',
  newline: '\n',
  num: '#',
  percnt: '%',
  period: '.',
  plus: '+',
  quest: '?',
  quot: '"',
  rbrace: '}',
  rbrack: ']',
  rcub: '}',
  rpar: ')',
  rsqb: ']',
  semi: ';',
  sol: '/',
  tab: '\t',
  verbar: '|',
  vert: '|',
}

/** What a letter after a backslash means. */
const CONTROL: Readonly<Record<string, number>> = {
  b: 0x08,
  t: 0x09,
  n: 0x0a,
  v: 0x0b,
  f: 0x0c,
  r: 0x0d,
}

function ofJson(bytes: Uint8Array, at: number): Escape | undefined {
  const next = bytes[at + 1] ?? 0
  if (!isLetter(next)) {
    const isSign = next > 0x20 && next < 0x7f && digitOf(next) < 0
    return isSign ? { codePoint: next, length: 2 } : undefined
  }
  const text = beginning(bytes, at)
  const [pair = '', high, low] = /^\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})/i.exec(text) ?? []
  if (high !== undefined && low !== undefined) {
    const both = codePoint(Number.parseInt(high, 16), Number.parseInt(low, 16))
    if (both !== undefined) return { codePoint: both, length: pair.length }
  }
  const [unit = '', braced, four, two] =
    /^\\(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2}))/i.exec(text) ?? []
  const digits = braced ?? four ?? two
  if (digits !== undefined) {
    const codePoint = Number.parseInt(digits, 16)
    return { codePoint, length: unit.length, ...(two !== undefined && { isByte: true as const }) }
  }
  const control = CONTROL[text[1] ?? '']
  return control === undefined ? undefined : { codePoint: control, length: 2 }
}

/** So many zero bytes, each after one that is none, are UTF-16 and no chance. */
const ZEROS = 3

/** A text of UTF-16 somewhere in the bytes, read from where its first zeros are, with either byte first. */
function* utf16(bytes: Uint8Array): Generator<Decoding> {
  let zeros = 0
  let last = -2
  for (let at = bytes.indexOf(0); at !== -1; at = bytes.indexOf(0, at + 1)) {
    zeros = at === last + 2 ? zeros + 1 : 1
    last = at
    if (zeros < ZEROS) continue
    yield transcoded(bytes, (at + 1) % 2, 1)
    yield transcoded(bytes, at % 2, 0)
    return
  }
}

/** @param high which of two bytes counts more */
function transcoded(bytes: Uint8Array, first: number, high: 0 | 1): Decoding {
  const built = new Builder(bytes.length * 2, bytes.length)
  const unitAt = (at: number): number => (bytes[at + high] ?? 0) * 256 + (bytes[at + 1 - high] ?? 0)
  let at = first
  while (at + 1 < bytes.length) {
    const pair = codePoint(unitAt(at), unitAt(at + 2))
    for (const part of utf8({ codePoint: pair ?? unitAt(at), length: 2 })) built.add(part, at)
    at += pair === undefined ? 2 : 4
  }
  return built.done()
}

/** The code point of a surrogate pair, or `undefined` for what is none. */
function codePoint(high: number, low: number): number | undefined {
  const isPair = high >= 0xd800 && high < 0xdc00 && low >= 0xdc00 && low < 0xe000
  return isPair ? 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00) : undefined
}

const DIGIT = 1
const BETWEEN = 2
const LINE_BREAK = 3

/** What writes bytes as digits. */
interface Digits {
  /** Of each byte whether it is a digit, may stand between two, breaks a line, or ends a run. */
  readonly kinds: Uint8Array
  /** So many stand together before there may be something else than a line break between them. */
  readonly together: number
}

function digits(all: RegExp, between: string, together: number): Digits {
  const kinds = Uint8Array.from({ length: 256 }, (_, byte) => {
    const character = String.fromCharCode(byte)
    if (character === '\r' || character === '\n') return LINE_BREAK
    return all.test(character) ? DIGIT : between.includes(character) ? BETWEEN : 0
  })
  return { kinds, together }
}

/** RFC 4648, 4 and 5: both alphabets at once, in lines, or in what is longer than words. */
const BASE64 = digits(/[A-Za-z0-9+/_-]/, ' \t', 16)
/** In pairs that may be set apart. */
const HEXADECIMAL = digits(/[0-9a-fA-F]/, ' \t:', 2)

/** The digits of a run. */
interface Run {
  readonly digits: Uint8Array
  /** Where each of them stands. */
  readonly places: Uint32Array
}

function* runsOf(bytes: Uint8Array, { kinds, together }: Digits, fewest: number): Generator<Run> {
  let at = 0
  while (at < bytes.length) {
    const start = at
    let [count, inARow] = [0, 0]
    for (; at < bytes.length; at += 1) {
      const kind = kinds[bytes[at] ?? 0]
      if (kind === DIGIT) {
        count += 1
        inARow += 1
        continue
      }
      const goesOn =
        kind === LINE_BREAK || (kind === BETWEEN && (inARow === 0 || inARow >= together))
      if (count === 0 || !goesOn) break
      inARow = 0
    }
    if (count >= fewest) yield gathered(bytes, start, at, count, kinds)
    if (at === start) at += 1
  }
}

function gathered(
  bytes: Uint8Array,
  start: number,
  end: number,
  count: number,
  kinds: Uint8Array,
): Run {
  const run = { digits: new Uint8Array(count), places: new Uint32Array(count) }
  let filled = 0
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0
    if (kinds[byte] !== DIGIT) continue
    run.digits[filled] = byte
    run.places[filled] = at
    filled += 1
  }
  return run
}

function textFrom(digits: Run['digits'], first: number): string {
  const length = Math.max(0, digits.length - first)
  return Buffer.from(digits.buffer, first, length).toString('latin1')
}

function base64(bytes: Uint8Array, { digits, places }: Run, first: number): Decoding {
  const text = textFrom(digits, first)
  return {
    bytes: Buffer.from(text, 'base64'),
    source: ({ from, to }) => {
      const last = first + Math.min(Math.ceil((to * 4) / 3), text.length) - 1
      let end = (places[last] ?? 0) + 1
      while (bytes[end] === 0x3d) end += 1
      return { from: places[first + Math.floor((from * 4) / 3)] ?? 0, to: end }
    },
  }
}

function hexadecimal({ digits, places }: Run, first: number): Decoding {
  const text = textFrom(digits, first)
  return {
    bytes: Buffer.from(text, 'hex'),
    source: ({ from, to }) => ({
      from: places[first + from * 2] ?? 0,
      to: (places[first + to * 2 - 1] ?? 0) + 1,
    }),
  }
}
