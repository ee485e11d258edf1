import { besideCode } from './adapter-code.js'

/** The status of a refused token, which the connection's own OAuth handler puts in brackets too. */
const TOKEN_STATUS = /unsuccessful status \[(\d{3})\]/

/** In which a status is printed: in brackets by the ERP adapter, else by the words around it. */
const POD_STATUS: readonly RegExp[] = [
  /proxy returns[\s":]{0,4}(?:HTTP\/\d(?:\.\d)? )?([1-5]\d\d)\b/i,
  /\[([1-5]\d\d)(?:\]| [A-Z])/,
  /(?:HTTP (?:response|status|error) code|response code|status code)\s{0,3}[:=]?\s{0,3}"?([1-5]\d\d)\b/i,
  /\b(401) (?:access denied|unauthori[sz]ed)/i,
  /\b(403) forbidden/i,
  /\b(404) not found/i,
  /\b(407) proxy authentication/i,
  /\b(429) too many requests/i,
  /\b(50[234]) (?:bad gateway|service (?:temporarily )?unavailable|gateway time-?out)/i,
]

/**
 * In which it may be printed beside the code of an adapter. Elsewhere such words are those of Oracle Integration's own
 * answer, whose title is "HTTP 500 Internal Server Error" whatever the detail says.
 */
const BESIDE_CODE: readonly RegExp[] = [
  /\bHTTP(?:\/\d(?:\.\d)?)?[\s:=-]{0,3}(?:status|error|response)?[\s:=-]{0,3}([345]\d\d)\b/i,
  /\b(?:status|error)\s{0,3}[:=]?\s{0,3}([345]\d\d)\b/i,
  // 443 is no status
  /\((4[0-2]\d|5\d\d)\b[^)]{0,60}\)/,
  /\b(4[0-2]\d|5\d\d)\s{0,3}[-:]?\s{0,3}(?:bad request|unauthori[sz]ed|forbidden|not found|method not allowed|not acceptable|proxy authentication|request time-?out|unsupported media type|too many requests|internal server error|not implemented|bad gateway|(?:service )?(?:temporarily )?unavailable|gateway time-?out)/i,
  /\b(30[12378])\s{0,3}[-:]?\s{0,3}(?:found|moved|see other|(?:temporary|permanent) redirect)/i,
]

/** A status by its name alone, beside the code of an adapter; the one that comes first is the one that is meant. */
const NAMES: readonly (readonly [name: string, status: number])[] = [
  ['moved (?:permanently|temporarily)', 302],
  ['(?:temporary|permanent) redirect', 302],
  ['bad request', 400],
  ['unauthori[sz]ed', 401],
  ['forbidden', 403],
  ['too many requests', 429],
  ['internal server error', 500],
  ['bad gateway', 502],
  ['service (?:temporarily )?unavailable', 503],
  ['gateway time-?out', 504],
]

/** The status with which the identity domain refuses a token to the connection. */
export function tokenStatus(text: string): number | undefined {
  const found = TOKEN_STATUS.exec(text)?.[1]
  return found === undefined ? undefined : Number(found)
}

/** The status that the text gives as a number, but for that of a refused token. */
export function printedStatus(text: string): number | undefined {
  const rest = text.replaceAll(new RegExp(TOKEN_STATUS, 'g'), '')
  const beside = besideCode(rest)
  const found = [
    ...POD_STATUS.map((form) => form.exec(rest)?.[1]),
    ...BESIDE_CODE.map((form) => form.exec(beside)?.[1]),
  ].find((one) => one !== undefined)
  return found === undefined ? undefined : Number(found)
}

/** The name of a status beside a code, and its number. Much else is not found, so that stands right after it. */
export function namedStatus(text: string): readonly [name: string, status: number] | undefined {
  const beside = besideCode(text)
  const missing = /CASDK-\d{4}\s{0,3}:?\s{0,3}\[?(not found)\b/i.exec(beside)?.[1]
  if (missing !== undefined) return [missing, 404]
  const any = new RegExp(`\\b(?:${NAMES.map(([name]) => name).join('|')})\\b`, 'i')
  const found = any.exec(beside)?.[0]
  const [, status] = NAMES.find(([name]) => new RegExp(`^${name}$`, 'i').test(found ?? '')) ?? []
  return found === undefined || status === undefined ? undefined : [found, status]
}
