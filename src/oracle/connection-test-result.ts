import type { Answer } from '../http/client.js'
import { isHtml } from './answer.js'
import { member } from './connection.js'

/**
 * How the test of a connection ended, as far as the answer tells: only status 200 is documented, and no form of its
 * answer (Oracle, *Test a Connection*). `silent`: 200, and nothing that says that it passed.
 */
export type TestResult = 'passed' | 'failed' | 'unfinished' | 'silent'

/** Members in which public clients look for the result, and their like. The connection's own status comes last. */
const MEMBERS = ['testStatus', 'testResult', 'result', 'success', 'status'] as const

const GOOD = /^(?:true|ok|pass(?:ed)?|configured)$|\bsucce(?:ss|ssful|ssfully|eded)\b/i
const BAD = /^false$|fail|error|unsuccessful|invalid|denied|\bnot\b/i

/** Reads the result of a test from its answer. What speaks against it in words, codes or causes, is the caller's to find. */
export function readTestResult(answer: Answer): TestResult {
  const { status, body } = answer
  if (status < 200 || status >= 300 || isHtml(answer)) return 'failed'
  if (body.trim() === '') return status === 200 ? 'silent' : 'unfinished'
  const json = parsed(body)
  // cut off on the way
  if (json === undefined && answer.contentType.endsWith('json')) return 'failed'
  const words = json === undefined ? [body.trim().slice(0, LONGEST)] : wordsIn(json)
  if (words.some((word) => BAD.test(word))) return 'failed'
  if (words.some((word) => !GOOD.test(word))) return json === undefined ? 'silent' : 'unfinished'
  if (status !== 200) return 'unfinished'
  return words.length > 0 ? 'passed' : 'silent'
}

/** What an answer says of its test, to be shown. */
export function wordsOfTest({ body }: Answer): readonly string[] {
  return wordsIn(parsed(body))
}

/** The answer of a test as JSON; `undefined` when it is none. */
export function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

const LONGEST = 200

function wordsIn(json: unknown): readonly string[] {
  const values = typeof json === 'string' ? [json] : MEMBERS.map((name) => member(json, name))
  return values.flatMap((value) => {
    if (typeof value === 'boolean') return [String(value)]
    if (typeof value === 'number') return value >= 400 ? [`error ${String(value)}`] : []
    if (typeof value !== 'string') return []
    const word = value.trim().slice(0, LONGEST)
    // a status of HTTP that is repeated is no result
    if (/^[1-3]\d\d$/.test(word) || word === '') return []
    return [/^[45]\d\d$/.test(word) ? `error ${word}` : word]
  })
}
