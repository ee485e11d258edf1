import { isKnown } from './words.js'

/** What a value of a tenancy is, as its placeholder says it. */
export type Kind =
  | 'identity-domain'
  | 'fusion'
  | 'oic'
  | 'host'
  | 'user'
  | 'role'
  | 'connection'
  | 'issuer'
  | 'id'
  | 'number'
  | 'text'

/** A value of a tenancy that a report shows at a known place. */
export interface KnownValue {
  readonly kind: Kind
  readonly value: string
}

/** A value with the placeholder that took its place. */
export interface Replaced {
  readonly placeholder: string
  readonly value: string
}

/** A piece of a text: a placeholder, or what is still to be searched. */
interface Part {
  readonly text: string
  readonly isPlaceholder: boolean
}

/** What harmless pieces would be left of, piece by piece. */
const WHOLES: readonly (readonly [Kind, RegExp])[] = [
  ['id', /idcs-[0-9a-f]{8,}/giu],
  // the subject of a workflow's token
  ['id', /repo:[^\s,;"']+/giu],
  // fingerprints, IPv6 addresses, times
  ['id', /(?:[0-9a-f]{0,4}:){2,}[0-9a-f]{0,4}/giu],
  ['host', /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?(?![\d.])/gu],
  ['host', /localhost(?::\d+)?/giu],
  // telephone numbers
  ['number', /\+\d[\d ()-]*\d|\d+(?:[ -]\d+){2,}/gu],
]

/** The version in the paths of Fusion's REST API has the form of an address. */
const REST_VERSION = '11.13.18.05'

/** What has no blank and no punctuation in it. */
const ATOM = /[\p{L}\p{N}\p{M}_.@%+~*\\$-]+/gu

/** Everything that is neither in an atom nor usual punctuation. */
const OTHER = /[^\p{L}\p{N}\p{M}_.@%+~*\\$\-,;:()[\]{}/'"? =]+/gu

/**
 * Replaces what may name a tenancy by placeholders. One value has one placeholder, case aside, so a reader sees which
 * two are the same. Whatever is not known to be harmless is replaced too.
 */
export class Placeholders {
  readonly #words: ReadonlySet<string>
  readonly #known: readonly KnownValue[]
  readonly #given = new Map<string, Replaced>()
  readonly #counts = new Map<Kind, number>()

  constructor(words: ReadonlySet<string>, known: readonly KnownValue[]) {
    this.#words = words
    const values = known.filter(({ value }) => value.trim() !== '')
    // a value may be a part of another one
    this.#known = values.toSorted((a, b) => b.value.length - a.value.length)
    // in the order of the report, whatever text is read first
    for (const { kind, value } of values) this.for(kind, value)
  }

  /** The placeholder of a value. */
  for(kind: Kind, value: string): string {
    const key = value.toLowerCase()
    const given = this.#given.get(key)
    if (given !== undefined) return given.placeholder
    const count = (this.#counts.get(kind) ?? 0) + 1
    this.#counts.set(kind, count)
    const placeholder = `<${kind}-${String(count)}>`
    this.#given.set(key, { placeholder, value })
    return placeholder
  }

  /** A text without any value of a tenancy, and without any word that is not known. */
  in(text: string): string {
    const known = this.#known.map(({ kind, value }) => [kind, asWhole(value)] as const)
    const parts = [...known, ...WHOLES].reduce<readonly Part[]>(
      (cut, [kind, pattern]) =>
        cut.flatMap((part) => (part.isPlaceholder ? [part] : this.#cut(part.text, kind, pattern))),
      [{ text, isPlaceholder: false }],
    )
    return parts
      .map((part) => (part.isPlaceholder ? part.text : this.#withoutUnknown(part.text)))
      .join('')
      .replace(/ {2,}/g, ' ')
      .trim()
  }

  /** What was replaced: for whoever has the report, and not for the file. */
  get replaced(): readonly Replaced[] {
    return [...this.#given.values()]
  }

  #cut(text: string, kind: Kind, pattern: RegExp): readonly Part[] {
    const parts: Part[] = []
    let end = 0
    for (const match of text.matchAll(pattern)) {
      if (match[0] === '' || match[0] === REST_VERSION) continue
      parts.push(
        { text: text.slice(end, match.index), isPlaceholder: false },
        { text: this.for(kind, match[0]), isPlaceholder: true },
      )
      end = match.index + match[0].length
    }
    return [...parts, { text: text.slice(end), isPlaceholder: false }]
  }

  #withoutUnknown(text: string): string {
    return text.replace(OTHER, ' ').replace(ATOM, (atom) => {
      const [, before = '', core = '', after = ''] = /^([.-]*)(.*?)([.-]*)$/s.exec(atom) ?? []
      if (core === '' || isKnown(core, this.#words)) return atom
      return `${before}${this.for(kindOf(core), core)}${after}`
    })
  }
}

/** A value where it is no part of a longer word. */
function asWhole(value: string): RegExp {
  const escaped = value.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
  return new RegExp(`(?<![\\p{L}\\p{N}_])${escaped}(?![\\p{L}\\p{N}_])`, 'giu')
}

function kindOf(atom: string): Kind {
  if (atom.includes('@')) return 'user'
  if (/^[\d.,-]+$/.test(atom)) return 'number'
  return /^[\w-]+(?:\.[\w-]+)+$/.test(atom) ? 'host' : 'text'
}
