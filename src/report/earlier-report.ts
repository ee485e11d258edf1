import { readFile } from 'node:fs/promises'
import type { Report } from './report.js'

/** What is compared of an earlier report. The file may come from anywhere: it is read without trust in it. */
export interface EarlierReport {
  readonly environment: string
  readonly mode: string
  readonly result: string
  /** ISO 8601. */
  readonly startedAt: string
  readonly checks: readonly { readonly id: string; readonly state: string }[]
  readonly certificates: readonly { readonly role: string; readonly sha256: string }[]
}

/** Larger files are no report of this action. */
const MOST_BYTES = 10 * 1024 * 1024

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
  const named = `names ${JSON.stringify(path)}`
  const expected = 'expected the path of a report.json of this action'
  try {
    const bytes = await readFile(path)
    if (bytes.byteLength > MOST_BYTES) return { fault: `${named}, which is too large, ${expected}` }
    const report = earlierReport(JSON.parse(bytes.toString('utf8')))
    return report === undefined
      ? { fault: `${named}, which is not a report with schemaVersion 1, ${expected}` }
      : { report }
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException
    const why = code === undefined ? 'which is not JSON' : `which cannot be read (${code})`
    return { fault: `${named}, ${why}, ${expected}` }
  }
}

function earlierReport(json: unknown): EarlierReport | undefined {
  if (typeof json !== 'object' || json === null) return undefined
  const report = json as Partial<Record<keyof Report, unknown>>
  const { schemaVersion, environment, mode, result, startedAt } = report
  const checks = records(report.checks, 'id', 'state')
  const certificates = records(report.certificates, 'role', 'sha256')
  const texts = [environment, mode, result, startedAt].every((text) => typeof text === 'string')
  if (schemaVersion !== 1 || !texts || checks === undefined || certificates === undefined) {
    return undefined
  }
  return {
    environment: String(environment),
    mode: String(mode),
    result: String(result),
    startedAt: String(startedAt),
    checks,
    certificates,
  }
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
