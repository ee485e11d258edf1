import type { CauseId } from '../causes/catalogue.js'
import type { CauseSeen, CheckResult } from '../checks/check.js'
import { causedByAny } from '../checks/caused-by.js'
import type { ClientOf } from '../prerequisites/application-use.js'

/** Which checks tell whether a cause of a refused token holds, and what they find where it does. */
interface Told {
  readonly by: readonly string[]
  readonly as: readonly CauseId[]
}

const OF_SCOPE: Told = {
  by: ['application.scope'],
  as: ['fusion-scope-wrong', 'fusion-scope-input-wrong'],
}

/** What a read of the applications proves of a token that was refused to this run. */
const TOLD: Readonly<Partial<Record<CauseId, Told>>> = {
  'client-app-inactive': { by: ['application.client'], as: ['client-app-inactive'] },
  'client-grant-not-allowed': {
    by: ['application.client'],
    as: ['client-grant-not-allowed', 'client-not-confidential'],
  },
  'assertion-refused': { by: ['application.client'], as: ['certificate-not-registered'] },
  'fusion-scope-wrong': OF_SCOPE,
  'fusion-scope-input-wrong': OF_SCOPE,
  'domain-user-not-assigned': { by: ['application.user'], as: ['domain-user-not-assigned'] },
}

/** The same of a token that was refused to a connection which is seen to sign in with the application. */
const TOLD_OF_CONNECTION: Readonly<Partial<Record<CauseId, Told>>> = {
  'client-app-inactive': { by: ['application.client'], as: ['client-app-inactive'] },
  'client-grant-not-allowed': { by: ['application.client'], as: ['client-grant-not-allowed'] },
  'refresh-not-allowed': {
    by: ['application.client', 'application.resource'],
    as: ['refresh-not-allowed'],
  },
}

/** Excluded of this run by a check that passes; of a connection nothing is: what it asks for is not shown. */
const EXCLUDED: readonly CauseId[] = [
  'client-app-inactive',
  'client-grant-not-allowed',
  'fusion-scope-wrong',
  'fusion-scope-input-wrong',
]

const OF_RUN = /^(domain\.token|fusion\.trust)$/

const OF_CONNECTION = 'oic.connection-test.'

/** What is known of the applications beyond what their checks tell. */
export interface SeenOfApplications {
  /** With which application connections sign in, by their names. */
  readonly clients: ReadonlyMap<string, ClientOf>
}

/**
 * Brings what was read of the applications to bear on refused tokens, of which OAuth's error tells next to nothing: a
 * cause that is seen stands alone, one that is seen not to hold is left out, and one of which nothing could be read says
 * so.
 */
export function seeApplications(
  results: readonly CheckResult[],
  { clients }: SeenOfApplications,
): readonly CheckResult[] {
  const read = new Map(
    results.filter(({ id }) => id.startsWith('application.')).map((check) => [check.id, check]),
  )
  if (read.size === 0) return results
  return results.map((result) => {
    if (result.id.startsWith(OF_CONNECTION)) {
      const client = clients.get(result.id.slice(OF_CONNECTION.length)) ?? 'unknown'
      return ofConnection(result, read, client)
    }
    return OF_RUN.test(result.id) ? ofRun(result, read) : result
  })
}

type Read = ReadonlyMap<string, CheckResult>

function ofRun(result: CheckResult, read: Read): CheckResult {
  if (result.causes.every(({ id }) => TOLD[id] === undefined)) return result
  const seen = result.causes.flatMap(({ id }) => seenAs(TOLD[id], read))
  if (seen.length > 0) return { ...result, ...proven(seen) }
  const kept = result.causes.filter(({ id }) => !isExcluded(result, id, read))
  if (kept.length === 0) return result
  const causes = kept.map((cause) => withoutReading(cause, read))
  return kept[0]?.id === result.causes[0]?.id
    ? { ...result, causes }
    : { ...result, ...causedByAny(causes) }
}

function ofConnection(result: CheckResult, read: Read, client: ClientOf): CheckResult {
  if (client === 'another') return result
  const seen = result.causes
    .flatMap(({ id }) => seenAs(TOLD_OF_CONNECTION[id], read))
    .filter(({ cause }) => client === 'this' && cause.explains401 !== false)
  if (seen.length > 0) return { ...result, ...proven(seen) }
  // that people cannot be sent back is why a consent is missing, and leaves it missing
  const [first] = result.causes
  const redirect = seenAs({ by: ['application.redirect'], as: ['redirect-uri-mismatch'] }, read)
  return first?.id === 'consent-missing' && redirect.length > 0
    ? { ...result, causes: [...result.causes, ...redirect.map(({ cause }) => cause)] }
    : result
}

interface Seen {
  readonly cause: CauseSeen
  readonly check: CheckResult
}

function seenAs(told: Told | undefined, read: Read): readonly Seen[] {
  return (told?.by ?? []).flatMap((id) => {
    const check = read.get(id)
    if (check?.state !== 'fail') return []
    return check.causes
      .filter((cause) => told?.as.includes(cause.id))
      .map((cause) => ({ cause: { ...cause, evidence: `${id}: ${cause.evidence}` }, check }))
  })
}

/** The causes that were seen, with the remedy of the check that saw the first, where that is its own first one. */
function proven(seen: readonly Seen[]): Partial<CheckResult> {
  const causes = seen.map(({ cause }) => cause)
  const once = causes.filter(({ id }, index) => causes.findIndex((one) => one.id === id) === index)
  const [first] = seen
  const { fixBy, fix } = first?.check ?? {}
  const isItsFirst = first?.check.causes[0]?.id === first?.cause.id
  return { ...causedByAny(once), ...(isItsFirst && fixBy && fix && { fixBy, fix }) }
}

function isExcluded(result: CheckResult, cause: CauseId, read: Read): boolean {
  // an application that is shown, whatever is wrong with it, is one of this domain; the pod may trust another one
  if (cause === 'domain-wrong' && result.id === 'domain.token') {
    return ['pass', 'fail'].includes(read.get('application.client')?.state ?? '')
  }
  const by = EXCLUDED.includes(cause) ? TOLD[cause]?.by : undefined
  return by?.every((id) => read.get(id)?.state === 'pass') ?? false
}

function withoutReading(cause: CauseSeen, read: Read): CauseSeen {
  const unread = TOLD[cause.id]?.by.find((id) => read.get(id)?.state === 'skip')
  return unread === undefined || !EXCLUDED.includes(cause.id)
    ? cause
    : {
        ...cause,
        evidence: `${cause.evidence}; not seen in the application (${unread} was skipped)`,
      }
}
