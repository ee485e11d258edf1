import { code } from './escape.js'
import { wholeDays } from '../prerequisites/days.js'
import type { ReportedCertificate } from './report.js'

/** The table of certificates: what to compare before and after an upload. @param now milliseconds since the epoch */
export function renderCertificateTable(
  certificates: readonly ReportedCertificate[],
  now: number,
): string {
  if (certificates.length === 0) return ''
  const rows = certificates.map((certificate) =>
    [
      `${code(certificate.alias)} (${certificate.role})`,
      code(certificate.subject),
      code(certificate.sha256),
      code(certificate.sha1),
      certificate.notAfter.slice(0, 10),
      String(wholeDays(Date.parse(certificate.notAfter) - now)),
    ].join(' | '),
  )
  return [
    '### Certificates',
    [
      '| Alias | Subject | SHA-256 | SHA-1 | Valid until | Days left |',
      '|---|---|---|---|---|--:|',
      ...rows.map((row) => `| ${row} |`),
    ].join('\n'),
  ].join('\n\n')
}
