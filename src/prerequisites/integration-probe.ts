import { NeedNotMet, type Check } from '../checks/needs.js'
import type { Answer } from '../http/client.js'
import type { ProbeGrant, Settings } from '../inputs/settings.js'
import type { AccessToken } from '../oracle/access-token.js'
import type { FusionPod } from '../oracle/fusion.js'
import type { IdentityDomain } from '../oracle/identity-domain.js'
import type { KnownDomainUser } from './domain-user.js'
import { probeEventCatalog, probeServiceCatalog, type CatalogAnswer } from './catalog-probes.js'

/** The pod's answers to the same question with no token, garbage and a real token. */
export interface TrustAnswers {
  readonly none: Answer
  readonly garbage: Answer
  readonly real: Answer
}

/**
 * What is asked of the pod in the name of the integration user. Each question is sent once, whoever asks first; so
 * the verdict on a role may wait for the catalogue that can vouch for it.
 */
export interface IntegrationProbe {
  readonly grant: ProbeGrant
  /** @throws {NeedNotMet} when the user's password must not be tried @throws {UnexpectedAnswer} when refused */
  readonly token: () => Promise<AccessToken>
  readonly trust: () => Promise<TrustAnswers>
  readonly serviceCatalog: () => Promise<CatalogAnswer>
  readonly eventCatalog: () => Promise<CatalogAnswer>
}

/** Asks a catalogue again for a while when the role that opens it was added just now. */
export type Patiently = (role: string, ask: () => Promise<CatalogAnswer>) => Promise<CatalogAnswer>

/** No token of anybody: three parts of base64url, as gateways expect them, that do not decode to a JWT. */
const GARBAGE = 'Z2FyYmFnZQ.Z2FyYmFnZQ.Z2FyYmFnZQ'

/** Asks for the trust again for a while when the console was changed just now. */
export type PatientTrust = (ask: () => Promise<TrustAnswers>) => Promise<TrustAnswers>

/**
 * Prepares the probe; nothing is sent before it is asked.
 * @param domainUser a password is tried only when this did not find the user missing, inactive or locked
 */
export function integrationProbe(
  settings: Settings,
  domain: IdentityDomain,
  pod: FusionPod,
  anonymous: () => Promise<Answer>,
  domainUser: Check<KnownDomainUser>,
  patiently: Patiently,
  patientTrust: PatientTrust,
): IntegrationProbe {
  const token = once(() => obtainToken(settings, domain, domainUser))
  return {
    grant: settings.probeGrant,
    token,
    trust: once(async () => {
      const { value } = await token()
      return patientTrust(async () => {
        const [none, garbage, real] = await Promise.all([
          anonymous(),
          pod.probe(GARBAGE),
          pod.probe(value),
        ])
        return { none, garbage, real }
      })
    }),
    serviceCatalog: once(async () => {
      const real = await token()
      return patiently(settings.integrationUser.serviceCatalogRole, () =>
        probeServiceCatalog(pod, real),
      )
    }),
    eventCatalog: once(async () => {
      const real = await token()
      return patiently('SOAOperator', () => probeEventCatalog(pod, real))
    }),
  }
}

async function obtainToken(
  { probeGrant, identityDomain, fusion, integrationUser }: Settings,
  domain: IdentityDomain,
  domainUser: Check<KnownDomainUser>,
): Promise<AccessToken> {
  const { client } = identityDomain
  switch (probeGrant) {
    case 'client-credentials':
      return domain.clientToken(client, fusion.scope)
    case 'jwt-bearer':
    case 'password': {
      const verdict = await domainUser.ended
      const missing = verdict.state === 'pending'
      if (missing || (probeGrant === 'password' && verdict.state === 'fail')) {
        throw new NeedNotMet(domainUser.id, verdict)
      }
      if (probeGrant === 'jwt-bearer') {
        return domain.assertionToken(client, integrationUser.name, fusion.scope)
      }
      return domain.passwordToken(client, integrationUser, fusion.scope)
    }
    case 'none':
      throw new Error('no grant was chosen for the probe')
  }
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined
  return () => (asked ??= ask())
}
