import { X509Certificate } from 'node:crypto'
import { holdsPrivateKey, mendPem, pemBlocks } from './pem.js'

/** Certificates as PEM, one block below the other, or what is wrong in words that follow the name of the input. */
export type ReadCertificateBundle = { readonly pem: string } | { readonly fault: string }

const EXPECTED = 'expected PEM (-----BEGIN CERTIFICATE----- …)'

/** How the certificates of a bundle are labelled, the two older ways included (RFC 7468, 5.1). */
const CERTIFICATE = /^(X509 |X\.509 )?CERTIFICATE$/

/**
 * Reads a bundle of certificates as people send it: mended like a private key, with text between the blocks, as
 * `openssl s_client -showcerts` prints it. A private key in it is refused and never shown.
 */
export function readCertificateBundle(text: string): ReadCertificateBundle {
  const bundle = mendPem(text)
  if (holdsPrivateKey(bundle)) {
    return {
      fault:
        'contains a private key, which does not belong there. Remove it. If the input is not a secret, the log shows the key, so create a new one',
    }
  }
  if (bundle.includes('-----BEGIN TRUSTED CERTIFICATE-----')) {
    return {
      fault: `is in a format of OpenSSL's own, ${EXPECTED}. Convert it with: openssl x509 -in FILE`,
    }
  }
  const blocks = pemBlocks(bundle).filter(({ label }) => CERTIFICATE.test(label))
  const begun = bundle.match(/-----BEGIN (X509 |X\.509 )?CERTIFICATE-----/g)?.length ?? 0
  if (begun === 0) return { fault: `contains no certificate, ${EXPECTED}` }
  if (begun > blocks.length) {
    return {
      fault: `is damaged or cut off: ${String(begun)} certificates begin, and ${String(blocks.length)} are whole, ${EXPECTED}`,
    }
  }
  const certificates = blocks.map(({ pem }) => certificateIn(pem))
  const broken = certificates.indexOf(undefined)
  if (broken >= 0) return { fault: `block ${String(broken + 1)} is no certificate, ${EXPECTED}` }
  return { pem: certificates.join('') }
}

/** The certificates of a bundle that was read, one by one. */
export function certificatesIn(bundle: string): readonly string[] {
  return pemBlocks(bundle).map(({ pem }) => pem)
}

function certificateIn(pem: string): string | undefined {
  try {
    return new X509Certificate(pem.replaceAll(/X\.?509 CERTIFICATE/g, 'CERTIFICATE')).toString()
  } catch {
    return undefined
  }
}
