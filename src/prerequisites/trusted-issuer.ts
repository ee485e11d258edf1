import type { CauseId } from '../causes/catalogue.js'
import { causedBy } from '../checks/caused-by.js'
import { error, fail, pass, warn, type CheckResult, type Verdict } from '../checks/check.js'
import type { AccessToken } from '../oracle/access-token.js'
import { quoted } from '../oracle/answer.js'
import { ASK_CONSOLE } from './fusion-trust.js'
import type { TrustReading } from './trust-answers.js'

/** The issuer of every identity domain that has none of its own, with its slash (Oracle, *Access Token*). */
export const USUAL_ISSUER = 'https://identity.oraclecloud.com/'

/** What an issuer other than the expected one is judged by. */
export interface IssuerContext {
  /** Asks the pod with a token of the same issuer; `undefined` when it cannot be asked. */
  readonly askPod: () => Promise<TrustReading | undefined>
  /** The mode prepares writes, which an issuer that is in doubt forbids. */
  readonly preparesWrites: boolean
  /** The run has connection tests, which may answer when the pod cannot be asked. */
  readonly leftToTest: boolean
}

/**
 * Compares the issuer of a real token with the one that Fusion is said to trust, character by character. An input
 * that speaks of the pod is not the pod: where they differ the pod is asked, and what it accepts it trusts.
 */
export async function judgeIssuer(
  token: Pick<AccessToken, 'issuer'>,
  trustedIssuer: string,
  { askPod, preparesWrites, leftToTest }: IssuerContext,
): Promise<Verdict<string>> {
  const { issuer } = token
  if (issuer === undefined) {
    const found = 'the token has no claim iss'
    return fail(found, {
      expected: trustedIssuer || USUAL_ISSUER,
      ...causedBy([{ id: 'domain-wrong', evidence: found }]),
    })
  }
  const found = `iss of a valid token is ${quoted(issuer)}`
  if (issuer === (trustedIssuer || USUAL_ISSUER)) return pass(issuer, found)
  const reading = await askPod()
  return trustedIssuer === ''
    ? unusual(issuer, found, reading)
    : another(issuer, trustedIssuer, `${found}${difference(issuer, trustedIssuer)}`, {
        reading,
        preparesWrites,
        leftToTest,
      })
}

/** No issuer was named, and the domain has one of its own. */
function unusual(
  issuer: string,
  found: string,
  reading: TrustReading | undefined,
): Verdict<string> {
  const words = `${found}, not the usual one`
  const expected = `${USUAL_ISSUER}, or the input trusted-issuer set to the issuer that Fusion trusts`
  const cause = causedBy([{ id: 'issuer-custom', evidence: found }])
  if (reading !== 'accepted') return warn(issuer, words, { expected, ...cause })
  return warn(issuer, `${words}, and Fusion accepts it`, {
    expected,
    causes: cause.causes,
    fixBy: 'workflow author',
    fix: 'Set trusted-issuer to the issuer of the tokens, character by character. Then the action warns you when the issuer changes.',
  })
}

/** The input names another issuer than the tokens carry. */
function another(
  issuer: string,
  trustedIssuer: string,
  found: string,
  {
    reading,
    preparesWrites,
    leftToTest,
  }: Omit<IssuerContext, 'askPod'> & {
    readonly reading: TrustReading | undefined
  },
): Verdict<string> {
  const expected = `${trustedIssuer} (trusted-issuer)`
  if (reading === 'accepted') {
    const evidence = `${found}, and Fusion accepts the token`
    return warn(issuer, `${evidence}: the input trusted-issuer is wrong`, {
      expected,
      ...causedBy([{ id: 'trusted-issuer-input-wrong', evidence }]),
    })
  }
  const suspects = {
    causes: [
      { id: 'trusted-issuer-input-wrong' as const, evidence: found },
      { id: issuerCause(issuer), evidence: found },
    ],
    ...ASK_CONSOLE,
  }
  if (reading === 'refused') {
    // what else may be the reason of the refusal is told there
    return warn(issuer, `not proven: ${found}, and Fusion rejects the token (fusion.trust)`, {
      proven: false,
      expected,
      ...suspects,
    })
  }
  const unasked = `${found}. The action has no token to test which of the two Fusion trusts`
  if (!preparesWrites) {
    return warn(issuer, `not proven: ${unasked}`, { proven: false, expected, ...suspects })
  }
  // it forbids writes, and not the test that may answer it
  const inDoubt = error(unasked, { expected, ...suspects })
  return leftToTest ? { ...inDoubt, leftOut: 'connection test' } : inDoubt
}

/** The cause when Fusion does trust another issuer than the tokens carry. */
function issuerCause(issuer: string | undefined): CauseId {
  return issuer === USUAL_ISSUER ? 'issuer-text-differs' : 'issuer-custom'
}

function difference(issuer: string, trusted: string): string {
  if (issuer.replace(/\/+$/, '') === trusted.replace(/\/+$/, '')) {
    return '. It differs from trusted-issuer only in the slash at the end'
  }
  if (issuer.toLowerCase() === trusted.toLowerCase())
    return '. It differs from trusted-issuer only in upper and lower case'
  return ''
}

/** What the connection tests of a run say of the issuer of the tokens. */
export type IssuerTested = 'accepted' | 'not accepted' | 'no result' | 'not tested'

/** What becomes of an issuer that differs from `trusted-issuer` once the connection tests have ended. */
export function issuerByTest(result: CheckResult, tested: IssuerTested): CheckResult {
  const { found, fix, leftOut } = result
  if (tested === 'accepted') return acceptedByTest(result)
  if (leftOut !== 'connection test') return result
  switch (tested) {
    // nothing is left to be written, and the test tells what is wrong
    case 'not accepted':
      return {
        ...result,
        state: 'warn',
        proven: false,
        leftOut: null,
        found: `not proven: ${found}`,
      }
    case 'no result':
      return { ...result, leftOut: null }
    case 'not tested':
      return { ...result, leftOut: null, fix: fix === null ? null : `${fix} ${WOULD_PROVE}` }
  }
}

const WOULD_PROVE =
  'Or run with mode verify and fail-fast false, which tests the connection. A test that passes proves the issuer of the tokens.'

/** The pod trusts the issuer of the tokens, so the input is wrong. */
function acceptedByTest(result: CheckResult): CheckResult {
  const [accused] = result.causes
  const evidence = `${accused?.evidence ?? result.found}, and a connection test passes with the tokens`
  const { causes, fixBy, fix } = causedBy([{ id: 'trusted-issuer-input-wrong', evidence }])
  const found = `${evidence}: the input trusted-issuer is wrong`
  return { ...result, state: 'warn', proven: true, leftOut: null, found, causes, fixBy, fix }
}
