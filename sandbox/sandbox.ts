import { createHash } from 'node:crypto'
import { authenticator } from './fusion/authentication.js'
import { fusionUsers, type FusionUserState } from './fusion/roles.js'
import { ownSignInUrl, signInUrl, startFusion } from './fusion/service.js'
import { FUSION_SCIM_USER, HEALTHY_FUSION } from './fusion/settings.js'
import { TrustStore } from './fusion/trust-store.js'
import type { Exchange, ServiceOptions } from './https-service.js'
import type { ReceivedRequest } from './received-request.js'
import { DOMAIN_USER, HEALTHY_DOMAIN, type DomainSettings } from './identity-domain/settings.js'
import { HEALTHY_ID_TOKENS } from './github/id-tokens.js'
import { startGithub, type GithubService } from './github/service.js'
import { startIdentityDomain } from './identity-domain/service.js'
import { createSigning } from './identity-domain/signing-certificates.js'
import type { DomainState } from './identity-domain/state.js'
import type { Resource } from './identity-domain/tokens.js'
import { startOic } from './oic/service.js'
import { CONNECTION, HEALTHY_OIC, OIC_AUDIENCE, OIC_SCOPE } from './oic/settings.js'
import type { ServiceName } from './reply.js'
import type { Scenario } from './scenario.js'
import { consolePages } from './security-console/service.js'
import { HEALTHY_CONSOLE } from './security-console/settings.js'
import { CLASSIC_HOST, DOMAIN_HOST, startSignIn } from './sign-in/service.js'
import { HEALTHY_SIGN_IN } from './sign-in/settings.js'
import { SignInState } from './sign-in/state.js'
import { sharedAuthority } from './tls.js'

/** A running pair with everything that an action needs to be pointed at it. */
export interface Sandbox {
  /** Every request that any service received, in order. */
  readonly requests: readonly ReceivedRequest[]
  /** Those that were answered, faults aside, with when that was. */
  readonly exchanges: readonly Exchange[]
  /** Inputs of the action for this pair and scenario. */
  readonly inputs: Readonly<Record<string, string>>
  /** What the services remember, and an action may have changed. */
  readonly state: {
    readonly domain: DomainState
    readonly fusionUsers: readonly FusionUserState[]
    /** Whom the pod trusts, and what was changed about that. */
    readonly trust: TrustStore
    /** Which passwords were tried on the pages where people sign in to the pod. */
    readonly signIn: SignInState
  }
  /** Every token that was issued so far, with the services that may see it. */
  readonly tokens: () => readonly SandboxToken[]
  /** GitHub's API, with the issues of one repository. */
  readonly github: GithubService
  /** What the job has in its environment besides what every job has: the offer of ID tokens, and what the scenario sets. */
  readonly env: Readonly<Record<string, string>>
  /** Ends every fault of the scenario. */
  readonly recover: () => Promise<void>
  readonly close: () => Promise<void>
}

/** A token of the sandbox: an access token, an ID token, what asks for one, or a UPST. */
export interface SandboxToken {
  readonly value: string
  readonly owners: readonly ServiceName[]
  /** Whether the runner masks it before any step starts. */
  readonly masked?: true
}

/** How the services answer, whatever they answer. */
export interface SandboxOptions {
  /** Added before each answer. */
  readonly latencyMs?: number
  /** Holds an answer back until it resolves; `undefined` for one that is not held back. */
  readonly hold?: ServiceOptions['hold']
  /** The round trip to each service: what it takes to connect, to shake hands, and to ask. */
  readonly distanceMs?: number
  /** Called when the nth answer is made and about to be sent. */
  readonly onAnswer?: (nth: number) => void
}

/** Starts the services of a scenario on loopback. */
export async function startSandbox(
  scenario: Scenario,
  {
    latencyMs = 0,
    distanceMs = 0,
    hold = () => undefined,
    onAnswer = () => undefined,
  }: SandboxOptions = {},
): Promise<Sandbox> {
  const requests: ReceivedRequest[] = []
  const exchanges: Exchange[] = []
  const faults = [...(scenario.faults ?? [])]
  const authority = await sharedAuthority()
  const domain: DomainSettings = { ...HEALTHY_DOMAIN, ...scenario.identityDomain }
  const pod = { ...HEALTHY_FUSION, ...scenario.fusion }
  const options: Omit<ServiceOptions, 'tls'> = {
    authority,
    faults,
    latencyMs,
    hold,
    distanceMs,
    clockOffsetSeconds: domain.clockOffsetSeconds,
    onRequest: (request) => requests.push(request),
    onAnswer: (exchange) => {
      exchanges.push(exchange)
      onAnswer(exchanges.length)
    },
  }
  const signing = await createSigning(domain.id, domain.signing)
  const former = await createSigning(domain.id, {
    ...(domain.signing.created && { created: domain.signing.created }),
    leafKey: 'former',
  })
  let fusionUrl = ''
  let oicUrl = ''
  const resources = (): readonly Resource[] => [
    { scope: `${fusionUrl}/`, audience: fusionUrl },
    { scope: OIC_SCOPE, audience: OIC_AUDIENCE },
  ]
  const idTokens = { ...HEALTHY_ID_TOKENS, ...scenario.idTokens }
  const github = await startGithub(idTokens, { ...options, tls: 'good' })
  const { provider, environment } = github.idTokens
  const identityDomain = await startIdentityDomain(
    domain,
    signing,
    provider,
    resources,
    () => oicUrl,
    { ...options, tls: scenario.tls?.['identity-domain'] ?? 'good' },
  )
  const users = fusionUsers(pod.users)
  const trust = new TrustStore(pod, signing, former.leaf)
  const authenticate = authenticator(pod, users, signing, trust, () => new URL(fusionUrl).host)
  const signIn = new SignInState()
  const signInPages = await startSignIn(
    { ...HEALTHY_SIGN_IN, ...scenario.signIn },
    { state: signIn, users, fusionUrl: () => fusionUrl },
    {
      ...options,
      tls: scenario.tls?.['sign-in'] ?? 'good',
      host: pod.signIn === 'classic' ? CLASSIC_HOST : DOMAIN_HOST,
    },
  )
  const console = { ...HEALTHY_CONSOLE, ...scenario.console }
  const pages = await consolePages(console, trust, signIn, {
    first: (wanted) => ownSignInUrl(pod, fusionUrl, wanted),
    then: (request) => signInUrl(pod, identityDomain.url, signInPages.url, request),
  })
  const fusion = await startFusion(pod, users, authenticate, pages, signing.authority, {
    ...options,
    clockOffsetSeconds: pod.clockOffsetSeconds,
    tls: scenario.tls?.fusion ?? 'good',
  })
  fusionUrl = fusion.url
  const around = { tokens: identityDomain.tokens, authenticate, fusionUrl }
  const oic = await startOic({ ...HEALTHY_OIC, ...scenario.oic }, around, {
    ...options,
    tls: scenario.tls?.oic ?? 'good',
  })
  oicUrl = oic.url
  return {
    requests,
    exchanges,
    github,
    env: { ...environment, ...scenario.env },
    state: { domain: identityDomain.state, fusionUsers: users, trust, signIn },
    inputs: {
      environment: 'sandbox',
      'identity-domain-url': identityDomain.url,
      'client-id': HEALTHY_DOMAIN.clientId,
      'client-secret': HEALTHY_DOMAIN.clientSecret,
      'fusion-url': fusion.url,
      'fusion-username': FUSION_SCIM_USER.userName,
      'fusion-password': FUSION_SCIM_USER.password,
      'integration-username': DOMAIN_USER.userName,
      'integration-password': DOMAIN_USER.password,
      'service-catalog-role': 'OIC_INTEGRATION_ROLE',
      'oic-url': oic.url,
      'oic-instance': HEALTHY_OIC.instance,
      'oic-scope': OIC_SCOPE,
      'oic-connections': CONNECTION.id,
      'ca-certificates': authority.pem,
      ...(scenario.knownCertificates && {
        'expected-fingerprints': fingerprints(scenario.knownCertificates(signing)),
      }),
      ...(await scenario.secrets?.()),
      ...scenario.inputs,
    },
    tokens: () => [
      ...[...identityDomain.tokens.issued].map(([value, { audience }]) => ({
        value,
        owners: [ownerOf(audience)],
      })),
      ...identityDomain.securityTokens.issued.map((value) => ({
        value,
        owners: ['identity-domain'] as const,
      })),
      ...github.idTokens.issued.map((value) => ({
        value,
        owners: ['github', 'identity-domain'] as const,
      })),
      { value: github.idTokens.requestToken, owners: ['github'], masked: true },
    ],
    recover: async () => {
      faults.length = 0
      await Promise.all(
        [identityDomain, signInPages, fusion, oic, github].map((each) => each.recover()),
      )
    },
    close: async () => {
      const all = [identityDomain, signInPages, fusion, oic, github]
      await Promise.all(all.map((service) => service.close()))
    },
  }
}

/** SHA-256 of each, one a line. */
function fingerprints(certificates: readonly Buffer[]): string {
  return certificates.map((der) => createHash('sha256').update(der).digest('hex')).join('\n')
}

function ownerOf(audience: string | undefined): ServiceName {
  if (audience === undefined) return 'identity-domain'
  return audience === OIC_AUDIENCE ? 'oic' : 'fusion'
}
