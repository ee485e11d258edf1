import type { CauseSeen } from '../checks/check.js'
import type { CauseId } from '../causes/catalogue.js'
import { quoted } from '../oracle/answer.js'

/** What is known when Fusion refuses a real token with the same 401 as an invalid one. */
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
  /** What the dates of the exported certificates prove; `undefined` when both are valid, or not known. */
  readonly certificateDates: CauseSeen | undefined
  /** The user of the token in Fusion; `unknown` when no look-up shows it. One that is shown may leave out its state. */
  readonly fusionUser:
    | { readonly userName: string; readonly active?: boolean | undefined }
    | 'missing or inactive'
    | 'unknown'
  /** How the token's subject differs from the user name in Fusion; `undefined` when it does not, or that is not known. */
  readonly subjectDiffers: 'in letters' | 'in case' | undefined
  /** Which domain the pod has is known from an input alone. */
  readonly topologyGiven: boolean
  /** The token is the client's own: its subject is no person. */
  readonly clientToken: boolean
  /** The refusal says "Access Denied", as location-based access does. */
  readonly accessDenied: boolean
}

/**
 * From the facts of a refused token to causes, the most likely first. What the token or a look-up proves is reason
 * enough for the refusal, so it excludes what is only suspected. Of the suspects none is left out that the facts do not
 * exclude; what lies in Security Console (issuer, certificates, token types) cannot be told apart from outside.
 */
export function diagnoseTrustRefusal(facts: TrustFacts): readonly CauseSeen[] {
  const proven = provenCauses(facts)
  return proven.length > 0 ? proven : suspectedCauses(facts)
}

function provenCauses(facts: TrustFacts): readonly CauseSeen[] {
  const { token, now, topology, exportedThumbprint, certificateDates, fusionUser } = facts
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
    `issued ${time(token.issuedAt)}, valid until ${time(token.expiresAt)}, and the time is ${time(now)}`,
  )
  if (crossing && certificateDates !== undefined) causes.push(certificateDates)
  add(
    crossing &&
      exportedThumbprint !== undefined &&
      token.thumbprint !== undefined &&
      token.thumbprint !== exportedThumbprint,
    'signing-key-differs',
    `x5t of the token is ${shown(token.thumbprint)}, of the exported certificate ${shown(exportedThumbprint)}`,
  )
  add(
    fusionUser === 'missing or inactive',
    'fusion-user-missing',
    'a look-up in Fusion did not find the user active',
  )
  add(facts.subjectDiffers === 'in letters', 'subject-differs', namesInWords(facts))
  return causes
}

function suspectedCauses(facts: TrustFacts): readonly CauseSeen[] {
  const { token, topology, fusionHost, trustedIssuer, usualIssuer } = facts
  const same = 'status 401 to the valid token, as to an invalid one'
  const suspect = (...ids: readonly CauseId[]): readonly CauseSeen[] =>
    ids.map((id) => ({ id, evidence: same }))
  const when = (applies: boolean, id: CauseId, evidence: string): readonly CauseSeen[] =>
    applies ? [{ id, evidence }] : []
  const issuerId = token.issuer === usualIssuer ? 'issuer-text-differs' : 'issuer-custom'
  // whether Fusion minds case, or the audience, is not known
  const first = [
    ...when(
      topology !== 'same-domain' && trustedIssuer !== '' && token.issuer !== trustedIssuer,
      issuerId,
      `iss of the token is ${shown(token.issuer)}, trusted-issuer is ${trustedIssuer}`,
    ),
    ...when(facts.subjectDiffers === 'in case', 'subject-differs', namesInWords(facts)),
    ...when(
      isForAnother(token.audience, fusionHost),
      'audience-wrong',
      `aud of the token is ${token.audience.map(quoted).join(', ')}, the pod is https://${fusionHost}`,
    ),
  ]
  const user = facts.clientToken
    ? when(
        true,
        'client-user-missing',
        `sub of the token is the client id, ${shown(token.subject)}`,
      )
    : [
        ...when(
          facts.fusionUser === 'unknown',
          'fusion-user-missing',
          'it is not known whether Fusion has the user (see user.fusion)',
        ),
        ...when(
          showsNoState(facts.fusionUser),
          'fusion-user-inactive',
          'it is not known whether the user is active in Fusion (see user.fusion)',
        ),
      ]
  if (topology === 'same-domain') {
    const given = facts.topologyGiven ? suspect('fusion-identity-domain-wrong') : []
    return [...first, ...user, ...suspect('user-not-synchronised', 'domain-wrong'), ...given]
  }
  const custom = token.issuer !== usualIssuer && trustedIssuer === ''
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
  return facts.clientToken ? [...user, ...first, ...inConsole] : [...first, ...inConsole, ...user]
}

function showsNoState(user: TrustFacts['fusionUser']): boolean {
  return typeof user === 'object' && 'active' in user && user.active === undefined
}

function namesInWords(facts: TrustFacts): string {
  const { token, fusionUser } = facts
  const name = typeof fusionUser === 'object' ? fusionUser.userName : undefined
  return `sub of the token is ${shown(token.subject)}, the user name in Fusion ${shown(name)}`
}

function shown(text: string | undefined): string {
  return text === undefined ? 'not given' : quoted(text)
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
