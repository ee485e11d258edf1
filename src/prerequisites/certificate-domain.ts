import { pass, warn, type Verdict } from '../checks/check.js'
import { causedBy } from '../checks/caused-by.js'
import type { AccessToken } from '../oracle/access-token.js'
import { quoted } from '../oracle/answer.js'
import type { SigningCertificate } from './signing-certificate.js'

/**
 * Compares the domain's name, last common name of the leaf, with the token's `tenant`. On certificates since 2021 that
 * name ends in `_keys` (recorded of domains of 2021 and 2023).
 */
export function judgeDomain({ leaf }: SigningCertificate, token: AccessToken): Verdict<null> {
  const named = leaf.commonNames.at(-1)
  if (token.tenant === undefined) {
    return warn(null, 'not proven: the token does not name its identity domain', {
      proven: false,
      expected: 'a claim tenant',
    })
  }
  if (named?.replace(/_keys$/i, '').toLowerCase() === token.tenant.toLowerCase())
    return pass(null, `names ${quoted(named)}`)
  const isOfPod = leaf.commonNames.some((name) => /^ERPSI-/i.test(name))
  const whose = isOfPod ? `${quoted(named ?? '')}, a service certificate of a pod` : named
  const found = `the certificate names ${quoted(whose ?? 'no domain')}, the token ${quoted(token.tenant)}`
  return warn(null, found, {
    expected: 'the same domain in both',
    ...causedBy([{ id: 'certificate-of-another-domain', evidence: found }]),
    // both have the same authority, and names of the same kind (sample fusion-service-catalog-wsdl)
    ...(isOfPod && {
      fix: 'This is the certificate that a pod shows in its WSDLs, not the one that signs tokens. Export the signing certificate of the identity domain (SigningCert/jwk, or the files of this run), and import that into Fusion.',
    }),
  })
}
