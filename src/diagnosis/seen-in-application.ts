import type { CauseId } from '../causes/catalogue.js'
import type { CauseSeen, CheckResult } from '../checks/check.js'
import { causedByAny } from '../checks/caused-by.js'

/** Which checks tell whether a cause of a refused token holds, and what they find where it does. */
interface Told {
  readonly by: readonly string[]
  readonly as: readonly CauseId[]
}

const OF_SCOPE: Told = {
  by: ['application.scope'],
  as: ['fusion-scope-wrong', 'fusion-scope-input-wrong'],
}

/** The causes that a read of the applications proves or excludes. */
const TOLD: Readonly<Partial<Record<CauseId, Told>>> = {
  'client-app-inactive': { by: ['application.client'], as: ['client-app-inactive'] },
  'client-grant-not-allowed': {
    by: ['application.client'],
    as: ['client-grant-not-allowed', 'client-not-confidential'],
  },
  'assertion-refused': { by: ['application.client'], as: ['certificate-not-registered'] },
  'fusion-scope-wrong': OF_SCOPE,
  'fusion-scope-input-wrong': OF_SCOPE,
  'connection-scope-not-granted': OF_SCOPE,
  'refresh-not-allowed': {
    by: ['application.client', 'application.resource'],
    as: ['refresh-not-allowed'],
  },
  'consent-missing': { by: ['application.redirect'], as: ['redirect-uri-mismatch'] },
  'domain-user-not-assigned': { by: ['application.user'], as: ['domain-user-not-assigned'] },
}

/** Excluded by a check that passes. Who has consented is seen by nobody, though consent could be given. */
const EXCLUDED: readonly CauseId[] = [
  'client-app-inactive',
  'client-grant-not-allowed',
  'fusion-scope-wrong',
  'fusion-scope-input-wrong',
  'connection-scope-not-granted',
  'refresh-not-allowed',
]

/** The checks to which a refused token leads. */
const REFUSABLE = /^(domain\.token|fusion\.trust|oic\.connection-test\..+)$/

/**
 * Brings what was read of the applications to bear on refused tokens, of which OAuth's error tells next to nothing: a
 * cause that is seen stands alone, one that is seen not to hold is left out, and one of which nothing could be read says
 * so.
 */
export function seeApplications(results: readonly CheckResult[]): readonly CheckResult[] {
  const read = new Map(
    results.filter(({ id }) => id.startsWith('application.')).map((check) => [check.id, check]),
  )
  if (read.size === 0) return results
  return results.map((result) => {
    if (!REFUSABLE.test(result.id) || result.causes.every(({ id }) => TOLD[id] === undefined)) {
      return result
    }
    const seen = result.causes.flatMap(({ id }) => seenAs(TOLD[id], read))
    const [first] = seen
    if (first !== undefined) {
      const { fixBy, fix } = first.check
      const causes = eachOnce(seen.map(({ cause }) => cause))
      // that people cannot be sent back explains why a consent is missing, and leaves it missing
      const rest = first.cause.id === 'redirect-uri-mismatch' ? result.causes : []
      return {
        ...result,
        ...causedByAny([...causes, ...rest]),
        ...(fixBy && fix && { fixBy, fix }),
      }
    }
    const kept = result.causes.filter(({ id }) => !isExcluded(result, id, read))
    if (kept.length === 0) return result
    const causes = kept.map((cause) => withoutReading(cause, read))
    return kept[0]?.id === result.causes[0]?.id
      ? { ...result, causes }
      : { ...result, ...causedByAny(causes) }
  })
}

type Read = ReadonlyMap<string, CheckResult>

function seenAs(
  told: Told | undefined,
  read: Read,
): readonly { readonly cause: CauseSeen; readonly check: CheckResult }[] {
  return (told?.by ?? []).flatMap((id) => {
    const check = read.get(id)
    if (check?.state !== 'fail') return []
    return check.causes
      .filter((cause) => told?.as.includes(cause.id))
      .map((cause) => ({ cause: { ...cause, evidence: `${id}: ${cause.evidence}` }, check }))
  })
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

function eachOnce(causes: readonly CauseSeen[]): readonly CauseSeen[] {
  return causes.filter(({ id }, index) => causes.findIndex((other) => other.id === id) === index)
}
