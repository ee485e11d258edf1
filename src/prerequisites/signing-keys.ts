import { causedBy } from '../checks/caused-by.js'
import { error, fail, pass, pending, type CheckResult, type Verdict } from '../checks/check.js'
import { NeedNotMet } from '../checks/needs.js'
import type { Answer } from '../http/client.js'
import { isHtml, isStoppedOnTheWay, jsonOf, UnexpectedAnswer } from '../oracle/answer.js'
import type { Authorisation, SignIn } from '../oracle/authorisation.js'
import { isRecord, LONGEST_TOKEN, stringMember } from '../oracle/json.js'
import type { IdentityDomain } from '../oracle/identity-domain.js'

/** One key of the domain's JWK set (RFC 7517), as far as it could be read. */
export interface SigningKey {
  /** The members that make the public key: `kty` and its parameters. */
  readonly publicJwk: Readonly<Record<string, string>>
  /** base64url SHA-1 of the signing certificate. `kid` is the same in every domain and says nothing. */
  readonly thumbprint: string | undefined
  readonly thumbprintS256: string | undefined
  /** Items of `x5c` as they came: base64 DER. */
  readonly x5c: readonly string[]
}

/** The rungs above the client's own token. */
export interface KeyLadder {
  readonly clientId: string
  /** The domain's administrator, in the modes that may use it. */
  readonly administrator: SignIn | undefined
  /** Why `apply` may not take the temporary administrator role, in words; `undefined` where it may. */
  readonly noLease: string | undefined
  /** The pod accepts the domain's tokens: not worth the temporary administrator role. */
  readonly leaseNeedless: boolean
  /** Whether the pod is seen to accept them; asked only where that role is not allowed. */
  readonly trusted: () => Promise<boolean>
  /** A connection test of this run may show that the pod accepts them, and nothing else can. */
  readonly leftToTest: boolean
  /** What was read with the temporary administrator role of this run. */
  readonly leased: Answer | undefined
}

/**
 * Reads the signing keys with the least right that opens them: the client's own token, which the run has anyway, or no
 * token at all where the domain refuses that one or there is none. That the role Authenticated Client suffices is in
 * Oracle's permission table and is seen in public code; it is not proven for every domain.
 */
export async function readSigningKeys(
  domain: IdentityDomain,
  client: () => Promise<Authorisation>,
  { clientId, administrator, noLease, leaseNeedless, trusted, leftToTest, leased }: KeyLadder,
): Promise<Verdict<readonly SigningKey[]>> {
  if (leased !== undefined) return keySet(leased, 'with the temporary administrator role')
  const own = await client().then((as) => domain.signingKeys(as), unlessWithoutToken)
  const byClient = "with the client's own token"
  if (!(own instanceof NeedNotMet) && (isKeys(own) || isOutOfOrder(own))) {
    return keySet(own, byClient)
  }
  const anonymous = await domain.signingKeys()
  if (isKeys(anonymous)) return keySet(anonymous, 'without a token')
  if (own instanceof NeedNotMet) throw own
  if (!isRefusal(own)) return keySet(own, byClient)
  const signedIn = await administrator?.()
  const administrators = signedIn && (await domain.signingKeys(signedIn))
  if (administrators !== undefined && !isRefusal(administrators)) {
    return keySet(administrators, `by ${signedIn?.who ?? 'the administrator'}`)
  }
  const evidence = new UnexpectedAnswer(administrators ?? own).message
  const asked = signedIn === undefined ? 'the client' : `the client and to ${signedIn.who}`
  const found = `the identity domain refuses its signing keys without a token (status ${String(anonymous.status)}) and to ${asked}: ${evidence}`
  const details = {
    expected: 'status 200 for the client',
    ...causedBy([{ id: 'keys-not-readable', evidence }]),
  }
  const needless = (why: string): Verdict<never> => ({
    state: 'warn',
    proven: false,
    found: `not checked: ${found}. ${why}`,
    ...details,
  })
  if (leaseNeedless) {
    return needless(
      'Fusion accepts the tokens of the identity domain, so the temporary administrator role is not needed',
    )
  }
  if (noLease !== undefined) {
    const otherwise = `The action cannot read them otherwise: ${noLease}`
    if (leftToTest) return { ...needless(`${otherwise}. ${LEFT}`), leftOut: 'connection test' }
    return (await trusted())
      ? needless(`Fusion accepts the tokens of the identity domain, and ${noLease}`)
      : error(`${found}. ${otherwise}`, details)
  }
  return pending({ kind: 'lease', checkId: 'domain.keys', clientId }, found, {
    expected: details.expected,
    causes: details.causes,
    fix: 'apply assigns the temporary administrator role (Identity Domain Administrator) to the client application, reads the keys, and removes the role.',
  })
}

const LEFT = 'Left to the connection test, which shows that Fusion accepts the tokens if it passes'

/** What becomes of keys that could not be read, once the connection tests have ended. */
export function keysByTest(result: CheckResult, isTrusted: boolean): CheckResult {
  const found = (how: string): string => result.found.replace(LEFT, how)
  return isTrusted
    ? {
        ...result,
        leftOut: null,
        found: found(
          'A connection test shows that Fusion accepts the tokens of the identity domain',
        ),
      }
    : {
        ...result,
        state: 'error',
        leftOut: null,
        found: found(
          'No connection test shows that Fusion accepts the tokens of the identity domain',
        ),
      }
}

/** A domain may show its keys to everybody, so a client without a token is no end of it yet. */
function unlessWithoutToken(thrown: unknown): NeedNotMet {
  if (thrown instanceof NeedNotMet) return thrown
  throw thrown
}

function isKeys(answer: Answer): boolean {
  return answer.status === 200 && !isHtml(answer)
}

/** No other caller is answered better by a service that is down, or has too much to do. */
function isOutOfOrder({ status }: Answer): boolean {
  return status === 429 || status >= 500
}

function isRefusal(answer: Answer): boolean {
  return [401, 403].includes(answer.status) && !isStoppedOnTheWay(answer)
}

function keySet(answer: Answer, how: string): Verdict<readonly SigningKey[]> {
  const json = jsonOf(answer)
  const keys = isRecord(json) ? json['keys'] : undefined
  if (!Array.isArray(keys)) throw new UnexpectedAnswer(answer)
  const found = keys.slice(0, MOST_KEYS).filter(isRecord).map(signingKey)
  if (found.length === 0) {
    const evidence = `${answer.host} answered with an empty set of keys`
    return fail(evidence, {
      expected: 'at least one key',
      ...causedBy([{ id: 'certificate-malformed', evidence }]),
    })
  }
  const number = found.length === 1 ? 'one key' : `${String(found.length)} keys`
  return pass(found, `${number}, read ${how}`)
}

/** Oracle's `key_ops` contradicts the use of the key, so only the key's own members are taken over. */
function signingKey(json: Readonly<Record<string, unknown>>): SigningKey {
  const members = ['kty', 'n', 'e', 'crv', 'x', 'y'].flatMap((name) => {
    const value = stringMember(json, name, LONGEST_TOKEN)
    return value === undefined ? [] : [[name, value] as const]
  })
  const x5c = json['x5c']
  return {
    publicJwk: Object.fromEntries(members),
    thumbprint: stringMember(json, 'x5t'),
    thumbprintS256: stringMember(json, 'x5t#S256'),
    x5c: Array.isArray(x5c) ? x5c.slice(0, MOST_CERTIFICATES).filter(isCertificateText) : [],
  }
}

/** A domain has one key, during a rotation two, each with its certificate and its authority's; each takes time to read. */
const MOST_KEYS = 20
const MOST_CERTIFICATES = 10

function isCertificateText(item: unknown): item is string {
  return typeof item === 'string' && item.length <= LONGEST_TOKEN
}
