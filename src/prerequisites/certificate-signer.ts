import type { Certificate } from './certificate.js'

/**
 * The certificate among some whose key signed another one. Oracle's authority lacks keyCertSign and the leaf lacks an
 * authority key identifier, so a path validation by RFC 5280 rejects a good chain: names and signature decide.
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
