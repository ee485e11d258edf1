import { causedBy } from '../diagnosis/caused-by.js'
import { fail, pass, warn, type Verdict } from '../checks/check.js'
import type { AccessToken } from '../oracle/access-token.js'
import { quoted } from '../oracle/answer.js'

/** The issuer of every identity domain that has none of its own, with its slash (Oracle, *Access Token*). */
export const USUAL_ISSUER = 'https://identity.oraclecloud.com/'

/** Compares the issuer of a real token with the one that Fusion trusts, character by character. */
export function judgeIssuer(token: AccessToken, trustedIssuer: string): Verdict<string> {
  const { issuer } = token
  if (issuer === undefined) {
    const found = 'the token has no claim iss'
    return fail(found, {
      expected: trustedIssuer || USUAL_ISSUER,
      ...causedBy([{ id: 'domain-wrong', evidence: found }]),
    })
  }
  const found = `iss of a real token is ${quoted(issuer)}`
  if (issuer === (trustedIssuer || USUAL_ISSUER)) return pass(issuer, found)
  if (trustedIssuer === '') {
    return warn(issuer, `${found}, not the usual one`, {
      expected: `${USUAL_ISSUER}, or the input trusted-issuer set to the issuer that Fusion trusts`,
      ...causedBy([{ id: 'issuer-custom', evidence: found }]),
    })
  }
  return fail(`${found}${difference(issuer, trustedIssuer)}`, {
    expected: `${trustedIssuer} (trusted-issuer)`,
    ...causedBy([
      { id: issuer === USUAL_ISSUER ? 'issuer-text-differs' : 'issuer-custom', evidence: found },
    ]),
  })
}

function difference(issuer: string, trusted: string): string {
  if (issuer.replace(/\/+$/, '') === trusted.replace(/\/+$/, '')) {
    return '; they differ in the slash at the end'
  }
  if (issuer.toLowerCase() === trusted.toLowerCase()) return '; they differ in upper and lower case'
  return ''
}
