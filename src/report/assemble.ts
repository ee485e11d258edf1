import { STATES, worst, type CheckResult, type State } from '../checks/check.js'
import type { Pair } from '../inputs/pair.js'
import { casdk0004Expected } from './casdk-0004.js'
import packageJson from '../../package.json' with { type: 'json' }
import type { Topology } from '../prerequisites/topology.js'
import type { Change, Report, ReportedCertificate, ReportedGrant } from './report.js'

/** What a run found out, besides the results of its checks. */
export interface Facts {
  readonly topology: Topology
  readonly trustedIssuer: string | null
  readonly certificates: readonly ReportedCertificate[]
  readonly changes: readonly Change[]
  readonly grant: ReportedGrant | null
}

/** Times of a run, milliseconds since the epoch. */
export interface RunTimes {
  readonly startedAt: number
  readonly finishedAt: number
}

/** Puts the report together. */
export function assembleReport(
  { environment, mode, reason, hosts }: Pair,
  checks: readonly CheckResult[],
  facts: Facts,
  { startedAt, finishedAt }: RunTimes,
): Report {
  return {
    schemaVersion: 1,
    tool: { name: packageJson.name, version: packageJson.version },
    environment,
    mode,
    reason,
    startedAt: new Date(startedAt).toISOString(),
    finishedAt: new Date(finishedAt).toISOString(),
    durationMs: finishedAt - startedAt,
    result: worst(checks.map(({ state }) => state)),
    casdk0004Expected: casdk0004Expected(checks),
    ...facts,
    hosts,
    counts: count(checks),
    checks,
  }
}

function count(checks: readonly CheckResult[]): Readonly<Record<State, number>> {
  const counts = Object.fromEntries(
    STATES.map((state) => [state, checks.filter((check) => check.state === state).length]),
  )
  return counts as Record<State, number>
}
