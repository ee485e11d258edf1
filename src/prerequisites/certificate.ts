import 'reflect-metadata'
import { createHash, X509Certificate as NodeCertificate } from 'node:crypto'
import { KeyUsageFlags, KeyUsagesExtension, PemConverter, X509Certificate } from '@peculiar/x509'

/** A certificate with everything that checks and reports say about it. */
export interface Certificate {
  readonly subject: string
  readonly issuer: string
  /** Common names of the subject, in the order of the certificate. */
  readonly commonNames: readonly string[]
  /** Hexadecimal, upper case. */
  readonly serialNumber: string
  readonly notBefore: Date
  readonly notAfter: Date
  /** Fingerprints: upper case with colons. */
  readonly sha1: string
  readonly sha256: string
  /** The same as JWS header parameters `x5t` and `x5t#S256` (RFC 7515, 4.1.7 and 4.1.8). */
  readonly thumbprint: string
  readonly thumbprintS256: string
  /** PEM with 64 columns and LF. */
  readonly pem: string
  /** DER of the SubjectPublicKeyInfo. */
  readonly publicKey: Buffer
  /** Whether KeyUsage, where it stands, allows signing certificates (RFC 5280, 4.2.1.3). */
  readonly maySignCertificates: boolean
  /** Whether the other certificate's key made this one's signature; names and dates are not looked at. */
  readonly signedBy: (other: Certificate) => Promise<boolean>
}

/**
 * Reads a DER certificate.
 * @throws {Error} when it is not one
 */
export function readCertificate(der: Buffer): Certificate {
  const x509 = new X509Certificate(der)
  // the same bytes must be the whole of a certificate for OpenSSL too, or fingerprints would differ
  const native = new NodeCertificate(der)
  if (!native.raw.equals(der)) throw new Error('there is more after the certificate')
  // digits that are no date are one to the other library, of the year 1899
  const dates = [
    [x509.notBefore, native.validFrom],
    [x509.notAfter, native.validTo],
  ] as const
  if (dates.some(([date, text]) => date.getTime() !== Date.parse(text)))
    throw new Error('the certificate has dates that are none')
  const usage = x509.getExtension(KeyUsagesExtension)
  const publicKey = Buffer.from(x509.publicKey.rawData)
  return {
    subject: x509.subject,
    issuer: x509.issuer,
    commonNames: x509.subjectName.getField('CN'),
    serialNumber: x509.serialNumber.toUpperCase(),
    notBefore: x509.notBefore,
    notAfter: x509.notAfter,
    sha1: fingerprint('sha1', der),
    sha256: fingerprint('sha256', der),
    thumbprint: createHash('sha1').update(der).digest('base64url'),
    thumbprintS256: createHash('sha256').update(der).digest('base64url'),
    pem: `${PemConverter.encode(der, PemConverter.CertificateTag)}\n`,
    publicKey,
    maySignCertificates: usage === null || (usage.usages & KeyUsageFlags.keyCertSign) !== 0,
    signedBy: async (other) => {
      try {
        return await x509.verify({ publicKey: other.publicKey, signatureOnly: true })
      } catch {
        // a key or algorithm that does not fit made no signature here
        return false
      }
    },
  }
}

function fingerprint(algorithm: 'sha1' | 'sha256', der: Buffer): string {
  const digits = createHash(algorithm).update(der).digest('hex').toUpperCase()
  return digits.match(/../g)?.join(':') ?? ''
}
