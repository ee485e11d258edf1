import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CAUSES } from '../../src/causes/catalogue.js'
import { CHECKS } from '../../src/checks/catalogue.js'

/** What is kept as it is, though it is no plain word: names of public interfaces and of Oracle's own roles. */
const NAMES = [
  // pages of this project
  /^(?:setup|troubleshooting|checks|causes|inputs|outputs|inferred|security)\.md$/,
  // of protocols and services
  /^oauth2$|^v\d$|^11\.13\.18\.05$|^latest$|^openid-configuration$|^SHA-(?:1|256)$|^RFC$/,
  /^(?:GET|POST|PATCH|PUT|DELETE|HEAD)$/,
  // the issuer that all domains share
  /^identity\.oraclecloud\.com$/,
  // Oracle's codes: of adapters, of Oracle Integration, of sign-in, of Fusion and what it is built on
  /^(?:CASDK|AUTH|ICS|OIC|ORA|JBO|FND|BEA|WSM)-\d{1,6}$/,
  // Oracle's roles and privileges; a customer's role may not begin with ORA_
  /^ORA_[A-Z]+(?:_[A-Z]+)*_(?:JOB|ABSTRACT|DUTY)$|^(?:FND|ASE)_[A-Z]+(?:_[A-Z]+)*_PRIV$/,
  /^SOAOperator$|^AttachmentsUser$/,
  // OAuth errors (RFC 6749, 5.2, and OpenID Connect Core, 3.1.2.6)
  /^invalid_(?:request|client|grant|scope|token|target)$|^unauthorized_client$|^access_denied$/,
  /^unsupported_grant_type$|^insufficient_scope$|^server_error$|^temporarily_unavailable$/,
  // grants and policies
  /^(?:client_credentials|authorization_code|refresh_token|offline_access)$/,
  /^(?:FA_OAUTH|OAUTH20?)_[A-Z_]+_CREDENTIALS$|^OAUTH2$|^USERNAME_PASSWORD_TOKEN$|^BASIC_AUTH$/,
  // what is the same in the names of all signing certificates and their authorities
  /^sslDomains$|^Cloud9(?:CA(?:-2)?)?$|^_keys$|^DC$/,
] as const

/** Ids of this action. */
const IDS: ReadonlySet<string> = new Set([...Object.keys(CAUSES), ...Object.keys(CHECKS)])

/** Letters, with hyphens between them; a name with a digit or an underscore in it is none. */
const WORD = /(?<![\p{L}\p{N}_-])[A-Za-z]+(?:-[A-Za-z]+)*(?![\p{L}\p{N}_-])/gu

/** Examples in the sources that are made like names of a tenancy. */
const EXAMPLES = /^(?:acme|example|someone|sandbox)$/

/** Numbers that say nothing of a tenancy: statuses, counts, seconds. */
const SMALL = /^\d{1,3}$/

/**
 * The words that may be kept, in lower case: those of this project's own sources, which hold what the action says and
 * what it knows the services to say.
 */
export function wordsOfSources(root: string): ReadonlySet<string> {
  const texts = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(root, 'src', name), 'utf8'))
  const words = texts.flatMap((text) => text.match(WORD) ?? []).map((word) => word.toLowerCase())
  return new Set(words.filter((word) => !EXAMPLES.test(word)))
}

/** Whether a piece of text without blanks says nothing of anybody's tenancy. */
export function isKnown(atom: string, words: ReadonlySet<string>): boolean {
  if (SMALL.test(atom) || IDS.has(atom) || NAMES.some((name) => name.test(atom))) return true
  if (isWord(atom, words)) return true
  // error.common.validation.missingReqAttributes
  return (
    /^error(?:\.[A-Za-z]+)+$/.test(atom) &&
    atom.split('.').every((part) => humps(part).every((hump) => isWord(hump, words)))
  )
}

function isWord(atom: string, words: ReadonlySet<string>): boolean {
  return words.has(atom.toLowerCase())
}

function humps(text: string): readonly string[] {
  return text.split(/(?<=[a-z])(?=[A-Z])/)
}
