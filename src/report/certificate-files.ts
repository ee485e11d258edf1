import { join } from 'node:path'
import { NEXT_SUFFIX, type Pair } from '../inputs/pair.js'
import type { Certificate } from '../prerequisites/certificate.js'
import type { OutputFile } from './files.js'
import type { ReportedCertificate } from './report.js'

/** The proven certificates as PEM files and as entries of the report. */
export interface ExportedCertificates {
  readonly files: readonly OutputFile[]
  readonly reported: readonly ReportedCertificate[]
  /** What the domain will sign with next, for the hand-off; the aliases are those of the present certificates. */
  readonly next: readonly ReportedCertificate[]
  /** SHA-256 of authorities' certificates that, by their key usage, sign no certificates. */
  readonly notForSigning: readonly string[]
}

/** A signing certificate and its authority's, as far as they are there. */
interface CertificatePair {
  readonly leaf: Certificate | undefined
  readonly authority: Certificate | undefined
}

/**
 * Exports the certificates under their aliases; one that was not proven has no file and no entry.
 * @param next what the domain will sign with next, for files of their own
 */
export function exportCertificates(
  { aliases, outputDirectory }: Pair,
  present: CertificatePair,
  next: CertificatePair,
): ExportedCertificates {
  const named = ({ leaf, authority }: CertificatePair, suffix: string): readonly Named[] => [
    { role: 'signing', alias: aliases.signing, certificate: leaf, suffix },
    { role: 'authority', alias: aliases.authority, certificate: authority, suffix },
  ]
  const entries = (of: readonly Named[]): readonly ReportedCertificate[] =>
    of.flatMap((one) => entry(one, outputDirectory) ?? [])
  const [now, coming] = [named(present, ''), named(next, NEXT_SUFFIX)]
  return {
    files: [...now, ...coming].map((one) => ({
      name: fileName(one),
      text: one.certificate?.pem,
    })),
    reported: entries(now),
    next: entries(coming),
    notForSigning: [present.authority, next.authority].flatMap((one) =>
      one === undefined || one.maySignCertificates ? [] : [one.sha256],
    ),
  }
}

interface Named {
  readonly role: ReportedCertificate['role']
  readonly alias: string
  readonly certificate: Certificate | undefined
  /** Of the file's name, after the alias. */
  readonly suffix: string
}

function entry(named: Named, directory: string): ReportedCertificate | undefined {
  const { role, alias, certificate } = named
  return (
    certificate && {
      role,
      alias,
      path: join(directory, fileName(named)),
      subject: certificate.subject,
      issuer: certificate.issuer,
      serialNumber: certificate.serialNumber,
      notBefore: certificate.notBefore.toISOString(),
      notAfter: certificate.notAfter.toISOString(),
      sha1: certificate.sha1,
      sha256: certificate.sha256,
    }
  )
}

function fileName({ alias, suffix }: Pick<Named, 'alias' | 'suffix'>): string {
  return `${alias}${suffix}.crt`
}
