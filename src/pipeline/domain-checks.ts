import { skip, type Verdict } from '../checks/check.js'
import type { CheckGraph } from '../checks/graph.js'
import { optional, valueOf, whenAsked, type Check } from '../checks/needs.js'
import { Question } from '../checks/question.js'
import type { Settings } from '../inputs/settings.js'
import type { AccessToken } from '../oracle/access-token.js'
import type { Authorisation } from '../oracle/authorisation.js'
import type { Discovery } from '../oracle/identity-domain.js'
import { once } from '../oracle/renewable.js'
import { judgeStandingGrant } from '../prerequisites/administrator-grant.js'
import type { Certificate } from '../prerequisites/certificate.js'
import { proveAuthority } from '../prerequisites/certificate-authority.js'
import { judgeDomain } from '../prerequisites/certificate-domain.js'
import { judgePins } from '../prerequisites/certificate-pins.js'
import { judgeValidity } from '../prerequisites/certificate-validity.js'
import { askClientToken, judgeClientToken } from '../prerequisites/client-token.js'
import { lookUpDomainUser, type KnownDomainUser } from '../prerequisites/domain-user.js'
import type { DomainUserChecks } from '../prerequisites/integration-probe.js'
import { judgeClock, reach } from '../prerequisites/identity-domain.js'
import {
  proveSigningCertificate,
  type SigningCertificate,
} from '../prerequisites/signing-certificate.js'
import { readSigningKeys, type SigningKey } from '../prerequisites/signing-keys.js'
import type { TrustReading } from '../prerequisites/trust-answers.js'
import type { Sightings } from '../prerequisites/sighting.js'
import { judgeIssuer } from '../prerequisites/trusted-issuer.js'
import { connectionTestsOf } from './connection-tests.js'
import type { Context } from './context.js'
import type { TopologyChecks } from './topology-checks.js'

/** What the identity domain gives to the checks of the pod and to the reports. */
export interface DomainChecks {
  readonly reachable: Check<Discovery>
  /** The client's own token. */
  readonly token: Check<AccessToken>
  readonly keys: Check<readonly SigningKey[]>
  readonly signing: Check<SigningCertificate>
  readonly authority: Check<Certificate>
  readonly domainUser: DomainUserChecks
  /**
   * Milliseconds since the epoch by the clock of the domain, which dates what it signs; by the runner's where the domain
   * tells no time. A runner's wrong clock is a fault of the runner, and makes no certificate expire.
   */
  readonly domainTime: () => Promise<number>
  /** Whether both certificates are proven, and nothing speaks against them: then a pod that refuses is handed them. */
  readonly handoffIsThere: () => Promise<boolean>
}

/** What the pod can tell about the domain; asked when it matters. */
export interface PodQuestions {
  /** How it takes the domain's tokens; `undefined` when it cannot be asked. */
  readonly askPod: () => Promise<TrustReading | undefined>
  /** Whether it is seen to accept a token of the integration user. */
  readonly trusted: () => Promise<boolean>
  /** What its look-up of the integration user and the domain's tell each other. */
  readonly sightings: Sightings
}

const SAME_DOMAIN = 'does not apply: client and pod share the identity domain'

/**
 * Declares what is asked of the identity domain: token, issuer, keys, certificates, user.
 */
export function declareDomainChecks(
  checks: CheckGraph,
  { settings, domain, administrator, done, waiting }: Context,
  inputs: Check<null>,
  { topology }: TopologyChecks,
  { askPod, trusted, sightings }: PodQuestions,
): DomainChecks {
  const { certificates, identityDomain, integrationUser, trustedIssuer } = settings
  const asClient = (token: AccessToken): Authorisation =>
    domain.as(identityDomain.client).authorised(token, 'the client')
  const reachable = checks.add('domain.reachable', { inputs }, () => reach(domain))
  checks.add('domain.clock', { reachable }, ({ reachable }) => judgeClock(reachable))
  const domainTime = async (): Promise<number> => {
    const skew = (await reachable.ended).value?.of.clockSkewSeconds ?? 0
    return waiting.now() + skew * 1000
  }
  const ownToken = new Question(() => askClientToken(domain.as(identityDomain.client)))
  const token = checks.add(
    'domain.token',
    { reachable },
    () => judgeClientToken(ownToken.answer(), identityDomain.client),
    [{ after: { inputs }, question: ownToken }],
  )
  checks.add('domain.issuer', { token, topology: optional(topology) }, ({ token, topology }) =>
    topology === 'same-domain'
      ? skip(SAME_DOMAIN)
      : judgeIssuer(token, trustedIssuer, {
          askPod,
          preparesWrites: settings.mode !== 'verify',
          leftToTest: connectionTestsOf(settings) === 'run',
        }),
  )
  checks.add('domain.grant-leftover', { token }, ({ token }) => judgeStandingGrant(token))
  // keys, user and both applications are read at once, and a token for Oracle Integration is asked for
  const connections = {
    ahead: (): void => {
      domain.openAhead(settings.integration === undefined ? 4 : 5)
    },
  }
  const keys = checks.add(
    'domain.keys',
    { reachable, topology: optional(topology), token: whenAsked(token) },
    ({ topology, token }) =>
      topology === 'same-domain'
        ? skip(SAME_DOMAIN)
        : readSigningKeys(domain, async () => asClient(await token()), {
            clientId: identityDomain.client.id,
            administrator,
            noLease: whyNoLease(settings),
            trusted,
            leftToTest: isLeftToTest(settings),
            leaseNeedless: done.leaseNeedless,
            leased: done.leasedKeys,
          }),
    [{ after: { inputs }, question: connections }],
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
    async ({ signing, authority }) =>
      judgeValidity(signing.leaf, authority, certificates.expiryWarningDays, await domainTime()),
  )
  const pinned = checks.add(
    'certificate.pinned',
    { signing, authority: optional(authority) },
    async ({ signing, authority }) =>
      judgePins(signing, authority, {
        expected: certificates.expectedFingerprints,
        warningDays: certificates.expiryWarningDays,
        now: await domainTime(),
      }),
  )
  const lookUp = once(async () =>
    lookUpDomainUser(
      domain,
      (await administrator?.()) ?? asClient(await valueOf(token)),
      integrationUser.name,
      async () => (await topology.ended).value?.of,
      { mayCreate: administrator !== undefined, email: integrationUser.email },
      sightings,
    ),
  )
  const userCheck = checks.add('user.domain', { token }, () =>
    integrationUser.name === identityDomain.client.id
      ? skip('does not apply: the connection signs in as the client itself')
      : lookUp(),
  )
  const lookedUp = async (): Promise<Verdict<KnownDomainUser>> => {
    const verdict = await userCheck.ended
    return verdict.state === 'skip' && verdict.lacks !== true ? lookUp() : verdict
  }
  const domainUser = { check: userCheck, lookedUp }
  const handoffIsThere = async (): Promise<boolean> => {
    const [leaf, signer, pins] = await Promise.all([signing.ended, authority.ended, pinned.ended])
    return leaf.value !== undefined && signer.value !== undefined && pins.state !== 'fail'
  }
  return {
    reachable,
    token,
    keys,
    signing,
    authority,
    domainUser,
    domainTime,
    handoffIsThere,
  }
}

/** In the other modes tests may not be started, and writes must not be sent on their account. */
function isLeftToTest(settings: Settings): boolean {
  return (
    settings.mode === 'verify' &&
    settings.probeGrant === 'none' &&
    connectionTestsOf(settings) === 'run'
  )
}

function whyNoLease({
  mode,
  administrator,
  mayLease,
}: Pick<Settings, 'mode' | 'administrator' | 'mayLease'>): string | undefined {
  if (mode === 'verify') return 'verify assigns no temporary administrator role'
  if (administrator === undefined) {
    return 'the temporary administrator role needs an administrator (admin-client-id, or admin-auth github-oidc)'
  }
  return mayLease
    ? undefined
    : 'temporary-grant is never, so no temporary administrator role is assigned'
}
