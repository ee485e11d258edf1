import { causedBy } from './causes/caused-by.js'
import { CheckGraph } from './checks/graph.js'
import { optional, whenAsked, type Check } from './checks/needs.js'
import { error, pass, skip, warn, type Verdict } from './checks/check.js'
import type { Settings } from './inputs/settings.js'
import type { AccessToken } from './oracle/access-token.js'
import type { FusionPod } from './oracle/fusion.js'
import type { IdentityDomain } from './oracle/identity-domain.js'
import { judgeStandingGrant } from './prerequisites/administrator-grant.js'
import type { Certificate } from './prerequisites/certificate.js'
import { obtainClientToken } from './prerequisites/client-token.js'
import { reachFusion } from './prerequisites/fusion-reach.js'
import { judgeClock, reach } from './prerequisites/identity-domain.js'
import { proveAuthority } from './prerequisites/certificate-authority.js'
import { judgeDomain, judgePins, judgeValidity } from './prerequisites/certificate-judgements.js'
import {
  proveSigningCertificate,
  type SigningCertificate,
} from './prerequisites/signing-certificate.js'
import { readSigningKeys } from './prerequisites/signing-keys.js'
import { findTopology } from './prerequisites/topology.js'
import { judgeIssuer } from './prerequisites/trusted-issuer.js'
import type { Topology } from './prerequisites/topology.js'

/** The declared checks, and those among them whose values the reports show. */
export interface Pipeline {
  readonly checks: CheckGraph
  readonly token: Check<AccessToken>
  readonly topology: Check<Topology>
  readonly signing: Check<SigningCertificate>
  readonly authority: Check<Certificate>
}

const SAME_DOMAIN = 'does not apply: client and pod share the identity domain'

/**
 * Declares every check of a run, with what it needs, in the order of the reports. Nothing runs yet.
 * @param faults of the inputs; read when the run starts, for the graph itself is needed to find some of them
 * @param now milliseconds since the epoch
 */
export function declarePipeline(
  settings: Settings,
  domain: IdentityDomain,
  pod: FusionPod,
  faults: readonly string[],
  now: () => number,
): Pipeline {
  const checks = new CheckGraph()
  const { certificates, fusion, identityDomain, trustedIssuer } = settings
  const client = { id: identityDomain.clientId, secret: identityDomain.clientSecret }

  const inputs = checks.add('inputs.valid', {}, () => judgeInputs(faults, settings.withoutEffect))
  const fusionReachable = checks.add('fusion.reachable', { inputs }, () => reachFusion(pod))
  const topology = checks.add(
    'topology.import-needed',
    { inputs, reachable: whenAsked(fusionReachable) },
    ({ reachable }) => findTopology(identityDomain.url, fusion.identityDomainUrl, pod, reachable),
  )
  const reachable = checks.add('domain.reachable', { inputs }, () => reach(domain))
  checks.add('domain.clock', { reachable }, ({ reachable }) => judgeClock(reachable))
  const token = checks.add('domain.token', { reachable }, () => obtainClientToken(domain, client))
  checks.add('domain.issuer', { token, topology: optional(topology) }, ({ token, topology }) =>
    topology === 'same-domain' ? skip(SAME_DOMAIN) : judgeIssuer(token, trustedIssuer),
  )
  checks.add('domain.grant-leftover', { token }, ({ token }) => judgeStandingGrant(token))
  const keys = checks.add(
    'domain.keys',
    { reachable, topology: optional(topology), token: whenAsked(token) },
    ({ topology, token }) =>
      topology === 'same-domain' ? skip(SAME_DOMAIN) : readSigningKeys(domain, token),
  )
  const signing = checks.add('certificate.leaf', { keys, token }, ({ keys, token }) =>
    proveSigningCertificate(keys, token),
  )
  const authority = checks.add('certificate.chain', { signing }, ({ signing }) =>
    proveAuthority(signing),
  )
  checks.add('certificate.domain', { signing, token }, ({ signing, token }) =>
    judgeDomain(signing, token),
  )
  checks.add(
    'certificate.validity',
    { signing, authority: optional(authority) },
    ({ signing, authority }) =>
      judgeValidity(signing.leaf, authority, certificates.expiryWarningDays, now()),
  )
  checks.add('certificate.pinned', { signing }, ({ signing }) =>
    judgePins(signing, certificates.expectedFingerprints),
  )
  return { checks, token, topology, signing, authority }
}

function judgeInputs(faults: readonly string[], withoutEffect: readonly string[]): Verdict<null> {
  if (faults.length > 0) {
    const number = faults.length === 1 ? 'one fault' : `${String(faults.length)} faults`
    const found = `${number}: ${faults.join('; ')}`
    return error(found, {
      expected: 'complete and consistent inputs',
      ...causedBy([{ id: 'input-invalid', evidence: found }]),
    })
  }
  if (withoutEffect.length > 0) {
    return warn(null, `given, but not used by this version: ${withoutEffect.join(', ')}`, {
      expected: 'inputs that have an effect',
      fixBy: 'workflow author',
      fix: 'Remove them, or read in the changelog which version uses them.',
    })
  }
  return pass(null, 'complete and consistent')
}
