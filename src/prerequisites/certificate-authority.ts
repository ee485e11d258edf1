import { failedBy } from '../checks/caused-by.js'
import { pass, type Verdict } from '../checks/check.js'
import { quoted } from '../oracle/answer.js'
import type { Certificate } from './certificate.js'
import { signerOf } from './certificate-signer.js'
import { inBrackets, type SigningCertificate } from './signing-certificate.js'

/** Finds the certificate whose key signed the leaf. */
export async function proveAuthority(bundle: SigningCertificate): Promise<Verdict<Certificate>> {
  const { leaf, others, unreadable } = bundle
  const signer = await signerOf(leaf, others)
  if (signer !== undefined) {
    const note = signer.maySignCertificates
      ? ''
      : '. Its KeyUsage lacks keyCertSign, as in all CA certificates of that age, which is no fault'
    return pass(signer, `${quoted(signer.subject)}, SHA-256 ${signer.sha256}${note}`)
  }
  const expected = `a certificate of ${quoted(leaf.issuer)} whose key signed ${quoted(leaf.subject)}`
  if (others.length === 0 && unreadable.length === 0) {
    return failedBy('certificate-incomplete', {
      found: 'x5c contains only the signing certificate',
      expected,
    })
  }
  return failedBy('certificate-malformed', {
    found: others.some((other) => other.subject === leaf.issuer)
      ? `the certificate named ${quoted(leaf.issuer)} did not make the signature`
      : `the other certificates are ${others.map((other) => quoted(other.subject)).join('; ') || 'unreadable'}${inBrackets(unreadable)}`,
    expected,
  })
}
