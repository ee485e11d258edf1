import type { ReceivedRequest } from '../sandbox/received-request.js'
import { isWrite } from '../__tests__/scenarios/pair-runner.js'
import { DEADLINE, type FaultCase, type FaultEnd } from './fault-case.js'
import { findingOf, isFailure, rightEnd, type Right } from './fault-findings.js'

/** Time besides the deadline: for the last words, and what a grant's return may take of its own. */
const LAST_WORDS_MS = 3_000
const RETURN_MS = 60_000

/** How often a role is added to the same user at most, when the answer does not come. */
const ATTEMPTS = 4

/** What is wrong with the end of a disturbed run, in words; empty when all is as it must be. */
export function lossesOf(fault: FaultCase, end: FaultEnd): readonly string[] {
  const { main, post, grantsLeft } = end
  const losses: string[] = [...main.leaks, ...post.leaks]
  const { result, report } = main
  if (result.stderr !== '') losses.push('something was written to stderr')
  if (result.stdout.includes('internal fault')) losses.push('an internal fault')
  // a grant is given back, and a write whose answer is lost looked at again, in time of its own
  const returnMs = fault.place.lease === 'outside' && !fault.place.writes ? 0 : RETURN_MS
  // a busy machine takes its time to start a process, which is not the action's
  const [{ at: firstAt } = { at: result.startedAt }] = main.requests
  const milliseconds = result.startedAt + result.milliseconds - firstAt
  if (milliseconds > DEADLINE * 1000 + LAST_WORDS_MS + returnMs) {
    losses.push(`ended ${String(Math.round(milliseconds))} ms after its first request`)
  }
  if (grantsLeft > 0) losses.push('a grant is left')
  if (post.result.exitCode !== 0) losses.push('the post step failed')
  losses.push(...wrongRequests(fault, end))
  if (report === undefined) return [...losses, 'no report']
  const failing = report.checks.some(({ state }) => isFailure(state))
  const mustFail = failing || (report.grant !== null && report.grant.revokedAt === null)
  if ((result.exitCode === 1) !== mustFail) losses.push(`exit code ${String(result.exitCode)}`)
  const right = rightEnd(fault)
  return [...losses, ...wrongFindings(right, end), ...wrongStates(fault, right, end)]
}

/** What must not be sent, or not so often, or not so soon. */
function wrongRequests(fault: FaultCase, { main, post }: FaultEnd): readonly string[] {
  const { mode, place, kind, once } = fault
  const losses: string[] = []
  if (mode === 'verify' && main.writes.length > 0) {
    losses.push(`verify sent ${main.writes.join(', ')}`)
  }
  const others = post.writes.filter((write) => !write.startsWith('DELETE /admin/v1/Grants/'))
  if (others.length > 0) losses.push(`the post step sent ${others.join(', ')}`)

  const disturbed = main.requests.filter((request) => isAt(fault, request))
  // what may be sent once only: whatever creates or adds, and the password; a removal may be tried again
  const delicate = main.requests.filter(
    (request) => (isWrite(request) && request.method !== 'DELETE') || hasPassword(request),
  )
  // a rate limit is waited for: what it refused was not done, and not looked at; a role is added to whom has it already
  // without harm, so that is asked for again as well
  const mayBeAsked = (request: ReceivedRequest): boolean => {
    const nth = disturbed.indexOf(request) - (place.at.after ?? 0)
    const isDisturbed = nth >= 0 && (!once || nth === 0)
    return (
      isDisturbed && (kind.meaning === 'busy' || (request.method === 'PATCH' && nth < ATTEMPTS))
    )
  }
  const taken = delicate.filter((request) => !mayBeAsked(request))
  const repeated = taken.filter((request, index) =>
    taken.slice(0, index).some((earlier) => isTheSame(earlier, request)),
  )
  for (const request of repeated) {
    losses.push(
      hasPassword(request)
        ? 'the password was sent twice'
        : `sent twice: ${request.method} ${request.path}`,
    )
  }

  const [first, ...later] = disturbed.slice(place.at.after)
  // probes with another token go beside it
  const next = later.find(
    ({ headers }) => headers['authorization'] === first?.headers['authorization'],
  )
  if (first !== undefined && next !== undefined && kind.notBefore !== undefined) {
    // timers may be early by a millisecond
    const early = kind.notBefore(first.at) - next.at
    if (early > 2) losses.push(`asked again ${String(early)} ms too soon`)
  }
  return losses
}

/** Whether a request is of the kind that is disturbed, the first ones before the disturbance too. */
function isAt({ place: { at } }: FaultCase, request: ReceivedRequest): boolean {
  return (
    request.service === at.service &&
    request.path === at.path &&
    request.method === at.method &&
    at.when?.(request) !== false
  )
}

function isTheSame(one: ReceivedRequest, other: ReceivedRequest): boolean {
  return (['service', 'method', 'path', 'body'] as const).every((part) => one[part] === other[part])
}

function hasPassword({ path, body }: ReceivedRequest): boolean {
  return path.endsWith('/token') && new URLSearchParams(body).get('grant_type') === 'password'
}

/** Who must say what, and whether anybody says what nobody should. */
function wrongFindings({ by, says, may, perhaps }: Right, { main }: FaultEnd): readonly string[] {
  const seen = (main.report?.checks ?? [])
    .filter(({ state }) => isFailure(state))
    .map((check) => ({ id: check.id, finding: findingOf(check) }))
  const stray = seen.filter(({ id, finding }) => !may(id, finding))
  const said =
    says.length === 0 ||
    (perhaps === true && seen.length === 0) ||
    seen.some(({ id, finding }) => by.some((who) => id.startsWith(who)) && says.includes(finding))
  if (stray.length === 0 && said) return []
  const expected =
    says.length === 0 ? 'no failure' : `${by.join(' or ')} to say ${says.join(' or ')}`
  const all = seen.map(({ id, finding }) => `${id} ${finding}`).join('; ') || 'none'
  return [`expected ${expected}, got ${all}`]
}

/**
 * Where a disturbance was made up for, everything must be as without it. Where it was not, a check that does not fail
 * says what it says undisturbed, or was not started; in `apply`, what is still to be done stays so.
 */
function wrongStates(
  { mode }: FaultCase,
  {
    says,
    perhaps,
    unproven,
    skipped,
    warns,
  }: Pick<Right, 'says' | 'perhaps' | 'unproven' | 'skipped' | 'warns'>,
  { main, undisturbed }: FaultEnd,
): readonly string[] {
  const checks = main.report?.checks ?? []
  const isWhole =
    (says.length === 0 || perhaps === true) && !checks.some(({ state }) => isFailure(state))
  const left = isWhole ? [] : mode === 'verify' ? ['skip'] : ['skip', 'pending', 'manual']
  const losses = checks.flatMap(({ id, state }) => {
    const wanted = undisturbed.states[id] ?? 'no such check'
    if (id === warns) return state === 'warn' ? [] : [`${id} is ${state}, expected a warning`]
    const good =
      state === wanted ||
      left.includes(state) ||
      (state === 'skip' && skipped.some((check) => id.startsWith(check))) ||
      (!isWhole && isFailure(state)) ||
      (state === 'warn' && unproven.some((check) => id.startsWith(check)))
    return good ? [] : [`${id} is ${state}, undisturbed ${wanted}`]
  })
  const missing = Object.keys(undisturbed.states).filter((id) => !checks.some((c) => c.id === id))
  if (missing.length > 0) losses.push(`not in the report: ${missing.join(', ')}`)
  if (isWhole && changesOf(main.report?.changes) !== changesOf(undisturbed.changes)) {
    losses.push(`changes are ${changesOf(main.report?.changes)}`)
  }
  return losses
}

function changesOf(changes: FaultEnd['undisturbed']['changes'] = []): string {
  return changes.map(({ id, action, state }) => `${id} ${action} ${state}`).join(', ') || 'none'
}
