import { causedBy, failedBy } from '../diagnosis/caused-by.js'
import { pass, warn, type Verdict } from '../checks/check.js'
import { quoted } from '../oracle/answer.js'
import { isSameCaseAside } from '../oracle/case-aside.js'

/** The names of one account, where they are known. */
export interface AccountNames {
  /** `userName` in Fusion. */
  readonly fusion: string | undefined
  /** `userName` in the identity domain. */
  readonly domain: string | undefined
  /** `sub` of a token for the user. */
  readonly subject: string | undefined
}

/**
 * Whether Fusion will take the token's subject for its user: all names must be the same. Whether Fusion compares
 * with regard to case is not known, so a difference in case alone is a warning.
 */
export function judgeNames({ fusion, domain, subject }: AccountNames): Verdict<null> {
  const known = [
    ['Fusion', fusion],
    ['identity domain', domain],
    ["token's sub", subject],
  ].filter((pair): pair is [string, string] => pair[1] !== undefined)
  const found = known.map(([where, name]) => `${where}: ${quoted(name)}`).join(', ')
  const expected = 'the same name everywhere, character by character'
  const names = known.map(([, name]) => name)
  if (names.some((name) => !isSameCaseAside(name, names[0] ?? name))) {
    return failedBy(['subject-differs', 'fusion-user-renamed'], { found, expected })
  }
  if (new Set(names).size > 1) {
    return warn(null, `${found}; they differ in upper and lower case`, {
      expected,
      ...causedBy([{ id: 'subject-differs', evidence: found }]),
    })
  }
  if (fusion === undefined || names.length < 2) {
    return warn(null, `not proven: known is ${found || 'no name'}`, {
      proven: false,
      expected,
      fixBy: 'workflow author',
      fix: 'Set fusion-username and fusion-password for the name in Fusion, and give the client the right to read users, or a probe-grant, for the other one.',
    })
  }
  return pass(null, found)
}
