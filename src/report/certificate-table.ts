import { counted } from './counted.js'
import { code } from './escape.js'
import { wholeDays } from '../time/days.js'
import type { ReportedCertificate } from './report.js'

/** In words; an authority's certificate is the CA certificate. */
const ROLES = { signing: 'signing certificate', authority: 'CA certificate' } as const

/**
 * The certificates: what to compare before and after an upload. One table each and one row per property, for a
 * fingerprint fills a line. @param now milliseconds since the epoch
 */
export function renderCertificateTable(
  certificates: readonly ReportedCertificate[],
  now: number,
): string {
  if (certificates.length === 0) return ''
  const tables = certificates.map(({ alias, role, subject, sha256, sha1, notAfter }) => {
    const days = wholeDays(Date.parse(notAfter) - now)
    const [head, ...rows] = [
      ['Alias', `${code(alias)} (${ROLES[role]})`],
      [
        'Valid until',
        `${notAfter.slice(0, 10)}, ${days < 0 ? 'expired' : `${counted(days, 'day')} left`}`,
      ],
      ['Subject', code(subject)],
      ['SHA-256', code(sha256)],
      ['SHA-1', code(sha1)],
    ].map((row) => `| ${row.join(' | ')} |`)
    return [head, '|:---|:---|', ...rows].join('\n')
  })
  return tables.join('\n\n')
}
