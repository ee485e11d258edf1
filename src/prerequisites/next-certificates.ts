import type { Certificate } from './certificate.js'
import { keysAhead, type SigningCertificate } from './signing-certificate.js'

/** What is to be imported ahead of a rotation. */
interface NextCertificates {
  readonly leaf: Certificate | undefined
  /** Where it came with the key and is not known. */
  readonly authority: Certificate | undefined
}

const NONE: NextCertificates = { leaf: undefined, authority: undefined }

/**
 * The certificates of the one key that the domain will sign with, as far as nobody knows them yet; none where several
 * keys are ahead, for it cannot be told which is next.
 * @param expected SHA-256 fingerprints that are known, upper case with colons
 */
export function nextCertificates(
  signing: SigningCertificate | undefined,
  expected: readonly string[],
): NextCertificates {
  if (signing === undefined) return NONE
  const unknown = keysAhead(signing).filter(({ leaf }) => !expected.includes(leaf.sha256))
  const [next] = unknown
  if (next === undefined || unknown.length > 1) return NONE
  const known = [...expected, ...signing.others.map(({ sha256 }) => sha256)]
  const isNew = next.authority !== undefined && !known.includes(next.authority.sha256)
  return { leaf: next.leaf, authority: isNew ? next.authority : undefined }
}
