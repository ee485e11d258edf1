import type { Certificate } from './certificate.js'

/**
 * The certificate among some whose key signed another one. Names and signature decide: the older authority of Oracle
 * (`Cloud9CA`) lacks keyCertSign, so a path validation by RFC 5280 rejects a good chain. The newer one (`Cloud9CA-2`)
 * has no KeyUsage and passes. No leaf has an authority key identifier to go by.
 */
export async function signerOf(
  leaf: Certificate,
  candidates: readonly Certificate[],
): Promise<Certificate | undefined> {
  for (const candidate of candidates) {
    if (candidate.subject === leaf.issuer && (await leaf.signedBy(candidate))) return candidate
  }
  return undefined
}
