import type { Answer } from '../http/client.js'
import { TransportError, type TransportFault } from '../http/errors.js'
import { UnexpectedAnswer } from '../oracle/answer.js'
import type { AccessToken } from '../oracle/access-token.js'
import { byToken } from '../oracle/authorisation.js'
import type { ConfidentialClient } from '../oracle/confidential-client.js'
import { ADMINISTRATOR_ROLE, type DomainAdministration } from '../oracle/domain-administration.js'
import { ADMIN_SCOPE } from '../oracle/domain-client.js'
import type { IdentityDomain } from '../oracle/identity-domain.js'
import type { ReportedGrant } from '../report/report.js'
import { askUntil, type Waiting } from '../time/ask-until.js'
import type { LeaseRecord } from './lease-state.js'
import { giveBack, isOfLease, type LeaseEnvironment, type ReturnSignIn } from './return-grant.js'

/** A lease that has ended: the role is with nobody who did not have it before. */
export interface EndedLease {
  /** The key endpoint's answer to the client while it held the role, or why there is none. */
  readonly keys: PromiseSettledResult<Answer>
  /** `null` when none was made, or somebody else had made it: not ours, not removed. */
  readonly grant: ReportedGrant | null
}

/** What gives the grant back: its time is its own, for the run may be out of time when it is needed most. */
export interface Return {
  readonly administrator: ReturnSignIn
  readonly environment: LeaseEnvironment
}

/** How far the runner's clock may be ahead of a domain that tells no time; by it a grant must not seem older than it is. */
const UNKNOWN_CLOCK_MS = 3_600_000

/** How long a new role is waited for in new tokens; the delay is not documented. */
const ROLE_SHOWS = {
  label: `${ADMINISTRATOR_ROLE} is not in the client's token yet`,
  milliseconds: 120_000,
  intervalMs: 2000,
} as const

/**
 * Gives the client the role Identity Domain Administrator, reads the signing keys with it, and takes it away again,
 * whatever happens in between. The intent is saved before the grant is made, its id right after it, so that the post
 * step can do what this process no longer can.
 * @throws {NotSeen} when the administrator does not see the application, or the role
 * @throws {NotAskedFor} when the domain answers about something else; nothing was written then
 * @throws {GrantNotReturned} when the role could not be taken away
 */
export async function leaseForKeys(
  domain: IdentityDomain,
  administration: DomainAdministration,
  client: ConfidentialClient,
  environment: LeaseEnvironment,
  forReturn: () => Return,
): Promise<EndedLease> {
  const { save, line, now } = environment
  const target = await administration.target(client.id)
  const { grants, answeredAt } = await administration.grants(target)
  const takenAt = now()
  let record: LeaseRecord = {
    domain: domain.host,
    clientId: client.id,
    ...target,
    existing: grants.map(({ id }) => id),
    at: new Date(takenAt).toISOString(),
    since: new Date(answeredAt ?? takenAt - UNKNOWN_CLOCK_MS).toISOString(),
  }
  save(record)
  const asked = { unanswered: false }
  const useGrant = async (): Promise<Answer> => {
    const grant = await administration
      .createGrant(target, (made) => isOfLease(made, record))
      .catch((thrown: unknown) => {
        asked.unanswered = !isSurelyNotDone(thrown)
        throw thrown
      })
    record = { ...record, ...(grant === undefined ? { returned: true } : { grantId: grant.id }) }
    save(record)
    line(
      grant === undefined
        ? 'temporary administrator role: another process has assigned it already. This run uses it and does not remove it'
        : `temporary administrator role: assigned, ${ADMINISTRATOR_ROLE} for client ${client.id} (grant ${grant.id})`,
    )
    const answer = await readKeys(domain, client, environment)
    line(`temporary administrator role: used, the key endpoint answered ${String(answer.status)}`)
    return answer
  }
  const [keys] = await Promise.allSettled([useGrant()])
  // also after a POST without an answer: the grant may have been made all the same
  const end = forReturn()
  const lease = { record, target: () => Promise.resolve(target), made: record.grantId, ...asked }
  const [id] =
    record.returned === true ? [] : await giveBack(end.administrator, lease, end.environment)
  if (id === undefined) {
    if (asked.unanswered) {
      line(
        'temporary administrator role: the identity domain lists no grant of this run. It did not answer the request for one, so the post step checks again',
      )
    }
    return { keys, grant: null }
  }
  const revokedAt = now()
  const heldSeconds = Math.round((revokedAt - takenAt) / 1000)
  line(`temporary administrator role: removed after ${String(heldSeconds)} s`)
  return {
    keys,
    grant: { id, takenAt: record.at, revokedAt: new Date(revokedAt).toISOString(), heldSeconds },
  }
}

/** Faults before a request has left. */
const NEVER_SENT: readonly TransportFault[] = [
  'refused',
  'unreachable',
  'unknown-host',
  'silent-dns',
  'tls',
  'handshake',
  'proxy',
  'exhausted',
]

/** Whether the domain has made no grant for certain: the request has not left, or was refused. */
function isSurelyNotDone(thrown: unknown): boolean {
  if (thrown instanceof TransportError) return NEVER_SENT.includes(thrown.fault)
  if (!(thrown instanceof UnexpectedAnswer)) return false
  const { status, isUnsettled = false } = thrown.answer
  return !isUnsettled && [400, 401, 403, 404, 429].includes(status)
}

/**
 * Roles live inside the token, so a new one is fetched until it carries the role. Until then the domain may also
 * refuse the scope to a client without roles; any other fault ends the wait, and with it the lease.
 */
async function readKeys(
  domain: IdentityDomain,
  client: ConfidentialClient,
  waiting: Waiting,
): Promise<Answer> {
  const fresh = (): Promise<AccessToken> => domain.as(client).freshToken(ADMIN_SCOPE)
  const token = await askUntil(
    () => fresh().catch(refusal),
    (fresh) =>
      'clientAppRoles' in fresh && fresh.clientAppRoles?.includes(ADMINISTRATOR_ROLE) === true,
    ROLE_SHOWS,
    waiting,
  )
  if (token instanceof UnexpectedAnswer) throw token
  return domain.signingKeys(byToken(token, 'the client', fresh))
}

function refusal(thrown: unknown): UnexpectedAnswer {
  if (thrown instanceof UnexpectedAnswer && [400, 401, 403].includes(thrown.answer.status)) {
    return thrown
  }
  throw thrown
}
