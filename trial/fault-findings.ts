import type { CheckSeen, FaultCase } from './fault-case.js'
import { expectedOf } from './fault-kinds.js'

/** A state and the first cause, `-` for none. */
export type Finding = `${string} ${string}`

/** What the report of a disturbed run must say, written from the contract of states and not from the code. */
export interface Right {
  /** The checks one of which must say it: the one that asks, as the beginning of its id. */
  readonly by: readonly string[]
  /** One of these; none when the disturbance must be made up for. */
  readonly says: readonly Finding[]
  /** It may be made up for as well: what is read of the answer may have come before it broke off. */
  readonly perhaps?: true
  /** Whether a failing check may say this. */
  readonly may: (id: string, finding: Finding) => boolean
  /** Checks that may be a warning, not proven, for want of what was disturbed. */
  readonly unproven: readonly string[]
  /** Checks that may be skipped for want of what was disturbed: what is read of the applications is no need of others. */
  readonly skipped: readonly string[]
  /** A check that must be such a warning. */
  readonly warns?: string
}

const SAID_OF_TIME = /^not (finished when|sent, because) the run was out of time/

/** What a check says: its state with its first cause, or that it had no time. */
export function findingOf({
  state,
  found,
  causes: [cause],
}: Pick<CheckSeen, 'state' | 'found' | 'causes'>): Finding {
  return `${state} ${cause?.id ?? (SAID_OF_TIME.test(found) ? 'out-of-time' : '-')}`
}

export function isFailure(state: string): boolean {
  return ['fail', 'error', 'blocked'].includes(state)
}

/** Which checks ask what, by what stands in the label of the request; the first must say so. */
const CHECKS: readonly (readonly [request: RegExp, ...checks: string[]])[] = [
  [/^github /, 'domain.keys', 'user.domain'],
  // the welcome page, and where on the pod it sends a browser first
  [/^fusion .*\/fscmUI\//, 'topology.import-needed'],
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

/** Which checks speak to a service at all, directly or with a token of it. */
const SPEAKS_TO: Readonly<Record<string, RegExp>> = {
  github: /^(domain\.keys|user\.domain)\b/,
  'identity-domain': /^(domain|certificate|user\.(domain|match)|fusion\.trust|privilege|oic)\b/,
  fusion: /^(topology|fusion|user\.(fusion|match)|role|privilege)\b/,
  oic: /^oic\b/,
}

const STANDING: Finding = 'error grant-standing'
const UNEXPLAINED: Finding = 'error connection-test-unexplained'
const NOT_CREATED: Finding = 'fail domain-user-missing'
const OUT_OF_TIME: Finding = 'error out-of-time'

/**
 * What a disturbance must lead to: the finding of its kind, at the check that asks. The exceptions are requests whose
 * body does not matter, for which another one stands in, or which are not sent twice.
 */
export function rightEnd(fault: FaultCase): Right {
  const { mode, place, kind, once } = fault
  const { label, at, writes, lease } = place
  const by = askedBy(fault)
  const expected: Finding = expectedOf(kind, at.service).join(' ') as Finding
  const made = makesUpFor(fault)
  const follows = (id: string, finding: Finding): boolean =>
    (lease !== 'outside' && id === 'domain.keys' && finding === STANDING) ||
    // apply creates no user while it is not known whether client and pod share a domain, or whether a name is a near miss
    (mode === 'apply' &&
      (at.service === 'fusion' || kind.hostWide) &&
      `${id} ${finding}` === 'user.domain fail domain-user-missing') ||
    // a rate limit is waited for almost as long as the run has time, and a grant is given back in time of its own, so
    // that a later look may lack it
    (mode === 'apply' &&
      finding === OUT_OF_TIME &&
      (lease !== 'outside' || (kind.meaning === 'busy' && !once)))
  const end = (says: readonly Finding[], who = by): Right => ({
    by: who,
    says,
    may: (id, finding) =>
      (says.includes(finding) && by.some((check) => id.startsWith(check))) ||
      // a host that is disturbed from here on shows at whatever asks it next
      (kind.hostWide &&
        says.length > 0 &&
        (finding === expected || says.includes(finding)) &&
        SPEAKS_TO[at.service]?.test(id) === true) ||
      (!made && follows(id, finding)),
    skipped: at.service === 'identity-domain' ? ['application.'] : [],
    unproven: [
      ...(at.service === 'fusion' && !made ? ['topology.import-needed'] : []),
      // a user who was not created has no name to compare
      ...(mode === 'apply' && !made ? ['user.match'] : []),
    ],
  })
  if (made) return end([])
  // what cannot be read of an application is skipped; a host that went bad shows at whoever asks it then, if anybody does
  if (label.includes('allowedGrants')) {
    return kind.hostWide
      ? { ...end([expected], ['domain.', 'user.', 'fusion.', 'oic.']), perhaps: true }
      : end([])
  }
  // what could not be given back, or perhaps not, is spoken of first
  if (lease === 'giving back' || (lease === 'under' && kind.hostWide)) return end([STANDING])
  const [check] = by
  if (check === 'topology.import-needed') {
    // where nobody learns it, it is a warning; a host that went bad shows at whoever asks it beside
    return kind.hostWide
      ? end([expected], ['fusion.', 'user.fusion', 'role.', 'privilege.'])
      : { ...end([]), warns: check }
  }
  if (kind.name === 'truncated' && label.includes('WSDL')) return end(['error answer-unexpected'])
  // of the catalogues, and of the questions about a token, the beginning is read
  if (kind.name === 'reset in the body' && /PublicEvent|POST \/fscmService|count=1\)/.test(label)) {
    return { ...end([expected]), perhaps: true }
  }
  // the user is not there; that nobody can say whether the name is a near miss keeps it from being created
  if (label.includes('/Users/.search')) return end([NOT_CREATED, expected], asksFirst(fault))
  const said = integrationSays(fault)
  if (said !== undefined) return end([said])
  // the connection is dropped before its new certificate is seen, and what is sent once is not sent again
  if (kind.hostWide && isSentOnce({ label, writes })) {
    return end([expected, 'blocked host-unreachable'], asksFirst(fault))
  }
  return end([expected], asksFirst(fault))
}

/** What Oracle Integration's own words, or their place, make of a disturbance that stands for another cause elsewhere. */
function integrationSays({ place: { label, at }, kind }: FaultCase): Finding | undefined {
  if (at.service !== 'oic') return undefined
  const isTest = label.includes('/test ')
  if (kind.name === 'a redirect' && !isTest) return 'fail oic-url-wrong'
  if (!isTest) return undefined
  if (kind.name === 'truncated' || kind.meaning === 'broken') return UNEXPLAINED
  // the connection was read under the same address just now
  return kind.meaning === 'not the API' ? 'error oic-test-stopped-on-the-way' : undefined
}

/**
 * A host that went bad shows at whoever asks it first: `verify` asks for tokens beside the discovery, the keys and the
 * user, and in `apply` there is a next look.
 */
function asksFirst(fault: FaultCase): readonly string[] {
  const { mode, kind, place } = fault
  const by = askedBy(fault)
  return kind.hostWide ? [...by, ...(ASK_FIRST[place.at.service]?.[mode] ?? [])] : by
}

const ASK_FIRST: Readonly<
  Record<string, Readonly<Record<FaultCase['mode'], readonly string[]>> | undefined>
> = {
  fusion: { verify: ['fusion.reachable', 'fusion.trust'], apply: ['fusion.reachable'] },
  'identity-domain': {
    verify: ['domain.reachable', 'domain.keys', 'user.domain'],
    apply: ['domain.reachable'],
  },
  oic: { verify: ['oic.'], apply: ['oic.'] },
}

function askedBy({ mode, place: { label, lease } }: FaultCase): readonly string[] {
  if (mode === 'apply' && lease !== 'outside') return ['domain.keys']
  if (mode === 'apply' && label.includes('/token (Basic')) return ['domain.keys', 'user.domain']
  const [, ...checks] = CHECKS.find(([request]) => request.test(label)) ?? [/./, 'nobody']
  return checks
}

function isSentOnce({ label, writes }: Pick<FaultCase['place'], 'label' | 'writes'>): boolean {
  return label.includes('password') || (writes && label.includes(' POST '))
}

/** Whether a run must end as if nothing had been disturbed. */
function makesUpFor({ place: { label, writes, lease }, kind, once }: FaultCase): boolean {
  // the removal of a grant is tried again whatever it was, and an empty answer is as good as a whole one
  if (lease === 'giving back') {
    return !kind.hostWide && (once || (writes && kind.name === 'truncated'))
  }
  if (once && kind.passes && (!isSentOnce({ label, writes }) || kind.meaning === 'busy'))
    return true
  // what was done although no answer said so is found when it is looked at again
  if (writes && lease === 'outside' && kind.works) return true
  // where the browser is sent to stands in the headers, as does the 401 of a pod, and the body is empty: cut, it is whole
  const isEmpty = label.includes('/fscmUI/') || label.includes('Users (anonymous, count=1)')
  if (isEmpty && ['truncated', 'reset in the body'].includes(kind.name)) return true
  // the next rung of the ladder stands in
  const anonymousKeys = /SigningCert\S* \(anonymous/.test(label)
  if (anonymousKeys && !['silent', 'not trusted'].includes(kind.meaning)) return true
  // the service user is refused the keys
  const statusDecides = /count=1\)|catalog|POST \/fscmService|PATCH|SigningCert\S* \(Sig/.test(
    label,
  )
  return kind.name === 'truncated' && statusDecides
}
