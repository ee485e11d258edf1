import type { Answer } from '../http/client.js'
import { isRefused, UnexpectedAnswer } from '../oracle/answer.js'
import { byToken } from '../oracle/authorisation.js'
import { ADMINISTRATOR_ROLE, type DomainAdministration } from '../oracle/domain-administration.js'
import type { ConfidentialClient } from '../oracle/confidential-client.js'
import { ADMIN_SCOPE, type IdentityDomain } from '../oracle/identity-domain.js'
import type { ReportedGrant } from '../report/report.js'
import { askUntil, type Waiting } from '../time/ask-until.js'

/** What the action's state says of a lease: ids and times, never a secret. */
export interface LeaseRecord {
  /** Host of the identity domain. */
  readonly domain: string
  readonly clientId: string
  readonly appId: string
  readonly roleId: string
  /** Ids of grants of this role to this client that were there before: never touched. */
  readonly existing: readonly string[]
  /** When the intent was saved, ISO 8601. */
  readonly at: string
  /** Of our grant, once it is known. */
  readonly grantId?: string
  readonly returned?: true
}

/** A lease that has ended: the role is with nobody who did not have it before. */
export interface EndedLease {
  /** The key endpoint's answer to the client while it held the role, or why there is none. */
  readonly keys: PromiseSettledResult<Answer>
  /** `null` when none was made, or somebody else had made it: not ours, not removed. */
  readonly grant: ReportedGrant | null
}

/** What the lease needs besides the services. */
export interface LeaseEnvironment extends Waiting {
  /** Saves the record where the post step finds it, also after this process was killed. */
  readonly save: (record: LeaseRecord) => void
}

/** What gives the grant back: its time is its own, for the run may be out of time when it is needed most. */
export interface Return {
  readonly administrator: ReturnSignIn
  readonly environment: LeaseEnvironment
}

/** Signs the administrator in for an attempt to give the grant back, the first of which is 1. */
export type ReturnSignIn = (attempt: number) => Promise<DomainAdministration>

/** The grant could not be given back: an error that must be seen. */
export class GrantNotReturned extends Error {
  override readonly name = 'GrantNotReturned'

  constructor(
    readonly record: LeaseRecord,
    options: { readonly cause: unknown },
  ) {
    super(notReturned(record, options.cause), options)
  }
}

/** How long a new role is waited for in new tokens; the delay is not documented. */
const ROLE_SHOWS = {
  label: `${ADMINISTRATOR_ROLE} does not stand in the client's token yet`,
  milliseconds: 120_000,
  intervalMs: 2000,
} as const

/** How long the removal of a grant is tried, and how long a removed one may still be listed. */
const GRANT_GONE = {
  label: 'the grant is not gone',
  milliseconds: 20_000,
  intervalMs: 2000,
} as const

/**
 * Gives the client the role Identity Domain Administrator, reads the signing keys with it, and takes it away again,
 * whatever happens in between. The intent is saved before the grant is made, its id right after it, so that the post
 * step can do what this process no longer can.
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
  const [appId, roleId] = await Promise.all([
    administration.appId(client.id),
    administration.administratorRoleId(),
  ])
  if (appId === undefined) throw new Error(`the domain has no application ${client.id}`)
  if (roleId === undefined) throw new Error(`the domain has no app role ${ADMINISTRATOR_ROLE}`)
  const existing = await administration.grantIds(appId, roleId)
  const takenAt = now()
  let record: LeaseRecord = {
    domain: domain.host,
    clientId: client.id,
    appId,
    roleId,
    existing,
    at: new Date(takenAt).toISOString(),
  }
  save(record)
  const useGrant = async (): Promise<Answer> => {
    const grantId = await administration.createGrant(appId, roleId)
    record = { ...record, ...(grantId === undefined ? { returned: true } : { grantId }) }
    save(record)
    line(
      grantId === undefined
        ? 'grant: somebody else has made it already; it is used and not removed'
        : `grant: taken, ${ADMINISTRATOR_ROLE} for client ${client.id} (${grantId})`,
    )
    const answer = await readKeys(domain, client, environment)
    line(`grant: used, the key endpoint answered ${String(answer.status)}`)
    return answer
  }
  const [keys] = await Promise.allSettled([useGrant()])
  // also after a POST without an answer: the grant may have been made all the same
  const end = forReturn()
  const [id] =
    record.returned === true ? [] : await giveBack(end.administrator, record, end.environment)
  if (id === undefined) return { keys, grant: null }
  const revokedAt = now()
  const heldSeconds = Math.round((revokedAt - takenAt) / 1000)
  line(`grant: returned after ${String(heldSeconds)} s`)
  return {
    keys,
    grant: { id, takenAt: record.at, revokedAt: new Date(revokedAt).toISOString(), heldSeconds },
  }
}

/**
 * Removes every grant of the lease and reads back that it is gone: the one whose id is known, and any other of the
 * same role to the same client that was not there before the intent. Whatever stands in the way is tried again for a
 * while: nothing a run does matters more.
 * @returns the ids of those that were removed
 * @throws {GrantNotReturned} when one stays
 */
export async function giveBack(
  administrator: ReturnSignIn,
  record: LeaseRecord,
  { save, ...waiting }: LeaseEnvironment,
): Promise<readonly string[]> {
  const removed = new Set<string>()
  let attempt = 0
  const remove = async (): Promise<readonly string[]> => {
    attempt += 1
    const administration = await administrator(attempt)
    const ours = async (): Promise<readonly string[]> => {
      const ids = await administration.grantIds(record.appId, record.roleId)
      return ids.filter((id) => !record.existing.includes(id))
    }
    // a grant made just now may not be listed yet
    const known =
      record.grantId === undefined || removed.has(record.grantId) ? [] : [record.grantId]
    for (const id of new Set([...known, ...(await ours())])) {
      await administration.deleteGrant(id)
      removed.add(id)
    }
    return ours()
  }
  let failure: unknown
  const left = await askUntil(
    () =>
      remove().catch((thrown: unknown) => {
        failure = thrown
        return undefined
      }),
    (rest) => rest?.length === 0 || isRefusedSignIn(failure),
    GRANT_GONE,
    waiting,
  ).catch(() => undefined)
  if (left === undefined) throw new GrantNotReturned(record, { cause: failure })
  if (left.length > 0) {
    const cause = new Error(`still listed after its removal: ${left.join(', ')}`)
    throw new GrantNotReturned(record, { cause })
  }
  save({ ...record, returned: true })
  return [...removed]
}

/** A sign-in that is refused is refused the next time too. */
function isRefusedSignIn(thrown: unknown): boolean {
  const cause =
    thrown instanceof UnexpectedAnswer ? thrown : thrown instanceof Error ? thrown.cause : undefined
  return (
    cause instanceof UnexpectedAnswer &&
    isRefused(cause.answer) &&
    !cause.answer.path.startsWith('/admin/')
  )
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
  const token = await askUntil(
    () => domain.freshClientToken(client, ADMIN_SCOPE).catch(refusal),
    (fresh) =>
      'clientAppRoles' in fresh && fresh.clientAppRoles?.includes(ADMINISTRATOR_ROLE) === true,
    ROLE_SHOWS,
    waiting,
  )
  if (token instanceof UnexpectedAnswer) throw token
  return domain.signingKeys(byToken(token, 'the client'))
}

function refusal(thrown: unknown): UnexpectedAnswer {
  if (thrown instanceof UnexpectedAnswer && [400, 401, 403].includes(thrown.answer.status)) {
    return thrown
  }
  throw thrown
}

/** A grant that was not given back, as far as it is known. */
export function heldGrant({ grantId, at }: LeaseRecord): ReportedGrant {
  return { id: grantId ?? 'unknown', takenAt: at, revokedAt: null, heldSeconds: null }
}

function notReturned({ clientId, domain, grantId }: LeaseRecord, cause: unknown): string {
  const why = cause instanceof Error ? cause.message : 'unknown reason'
  return `The role ${ADMINISTRATOR_ROLE} could not be taken away from the client ${clientId} of ${domain}${grantId === undefined ? '' : ` (grant ${grantId})`}: ${why}. Remove it by hand now: OCI console > Identity > Domains > the domain > Integrated applications > the confidential application with this client id > OAuth configuration > App roles > ${ADMINISTRATOR_ROLE} > Remove. Unlike a token it does not expire.`
}
