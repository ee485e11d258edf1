import type { Span } from './decodings.js'

const { imul } = Math

/** Beginnings of so many bytes are looked up; a pattern by the longest that it has. */
const WIDTHS = [4, 8, 16, 32, 64] as const

/** Bytes that a beginning has. */
export type Width = (typeof WIDTHS)[number]

/** A longer pattern is looked for in pieces of this length, so that a part of it is found as well. */
const PIECE: Width = 64

/** As it is compared: forms write a blank as `+`, and nobody can tell afterwards. */
const FOLDED = Uint8Array.from({ length: 256 }, (_, byte) => (byte === 0x2b ? 0x20 : byte))

/** Random, so that nobody can make texts whose hashes meet. */
const BASE = (Math.floor(Math.random() * 2 ** 30) << 1) | 1

/** A filter that is fuller than this lets too much through. */
const FULL = 1 / 8

/** Patterns that begin with so many bytes, by the hash of these. */
class Table {
  /** `BASE` to the power of `width - 1`: what the byte that leaves the window counts. */
  readonly #leaving: number
  readonly #patterns = new Map<number, Uint8Array[]>()
  /** Which lower bits of a hash there are at all: most places of a text are done with here. */
  #seen = new Uint8Array(2 ** 10)

  constructor(readonly width: Width) {
    let power = 1
    for (let count = 1; count < width; count += 1) power = imul(power, BASE)
    this.#leaving = power
  }

  add(pattern: Uint8Array): void {
    let hash = 0
    for (let at = 0; at < this.width; at += 1) hash = next(hash, pattern[at] ?? 0)
    const others = this.#patterns.get(hash) ?? []
    if (others.some((other) => Buffer.compare(other, pattern) === 0)) return
    this.#patterns.set(hash, [...others, pattern])
    if (this.#patterns.size > this.#seen.length * FULL) {
      this.#seen = new Uint8Array(this.#seen.length * 4)
      for (const one of this.#patterns.keys()) this.#seen[one & (this.#seen.length - 1)] = 1
    }
    this.#seen[hash & (this.#seen.length - 1)] = 1
  }

  /** Adds what is found, in order, to the spans. */
  findIn(bytes: Uint8Array, spans: Span[]): void {
    const { width } = this
    const seen = this.#seen
    let hash = 0
    for (let end = 0; end < bytes.length; end += 1) {
      const leaving = end < width ? 0 : (FOLDED[bytes[end - width] ?? 0] ?? 0)
      hash = next((hash - imul(leaving, this.#leaving)) | 0, FOLDED[bytes[end] ?? 0] ?? 0)
      if (end < width - 1 || seen[hash & (seen.length - 1)] !== 1) continue
      const from = end - width + 1
      for (const pattern of this.#patterns.get(hash) ?? []) {
        if (standsAt(pattern, bytes, from)) extend(spans, { from, to: from + pattern.length })
      }
    }
  }
}

function next(hash: number, byte: number): number {
  return (imul(hash, BASE) + byte) | 0
}

function standsAt(pattern: Uint8Array, bytes: Uint8Array, from: number): boolean {
  if (from + pattern.length > bytes.length) return false
  for (let at = 0; at < pattern.length; at += 1) {
    if (pattern[at] !== FOLDED[bytes[from + at] ?? 0]) return false
  }
  return true
}

/** A text of one secret again and again must not make as many spans as it has characters. */
function extend(spans: Span[], { from, to }: Span): void {
  const last = spans.at(-1)
  if (last === undefined || from < last.from || from > last.to) spans.push({ from, to })
  else spans[spans.length - 1] = { from: last.from, to: Math.max(last.to, to) }
}

/**
 * Texts that are looked for, all at once: the time that a search takes depends on the text, and hardly on how many
 * patterns there are (Rabin and Karp, *Efficient randomized pattern-matching algorithms*).
 */
export class Patterns {
  readonly #tables = new Map<Width, Table>()

  /** Looks for these bytes from now on; for fewer than four it does not. */
  add(bytes: Uint8Array): void {
    const folded = bytes.map((byte) => FOLDED[byte] ?? 0)
    if (folded.length <= PIECE) this.#addPiece(folded)
    for (let from = 0; folded.length > PIECE && from < folded.length; from += PIECE / 2) {
      const start = Math.min(from, folded.length - PIECE)
      this.#addPiece(folded.subarray(start, start + PIECE))
    }
  }

  #addPiece(piece: Uint8Array): void {
    const width = WIDTHS.findLast((one) => one <= piece.length)
    if (width === undefined) return
    const table = this.#tables.get(width) ?? new Table(width)
    this.#tables.set(width, table)
    table.add(piece)
  }

  /** Where any of them stands. @param shortest shorter ones are not looked for */
  findIn(bytes: Uint8Array, shortest: Width): Span[] {
    const spans: Span[] = []
    for (const [width, table] of this.#tables) {
      if (width >= shortest && width <= bytes.length) table.findIn(bytes, spans)
    }
    return spans
  }
}
