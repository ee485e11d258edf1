import { readFile, stat } from 'node:fs/promises'
import { bounded } from './escape.js'
import type { Report } from './report.js'

/** A check of an earlier report. */
interface EarlierCheck {
  readonly id: string
  readonly state: string
  /** `undefined` in the report of a version that did not say it. */
  readonly proven?: boolean | undefined
}

/** What is compared of an earlier report. The file may come from anywhere: it is read without trust in it. */
export interface EarlierReport {
  readonly environment: string
  readonly mode: string
  readonly result: string
  /** ISO 8601. */
  readonly startedAt: string
  readonly hosts: { readonly identityDomain: string | null; readonly fusion: string | null }
  readonly checks: readonly EarlierCheck[]
  readonly certificates: readonly { readonly role: string; readonly sha256: string }[]
}

/** Larger files are no report of this action. */
const MOST_BYTES = 10 * 1024 * 1024

/** Longer texts are no names. */
const MOST_CHARACTERS = 300

/**
 * Reads the report that `compare-with` names.
 * @returns `undefined` when none is named; else the report, or what is wrong with the file
 */
export async function readEarlierReport(
  path: string,
): Promise<
  | { readonly report: EarlierReport; readonly fault?: undefined }
  | { readonly report?: undefined; readonly fault: string }
  | undefined
> {
  if (path === '') return undefined
  const fault = (what: string): { readonly fault: string } => ({
    fault: `names ${JSON.stringify(path)}, which ${what}, expected the path of a report.json of this action`,
  })
  try {
    // a device or a pipe has no end
    const file = await stat(path)
    if (!file.isFile()) return fault('is not a file')
    if (file.size > MOST_BYTES) return fault('is too large')
    const text = await readFile(path, 'utf8')
    const report = earlierReport(JSON.parse(text.replace(BYTE_ORDER_MARK, '')))
    return report === undefined ? fault('is not a report with schemaVersion 1') : { report }
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException
    return fault(code === undefined ? 'is not JSON' : `cannot be read (${code})`)
  }
}

/** Whether an earlier report is of this pair: its name and both hosts are the same. */
export function isOfPair(
  earlier: EarlierReport,
  { environment, hosts }: Pick<EarlierReport, 'environment' | 'hosts'>,
): boolean {
  return (
    earlier.environment === name(environment) &&
    earlier.hosts.identityDomain === hosts.identityDomain &&
    earlier.hosts.fusion === hosts.fusion
  )
}

/** As editors and shells on Windows write it. */
const BYTE_ORDER_MARK = /^\uFEFF/

function earlierReport(json: unknown): EarlierReport | undefined {
  if (typeof json !== 'object' || json === null) return undefined
  const report = json as Partial<Record<keyof Report, unknown>>
  const { schemaVersion, environment, mode, result, startedAt } = report
  const hosts = hostsOf(report.hosts)
  const checks = records(report.checks, 'id', 'state')
  const certificates = records(report.certificates, 'role', 'sha256')
  if (
    schemaVersion !== 1 ||
    typeof environment !== 'string' ||
    typeof mode !== 'string' ||
    typeof result !== 'string' ||
    !isTime(startedAt) ||
    hosts === undefined ||
    checks === undefined ||
    certificates === undefined
  ) {
    return undefined
  }
  return {
    environment: name(environment),
    mode: name(mode),
    result: name(result),
    startedAt,
    hosts,
    checks: checks.map((check) => ({
      id: name(check.id),
      state: name(check.state),
      proven: provenIn(check),
    })),
    certificates: certificates.map(({ role, sha256 }) => ({
      role: name(role),
      sha256: name(sha256),
    })),
  }
}

function name(text: string): string {
  return bounded(text, MOST_CHARACTERS)
}

function isTime(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(value) &&
    !Number.isNaN(Date.parse(value))
  )
}

/** Hosts are `null` in the report of a run with bad inputs. */
function hostsOf(value: unknown): EarlierReport['hosts'] | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { identityDomain, fusion } = value as Partial<Record<keyof Report['hosts'], unknown>>
  const isHost = (host: unknown): host is string | null => host === null || typeof host === 'string'
  if (!isHost(identityDomain) || !isHost(fusion)) return undefined
  return {
    identityDomain: identityDomain && name(identityDomain),
    fusion: fusion && name(fusion),
  }
}

function provenIn(check: object): boolean | undefined {
  const { proven } = check as Partial<Record<keyof EarlierCheck, unknown>>
  return typeof proven === 'boolean' ? proven : undefined
}

/** A list of objects that have these members as texts. */
function records<K extends string>(
  list: unknown,
  ...names: readonly K[]
): readonly Readonly<Record<K, string>>[] | undefined {
  const isRecord = (item: unknown): item is Readonly<Record<K, string>> =>
    typeof item === 'object' &&
    item !== null &&
    names.every((name) => typeof (item as Partial<Record<K, unknown>>)[name] === 'string')
  return Array.isArray(list) && list.every(isRecord) ? list : undefined
}
