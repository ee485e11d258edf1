import { createHash } from 'node:crypto'
import { code, markdown, references } from '../../src/report/escape.js'
import type { RequestTrace } from '../../src/checks/check.js'
import type { Report, ReportedCertificate } from '../../src/report/report.js'

/** The day on which every pictured run takes place. */
const DAY_OF_THE_RUN = Date.UTC(2026, 2, 2)

const DAY_MS = 86_400_000

/** A date, and how many days it is away where that follows: an hour of the run decides which day they lead to. */
const DATE = /\b\d{4}-\d{2}-\d{2}\b(?:(?=(?: \(| &#40;|, (?:in )?)(\d+) days)|)/g

/** Host names in the form that real ones have, in place of the sandbox's own on loopback. */
const HOSTS = {
  identityDomain: 'idcs-0123456789abcdef0123456789abcdef.identity.oraclecloud.com',
  podDomain: 'idcs-fedcba9876543210fedcba9876543210.identity.oraclecloud.com',
  fusion: 'acme-test.fa.em2.oraclecloud.com',
  oic: 'design.integration.eu-frankfurt-1.ocp.oraclecloud.com',
} as const

/** Of a report, what differs from run to run. */
export interface RunValues extends Pick<Report, 'startedAt' | 'hosts'> {
  readonly certificates: readonly Pick<ReportedCertificate, 'role' | 'sha1' | 'sha256'>[]
  readonly checks: readonly {
    readonly requests: readonly Pick<RequestTrace, 'requestId'>[]
  }[]
}

/**
 * Gives what differs from run to run a fixed value of the same form, so that the same text makes the same picture:
 * hosts and ports of the sandbox, fingerprints of its keys, ids of requests, dates (all moved by the same number of
 * days, or as many days away as they say), the time of the run, and how long it took. Every other word is the run's own.
 */
export function withFixedValues(text: string, report: RunValues): string {
  const { identityDomain, fusion, oic } = report.hosts
  const values: readonly (readonly [string | null, string])[] = [
    [identityDomain, HOSTS.identityDomain],
    [fusion, HOSTS.fusion],
    [oic, HOSTS.oic],
    ...report.certificates.flatMap(
      ({ role, sha1, sha256 }) =>
        [
          [sha256, fingerprint('sha256', role)],
          [sha1, fingerprint('sha1', role)],
        ] as const,
    ),
    ...report.checks
      .flatMap(({ requests }) => requests.map(({ requestId }) => requestId))
      .map((id, index) => [id, id === null ? '' : hexadecimalLike(id, index)] as const),
  ]
  const replaced = values.reduce(
    (whole, [value, fixed]) =>
      value === null
        ? whole
        : [code, markdown, references, String].reduce(
            (part, written) => part.replaceAll(written(value), written(fixed)),
            whole,
          ),
    text,
  )
  const [loopback, podDomain] = ['127.0.0.1:', HOSTS.podDomain].map(markdown)
  const moved = DAY_OF_THE_RUN - Math.floor(Date.parse(report.startedAt) / DAY_MS) * DAY_MS
  return replaced
    .replaceAll(new RegExp(`${loopback ?? ''}\\d+`, 'g'), podDomain ?? '')
    .replaceAll(DATE, (date, days: string | undefined) =>
      new Date(
        days === undefined ? Date.parse(date) + moved : DAY_OF_THE_RUN + Number(days) * DAY_MS,
      )
        .toISOString()
        .slice(0, 10),
    )
    .replaceAll(/ at \d{2}:\d{2} UTC/g, ' at 09:00 UTC')
    .replaceAll(/\b[01] s apart/g, '0 s apart')
    .replaceAll(/, \d+\.\d s<\/sub>/g, ', 1.0 s</sub>')
}

function fingerprint(algorithm: 'sha1' | 'sha256', role: string): string {
  const hex = createHash(algorithm).update(`pictured ${role} certificate`).digest('hex')
  return (hex.toUpperCase().match(/../g) ?? []).join(':')
}

/** The same form, other digits. */
function hexadecimalLike(text: string, index: number): string {
  const hex = createHash('sha512')
    .update(`pictured request ${String(index)}`)
    .digest('hex')
  let next = 0
  return text.replaceAll(/[0-9a-f]/g, () => hex[next++ % hex.length] ?? '0')
}
