import { createHash, X509Certificate } from 'node:crypto'
import { decodeProtectedHeader, jwtVerify } from 'jose'
import type { Signing } from '../identity-domain/signing-certificates.js'
import type { FusionUserState } from './roles.js'
import type { FusionSettings } from './settings.js'
import type { TrustStore } from './trust-store.js'

/** Who is behind an `Authorization` header, or `undefined` for nobody whom the pod believes. */
export type Authenticate = (
  authorization: string | undefined,
) => Promise<FusionUserState | undefined>

/**
 * How the pod checks a token, in this order: a certificate with the header's thumbprint, its signature, the issuer,
 * the token type, the times, the user. Oracle documents issuer and certificate; the rest of the order is inferred.
 * @param store whom the pod trusts at the time; for tokens of its own domain it asks nobody
 * @param host host of the pod, with its port where it is not 443
 */
export function authenticator(
  settings: FusionSettings,
  users: readonly FusionUserState[],
  signing: Signing,
  store: TrustStore,
  host: () => string,
): Authenticate {
  const sameDomain = settings.signIn === "the client's domain"
  return async (authorization) => {
    const [scheme, value = ''] = (authorization ?? '').split(' ')
    if (scheme === 'Basic') return basicUser(settings, users, value)
    if (scheme !== 'Bearer') return undefined
    try {
      const { provider, certificates } = store.forNextCheck()
      const trusted = sameDomain ? [signing.leaf] : certificates.map(({ der }) => der)
      const { x5t } = decodeProtectedHeader(value)
      const certificate = trusted.find((der) => thumbprint(der) === x5t)
      if (certificate === undefined) return undefined
      if (!sameDomain && settings.needsAuthority && !holds(trusted, signing.authority)) {
        return undefined
      }
      const currentDate = new Date(Date.now() + settings.clockOffsetSeconds * 1000)
      if (![certificate, signing.authority].every((der) => isInTime(der, currentDate))) {
        return undefined
      }
      const { payload } = await jwtVerify(value, new X509Certificate(certificate).publicKey, {
        algorithms: ['RS256'],
        currentDate,
        ...(!sameDomain && { issuer: [...(provider?.issuers ?? [])] }),
        ...(settings.checksAudience && { audience: `https://${host()}` }),
      })
      if (!sameDomain && provider?.tokenTypes.includes('JWT') !== true) return undefined
      return users.find(
        ({ userName, active }) => active && same(settings, userName, payload.sub ?? ''),
      )
    } catch {
      return undefined
    }
  }
}

/** That a pod minds when a certificate ends is inferred. */
function isInTime(der: Buffer, date: Date): boolean {
  const { validFrom, validTo } = new X509Certificate(der)
  return new Date(validFrom) <= date && date <= new Date(validTo)
}

function holds(trusted: readonly Buffer[], certificate: Buffer): boolean {
  return trusted.some((der) => der.equals(certificate))
}

function basicUser(
  settings: FusionSettings,
  users: readonly FusionUserState[],
  value: string,
): FusionUserState | undefined {
  if (!settings.basicAuthentication) return undefined
  const [, name, password] = /^([^:]*):(.*)$/.exec(Buffer.from(value, 'base64').toString()) ?? []
  return users.find((user) => user.active && user.userName === name && user.password === password)
}

function same({ comparesCase }: FusionSettings, one: string, other: string): boolean {
  return comparesCase ? one === other : one.toLowerCase() === other.toLowerCase()
}

function thumbprint(der: Buffer): string {
  return createHash('sha1').update(der).digest('base64url')
}
