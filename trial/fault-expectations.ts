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
  const seen = failing.map(({ id, state, causes }) => `${id} ${state} ${causes[0]?.id ?? '-'}`)
  const { check, finding } = rightFinding(fault)
  if (finding === undefined) {
    return seen.length === 0 ? [] : [`expected no failure, got ${seen.join('; ')}`]
  }
  const wanted = `${check} ${finding.join(' ')}`
  const others = failing.filter(
    ({ id, state, causes }) =>
      !(id.startsWith(check) || fault.kind.hostWide) ||
      state !== finding[0] ||
      causes[0]?.id !== finding[1],
  )
  const named = seen.some((one) => one.startsWith(check) && one.endsWith(finding.join(' ')))
  return named && others.length === 0
    ? []
    : [`expected ${wanted}, got ${seen.join('; ') || 'none'}`]
}

/** Which check asks what, by what stands in the label of the request. */
const CHECKS: readonly (readonly [request: RegExp, check: string])[] = [
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

/**
 * The finding that a fault must lead to: that of its kind, at the check that asks. The exceptions are requests whose
 * body does not matter, or for which another one stands in.
 */
function rightFinding({ place, kind, once }: FaultCase): {
  readonly check: string
  readonly finding: Expected | undefined
} {
  const { label, at } = place
  const check = CHECKS.find(([request]) => request.test(label))?.[1] ?? 'nobody'
  const of = (finding: Expected | undefined): ReturnType<typeof rightFinding> => ({
    check,
    finding,
  })
  const expected = expectedOf(kind, at.service)
  const sentOnce = label.includes('password')
  if (once && kind.passes && (!sentOnce || kind.meaning === 'busy')) return of(undefined)
  if (check === 'topology.import-needed' && !kind.hostWide) return of(undefined)
  if (check === 'topology.import-needed') return { check: 'user.fusion', finding: expected }
  const anonymousKeys = /SigningCert\S* \(anonymous/.test(label)
  if (anonymousKeys && !['silent', 'not trusted'].includes(kind.meaning)) return of(undefined)
  const statusDecides = /count=1|catalog|POST \/fscmService/.test(label)
  if (kind.name === 'truncated' && statusDecides) return of(undefined)
  if (kind.name === 'truncated' && label.includes('WSDL')) return of(['error', 'answer-unexpected'])
  if (kind.name === 'truncated' && label.includes('/test ')) return of(['error', UNEXPLAINED])
  if (kind.name === '500' && label.includes('/test ')) return of(['error', UNEXPLAINED])
  // the connection was dropped before its new certificate could be seen, and a password is sent once
  if (kind.hostWide && sentOnce) return of(['blocked', 'host-unreachable'])
  return of(expected)
}

const UNEXPLAINED = 'connection-test-unexplained'
