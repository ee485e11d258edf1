import type { State } from '../checks/check.js'
import type { PlannedCertificate, PlannedWrite } from '../checks/planned-write.js'
import type { Settings } from '../inputs/settings.js'
import type { Certificate } from './certificate.js'
import type { Topology } from './topology.js'

/** What an import by browser is planned from. */
export interface ImportFacts {
  readonly topology: Topology | undefined
  /** How the reading of the signing keys ended. */
  readonly keys: State
  /** Both as far as they are proven. */
  readonly signing: Certificate | undefined
  readonly authority: Certificate | undefined
}

/**
 * The import by browser for an issuer, where it is wished and allowed: for a cross-domain pair alone, never where it is
 * unknown whether one is needed; with both certificates proven, or with keys that `apply` can read only under a lease,
 * before which it looks again.
 */
export function plannedImport(
  { mode, certificateImport, certificates, fusion }: Settings,
  { topology, keys, signing, authority }: ImportFacts,
): ((issuer: string) => PlannedWrite) | undefined {
  if (mode === 'verify' || certificateImport !== 'browser' || fusion.credentials === undefined) {
    return undefined
  }
  const proven = signing !== undefined && authority !== undefined
  if (topology !== 'cross-domain' || !(proven || keys === 'pending')) return undefined
  const planned = (alias: string, certificate: Certificate | undefined): PlannedCertificate => ({
    alias,
    proven: certificate && { subject: certificate.subject, pem: certificate.pem },
  })
  return (issuer) => ({
    kind: 'import-trust',
    checkId: 'fusion.trust',
    issuer,
    certificates: [
      planned(certificates.signingAlias, signing),
      planned(certificates.authorityAlias, authority),
    ],
  })
}
