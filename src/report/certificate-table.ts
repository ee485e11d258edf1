import { code } from './escape.js'
import { wholeDays } from '../prerequisites/days.js'
import type { ReportedCertificate } from './report.js'

/**
 * The table of certificates: what to compare before and after an upload. One row per property, for a fingerprint
 * fills a line. @param now milliseconds since the epoch
 */
export function renderCertificateTable(
  certificates: readonly ReportedCertificate[],
  now: number,
): string {
  if (certificates.length === 0) return ''
  const rows = certificates.flatMap((certificate) => {
    const days = wholeDays(Date.parse(certificate.notAfter) - now)
    return [
      ['Alias', `**${code(certificate.alias)}** (${certificate.role})`],
      ['Subject', code(certificate.subject)],
      ['SHA-256', code(certificate.sha256)],
      ['SHA-1', code(certificate.sha1)],
      ['Valid until', `${certificate.notAfter.slice(0, 10)}, ${String(days)} days left`],
    ]
  })
  return [
    '### Certificates',
    ['| | |', '|---|---|', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n'),
  ].join('\n\n')
}
