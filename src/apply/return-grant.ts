import { isRefused, UnexpectedAnswer } from '../oracle/answer.js'
import {
  AdministrationRefused,
  ADMINISTRATOR_ROLE,
  type DomainAdministration,
  type Grant,
  type GrantTarget,
} from '../oracle/domain-administration.js'
import type { ReportedGrant } from '../report/report.js'
import { askUntil, type Waiting } from '../time/ask-until.js'
import type { LeaseRecord } from './lease-state.js'

/** What the lease needs besides the services. */
export interface LeaseEnvironment extends Waiting {
  /** Saves the record where the post step finds it, also after this process was killed. */
  readonly save: (record: LeaseRecord) => void
}

/** Signs the administrator in for an attempt to give the grant back, the first of which is 1. */
export type ReturnSignIn = (attempt: number) => Promise<DomainAdministration>

/** A lease that is to end, as far as it is known for certain. */
export interface LeaseToEnd {
  readonly record: LeaseRecord
  /**
   * Application and role of its grant, from checked answers: a record that comes from the action's state is a claim.
   * @throws {RecordOfAnother} when the record names others
   */
  readonly target: (administration: DomainAdministration) => Promise<GrantTarget>
  /** Id of the grant that this process has made. */
  readonly made: string | undefined
  /** The request for it may have been carried out, or still be, although no answer with an id came. */
  readonly unanswered: boolean
}

/** The record is about another application or role than those of the client: nothing may be done with it. */
export class RecordOfAnother extends Error {
  override readonly name = 'RecordOfAnother'
}

/**
 * A lease that only the action's state tells of. Application and role are looked up anew, and the grant is read before
 * it is removed.
 * @param clientId of the inputs
 */
export function toldLease(record: LeaseRecord, clientId: string): LeaseToEnd {
  return {
    record,
    made: undefined,
    unanswered: record.grantId === undefined,
    target: async (administration) => {
      const target = await administration.target(clientId)
      if (target.appId === record.appId && target.roleId === record.roleId) return target
      throw new RecordOfAnother(
        `The state of the step names a grant of the role ${record.roleId} to the application ${record.appId}. The client ${clientId} has the application ${target.appId}, and ${ADMINISTRATOR_ROLE} is the role ${target.roleId}.`,
      )
    },
  }
}

/** How far the clocks of a domain's servers may be apart. */
const CLOCKS_APART_MS = 60_000

/**
 * Whether a grant was made by the lease: it was not there before the intent, and the domain does not say that it was
 * made earlier.
 */
export function isOfLease(
  { id, createdAt = Number.POSITIVE_INFINITY }: Grant,
  { existing, since }: LeaseRecord,
): boolean {
  return !existing.includes(id) && createdAt >= Date.parse(since) - CLOCKS_APART_MS
}

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

/** How long the removal of a grant is tried, and how long a removed one may still be listed. */
const GRANT_GONE = {
  label: 'the temporary administrator role is not removed yet',
  milliseconds: 20_000,
  intervalMs: 2000,
} as const

/** How long a grant is looked for whose making was not answered: it may be made, or listed, after the first look. */
const GRANT_SHOWS_MS = 10_000

/**
 * Removes every grant of the lease and reads back that it is gone: the one that this process has made, and any other of
 * the role to the client's application that was made since the intent. Whatever stands in the way is tried again for a
 * while: nothing a run does matters more. A grant that is new to the run, and older than it by its own date, is left
 * alone and told. One that was asked for without an answer is looked for until it shows, or for some time; a lease of
 * which nothing was seen is not taken for returned, so that the post step looks again.
 * @returns the ids of those that were removed
 * @throws {RecordOfAnother} when the record names another application or role
 * @throws {GrantNotReturned} when one stays
 */
export async function giveBack(
  administrator: ReturnSignIn,
  { record, target, made, unanswered }: LeaseToEnd,
  { save, ...waiting }: LeaseEnvironment,
): Promise<readonly string[]> {
  const removed = new Set<string>()
  let doubtful: readonly Grant[] = []
  let attempt = 0
  const remove = async (): Promise<readonly string[]> => {
    attempt += 1
    const administration = await administrator(attempt)
    const gone = new Set<string>()
    const removeAll = async (ids: readonly string[]): Promise<void> => {
      for (const id of ids) {
        if (gone.has(id)) continue
        await administration.deleteGrant(id)
        gone.add(id)
        removed.add(id)
      }
    }
    // whatever is listed: a grant made just now may not be, yet
    if (made !== undefined && !removed.has(made)) await removeAll([made])
    const of = await target(administration)
    const ours = async (): Promise<readonly string[]> => {
      const { grants } = await administration.grants(of)
      const isOurs = (grant: Grant): boolean => isOfLease(grant, record)
      doubtful = grants.filter((one) => !isOurs(one) && !record.existing.includes(one.id))
      return grants.filter(isOurs).map(({ id }) => id)
    }
    const listed = await ours()
    const told = made === undefined ? await toldOf(administration, of, listed) : []
    const left = [...listed, ...told]
    await removeAll(left)
    return left.length === 0 ? [] : ours()
  }
  /** The grant that the record tells of, when the domain says that it is of the lease. */
  const toldOf = async (
    administration: DomainAdministration,
    of: GrantTarget,
    listed: readonly string[],
  ): Promise<readonly string[]> => {
    const id = record.grantId
    if (id === undefined || removed.has(id) || listed.includes(id)) return []
    const grant = await administration.grant(id, of)
    return grant !== undefined && isOfLease(grant, record) ? [grant.id] : []
  }
  let failure: unknown
  const showsBy = waiting.now() + GRANT_SHOWS_MS
  const isSettled = (): boolean => !unanswered || removed.size > 0 || waiting.now() >= showsBy
  const left = await askUntil(
    () =>
      remove().catch((thrown: unknown) => {
        failure = thrown
        return undefined
      }),
    (rest) => (rest?.length === 0 && isSettled()) || isFinal(failure),
    unanswered
      ? {
          ...GRANT_GONE,
          label: 'the temporary administrator role does not show, or is not removed yet',
        }
      : GRANT_GONE,
    waiting,
  ).catch(() => undefined)
  if (failure instanceof RecordOfAnother) throw failure
  if (left === undefined) throw new GrantNotReturned(record, { cause: failure })
  if (left.length > 0) {
    const cause = new Error(`still listed after its removal: ${left.join(', ')}`)
    throw new GrantNotReturned(record, { cause })
  }
  for (const { id } of doubtful) {
    waiting.line(
      `temporary administrator role: the grant ${id} was not removed. It is new in this run, but the identity domain says that it is older. Check whether the client ${record.clientId} should keep ${ADMINISTRATOR_ROLE}`,
    )
  }
  if (!unanswered || removed.size > 0) save({ ...record, returned: true })
  return [...removed]
}

/** What asking again does not mend: a record of something else, and a sign-in that is refused. */
function isFinal(thrown: unknown): boolean {
  return thrown instanceof RecordOfAnother || isRefusedSignIn(thrown)
}

/** A sign-in that is refused is refused the next time too. */
function isRefusedSignIn(thrown: unknown): boolean {
  const cause =
    thrown instanceof UnexpectedAnswer ? thrown : thrown instanceof Error ? thrown.cause : undefined
  return (
    cause instanceof UnexpectedAnswer &&
    isRefused(cause.answer) &&
    !(cause instanceof AdministrationRefused)
  )
}

/** A grant that was not given back, as far as it is known. */
export function heldGrant({ grantId, at }: LeaseRecord): ReportedGrant {
  return { id: grantId ?? 'unknown', takenAt: at, revokedAt: null, heldSeconds: null }
}

function notReturned({ clientId, domain, grantId }: LeaseRecord, cause: unknown): string {
  const why = cause instanceof Error ? cause.message : 'unknown reason'
  return `The temporary administrator role ${ADMINISTRATOR_ROLE} could not be removed from the client ${clientId} of ${domain}${grantId === undefined ? '' : ` (grant ${grantId})`}: ${why}. Remove it by hand now: OCI console > Identity & Security > Domains > your domain > Integrated applications > the client application with this client ID > OAuth configuration > App roles > ${ADMINISTRATOR_ROLE} > Remove. The role does not expire.`
}
