import { createPrivateKey, type KeyObject } from 'node:crypto'
import { mendPem } from './pem.js'

/** A private key, or why the text is none. The message never repeats the text. */
export type ReadPrivateKey = { readonly key: KeyObject } | { readonly fault: string }

const EXPECTED = 'expected an RSA private key as PEM (-----BEGIN PRIVATE KEY-----)'

/** What people paste in place of a private key, by what it begins with. */
const MISTAKEN: readonly (readonly [RegExp, string])[] = [
  [
    /-----BEGIN OPENSSH PRIVATE KEY-----/,
    'is an OpenSSH key, expected PEM. Convert a copy with: ssh-keygen -p -m PEM -N "" -f COPY',
  ],
  [
    /-----BEGIN ENCRYPTED PRIVATE KEY-----|Proc-Type: 4,ENCRYPTED/,
    'is encrypted with a passphrase. Remove it with: openssl pkey -in KEY -out PLAIN. Then store the content of PLAIN as the secret',
  ],
  [
    /-----BEGIN (X509 |TRUSTED )?CERTIFICATE-----/,
    `is a certificate, ${EXPECTED}. The certificate belongs on the client application in the identity domain`,
  ],
  [/-----BEGIN (RSA )?PUBLIC KEY-----|^ssh-rsa /, `is a public key, ${EXPECTED}`],
  [/-----BEGIN CERTIFICATE REQUEST-----/, `is a certificate request, ${EXPECTED}`],
  [/^ocid1\./, `is an OCID, ${EXPECTED}`],
]

/**
 * Reads a PEM private key as people send it, see {@link mendPem}. PKCS#8 and PKCS#1 are both fine (RFC 7468,
 * RFC 8017).
 */
export function readPrivateKey(text: string): ReadPrivateKey {
  const pem = mendPem(text)
  const armoured = /-----BEGIN (RSA )?PRIVATE KEY-----/.test(pem)
  const mistaken = MISTAKEN.find(([pattern]) => pattern.test(pem))
  if (mistaken !== undefined && !(armoured && !pem.includes('Proc-Type')))
    return { fault: mistaken[1] }
  if (pem.includes('-----BEGIN EC PRIVATE KEY-----')) return { fault: `is an EC key, ${EXPECTED}` }
  if (!armoured) return { fault: `does not begin with -----BEGIN PRIVATE KEY-----, ${EXPECTED}` }
  if (!/-----END (RSA )?PRIVATE KEY-----/.test(pem)) {
    return { fault: 'is cut off: -----END PRIVATE KEY----- is missing. Copy the whole file' }
  }
  try {
    const key = createPrivateKey(pem)
    if (key.asymmetricKeyType !== 'rsa') {
      return { fault: `is a key of type ${key.asymmetricKeyType ?? 'unknown'}, ${EXPECTED}` }
    }
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
    if (bits < 2048) {
      return { fault: `has ${String(bits)} bits, expected at least 2048 (RFC 7518, 3.3)` }
    }
    return { key }
  } catch {
    // what OpenSSL throws may quote the text
    return { fault: `cannot be decoded: its base64 is damaged, ${EXPECTED}` }
  }
}
