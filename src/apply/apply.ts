import type { Answer } from '../http/client.js'
import type { CheckResult, Finding } from '../checks/check.js'
import { OUT_OF_TIME } from '../checks/out-of-time.js'
import type { PlannedWrite } from '../checks/planned-write.js'
import type { Change, ReportedGrant } from '../report/report.js'
import { describeWrite } from './describe-write.js'
import { NOTHING_DONE, type Done } from './done.js'

/** One look at the pair. */
export interface Inspection {
  readonly results: readonly CheckResult[]
  readonly planned: readonly PlannedWrite[]
}

/** How a lease went: with the keys, or with why there are none. */
type Leased = {
  readonly grant: ReportedGrant | null
} & (
  | { readonly keys: Answer }
  | {
      readonly refusal: Finding
      /** How to take the administrator role away by hand, when that failed. */
      readonly stuck?: string
    }
)

/** How each kind of write is sent. They say whether anything was changed; what a service refuses is a finding. */
export interface Performer {
  /** Whether the run's deadline has passed. */
  readonly outOfTime: () => boolean
  readonly lease: () => Promise<Leased>
  readonly createUser: () => Promise<boolean | Finding>
  readonly addRole: (
    write: Extract<PlannedWrite, { kind: 'add-role' }>,
  ) => Promise<boolean | Finding>
  /** Waits until roles that were added show. Should nobody answer, or not in time, the next look tells. */
  readonly rolesShow: (codes: readonly string[]) => Promise<void>
  readonly importTrust: (write: PlannedImport) => Promise<ImportedTrust>
}

/** The import of issuer and certificates by browser. */
export type PlannedImport = Extract<PlannedWrite, { kind: 'import-trust' }>

/** How an import went: what was really changed, also before something stopped it. */
export interface ImportedTrust {
  readonly changes: readonly Omit<Change, 'state'>[]
  readonly refusal?: Finding
}

/** What `apply` ended with: its last look, and what it changed. */
export interface Applied<I extends Inspection> {
  readonly inspection: I
  readonly changes: readonly Change[]
  readonly grant: ReportedGrant | null
  /** How to take the administrator role away by hand, when that failed. */
  readonly stuck: string | undefined
}

/**
 * The first look, all reads. When the keys could be read only under a lease, and the pod accepts the domain's tokens
 * already, no lease is needed: a second look says so, and a healthy pair stays untouched.
 */
export async function firstLook<I extends Inspection>(
  inspect: (done: Done) => Promise<I>,
): Promise<{ readonly inspection: I; readonly done: Done }> {
  const inspection = await inspect(NOTHING_DONE)
  const trusted = inspection.results.some(
    ({ id, state }) => id === 'fusion.trust' && state === 'pass',
  )
  if (!trusted || !inspection.planned.some(({ kind }) => kind === 'lease')) {
    return { inspection, done: NOTHING_DONE }
  }
  const done = { ...NOTHING_DONE, leaseNeedless: true }
  return { inspection: await inspect(done), done }
}

/**
 * Looks, writes what is missing, and looks again. Nothing is written while a check speaks against the pair: the
 * first look is all reads. The lease comes first, for it shows the certificates, which may forbid the rest; the import
 * into the Security Console comes last.
 * @param inspect one whole run of the checks, given what was done so far
 */
export async function apply<I extends Inspection>(
  inspect: (done: Done) => Promise<I>,
  perform: Performer,
): Promise<Applied<I>> {
  const changes: Change[] = []
  const applied = (write: PlannedWrite): void => {
    for (const change of describeWrite(write).changes) changes.push({ ...change, state: 'applied' })
  }
  let { inspection, done } = await firstLook(inspect)
  let grant: ReportedGrant | null = null
  // a look that cannot be finished would only blur what is known
  const lookAgain = async (): Promise<I> =>
    perform.outOfTime() ? lastSeen(inspection, changes, done.refused) : inspect(done)
  const lease = inspection.planned.find(({ kind }) => kind === 'lease')
  if (lease !== undefined && !forbidsWrites(inspection.results)) {
    const leased = await perform.lease()
    grant = leased.grant
    if (typeof grant?.revokedAt === 'string') applied(lease)
    if ('refusal' in leased) {
      done = { ...done, refused: new Map([[lease.checkId, leased.refusal]]) }
      return { inspection: await lookAgain(), changes, grant, stuck: leased.stuck }
    }
    done = { ...done, leasedKeys: leased.keys }
    inspection = await inspect(done)
  }
  const writes = inspection.planned.filter(
    (write) => write.kind === 'add-role' || write.kind === 'create-user',
  )
  if (writes.length > 0 && !forbidsWrites(inspection.results)) {
    for (const write of writes) {
      const changed =
        write.kind === 'add-role' ? await perform.addRole(write) : await perform.createUser()
      if (typeof changed === 'object') {
        done = { ...done, refused: new Map([[write.checkId, changed]]) }
        break
      }
      if (!changed) continue
      applied(write)
      done =
        write.kind === 'add-role'
          ? { ...done, rolesAdded: new Set([...done.rolesAdded, write.code]) }
          : { ...done, userCreated: true }
    }
    if (done.rolesAdded.size > 0) await perform.rolesShow([...done.rolesAdded])
    inspection = await lookAgain()
  }
  // last, for only a user who is there can show that the trust is what lacks
  const wanted = inspection.planned.find((write) => write.kind === 'import-trust')
  if (wanted === undefined || perform.outOfTime() || forbidsWrites(inspection.results)) {
    return { inspection, changes, grant, stuck: undefined }
  }
  const { changes: made, refusal } = await perform.importTrust(wanted)
  for (const change of made) changes.push({ ...change, state: 'applied' })
  done =
    refusal === undefined
      ? { ...done, console: { changed: made.length > 0 } }
      : {
          ...done,
          refused: new Map([[wanted.checkId, withCausesOf(inspection.results, wanted, refusal)]]),
        }
  return { inspection: await lookAgain(), changes, grant, stuck: undefined }
}

/** What stopped the import comes first; what the trust lacks is still true. */
function withCausesOf(
  results: readonly CheckResult[],
  { checkId }: PlannedImport,
  refusal: Finding,
): Finding {
  const before = results.find(({ id }) => id === checkId)?.causes ?? []
  return { ...refusal, causes: [...(refusal.causes ?? []), ...before] }
}

/**
 * The look before, with what became of its writes: what they lacked then is not why they ended so, and what was changed
 * is neither still to be done nor known to work.
 */
function lastSeen<I extends Inspection>(
  before: I,
  changes: readonly Change[],
  refused: Done['refused'],
): I {
  const results = before.results.map((result) => {
    const isChanged = result.state === 'pending' && changes.some(({ id }) => id === result.id)
    const finding = refused.get(result.id) ?? (isChanged ? OUT_OF_TIME : undefined)
    return finding === undefined ? result : { ...result, causes: [], ...finding }
  })
  return { ...before, results }
}

/** A proven mismatch, or something that could not be found out, before the connection tests. */
function forbidsWrites(results: readonly CheckResult[]): boolean {
  return results.some(
    ({ stage, state }) => stage !== 'test' && ['fail', 'error', 'blocked'].includes(state),
  )
}
