import { setSecret } from '@actions/core'

/** A text this short is no secret worth the name, and replacing it would spoil the words around it. */
const SHORTEST = 4

/**
 * The secrets of this run, in every form in which they may be written. The runner hides them in logs; in files and in
 * the summary, where it does not, they are taken out here, because a server may repeat in an answer what it was sent.
 */
export class Masks {
  readonly #secrets = new Set<string>()
  #longestFirst: readonly string[] = []

  /** Masks a secret from now on, in every form. */
  add(secret: string): void {
    if (secret === '' || this.#secrets.has(secret)) return
    for (const form of formsOf(secret)) {
      if (this.#secrets.has(form)) continue
      this.#secrets.add(form)
      setSecret(form)
    }
    this.#longestFirst = [...this.#secrets]
      .filter((form) => form.length >= SHORTEST)
      .sort((a, b) => b.length - a.length)
  }

  /** A text without any secret. */
  redactedText(text: string): string {
    return this.#longestFirst.reduce((rest, secret) => rest.replaceAll(secret, '***'), text)
  }

  /** A deep copy of a JSON value without any secret in its texts. */
  redacted<T>(value: T): T {
    return JSON.parse(JSON.stringify(value), (_, member: unknown) =>
      typeof member === 'string' ? this.redactedText(member) : member,
    ) as T
  }
}

/** As it is, in base64, and as URLs, forms, JSON, XML and HTML write it. */
function formsOf(secret: string): readonly string[] {
  const references = (name: (character: string) => string): string =>
    secret.replace(/[&<>"']/g, name)
  return [
    secret,
    Buffer.from(secret).toString('base64'),
    Buffer.from(secret).toString('base64url'),
    encodeURIComponent(secret),
    new URLSearchParams({ '': secret }).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
    references((character) => NAMED[character] ?? character),
    references((character) => `&#${String(character.charCodeAt(0))};`),
    ...insideBase64(secret),
  ]
}

/** An inner part that is shorter would hide innocent text too. */
const SHORTEST_INSIDE = 12

/** Within another text, base64 comes shifted by one or two bytes; the signs at its ends depend on the neighbours. */
function insideBase64(secret: string): readonly string[] {
  return [0, 1, 2].flatMap((shift) => {
    const inside = Buffer.from('x'.repeat(shift) + secret)
      .toString('base64')
      .slice(shift === 0 ? 0 : 4, -4)
    const url = inside.replaceAll('+', '-').replaceAll('/', '_')
    return inside.length < SHORTEST_INSIDE ? [] : [inside, url]
  })
}

const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}
