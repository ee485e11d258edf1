import type { KeyObject } from 'node:crypto'
import type { CauseSeen } from '../checks/check.js'
import type { ClientName, ConfidentialClient } from '../oracle/confidential-client.js'
import { isInQuotes, shown, unseenIn, visible } from './characters.js'
import { hasLookAlike } from './look-alikes.js'
import { kindOf } from './kinds.js'
import { FINGERPRINT, HOST_NAME, readList, type ItemForm } from './list.js'
import { misplacedIn } from './misplaced-secrets.js'
import { SECRET_INPUTS, type InputName, type RawInputs } from './names.js'
import { holdsPrivateKey } from './pem.js'
import { readCertificateBundle } from './pem-bundle.js'
import { readPrivateKey } from './private-key.js'
import { readServiceUrl } from './read-service-url.js'
import type { Service } from './service-url.js'
import { faultOfUnmeant, faultOfUnmeantSecret, isWordForNothing } from './unmeant.js'

/** Stands for a URL that could not be read; settings with a fault are never used. */
export const NO_URL = new URL('https://url.invalid')

/** Names of files that are devices on Windows, whatever stands behind a dot (Microsoft, *Naming Files*). */
const WINDOWS_DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i

const WHY_EMPTY =
  'GitHub passes an empty string when the variable or secret does not exist, or when the job has no `environment:`'

/** Reads inputs one by one and collects every fault: it names the input, and never shows a secret. */
export class InputReader {
  /** Sentences; the last one of each without its full stop. */
  readonly faults: string[] = []
  /** What is allowed and seldom meant. */
  readonly doubts: CauseSeen[] = []
  readonly #raw: RawInputs
  readonly #whyNoSecrets: string
  /** Inputs that were judged by themselves, with whether they are good. */
  readonly #judged = new Map<InputName, boolean>()
  #isWhyEmptySaid = false

  /** @param whyNoSecrets why this run may have no secrets, a sentence; '' if nothing speaks for it */
  constructor(raw: RawInputs, whyNoSecrets = '') {
    this.#raw = raw
    this.#whyNoSecrets = whyNoSecrets
  }

  /** Notes what is wrong with an input. @param what follows its name; may repeat a value by {@link shown} alone */
  fault(name: InputName, what: string): void {
    this.faults.push(`${name} ${what}`)
  }

  /** Notes that an input is empty and must not be, and once why GitHub may have passed it so. */
  empty(name: InputName, needed = ''): void {
    const because = needed === '' ? '' : `, ${needed}`
    const why = [WHY_EMPTY, this.#whyNoSecrets].filter((sentence) => sentence !== '').join('. ')
    this.fault(name, this.#isWhyEmptySaid ? `is empty too${because}` : `is empty${because}. ${why}`)
    this.#isWhyEmptySaid = true
  }

  isGiven(name: InputName): boolean {
    return this.#raw[name] !== ''
  }

  /** Whether nothing was found wrong with an input by itself, so far as it was read. */
  isGood(name: InputName): boolean {
    return this.#judged.get(name) !== false
  }

  /** A name, an id, a path: one value that people can see whole. '' if it is not given, or refused. */
  text(name: InputName): string {
    const value = this.#raw[name]
    this.#judgeOnce(name, () => this.#faultOfText(name, value))
    return this.isGood(name) ? value : ''
  }

  /** The same of a value that must be given. */
  required(name: InputName): string {
    if (!this.isGiven(name)) this.empty(name)
    return this.text(name)
  }

  /** A secret that a service has issued, which holds neither quotation marks around it nor what cannot be seen. */
  credential(name: InputName): string {
    const value = this.#raw[name]
    this.#judgeOnce(name, () => faultOfSecret(value))
    return value
  }

  /** A password, in which people may have chosen anything; what is seldom meant is a doubt. */
  password(name: InputName): string {
    const value = this.#raw[name]
    this.#judgeOnce(name, () => {
      const unmeant = faultOfUnmeantSecret(value, 'chosen')
      if (unmeant !== undefined) return unmeant
      const problem =
        problemOfSecret(value) ??
        (isWordForNothing(value) ? 'is a word that programs write for no value' : undefined)
      if (problem === undefined) return undefined
      if (/[\p{Cc}\u2028\u2029]/u.test(value)) return faultOfSecret(value)
      this.doubts.push({ id: 'password-doubtful', evidence: `${name} ${problem}` })
      return undefined
    })
    return value
  }

  /** A client with its secret, or `undefined` when neither is given. */
  clientPair(name: ClientName): ConfidentialClient | undefined {
    const [idName, secretName] = [`${name}-id`, `${name}-secret`] as const
    this.together(idName, secretName)
    const [id, secret] = [this.text(idName), this.credential(secretName)]
    return id === '' ? undefined : { id, secret, ...this.about(name) }
  }

  /** Which client it is, and what in its inputs is told when it is refused. */
  about(name: ClientName): Pick<ConfidentialClient, 'name' | 'doubts'> {
    return { name, doubts: misplacedIn(this.#raw, name) }
  }

  /** Two inputs of which neither is of use alone. */
  together(first: InputName, second: InputName): void {
    if (this.isGiven(first) === this.isGiven(second)) return
    const [given, missing] = this.isGiven(first) ? [first, second] : [second, first]
    this.empty(missing, `and ${given} is set: both are needed, or neither`)
  }

  /** One of a few words. */
  oneOf<T extends string>(name: InputName, words: readonly [T, ...T[]]): T {
    const word = words.find((candidate) => candidate === this.#raw[name])
    if (word === undefined) this.#unexpected(name, `one of ${words.join(', ')}`)
    return word ?? words[0]
  }

  /** A whole number within bounds. */
  wholeNumber(name: InputName, least: number, most: number): number {
    const value = /^\d{1,6}$/.test(this.#raw[name]) ? Number(this.#raw[name]) : Number.NaN
    if (value >= least && value <= most) return value
    this.#unexpected(name, `a whole number from ${String(least)} to ${String(most)}`)
    return least
  }

  /** The items of a list, each once. */
  list(name: InputName, form: ItemForm): readonly string[] {
    const { items, faults } = readList(this.#raw[name], form)
    this.#judgeOnce(name, () => {
      for (const fault of faults.slice(0, -1)) this.fault(name, fault)
      return faults.at(-1)
    })
    return items
  }

  /** A list of words, each from a few, and one at least: an unset variable must not mean none. */
  words<T extends string>(name: InputName, words: readonly T[]): readonly T[] {
    const alternatives = words.join('|')
    const items = this.list(name, {
      pattern: new RegExp(`^(?:${alternatives})$`),
      expected: `some of ${words.join(', ')}`,
      anyWord: true,
    })
    if (items.length === 0 && this.isGood(name)) {
      this.empty(name, `expected some of ${words.join(', ')}`)
    }
    return items.flatMap((item) => words.find((word) => word === item) ?? [])
  }

  /** Host names that may receive credentials besides those of the services' own form, in lower case. */
  hosts(name: InputName): readonly string[] {
    return this.list(name, HOST_NAME).map((host) => host.toLowerCase())
  }

  /** Origin of a service that must be given. */
  serviceUrl(name: InputName, service: Service): URL {
    this.required(name)
    return this.optionalServiceUrl(name, service) ?? NO_URL
  }

  /** Origin of a service, or `undefined` when it is not given. */
  optionalServiceUrl(name: InputName, service: Service): URL | undefined {
    const text = this.text(name)
    if (text === '') return undefined
    const read = readServiceUrl(text, service, this.hosts('allowed-hosts'))
    if ('url' in read) return read.url
    this.fault(name, read.fault)
    return undefined
  }

  /** An e-mail address, or '' when it is not given. */
  email(name: InputName): string {
    const address = this.text(name)
    if (address !== '' && !/^[^\s@]+@[^\s@]+$/.test(address)) {
      this.#unexpected(name, 'an e-mail address')
    }
    return address
  }

  /** An alias in Fusion's certificate list, which is a file name as well. */
  alias(name: InputName): string {
    const alias = this.text(name)
    if (!this.isGood(name)) return ''
    if (!/^[A-Za-z0-9_-]{1,64}$/.test(alias)) {
      this.#unexpected(name, 'one to 64 letters, digits, _ or -')
    } else if (WINDOWS_DEVICE.test(alias)) {
      this.#unexpected(name, 'another: a file of this name is a device on Windows')
    }
    return alias
  }

  /** The code of a role, or '' when it is not given. */
  code(name: InputName, { pattern, expected }: ItemForm): string {
    const code = this.text(name)
    if (code === '' || pattern.test(code)) return code
    this.#unexpected(name, expected)
    return ''
  }

  /** SHA-256 fingerprints, alone or as `openssl x509 -fingerprint -sha256` prints them; in upper case with colons. */
  fingerprints(name: InputName): readonly string[] {
    const all = this.list(name, FINGERPRINT).map((given) => {
      const digits = given.replace(/^.*=/, '').replaceAll(':', '').toUpperCase()
      return digits.match(/../g)?.join(':') ?? ''
    })
    return [...new Set(all)]
  }

  /** An RSA private key, or `undefined` when it is not given. */
  privateKey(name: InputName): KeyObject | undefined {
    if (!this.isGiven(name)) return undefined
    const read = readPrivateKey(this.#raw[name])
    if ('key' in read) return read.key
    this.fault(name, faultOfPasted(this.#raw[name]) ?? read.fault)
    return undefined
  }

  /** Certificates as PEM, or '' when none are given. */
  certificateBundle(name: InputName): string {
    if (!this.isGiven(name)) return ''
    const read = readCertificateBundle(this.#raw[name])
    if ('pem' in read) return read.pem
    this.fault(name, faultOfPasted(this.#raw[name]) ?? read.fault)
    return ''
  }

  #unexpected(name: InputName, expected: string): void {
    const value = this.#raw[name]
    if (value === '') this.empty(name, `expected ${expected}`)
    else {
      // a word that is not among those expected is told with them
      const fault = this.#faultOfText(name, value, 'words')
      this.fault(name, fault ?? `is ${shown(value)}, expected ${expected}`)
    }
  }

  /** Notes the fault of a value by itself, however often it is read. */
  #judgeOnce(name: InputName, judge: () => string | undefined): void {
    if (this.#judged.has(name)) return
    const fault = judge()
    this.#judged.set(name, fault === undefined)
    if (fault !== undefined) this.fault(name, fault)
  }

  #faultOfText(name: InputName, value: string, kind = kindOf(name)): string | undefined {
    if (SECRET_INPUTS.some((secret) => secret === name)) return faultOfSecret(value)
    if (holdsPrivateKey(value)) {
      return 'contains a private key, which does not belong there. Remove it'
    }
    if (isInQuotes(value)) {
      return `has quotation marks around it: ${visible(value)}. GitHub passes them as part of the value. Remove them`
    }
    if (unseenIn(value) !== undefined) {
      return `has a character that cannot be seen: ${shown(value)}. Type the value again`
    }
    const unmeant = faultOfUnmeant(value, kind)
    if (unmeant !== undefined) return unmeant
    if (kind === 'name' && hasLookAlike(value)) {
      return `has a letter of another script that looks like a Latin one: ${shown(value)}. Type the value again`
    }
    return undefined
  }
}

/** Why what should be a file is none, where a program wrote something in its place. */
function faultOfPasted(value: string): string | undefined {
  return faultOfUnmeantSecret(value, isWordForNothing(value) ? 'value' : 'chosen')
}

function faultOfSecret(value: string): string | undefined {
  const problem = problemOfSecret(value)
  return problem === undefined
    ? faultOfUnmeantSecret(value, 'credential')
    : `${problem}. Enter the secret again without that`
}

/** What is wrong with a secret, without a character of it that can be seen. */
function problemOfSecret(value: string): string | undefined {
  if (/[\r\n]/.test(value)) return 'has a line break inside'
  if (isInQuotes(value)) {
    return 'begins and ends with a quotation mark, which GitHub passes as part of the value'
  }
  const unseen = unseenIn(value)
  return unseen === undefined ? undefined : `has a character that cannot be seen (${unseen})`
}
