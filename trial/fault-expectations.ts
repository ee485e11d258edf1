import type { CheckResult } from '../src/checks/check.js'
import { DEADLINE, type FaultCase, type FaultEnd } from './fault-case.js'
import { expectedOf, type Expected } from './fault-kinds.js'

/** Time besides the deadline: start of the process, and the minute that a grant's return may take of its own. */
const SPARE_MS = { verify: 3_000, apply: 65_000 } as const

/** What is wrong with the end of a disturbed run, in words; empty when all is as it must be. */
export function lossesOf(fault: FaultCase, end: FaultEnd): readonly string[] {
  const { main, post, grantsLeft, usersNamedAlike } = end
  const losses: string[] = [...main.leaks, ...post.leaks]
  const { result, report } = main
  if (result.stderr !== '') losses.push('something was written to stderr')
  if (result.stdout.includes('internal fault')) losses.push('an internal fault')
  if (result.milliseconds > DEADLINE * 1000 + SPARE_MS[fault.mode]) {
    losses.push(`ended after ${String(Math.round(result.milliseconds))} ms`)
  }
  if (grantsLeft > 0) losses.push('a grant is left')
  if (post.result.exitCode !== 0) losses.push('the post step failed')
  if (usersNamedAlike > 1) losses.push('the user was created twice')
  const sent = main.writes.filter((write) => write.startsWith('POST'))
  const twice = sent.filter((write, index) => sent.indexOf(write) !== index)
  // a rate limit is waited for, and what it refused was not done
  if (twice.length > 0 && fault.kind.meaning !== 'busy')
    losses.push(`sent twice: ${twice.join(', ')}`)
  if (report === undefined) return [...losses, 'no report']
  const failing = report.checks.filter(({ state }) => ['fail', 'error', 'blocked'].includes(state))
  const mustFail = failing.length > 0 || (report.grant !== null && report.grant.revokedAt === null)
  if ((result.exitCode === 1) !== mustFail) losses.push(`exit code ${String(result.exitCode)}`)
  return [...losses, ...wrongFindings(fault, failing)]
}

function wrongFindings(fault: FaultCase, failing: readonly CheckResult[]): readonly string[] {
  const seen = failing.map(({ id, state, causes }) => ({
    id,
    finding: `${state} ${causes[0]?.id ?? '-'}`,
  }))
  const { checks, finding, besides } = rightFinding(fault)
  const all = seen.map(({ id, finding: found }) => `${id} ${found}`).join('; ') || 'none'
  // what waits for a rate limit waits until the run is out of time, and others with it
  const outOfTime = fault.kind.meaning === 'busy' && !fault.once
  const rest = seen.filter(
    ({ id, finding: found }) =>
      !besides.includes(`${id} ${found}`) && !(outOfTime && found === 'error -'),
  )
  if (finding === undefined) return rest.length === 0 ? [] : [`expected no failure, got ${all}`]
  const wanted = finding.join(' ')
  // a host that is disturbed from here on may show at whatever asks it next
  const anywhere = fault.kind.hostWide
  // in apply, and where several requests are under way side by side, nobody knows which one that is
  const isAnybodys =
    anywhere && (fault.mode === 'apply' || fault.place.label.includes('FuseWelcome'))
  const good = rest.every(
    ({ id, finding: found }) =>
      found === wanted && (anywhere || checks.some((check) => id.startsWith(check))),
  )
  const named =
    rest.some(({ id }) => id.startsWith(checks[0] ?? '')) ||
    ((isAnybodys || outOfTime) && seen.length > 0)
  return good && named ? [] : [`expected ${checks.join(', ')} ${wanted}, got ${all}`]
}

/** Which checks ask what, by what stands in the label of the request; the first must say so. */
const CHECKS: readonly (readonly [request: RegExp, ...checks: string[]])[] = [
  [/^fusion .*FuseWelcome/, 'topology.import-needed'],
  [/Users \(anonymous, count=1\)/, 'fusion.reachable'],
  [/Users \(Bearer, count=1\)/, 'fusion.trust'],
  [/^fusion .*Users \(Basic/, 'user.fusion'],
  [/^fusion .*Roles/, 'role.'],
  [/^fusion .*ServiceCatalogService/, 'privilege.service-catalog'],
  [/^fusion .*catalog/, 'privilege.event-catalog'],
  [/openid-configuration/, 'domain.reachable'],
  [/SigningCert|AppRoles|Apps|Grants/, 'domain.keys'],
  [/^identity-domain .*Users/, 'user.domain'],
  [/integration\.sandbox/, 'oic.connection.'],
  [/token \(.*(password|jwt-bearer)/, 'fusion.trust'],
  [/\/test /, 'oic.connection-test.'],
  [/^oic /, 'oic.connection.'],
  [/token/, 'domain.token'],
]

interface Right {
  readonly checks: readonly string[]
  readonly finding: Expected | undefined
  /** Failures that follow from it, as check, state and cause. */
  readonly besides: readonly string[]
}

/**
 * The finding that a fault must lead to: that of its kind, at the check that asks. The exceptions are requests whose
 * body does not matter, for which another one stands in, or which are not sent twice.
 */
function rightFinding({ mode, place, kind, once }: FaultCase): Right {
  const { label, at, writes, lease } = place
  const [, ...asking] = CHECKS.find(([request]) => request.test(label)) ?? [/./, 'nobody']
  const checks =
    mode === 'apply' && lease !== 'outside'
      ? ['domain.keys']
      : mode === 'apply' && label.includes('/token (Basic')
        ? ['domain.keys', 'user.domain']
        : asking
  const expected = expectedOf(kind, at.service)
  // apply creates no user while it is not known whether client and pod share a domain
  const besides =
    mode === 'apply' && at.service === 'fusion' && !label.includes('again (3)')
      ? ['user.domain fail domain-user-missing']
      : []
  const of = (finding: Expected | undefined, at = checks): Right => ({
    checks: at,
    finding,
    besides: lease === 'outside' ? besides : ['domain.keys error grant-standing'],
  })
  if (lease === 'giving back') {
    if (kind.hostWide) return of(expected)
    // what failed is tried again, and an empty answer is as good as a whole one
    const passes = once || (writes && kind.name === 'truncated')
    return { checks, finding: passes ? undefined : ['error', 'grant-standing'], besides: [] }
  }
  const sentOnce = label.includes('password') || (writes && label.includes(' POST '))
  if (once && kind.passes && (!sentOnce || kind.meaning === 'busy')) return of(undefined)
  const [check] = checks
  if (check === 'topology.import-needed') {
    return kind.hostWide ? of(expected, ['user.fusion']) : of(undefined)
  }
  const anonymousKeys = /SigningCert\S* \(anonymous/.test(label)
  if (anonymousKeys && !['silent', 'not trusted'].includes(kind.meaning)) return of(undefined)
  const statusDecides = /count=1|catalog|POST \/fscmService|PATCH/.test(label)
  if (kind.name === 'truncated' && statusDecides) return of(undefined)
  if (kind.name === 'truncated' && label.includes('WSDL')) return of(['error', 'answer-unexpected'])
  if (kind.name === 'truncated' && label.includes('/test ')) return of(['error', UNEXPLAINED])
  if (kind.name === '500' && label.includes('/test ')) return of(['error', UNEXPLAINED])
  // the connection was dropped before its new certificate could be seen, and what is sent once is not sent again
  if (kind.hostWide && sentOnce) {
    const dropped = `${check ?? ''} blocked host-unreachable`
    return mode === 'verify'
      ? of(['blocked', 'host-unreachable'])
      : { ...of(expected), besides: [...of(expected).besides, dropped] }
  }
  return of(expected)
}

const UNEXPLAINED = 'connection-test-unexplained'
