import { X509Certificate, type KeyObject } from 'node:crypto'
import type { ConfidentialClient } from '../oracle/confidential-client.js'
import type { InputName, RawInputs } from './names.js'
import { certificatesIn } from './pem-bundle.js'
import { readPrivateKey } from './private-key.js'
import { readServiceUrl, type Service } from './service-url.js'

/** Stands for a URL that could not be read; settings with a fault are never used. */
export const NO_URL = new URL('https://url.invalid')

/** Reads inputs one by one and collects every fault: one sentence each, naming the input, never a secret. */
export class InputReader {
  readonly faults: string[] = []
  readonly #raw: RawInputs

  constructor(raw: RawInputs) {
    this.#raw = raw
  }

  /** Notes that an input is not as it must be; characters that cannot be seen are shown by their numbers. */
  fault(name: InputName, what: string): void {
    this.faults.push(`${name} ${what.replace(/[\p{Cc}\p{Cf}]/gu, escapeSequence)}`)
  }

  /** The value as given, '' when it is not. */
  text(name: InputName): string {
    return this.#raw[name]
  }

  /** A value that must be given. */
  required(name: InputName): string {
    if (this.#raw[name] === '') this.fault(name, 'is required and not given')
    return this.#raw[name]
  }

  /** A client with its secret, or `undefined` when neither is given. */
  clientPair(idName: InputName, secretName: InputName): ConfidentialClient | undefined {
    const [id, secret] = [this.#raw[idName], this.#raw[secretName]]
    if ((id === '') !== (secret === '')) {
      this.fault(idName, `and ${secretName} belong together, expected both or neither`)
    }
    return id === '' ? undefined : { id, secret }
  }

  /** One of a few words. */
  oneOf<T extends string>(name: InputName, words: readonly [T, ...T[]]): T {
    const word = words.find((candidate) => candidate === this.#raw[name])
    if (word === undefined) this.#unexpected(name, this.#raw[name], `one of ${words.join(', ')}`)
    return word ?? words[0]
  }

  /** A whole number within bounds. */
  wholeNumber(name: InputName, least: number, most: number): number {
    const value = /^\d{1,6}$/.test(this.#raw[name]) ? Number(this.#raw[name]) : Number.NaN
    if (value >= least && value <= most) return value
    const expected = `a whole number from ${String(least)} to ${String(most)}`
    this.#unexpected(name, this.#raw[name], expected)
    return least
  }

  /** The lines of a list, without empty ones. */
  lines(name: InputName): readonly string[] {
    return split(this.#raw[name], /\r?\n/)
  }

  /** A list of words on one line, each from a few, and one at least: an unset variable must not mean none. */
  words<T extends string>(name: InputName, words: readonly T[]): readonly T[] {
    const list = split(this.#raw[name], /[,\n]/)
    if (list.length === 0) this.#unexpected(name, '', `some of ${words.join(', ')}`)
    return list.flatMap((given) => {
      const word = words.find((candidate) => candidate === given)
      if (word === undefined) this.#unexpected(name, given, `some of ${words.join(', ')}`)
      return word ?? []
    })
  }

  /** Host names that may receive credentials besides those of the services' own form. */
  hosts(name: InputName): readonly string[] {
    return this.lines(name).map((host) => {
      if (!/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host)) {
        this.#unexpected(
          name,
          host,
          'host names alone (no https://, port, path or wildcard), one a line',
        )
      }
      return host.toLowerCase()
    })
  }

  /** Origin of a service that must be given. */
  serviceUrl(name: InputName, service: Service): URL {
    return this.required(name) === '' ? NO_URL : (this.optionalServiceUrl(name, service) ?? NO_URL)
  }

  /** Origin of a service, or `undefined` when it is not given. */
  optionalServiceUrl(name: InputName, service: Service): URL | undefined {
    if (this.#raw[name] === '') return undefined
    const read = readServiceUrl(
      this.#raw[name],
      service,
      split(this.#raw['allowed-hosts'].toLowerCase(), /\r?\n/),
    )
    if ('url' in read) return read.url
    this.fault(name, read.fault)
    return undefined
  }

  /** An e-mail address, or '' when it is not given. */
  email(name: InputName): string {
    const address = this.#raw[name]
    if (address !== '' && !/^[^\s@]+@[^\s@]+$/.test(address)) {
      this.#unexpected(name, address, 'an e-mail address')
    }
    return address
  }

  /** An alias in Fusion's certificate list, which is a file name as well. */
  alias(name: InputName): string {
    if (!/^[A-Za-z0-9_-]{1,64}$/.test(this.#raw[name])) {
      this.#unexpected(name, this.#raw[name], 'one to 64 letters, digits, _ or -')
    }
    return this.#raw[name]
  }

  /** SHA-256 fingerprints, alone or as `openssl x509 -fingerprint -sha256` prints them; in upper case with colons. */
  fingerprints(name: InputName): readonly string[] {
    return this.lines(name).map((given) => {
      const digits = given
        .replace(/^sha256 fingerprint=/i, '')
        .replaceAll(':', '')
        .toUpperCase()
      if (!/^[0-9A-F]{64}$/.test(digits)) {
        this.#unexpected(name, given, 'SHA-256 fingerprints of 64 hexadecimal digits, one a line')
      }
      return digits.match(/../g)?.join(':') ?? ''
    })
  }

  /** An RSA private key, or `undefined` when it is not given. */
  privateKey(name: InputName): KeyObject | undefined {
    if (this.#raw[name] === '') return undefined
    const read = readPrivateKey(this.#raw[name])
    if ('key' in read) return read.key
    this.fault(name, read.fault)
    return undefined
  }

  /** A PEM bundle, or '' when it is not given. */
  certificateBundle(name: InputName): string {
    const bundle = this.#raw[name]
    const blocks = certificatesIn(bundle)
    if (bundle !== '' && blocks.length === 0) {
      this.fault(name, 'contains no certificate, expected PEM (-----BEGIN CERTIFICATE----- …)')
    }
    const broken = blocks.findIndex((block) => !isCertificate(block))
    if (broken >= 0) this.fault(name, `block ${String(broken + 1)} is no certificate, expected PEM`)
    return bundle
  }

  #unexpected(name: InputName, given: string, expected: string): void {
    this.fault(name, `is ${JSON.stringify(given)}, expected ${expected}`)
  }
}

function escapeSequence(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
}

function split(text: string, separator: RegExp): readonly string[] {
  return text
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

function isCertificate(pem: string): boolean {
  try {
    new X509Certificate(pem)
    return true
  } catch {
    return false
  }
}
