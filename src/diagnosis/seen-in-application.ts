import { causeOf, type CauseId } from '../causes/catalogue.js'
import { causedBy, causedByAny } from '../checks/caused-by.js'
import type { CauseSeen, CheckResult } from '../checks/check.js'
import type { ApplicationFault, Minding } from '../prerequisites/application-faults.js'
import type { ClientOf } from '../prerequisites/application-use.js'
import { causeOfSignInText } from '../prerequisites/sign-in-texts.js'

/** Which check tells whether a cause of a refused token holds, and what it finds where it does. */
interface Told {
  readonly by: string
  readonly as: readonly CauseId[]
}

type Tellings = Readonly<Partial<Record<CauseId, readonly Told[]>>>

const INACTIVE: Told = { by: 'application.client', as: ['client-app-inactive'] }
const SCOPE: Told = {
  by: 'application.scope',
  as: ['fusion-scope-wrong', 'fusion-scope-input-wrong'],
}
const RESOURCE: Told = { by: 'application.resource', as: ['resource-application-wrong'] }
const USER: Told = { by: 'application.user', as: ['domain-user-not-assigned'] }
const GRANT: Told = {
  by: 'application.client',
  as: ['client-grant-not-allowed', 'client-not-confidential'],
}
const CERTIFICATE: Told = { by: 'application.client', as: ['certificate-not-registered'] }
const REFRESH: readonly Told[] = [
  { by: 'application.client', as: ['refresh-not-allowed'] },
  { by: 'application.resource', as: ['refresh-not-allowed'] },
]

/** What a read of the applications proves of a token that was refused to the client itself. */
const TOLD_OF_CLIENT: Tellings = {
  'client-app-inactive': [INACTIVE],
  'client-grant-not-allowed': [GRANT],
  'assertion-refused': [CERTIFICATE],
}

/**
 * The same of a token of the user for the pod. That the application of the pod is not active, or the user not assigned,
 * OAuth's errors do not say: with the first a scope is refused, with the second the user.
 */
const TOLD_OF_PROBE: Tellings = {
  ...TOLD_OF_CLIENT,
  'client-grant-not-allowed': [GRANT, RESOURCE],
  'assertion-refused': [CERTIFICATE, USER],
  'fusion-scope-wrong': [SCOPE, RESOURCE],
  'fusion-scope-input-wrong': [SCOPE, RESOURCE],
  'domain-user-password-refused': [USER],
  'sign-on-policy-blocks': [USER],
  'domain-user-not-assigned': [USER],
}

/** The same of a token that was refused to a connection which is seen to sign in with the application. */
const TOLD_OF_CONNECTION: Tellings = {
  'client-app-inactive': [INACTIVE],
  'connection-credentials-wrong': [INACTIVE],
  'client-grant-not-allowed': [
    { by: 'application.client', as: ['client-grant-not-allowed', 'refresh-not-allowed'] },
    RESOURCE,
  ],
  'connection-scope-wrong': [RESOURCE],
  'refresh-not-allowed': [...REFRESH, RESOURCE],
}

/** Excluded of this run by a check that passes; of a connection nothing is: what it asks for is not shown. */
const EXCLUDED_BY: Readonly<Partial<Record<CauseId, string>>> = {
  'client-app-inactive': 'application.client',
  'client-grant-not-allowed': 'application.client',
  'fusion-scope-wrong': 'application.scope',
  'fusion-scope-input-wrong': 'application.scope',
}

const OF_CONNECTION = 'oic.connection-test.'

/** What is known of the applications beyond what their checks tell. */
export interface SeenOfApplications {
  /** What is wrong with them, by the checks that say so. */
  readonly faults: ReadonlyMap<string, readonly ApplicationFault[]>
  /** With which application connections sign in, by their names. */
  readonly clients: ReadonlyMap<string, ClientOf>
}

/** The same, with the checks of the applications by their ids. */
interface Read extends SeenOfApplications {
  readonly checks: ReadonlyMap<string, CheckResult>
}

/**
 * Brings what was read of the applications to bear on refused tokens, of which OAuth's error tells next to nothing: a
 * cause that is seen stands alone, one that is seen not to hold is left out, and one of which nothing could be read says
 * so.
 */
export function seeApplications(
  results: readonly CheckResult[],
  seen: SeenOfApplications,
): readonly CheckResult[] {
  const checks = new Map(
    results.filter(({ id }) => id.startsWith('application.')).map((check) => [check.id, check]),
  )
  if (checks.size === 0) return results
  const read: Read = { ...seen, checks }
  return results.map((result) => {
    if (result.id === 'domain.token') return ofRun(result, 'run', TOLD_OF_CLIENT, read)
    if (result.id === 'fusion.trust') return ofRun(result, 'probe', TOLD_OF_PROBE, read)
    return result.id.startsWith(OF_CONNECTION) ? ofConnection(result, read) : result
  })
}

function ofRun(result: CheckResult, minding: Minding, tellings: Tellings, read: Read): CheckResult {
  if (result.causes.every(({ id }) => tellings[id] === undefined)) return result
  const seen = seenOf(result, minding, tellings, read)
  if (seen.length > 0) return { ...result, ...proven(seen) }
  const kept = result.causes.filter(({ id }) => !isExcluded(result, id, read))
  if (kept.length === 0) {
    return { ...result, causes: result.causes.map(againstReading) }
  }
  const causes = kept.map((cause) => withoutReading(cause, read))
  return kept[0]?.id === result.causes[0]?.id
    ? { ...result, causes }
    : { ...result, ...causedByAny(causes) }
}

function ofConnection(result: CheckResult, read: Read): CheckResult {
  const client = read.clients.get(result.id.slice(OF_CONNECTION.length)) ?? 'unknown'
  if (client === 'another') return result
  const seen = seenOf(result, 'connection', TOLD_OF_CONNECTION, read)
    // the connection is seen to sign in with it
    .filter(({ fault }) => client === 'this' && fault.explains401)
  if (seen.length > 0) return { ...result, ...proven(seen) }
  // that people cannot be sent back is why a consent is missing, and leaves it missing
  const [first] = result.causes
  const redirect: Told = { by: 'application.redirect', as: ['redirect-uri-mismatch'] }
  return first?.id === 'consent-missing'
    ? {
        ...result,
        causes: [...result.causes, ...seenBy(redirect, 'connection', read).map(causeIn)],
      }
    : result
}

interface Seen {
  readonly fault: ApplicationFault
  readonly by: string
}

function seenOf(
  { causes }: CheckResult,
  minding: Minding,
  tellings: Tellings,
  read: Read,
): readonly Seen[] {
  // what the domain itself says of the user is not for another reason
  const isSaid = causes.some(({ evidence }) => causeOfSignInText(undefined, evidence) !== undefined)
  const isOther = isSaid && causes.every(({ id }) => id !== 'domain-user-not-assigned')
  const told = causes
    .flatMap(({ id }) => tellings[id] ?? [])
    .filter((one) => one !== USER || !isOther)
  const seen = told.flatMap((one) => seenBy(one, minding, read))
  const isFirst = ({ fault: { cause } }: Seen, index: number): boolean =>
    seen.findIndex(({ fault }) => fault.cause === cause) === index
  return seen.filter(isFirst)
}

/** The faults that a check has seen, of those that somebody minds. */
function seenBy({ by, as }: Told, minding: Minding, { checks, faults }: Read): readonly Seen[] {
  if (checks.get(by)?.state !== 'fail') return []
  return (faults.get(by) ?? [])
    .flatMap((fault) => fault.parts ?? [fault])
    .filter(({ cause, minds = minding }) => as.includes(cause) && minds === minding)
    .map((fault) => ({ fault, by }))
}

function causeIn({ fault: { cause, found, explains401 }, by }: Seen): CauseSeen {
  const seen = { id: cause, evidence: `${by}: ${found}` }
  return explains401 ? seen : { ...seen, explains401: false }
}

/** The causes that were seen, with the remedy of the first. */
function proven(seen: readonly Seen[]): Partial<CheckResult> {
  const [first, ...others] = seen
  if (first === undefined) return {}
  const { cause, fix = causeOf(cause).fix } = first.fault
  return { ...causedBy([causeIn(first), ...others.map(causeIn)]), fix }
}

function isExcluded(result: CheckResult, cause: CauseId, { checks }: Read): boolean {
  // an application that is shown, whatever is wrong with it, is one of this domain; the pod may trust another one
  if (cause === 'domain-wrong' && result.id === 'domain.token') {
    return ['pass', 'fail'].includes(checks.get('application.client')?.state ?? '')
  }
  const by = EXCLUDED_BY[cause]
  return by !== undefined && checks.get(by)?.state === 'pass'
}

function withoutReading(cause: CauseSeen, { checks }: Read): CauseSeen {
  const by = EXCLUDED_BY[cause.id]
  return by === undefined || checks.get(by)?.state !== 'skip'
    ? cause
    : { ...cause, evidence: `${cause.evidence}; not seen in the application (${by} was skipped)` }
}

/** A cause that alone is left although the read speaks against it. */
function againstReading(cause: CauseSeen): CauseSeen {
  const by = EXCLUDED_BY[cause.id] ?? 'application.client'
  return { ...cause, evidence: `${cause.evidence}; the application shows no such fault (${by})` }
}
