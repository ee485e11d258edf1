import type { CauseSeen } from '../checks/check.js'
import type { CauseId } from '../causes/catalogue.js'

/** What is known when Fusion refuses a real token with the same 401 as garbage. */
export interface TrustFacts {
  readonly topology: 'same-domain' | 'cross-domain' | 'unknown'
  readonly token: {
    readonly issuer: string | undefined
    readonly subject: string | undefined
    readonly audience: readonly string[]
    /** Milliseconds since the epoch. */
    readonly issuedAt: number | undefined
    readonly expiresAt: number | undefined
    /** Header `x5t`. */
    readonly thumbprint: string | undefined
  }
  /** Runner's clock, milliseconds since the epoch. */
  readonly now: number
  /** Host of the pod, with its port where it is not 443. */
  readonly fusionHost: string
  /** What Fusion is said to trust, or ''. */
  readonly trustedIssuer: string
  readonly usualIssuer: string
  /** SHA-1 of the exported signing certificate, base64url; `undefined` when none was exported. */
  readonly exportedThumbprint: string | undefined
  /** The integration user in Fusion; `unknown` when nobody looked. */
  readonly fusionUser: { readonly userName: string } | 'missing or inactive' | 'unknown'
  /** The token is the client's own: its subject is no person. */
  readonly clientToken: boolean
  /** The refusal says "Access Denied", as location-based access does. */
  readonly accessDenied: boolean
}

/**
 * From the facts of a refused token to causes, the most likely first: what the token or a look-up proves, then what
 * only Security Console can tell. Nothing is left out that the facts do not exclude; what lies in Security Console
 * (issuer, certificates, token types) cannot be told apart from outside.
 */
export function diagnoseTrustRefusal(facts: TrustFacts): readonly CauseSeen[] {
  return [...provenCauses(facts), ...suspectedCauses(facts)]
}

function provenCauses(facts: TrustFacts): readonly CauseSeen[] {
  const { token, now, topology, exportedThumbprint, trustedIssuer, fusionUser } = facts
  const crossing = topology !== 'same-domain'
  const causes: CauseSeen[] = []
  const add = (applies: boolean, id: CauseId, evidence: string): void => {
    if (applies) causes.push({ id, evidence })
  }
  add(facts.accessDenied, 'runner-shut-out', 'the refusal says "Access Denied"')
  add(
    (token.expiresAt !== undefined && token.expiresAt <= now) ||
      (token.issuedAt !== undefined && token.issuedAt > now + 60_000),
    'token-expired',
    `issued ${time(token.issuedAt)}, valid until ${time(token.expiresAt)}, and it is ${time(now)}`,
  )
  add(
    crossing &&
      exportedThumbprint !== undefined &&
      token.thumbprint !== undefined &&
      token.thumbprint !== exportedThumbprint,
    'signing-key-differs',
    `x5t of the token is ${String(token.thumbprint)}, of the exported certificate ${String(exportedThumbprint)}`,
  )
  add(
    crossing && trustedIssuer !== '' && token.issuer !== trustedIssuer,
    token.issuer === facts.usualIssuer ? 'issuer-text-differs' : 'issuer-custom',
    `iss of the token is ${String(token.issuer)}, trusted-issuer is ${trustedIssuer}`,
  )
  add(
    fusionUser === 'missing or inactive',
    'fusion-user-missing',
    'a look-up in Fusion did not find the user active',
  )
  const names = typeof fusionUser === 'object' ? [token.subject, fusionUser.userName] : []
  add(
    !facts.clientToken && names[0] !== names[1],
    'subject-differs',
    `sub of the token is ${String(names[0])}, the user name in Fusion ${String(names[1])}`,
  )
  return causes
}

function suspectedCauses(facts: TrustFacts): readonly CauseSeen[] {
  const { token, topology, fusionHost } = facts
  const same = 'status 401 to the real token, as to garbage and to no token'
  const suspect = (...ids: readonly CauseId[]): readonly CauseSeen[] =>
    ids.map((id) => ({ id, evidence: same }))
  const audience = isForAnother(token.audience, fusionHost)
    ? [
        {
          id: 'audience-wrong' as const,
          evidence: `aud of the token is ${token.audience.join(', ')}, the pod is https://${fusionHost}`,
        },
      ]
    : []
  const user = facts.clientToken
    ? [
        {
          id: 'client-user-missing' as const,
          evidence: `sub of the token is the client id, ${String(token.subject)}`,
        },
      ]
    : facts.fusionUser === 'unknown'
      ? [
          {
            id: 'fusion-user-missing' as const,
            evidence: 'not looked up: fusion-username is not given or was refused',
          },
        ]
      : []
  if (topology === 'same-domain') {
    return [...audience, ...user, ...suspect('user-not-synchronised', 'domain-wrong')]
  }
  const custom = token.issuer !== facts.usualIssuer && facts.trustedIssuer === ''
  const inConsole = suspect(
    ...(custom ? (['issuer-custom'] as const) : []),
    'signing-certificate-not-imported',
    'trusted-issuer-missing',
    'signing-key-rotated',
    'authority-certificate-not-imported',
    'token-type-not-ticked',
    'trust-not-saved',
    'trust-not-yet-effective',
    'environment-refreshed',
  )
  return facts.clientToken
    ? [...audience, ...user, ...inConsole]
    : [...audience, ...inConsole, ...user]
}

/** Whether every audience is a URL, and none of them the pod's; an audience of another form says nothing. */
function isForAnother(audience: readonly string[], fusionHost: string): boolean {
  return (
    audience.length > 0 &&
    audience.every((one) => URL.canParse(one) && new URL(one).protocol === 'https:') &&
    audience.every((one) => new URL(one).host !== fusionHost)
  )
}

function time(milliseconds: number | undefined): string {
  return milliseconds === undefined ? 'at an unknown time' : new Date(milliseconds).toISOString()
}
