import { besideCode, textsIn } from './adapter-code.js'

/**
 * The words of a refused sign-in: those of Fusion (the text of a 401 in the field), and of Oracle's page on the code
 * (E-Business Suite Adapter). A 401 in a time, an id, a port or a path is no status.
 */
const REFUSED =
  /\bunauthori[sz]ed\b|CASDK-\d{4}\s{0,3}:\s{0,3}401\b|(?<![\w/-]|[\w.][:.,])401(?![\w-]|[.:,]\d)|(?<!\bproxy )\bauthentication\b(?! (?:service|server|provider|handler|policy|scheme|type|was success|succe|passed))|\bnot (?:be )?authenticated\b|\binvalid (?:user ?name|password|credentials?)\b/i

/** What the service puts around a code, and what says no more than that a test has failed. */
const AROUND =
  /CASDK-\d{4}|\bcause\b|\b(?:unable|failed) to test (?:the )?connection(?: "[^"]{0,200}")?|\b(?:test connection|connection test|test) failed\b/gi

/** Words that explain something: three of them, or an exception. */
const SENTENCE = /\p{L}{2,40}[\s,:]{1,9}\p{L}{2,40}[\s,:]{1,9}\p{L}{2,40}|\w(?:Exception|Error)\b/u

/** The title that Oracle Integration gives every failure. */
const TITLE = /^(?:HTTP )?(?:\d{3} )?(?:Internal )?Server Error$/i

/**
 * Whether a text with CASDK-0004 says that a sign-in was refused: by its words, or by having none. The code alone is
 * documented as authentication, and is known of a pod that refuses the token (sample oic-test-keys-missing). Beside
 * words of something else it proves nothing.
 */
export function saysSignInRefused(text: string): boolean {
  const beside = besideCode(text)
  if (REFUSED.test(beside)) return true
  if (/[\p{L}\d]/u.test(beside.replaceAll(AROUND, ' '))) return false
  const sentences = textsIn(text).filter(
    (part) => !TITLE.test(part.trim()) && SENTENCE.test(part.replaceAll(AROUND, ' ')),
  )
  return sentences.length === 0 || sentences.some((part) => REFUSED.test(part))
}
