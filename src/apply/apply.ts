import type { Answer } from '../http/client.js'
import { isSeen, type CheckResult, type Finding } from '../checks/check.js'
import type { GraphRun } from '../checks/graph.js'
import { NOT_SENT, OUT_OF_TIME } from '../checks/out-of-time.js'
import type { PlannedWrite } from '../checks/planned-write.js'
import type { Change, ReportedGrant } from '../report/report.js'
import { describeWrite } from './describe-write.js'
import { NOTHING_DONE, type Done } from './done.js'
import { forbidding, sendable, settled } from './withheld.js'

/** One look at the pair. */
export type Inspection = GraphRun

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
async function firstLook<I extends Inspection>(
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

/** What `plan` ends with: the first look, of whose writes those are left that `apply` would send. */
export async function plan<I extends Inspection>(inspect: (done: Done) => Promise<I>): Promise<I> {
  return sendable((await firstLook(inspect)).inspection)
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
  const applied = (made: readonly Omit<Change, 'state'>[]): void => {
    for (const change of made) changes.push({ ...change, state: 'applied' })
  }
  let { inspection, done } = await firstLook(inspect)
  let grant: ReportedGrant | null = null
  const refuse = (write: PlannedWrite, why: Finding): void => {
    done = { ...done, refused: new Map([...done.refused, [write.checkId, why]]) }
  }
  const lookAgain = async (): Promise<I> => {
    const before = lastSeen(inspection, changes, done.refused)
    // a look that cannot be finished would only blur what is known
    if (perform.outOfTime()) return before
    const after = await inspect(done)
    return perform.outOfTime() ? finished(after, before) : after
  }
  const end = (stuck?: string): Applied<I> => {
    const made = new Set(changes.map(({ id }) => id))
    return { inspection: settled(inspection, made, perform.outOfTime()), changes, grant, stuck }
  }
  const maySend = (): boolean => forbidding(inspection) === undefined
  const lease = inspection.planned.find(({ kind }) => kind === 'lease')
  if (lease !== undefined && maySend()) {
    const leased = await perform.lease()
    grant = leased.grant
    applied(changesOfLease(lease, grant))
    if ('refusal' in leased) {
      refuse(lease, leased.refusal)
      inspection = await lookAgain()
      return end(leased.stuck)
    }
    done = { ...done, leasedKeys: leased.keys }
    inspection = await lookAgain()
  }
  const writes = inspection.planned.filter(
    (write) => write.kind === 'add-role' || write.kind === 'create-user',
  )
  if (writes.length > 0 && maySend()) {
    for (const write of writes) {
      const changed = perform.outOfTime()
        ? NOT_SENT
        : write.kind === 'add-role'
          ? await perform.addRole(write)
          : await perform.createUser()
      if (typeof changed === 'object') {
        refuse(write, changed)
        // roles are of no use to a user who is not there; one role does not need the other
        if (write.kind === 'create-user') break
        continue
      }
      if (!changed) continue
      applied(describeWrite(write).changes)
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
  if (wanted === undefined || perform.outOfTime() || !maySend()) return end()
  const { changes: made, refusal } = await perform.importTrust(wanted)
  applied(made)
  if (refusal === undefined) done = { ...done, console: { changed: made.length > 0 } }
  else refuse(wanted, withCausesOf(inspection.results, wanted, refusal))
  inspection = await lookAgain()
  return end()
}

/** A grant that could not be returned was made all the same. */
function changesOfLease(
  lease: PlannedWrite,
  grant: ReportedGrant | null,
): readonly Omit<Change, 'state'>[] {
  const { changes } = describeWrite(lease)
  return grant === null ? [] : grant.revokedAt === null ? changes.slice(0, 1) : changes
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
    return finding === undefined
      ? result
      : { ...result, causes: [], ...finding, proven: isSeen(finding) }
  })
  return { ...before, results }
}

/** A look whose time was up in between: what it did find out, and for the rest what was known before. */
function finished<I extends Inspection>(after: I, before: I): I {
  const results = after.results.map((result) =>
    result.leftOut === 'time' || result.state === 'skip'
      ? (before.results.find(({ id }) => id === result.id) ?? result)
      : result,
  )
  return { ...after, planned: [...before.planned, ...after.planned], results }
}
