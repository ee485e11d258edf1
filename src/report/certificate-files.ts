import { join } from 'node:path'
import { NEXT_SUFFIX, type Settings } from '../inputs/settings.js'
import type { Certificate } from '../prerequisites/certificate.js'
import type { OutputFile } from './files.js'
import type { ReportedCertificate } from './report.js'

/** The proven certificates as PEM files and as entries of the report. */
export interface ExportedCertificates {
  readonly files: readonly OutputFile[]
  readonly reported: readonly ReportedCertificate[]
}

/**
 * Exports the certificates under their aliases; one that was not proven has no file and no entry.
 * @param next what the domain may sign with next, for a file of its own
 */
export function exportCertificates(
  { certificates, outputDirectory }: Settings,
  leaf: Certificate | undefined,
  authority: Certificate | undefined,
  next: Certificate | undefined,
): ExportedCertificates {
  const all = [
    { role: 'signing', alias: certificates.signingAlias, certificate: leaf },
    { role: 'authority', alias: certificates.authorityAlias, certificate: authority },
  ] as const
  return {
    files: [
      ...all.map(({ alias, certificate }) => ({ name: fileName(alias), text: certificate?.pem })),
      { name: fileName(`${certificates.signingAlias}${NEXT_SUFFIX}`), text: next?.pem },
    ],
    reported: all.flatMap(({ role, alias, certificate }) =>
      certificate === undefined
        ? []
        : {
            role,
            alias,
            path: join(outputDirectory, fileName(alias)),
            subject: certificate.subject,
            issuer: certificate.issuer,
            serialNumber: certificate.serialNumber,
            notBefore: certificate.notBefore.toISOString(),
            notAfter: certificate.notAfter.toISOString(),
            sha1: certificate.sha1,
            sha256: certificate.sha256,
          },
    ),
  }
}

function fileName(alias: string): string {
  return `${alias}.crt`
}
