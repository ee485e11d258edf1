import type { CauseId } from '../causes/catalogue.js'
import { wayOf401 } from '../causes/ways.js'
import type { CauseSeen, CheckResult, State } from '../checks/check.js'
import { testsOfPair } from '../checks/trust-seen.js'
import { causedBy, causedByAny } from '../checks/caused-by.js'
import { isUnexplained } from '../prerequisites/connection-test-refusal.js'

/** Which check disproves a cause by passing. */
const DISPROVED_BY: Readonly<Partial<Record<CauseId, string>>> = {
  'fusion-user-missing': 'user.fusion',
  'subject-differs': 'user.match',
  'soa-operator-missing': 'role.SOAOperator',
  'service-catalog-privilege-missing': 'privilege.service-catalog',
}

/** Suspects of a 401 that every connection of the pair would meet: one that passes its test excludes them. */
const OF_ALL_CONNECTIONS: readonly CauseId[] = [
  'signing-certificate-not-imported',
  'trusted-issuer-missing',
  'fusion-user-missing',
  'subject-differs',
]

/**
 * Crosses out of a failed connection test what other checks of the run have seen to be otherwise: Oracle Integration
 * says that Fusion answered 401 or 403, and not why. What they prove about a 401 excludes what is only suspected of it.
 */
export function crossOutDisproved(results: readonly CheckResult[]): readonly CheckResult[] {
  const othersPass = testsOfPair(results).some(({ state }) => state === 'pass')
  const passed = results.filter(({ state }) => state === 'pass').map(({ id }) => id)
  return results.map((result) => {
    if (!result.id.startsWith('oic.connection-test.')) return result
    const isOpen = isUnexplained(result) && !othersPass
    const witnesses = isOpen ? witnessesOf401(results) : []
    if (witnesses.length > 0) return { ...result, ...toldBy(witnesses) }
    const kept = result.causes.filter(
      ({ id }) =>
        !passed.includes(DISPROVED_BY[id] ?? '') &&
        !(othersPass && OF_ALL_CONNECTIONS.includes(id)),
    )
    const causes = isOpen ? eachOnce([...likelier(results), ...kept]) : kept
    const isSame = causes.map(({ id }) => id).join() === result.causes.map(({ id }) => id).join()
    if (causes.length === 0 || isSame) return result
    // a remedy that the check has made for its first cause stays
    return causes[0]?.id === result.causes[0]?.id
      ? { ...result, causes }
      : { ...result, ...causedByAny(causes) }
  })
}

const NOT_TRUE: readonly State[] = ['fail', 'manual', 'pending']

/** What the pod takes from the pair: users and certificates. The trust comes of them. */
const OF_THE_PAIR = /^(user|certificate)\.|^domain\.keys$/

/**
 * The checks that prove why the pod refuses a token. The trust explains with all that the others have found, and with
 * its own suspects where they have found nothing.
 */
function witnessesOf401(results: readonly CheckResult[]): readonly CheckResult[] {
  const proving = results.filter(
    ({ state, proven, causes }) => NOT_TRUE.includes(state) && proven && isOf401(causes[0]),
  )
  const ofPair = proving.filter(({ id }) => OF_THE_PAIR.test(id))
  const trust = proving.find(({ id }) => id === 'fusion.trust')
  if (trust === undefined) return ofPair
  const isTold = ofPair.some(({ causes }) => causes.some(({ id }) => id === trust.causes[0]?.id))
  return ofPair.length === 0 || isTold ? [trust] : ofPair
}

/** Whether Oracle Integration shows the cause as a 401, and it lies on the way of the connection. */
function isOf401(cause: CauseSeen | undefined): boolean {
  return cause !== undefined && wayOf401(cause) === 'connection'
}

/** The causes of the witnesses, and the remedy of the first; what apply does about it is no remedy of a person. */
function toldBy(witnesses: readonly CheckResult[]): Partial<CheckResult> {
  const [first, ...others] = eachOnce(
    witnesses.flatMap((witness) => witness.causes.filter(isOf401).map((one) => by(witness, one))),
  )
  if (first === undefined) return {}
  const { fixBy, fix } = witnesses[0] ?? {}
  return { ...causedBy([first, ...others]), ...(fixBy && fix && { fixBy, fix }) }
}

/** Issuers of which Fusion may know nothing, though nothing proves it. */
const OF_ISSUER: readonly CauseId[] = ['issuer-custom', 'issuer-text-differs']

/** What other checks make likelier than the rest, without excluding it. */
function likelier(results: readonly CheckResult[]): readonly CauseSeen[] {
  return results.flatMap((result) => {
    const [first] = result.causes
    if (first === undefined) return []
    const ofIssuer = result.id === 'domain.issuer' && OF_ISSUER.includes(first.id)
    const ofRole = result.id.startsWith('role.') && result.state === 'fail' && isOf401(first)
    return ofIssuer || ofRole ? [by(result, first)] : []
  })
}

function by({ id }: CheckResult, cause: CauseSeen): CauseSeen {
  return { ...cause, evidence: `${id}: ${cause.evidence}` }
}

function eachOnce(causes: readonly CauseSeen[]): readonly CauseSeen[] {
  return causes.filter(({ id }, index) => causes.findIndex((other) => other.id === id) === index)
}
