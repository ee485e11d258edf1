import { setSecret } from '@actions/core'

/** A text this short is no secret worth the name, and replacing it would spoil the words around it. */
const SHORTEST = 4

/**
 * The secrets of this run. The runner hides them in logs; in files and in the summary, where it does not, they are
 * taken out here, because a server may repeat in an answer what it was sent.
 */
export class Masks {
  readonly #secrets = new Set<string>()

  /** Masks a secret from now on. */
  add(secret: string): void {
    if (secret === '' || this.#secrets.has(secret)) return
    this.#secrets.add(secret)
    setSecret(secret)
  }

  /** A deep copy of a JSON value without any secret in its texts. */
  redacted<T>(value: T): T {
    const longestFirst = [...this.#secrets]
      .filter((secret) => secret.length >= SHORTEST)
      .sort((a, b) => b.length - a.length)
    const redact = (text: string): string =>
      longestFirst.reduce((rest, secret) => rest.replaceAll(secret, '***'), text)
    return JSON.parse(JSON.stringify(value), (_, member: unknown) =>
      typeof member === 'string' ? redact(member) : member,
    ) as T
  }
}
