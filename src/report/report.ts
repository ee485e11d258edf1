import type { Topology } from '../prerequisites/topology.js'
import type { Pair } from '../inputs/pair.js'
import type { CheckResult, State } from '../checks/check.js'

/** `true`: a check proves a cause of the 401; `false`: every connection test asked for passed; else `unknown`. */
export type Casdk0004Expected = 'true' | 'false' | 'unknown'

/** A certificate of the signing key, in the words of the reports. */
export interface ReportedCertificate {
  readonly role: 'signing' | 'authority'
  readonly alias: string
  /** Where the PEM file was written. */
  readonly path: string
  readonly subject: string
  readonly issuer: string
  /** Hexadecimal, upper case. */
  readonly serialNumber: string
  /** ISO 8601. */
  readonly notBefore: string
  readonly notAfter: string
  /** Upper case with colons. */
  readonly sha1: string
  readonly sha256: string
}

/** A write that was planned or applied. */
export interface Change {
  readonly id: string
  readonly action: string
  readonly target: string
  readonly state: 'planned' | 'applied'
}

/** The temporary administrator grant of this run. */
export interface ReportedGrant {
  readonly id: string
  readonly takenAt: string
  readonly revokedAt: string | null
  readonly heldSeconds: number | null
}

/** `report.json`, described by `report.schema.json`. Nothing in it is secret. */
export interface Report {
  readonly schemaVersion: 1
  readonly tool: { readonly name: string; readonly version: string }
  readonly environment: string
  readonly mode: Pair['mode']
  readonly reason: Pair['reason']
  /** ISO 8601. */
  readonly startedAt: string
  readonly finishedAt: string
  readonly durationMs: number
  readonly result: Exclude<State, 'skip'>
  readonly casdk0004Expected: Casdk0004Expected
  readonly topology: Topology
  /** The `iss` of a real token, when one was seen. */
  readonly trustedIssuer: string | null
  readonly hosts: Pair['hosts']
  readonly counts: Readonly<Record<State, number>>
  readonly certificates: readonly ReportedCertificate[]
  readonly checks: readonly CheckResult[]
  readonly changes: readonly Change[]
  readonly grant: ReportedGrant | null
}
