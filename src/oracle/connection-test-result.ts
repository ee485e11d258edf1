import type { Answer } from '../http/client.js'
import { isHtml } from './answer.js'
import { parsed } from './json.js'
import { saidIn, type Kind, type Said } from './words-of-test.js'

/**
 * How the test of a connection ended, as far as the answer tells: only status 200 is documented, and no form of its
 * answer (Oracle, *Test a Connection*). `silent`: 200, and nothing that says that it passed. `warned`: it says that the
 * test passed, and that something is to be looked at.
 */
export type TestResult = 'passed' | 'warned' | 'failed' | 'unfinished' | 'silent'

const GOOD = /^(?:true|ok|pass(?:ed)?|configured)$|\bsucce(?:ss|ssful|ssfully|eded)\b/i
const BAD =
  /^false$|\bsuccess\W{0,3}(?:false|no)\b|\bHTTP\W{0,3}[45]\d\d\b|fail|error|unsuccessful|\b(?:no|without) success|invalid|denied|\bnot\b|unauthori[sz]ed|forbidden|refused|reject|unable|cannot|\b(?:could|can|did|was)n.t\b|exception|\bfaults?\b|tim(?:ed|e)[ -]?out|unreachable|unavailable|expired|missing|CASDK-\d/i
const OPEN =
  /in ?progress|in process|pending|running|queued|submitted|\b(?:initiated|triggered|scheduled|started|request accepted|will run)\b/i
const ENDED = /complet|finish/i
const WARNED = /warn|partial/i

/** The connection's own status, which it has without a test too. */
const WEAKEST = /^configured$/i

/** What denies a fault names it. */
const DENIED =
  /\b(?:no|0|zero|without(?: any)?) (?:errors?|failures?|faults?|exceptions?|warnings?)\b/gi

/** A member for a fault that holds none. */
const NO_FAULT = /^(?:0|no|none|null|false|n\/a|-)?$/i

/** Reads the result of a test from its answer. What speaks against it in codes or causes, is the caller's to find. */
export function readTestResult(answer: Answer): TestResult {
  const { status, body } = answer
  if (status < 200 || status >= 300 || isHtml(answer)) return 'failed'
  if (body.trim() === '') return status === 200 ? 'silent' : 'unfinished'
  const json = parsed(body)
  // cut off on the way
  if (json === undefined && answer.contentType.endsWith('json')) return 'failed'
  return json === undefined ? ofText(body, status) : ofSaid(saidIn(json), status)
}

/** What an answer says of its test, to be shown. */
export function wordsOfTest({ body }: Answer): readonly string[] {
  const words = saidIn(parsed(body)).flatMap(({ kind, value }) =>
    SHOWN.includes(kind) && typeof value === 'string' ? wordsOf(value) : [],
  )
  return [...new Set(words)].slice(0, MOST_SHOWN)
}

const LONGEST = 2000
const MOST_SHOWN = 5
const SHOWN: readonly Kind[] = ['result', 'status', 'warning', 'words']

function ofText(body: string, status: number): TestResult {
  const word = readable(body)
  if (BAD.test(word)) return 'failed'
  if (isUnderWay(word)) return 'unfinished'
  if (!GOOD.test(word)) return 'silent'
  if (status !== 200) return 'unfinished'
  return WARNED.test(word) ? 'warned' : 'passed'
}

/** Whatever speaks against a test outweighs every word for it, and the connection's own status everything else. */
function ofSaid(said: readonly Said[], status: number): TestResult {
  const textsOf = (...kinds: readonly Kind[]): readonly string[] =>
    said.flatMap(({ kind, value }) =>
      kinds.includes(kind) && typeof value === 'string' ? wordsOf(value).map(readable) : [],
    )
  const results = said.filter(({ kind }) => kind === 'result' || kind === 'status').flatMap(wordOf)
  const words = textsOf('words')
  const spoken = [...results, ...words, ...textsOf('aside'), ...said.flatMap(statusAside)]
  if (said.some(isFault) || spoken.some((word) => BAD.test(word))) return 'failed'
  if (said.some(isOpen) || words.some(isUnderWay)) return 'unfinished'
  const warned = said.some(isWarning) || [...results, ...words].some((word) => WARNED.test(word))
  if (results.some((word) => !GOOD.test(word) && !WARNED.test(word))) return 'unfinished'
  if (status !== 200) return 'unfinished'
  if (results.length === 0) return 'silent'
  if (warned) return 'warned'
  const isWeak = results.every((word) => WEAKEST.test(word))
  return isWeak && words.some((word) => !GOOD.test(word)) ? 'silent' : 'passed'
}

/** Of a test that was begun; one that has ended too has begun. */
function isUnderWay(word: string): boolean {
  return OPEN.test(word) && !ENDED.test(word)
}

/** A status of HTTP beside the result speaks against it where it is one of a fault. */
function statusAside({ kind, value }: Said): readonly string[] {
  const isFaulty = kind === 'aside' && typeof value === 'number' && value >= 400 && value < 600
  return isFaulty ? [`error ${String(value)}`] : []
}

function wordOf({ value }: Said): readonly string[] {
  if (typeof value === 'boolean') return [String(value)]
  if (typeof value === 'number') return value >= 400 ? [`error ${String(value)}`] : []
  if (value === null) return []
  // a status of HTTP that is repeated is no result
  return wordsOf(value).flatMap((word) => {
    if (/^[1-3]\d\d$/.test(word)) return []
    return [/^[45]\d\d$/.test(word) ? `error ${word}` : readable(word)]
  })
}

/** A result that is there without a content, and a connection that is not complete. */
function isOpen({ kind, value }: Said): boolean {
  if (kind === 'percentage') return Number.parseFloat(String(value)) < 100
  return kind === 'result' && (value === null || value === '')
}

function isFault({ kind, value }: Said): boolean {
  return kind === 'fault' && isThere(value)
}

function isWarning({ kind, value }: Said): boolean {
  return kind === 'warning' && isThere(value)
}

function isThere(value: Said['value']): boolean {
  if (typeof value !== 'string') return value !== null && value !== false && value !== 0
  const word = value.trim()
  return !NO_FAULT.test(word) && (BAD.test(readable(word)) || !GOOD.test(readable(word)))
}

function wordsOf(value: string): readonly string[] {
  const word = value.trim().slice(0, LONGEST)
  return word === '' ? [] : [word]
}

/** As words, where a service joins them, and without those that deny a fault. */
function readable(text: string): string {
  return text.trim().slice(0, LONGEST).replaceAll('_', ' ').replaceAll(DENIED, '').trim()
}
