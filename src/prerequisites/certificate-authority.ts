import { failedBy } from '../causes/caused-by.js'
import { pass, type Verdict } from '../checks/check.js'
import { quoted } from '../oracle/answer.js'
import type { Certificate } from './certificate.js'
import { inBrackets, type SigningCertificate } from './signing-certificate.js'

/**
 * Finds the certificate whose key signed the leaf. Oracle's authority lacks keyCertSign and the leaf lacks an
 * authority key identifier, so a path validation by RFC 5280 rejects a good chain: names and signature decide.
 */
export async function proveAuthority(bundle: SigningCertificate): Promise<Verdict<Certificate>> {
  const { leaf, others, unreadable } = bundle
  const named = others.filter((other) => other.subject === leaf.issuer)
  for (const other of named) {
    if (await leaf.signedBy(other)) {
      const note = other.maySignCertificates
        ? ''
        : '; its KeyUsage lacks keyCertSign, which is usual for Oracle and no fault'
      return pass(other, `${quoted(other.subject)}, SHA-256 ${other.sha256}${note}`)
    }
  }
  const expected = `a certificate of ${quoted(leaf.issuer)} whose key signed ${quoted(leaf.subject)}`
  if (others.length === 0 && unreadable.length === 0) {
    return failedBy('certificate-incomplete', {
      found: 'x5c holds the signing certificate alone',
      expected,
    })
  }
  return failedBy('certificate-malformed', {
    found:
      named.length > 0
        ? `the certificate named ${quoted(leaf.issuer)} did not make the signature`
        : `the other certificates are ${others.map((other) => quoted(other.subject)).join('; ') || 'unreadable'}${inBrackets(unreadable)}`,
    expected,
  })
}
