import { isSeen, type CheckResult } from '../checks/check.js'
import { NOT_SENT } from '../checks/out-of-time.js'
import type { GraphRun } from '../checks/graph.js'

/**
 * The check that keeps `apply` from writing: a proven mismatch, or something that could not be found out, before the
 * connection tests. A role or privilege that the user lacks does not speak against the pair, nor does what an application
 * lacks, and the others are added all the same; but when fail-fast ended the run at it, the names of the account were not compared.
 */
export function forbidding({ results, stopped }: GraphRun): CheckResult | undefined {
  const against = results.find(
    ({ id, stage, state }) =>
      stage !== 'test' &&
      (['error', 'blocked'].includes(state) || (state === 'fail' && !isBeside(id))),
  )
  return (
    against ??
    (stopped?.before === 'prove' ? results.find(({ id }) => id === stopped.by) : undefined)
  )
}

/** What `apply` would send: everything that is planned, or nothing while a check forbids it. What is pending says so. */
export function sendable<I extends GraphRun>(inspection: I): I {
  const by = forbidding(inspection)
  if (by === undefined) return inspection
  const why = `apply does not send this while ${by.id} ends in ${by.state}. Fix that first.`
  return { ...inspection, planned: [], results: withFix(inspection, by.fixBy, why) }
}

/**
 * How the last look of `apply` is reported: what is pending in it was not sent, and says why, or was made and does not
 * show.
 * @param made ids of the checks for which something was changed
 */
export function settled<I extends GraphRun>(
  inspection: I,
  made: ReadonlySet<string>,
  outOfTime: boolean,
): I {
  if (!inspection.results.some(({ state }) => state === 'pending')) return inspection
  const by = forbidding(inspection)
  const why =
    by === undefined
      ? 'Found only after the other changes, and not sent. Run apply again.'
      : `Not sent, because ${by.id} ended in ${by.state}. Fix that first, then run apply again.`
  const results = withFix(inspection, by?.fixBy ?? 'workflow author', why).map((result) => {
    if (result.state !== 'pending') return result
    if (made.has(result.id)) return unseen(result)
    return outOfTime && isPlanned(inspection, result)
      ? { ...result, causes: [], ...NOT_SENT, proven: isSeen(NOT_SENT) }
      : result
  })
  return { ...inspection, results }
}

function withFix(
  inspection: GraphRun,
  fixBy: CheckResult['fixBy'],
  fix: string,
): readonly CheckResult[] {
  return inspection.results.map((result) =>
    result.state === 'pending' && isPlanned(inspection, result)
      ? { ...result, fixBy, fix }
      : result,
  )
}

function isPlanned({ planned }: GraphRun, { id }: CheckResult): boolean {
  return planned.some(({ checkId }) => checkId === id)
}

/** What was made is no longer a cause. */
function unseen(result: CheckResult): CheckResult {
  return {
    ...result,
    state: 'error',
    proven: false,
    found: `${result.found}, although the service confirmed the change`,
    causes: [],
    fixBy: 'workflow author',
    fix: 'Wait some minutes, then run with mode verify. The change may show late.',
  }
}

function isBeside(id: string): boolean {
  return /^(role|privilege|application)\./.test(id)
}
