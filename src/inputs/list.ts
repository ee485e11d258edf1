import { isInQuotes, shown, unseenIn, visible } from './characters.js'
import { hasLookAlike } from './look-alikes.js'
import { holdsPrivateKey } from './pem.js'
import { faultOfUnmeant, isWordForNothing, unmeantIn } from './unmeant.js'

/** What the items of a list look like. */
export interface ItemForm {
  readonly pattern: RegExp
  /** What is expected, in words. */
  readonly expected: string
  /** Items that differ in case alone are one. */
  readonly caseless?: true
  /** Another letter makes it another item, so one that looks like a Latin one is refused. */
  readonly naming?: true
  /** An item may be any word, also one that programs write for no value. */
  readonly anyWord?: true
  /** An item may be in brackets, as labels are. */
  readonly brackets?: true
}

/** The items of a list that are good, and what is wrong with the others in words that follow the name of the input. */
export interface List {
  readonly items: readonly string[]
  readonly faults: readonly string[]
}

/** The code of a Fusion role. No alphabet is published: letters of every script, digits and what joins them. */
export const ROLE: ItemForm = {
  pattern: /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.:-]*$/u,
  expected: 'codes of roles, such as SOAOperator',
  caseless: true,
  naming: true,
}

/** A connection of Oracle Integration, which becomes a part of a path. */
export const CONNECTION: ItemForm = {
  pattern: /^(?:\w[\w.-]*\/)?\w[\w.-]*$/,
  expected: 'ID or PROJECT/ID',
}

/** A check of this action, in which `*` stands for any text. */
export const CHECK: ItemForm = {
  pattern: /^[\p{L}\p{M}\p{N}_.:/*-]+$/u,
  expected: 'ids of checks, such as certificate.*',
}

/** A SHA-256 fingerprint, as people copy it. */
export const FINGERPRINT: ItemForm = {
  pattern: /^(?:sha256 fingerprint=)?[0-9a-f]{2}(?::?[0-9a-f]{2}){31}$/i,
  expected: 'SHA-256 fingerprints of 64 hexadecimal digits',
}

/** A host name (RFC 1123, 2.1). Its last label is not all digits, or it would be an IP address. */
export const HOST_NAME: ItemForm = {
  pattern:
    /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*(?!\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i,
  expected: 'host names alone (no https://, port, path, wildcard or IP address)',
  caseless: true,
}

/** A label of GitHub; it may hold blanks and brackets. */
export const LABEL: ItemForm = {
  pattern: /./,
  expected: 'labels',
  caseless: true,
  anyWord: true,
  brackets: true,
}

/** A login of GitHub: of a person, of a managed user (`name_company`), or of an app. */
export const LOGIN: ItemForm = {
  pattern: /^[a-z0-9][a-z0-9_-]{0,38}(?:\[bot\])?$/i,
  expected: 'login names without @',
  caseless: true,
  anyWord: true,
}

/** So many bad items of a list are shown, the others are counted. */
const MOST_SHOWN = 3

const SEPARATED = 'one per line or separated by commas'

/**
 * Reads a list, by the one rule for all of them: items are on lines of their own or separated by commas. What GitHub
 * passes on of YAML or JSON (dashes, brackets, quotation marks) is told as such.
 */
export function readList(text: string, form: ItemForm): List {
  const items = text
    .split(/\r\n|\r|\n|,/)
    .map((item) => item.replace(/^[ \t]+|[ \t]+$/g, ''))
    .filter((item) => item !== '')
  const whole = faultOfNotation(text, items, form)
  if (whole !== undefined) return { items: [], faults: [whole] }
  const judged = items.map((item) => ({ item, fault: faultOf(item, form) }))
  const good = judged.filter(({ fault }) => fault === undefined).map(({ item }) => item)
  const faults = judged.flatMap(({ fault }) => fault ?? [])
  const more = faults.length - MOST_SHOWN
  return {
    items: distinct(good, form),
    faults:
      more > 0 ? [...faults.slice(0, MOST_SHOWN), `has ${String(more)} more such items`] : faults,
  }
}

/** A notation of the whole that GitHub does not read. */
function faultOfNotation(
  text: string,
  items: readonly string[],
  { brackets }: ItemForm,
): string | undefined {
  const [first = '', last = ''] = [items[0], items.at(-1)]
  const mayBeLabel =
    brackets === true && (items.length === 1 || first.includes(']')) && !/^\[\s*["']/.test(first)
  if (holdsPrivateKey(text)) {
    return 'contains a private key, which does not belong there. Remove it'
  }
  const unmeant = faultOfUnmeant(text, 'chosen')
  if (unmeant !== undefined) return unmeant
  if (items.some((item) => /^-(\s|$)/.test(item))) {
    return `is written as a YAML list: ${shown(first)}. GitHub passes that as text. Write the items ${SEPARATED}, without dashes`
  }
  if (first.startsWith('[') && last.endsWith(']') && !mayBeLabel) {
    return `is written in brackets: ${shown(text)}. GitHub passes that as text. Write the items ${SEPARATED}, without brackets`
  }
  if (isInQuotes(text.trim()) && !isInQuotes(first)) {
    return `has quotation marks around it: ${visible(text)}. GitHub passes them as part of the value. Remove them`
  }
  return undefined
}

function faultOf(
  item: string,
  { pattern, expected, naming, anyWord }: ItemForm,
): string | undefined {
  if (unseenIn(item) !== undefined) {
    return `has a character that cannot be seen: ${shown(item)}. Type the item again`
  }
  if (isInQuotes(item)) {
    return `has an item with quotation marks around it: ${visible(item)}. Remove them`
  }
  const kind = anyWord === true ? 'chosen' : isWordForNothing(item) ? 'value' : 'words'
  const unmeant = unmeantIn(item, kind)
  if (unmeant !== undefined) return `has ${shown(item)}, which ${unmeant.seen}. ${unmeant.advice}`
  if (naming === true && hasLookAlike(item)) {
    return `has a letter of another script that looks like a Latin one: ${shown(item)}. Type the item again`
  }
  return pattern.test(item) ? undefined : `has ${shown(item)}, expected ${expected}, ${SEPARATED}`
}

function distinct(items: readonly string[], { caseless }: ItemForm): readonly string[] {
  const keys = items.map((item) => (caseless === true ? item.toLowerCase() : item))
  return items.filter((_, index) => keys.indexOf(keys[index] ?? '') === index)
}
