import { decodingsOf, type Span } from './decodings.js'
import { Patterns, type Width } from './patterns.js'

/** How often a text is decoded: a secret in JSON in JSON, in base64, percent-encoded, is found. */
const DEEPEST = 4

/** So many bytes are searched for each byte of a text, what it decodes to included; a text that wants more is hostile. */
const EFFORT = 64
const EFFORT_FOR_ANY = 64 * 1024

/** So many characters are read of a service's text for each that is shown: they may be blanks, and secrets. */
const READ = 32

const MOST_REMEMBERED = 1000
const LONGEST_REMEMBERED = 2000

/** Of a host (RFC 1035, 2.3.4). */
const LONGEST_LABEL = 63

/** What stands where a secret stood. */
const GONE = '***'

/** In what a service says, from four characters on: shorter ones are no secrets worth the name. */
const IN_ANSWERS: Width = 4
/** Among words of ours, from eight characters on: shorter ones are words. */
const IN_SENTENCES: Width = 8

/**
 * Takes secrets out of texts, however they are written there: as they are, or encoded, or encoded several times. What is
 * replaced is the part of the text that says the secret; the rest stays as it is.
 */
export class Redactor {
  #patterns = new Patterns()
  #isEmpty = true
  /** What became of texts: a path, an id or a finding comes by several times. */
  readonly #redacted = new Map<string, string>()

  /** Takes this secret out of every text from now on, in lower case too, as hosts are written; of a long one its parts. */
  add(secret: string): void {
    this.#isEmpty = false
    this.#redacted.clear()
    this.#patterns.add(Buffer.from(secret))
    if (secret.length <= LONGEST_LABEL) this.#patterns.add(Buffer.from(secret.toLowerCase()))
  }

  /** Begins anew, for another run in the same process: tests have such runs, and a step has one. */
  forget(): void {
    this.#isEmpty = true
    this.#redacted.clear()
    this.#patterns = new Patterns()
  }

  /** What a service said, to be quoted: before it is cut, for what is left of a cut secret is not found any more. */
  redactAnswer(text: string): string {
    return this.#redact(text, IN_ANSWERS)
  }

  /** A sentence of this action with whatever it quotes. */
  redact(text: string): string {
    return this.#redact(text, IN_SENTENCES)
  }

  /**
   * The beginning of what a service said, on one line, for a message: taken out of it first, cut then, and never in the
   * middle of a character.
   * @param most characters at most, with a sign where something is left out
   */
  quote(text: string, most: number): string {
    const read = text.slice(0, most * READ)
    // there may be blanks in a secret, too
    const line = this.redactAnswer(read).replace(/\s+/g, ' ').trim()
    return beginningOf(line, most, read.length < text.length)
  }

  /** The beginning of a sentence of this action with whatever it quotes: redacted first, cut then. */
  cut(text: string, most: number): string {
    const read = text.slice(0, most * READ)
    return beginningOf(this.redact(read), most, read.length < text.length)
  }

  #redact(text: string, shortest: Width): string {
    if (this.#isEmpty || text.length < shortest) return text
    const key = `${String(shortest)} ${text}`
    const known = this.#redacted.get(key)
    if (known !== undefined) return known
    const redacted = this.#searched(text, shortest)
    if (this.#redacted.size === MOST_REMEMBERED) this.#redacted.clear()
    if (text.length <= LONGEST_REMEMBERED) this.#redacted.set(key, redacted)
    return redacted
  }

  #searched(text: string, shortest: Width): string {
    const bytes = Buffer.from(text)
    const search = new Search(this.#patterns, shortest, bytes.length * EFFORT + EFFORT_FOR_ANY)
    const spans = search.spansIn(bytes, 0)
    if (search.isGivenUp()) return GONE
    if (spans.length === 0) return text
    let shown = ''
    let at = -1
    for (const { from, to } of spans.toSorted((one, other) => one.from - other.from)) {
      if (from > at)
        shown += `${bytes.toString('utf8', Math.max(at, 0), beginning(bytes, from))}${GONE}`
      at = Math.max(at, beginning(bytes, to))
    }
    return shown + bytes.toString('utf8', at)
  }
}

/** The search of one text and of all that it decodes to. */
class Search {
  readonly #patterns: Patterns
  readonly #shortest: Width
  /** What was searched already: several ways may lead to the same text. */
  readonly #known = new Map<string, { readonly depth: number; readonly spans: readonly Span[] }>()
  #effort: number

  /** @param effort bytes that may be searched */
  constructor(patterns: Patterns, shortest: Width, effort: number) {
    this.#patterns = patterns
    this.#shortest = shortest
    this.#effort = effort
  }

  /** Whether it was given up. */
  isGivenUp(): boolean {
    return this.#effort < 0
  }

  /** Which parts of the bytes say a secret. @param depth how often they were decoded */
  spansIn(bytes: Uint8Array, depth: number): readonly Span[] {
    const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
    const known = this.#known.get(content)
    if (known !== undefined && known.depth <= depth) return known.spans
    this.#effort -= bytes.length
    if (this.isGivenUp()) return []
    const spans = this.#patterns.findIn(bytes, this.#shortest)
    this.#known.set(content, { depth, spans })
    if (depth === DEEPEST) return spans
    for (const { bytes: decoded, source } of decodingsOf(bytes, this.#shortest)) {
      for (const span of this.spansIn(decoded, depth + 1)) spans.push(source(span))
      if (this.isGivenUp()) break
    }
    return spans
  }
}

/** @param isPart there was more of it, and so its end may be the beginning of a secret */
function beginningOf(text: string, most: number, isPart: boolean): string {
  if (text.length <= most) return isPart ? '…' : text
  const characters = Array.from(text.slice(0, (most + 1) * 2))
  if (characters.length > most) return `${characters.slice(0, most).join('')}…`
  return isPart ? '…' : text
}

/** Where the character begins in which a byte stands; a part of a long secret may begin and end in the middle of one. */
function beginning(bytes: Uint8Array, at: number): number {
  let from = at
  while (((bytes[from] ?? 0) & 0xc0) === 0x80) from -= 1
  return from
}

/**
 * The secrets of this process. There is one list for all of it, as the runner has one list of masks for all steps of a
 * job: whoever quotes, cuts, prints or writes a text asks here, and nobody can have been given another list.
 */
export const redactor = new Redactor()
