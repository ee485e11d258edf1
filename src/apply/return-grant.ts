import { isRefused, UnexpectedAnswer } from '../oracle/answer.js'
import { ADMINISTRATOR_ROLE, type DomainAdministration } from '../oracle/domain-administration.js'
import type { ReportedGrant } from '../report/report.js'
import { askUntil, type Waiting } from '../time/ask-until.js'
import type { LeaseRecord } from './lease-record.js'

/** What the lease needs besides the services. */
export interface LeaseEnvironment extends Waiting {
  /** Saves the record where the post step finds it, also after this process was killed. */
  readonly save: (record: LeaseRecord) => void
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

/** How long the removal of a grant is tried, and how long a removed one may still be listed. */
const GRANT_GONE = {
  label: 'the grant is not gone',
  milliseconds: 20_000,
  intervalMs: 2000,
} as const

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

/** A grant that was not given back, as far as it is known. */
export function heldGrant({ grantId, at }: LeaseRecord): ReportedGrant {
  return { id: grantId ?? 'unknown', takenAt: at, revokedAt: null, heldSeconds: null }
}

function notReturned({ clientId, domain, grantId }: LeaseRecord, cause: unknown): string {
  const why = cause instanceof Error ? cause.message : 'unknown reason'
  return `The role ${ADMINISTRATOR_ROLE} could not be taken away from the client ${clientId} of ${domain}${grantId === undefined ? '' : ` (grant ${grantId})`}: ${why}. Remove it by hand now: OCI console > Identity > Domains > the domain > Integrated applications > the confidential application with this client id > OAuth configuration > App roles > ${ADMINISTRATOR_ROLE} > Remove. Unlike a token it does not expire.`
}
