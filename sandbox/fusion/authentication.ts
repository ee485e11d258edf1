import { createHash, X509Certificate } from 'node:crypto'
import { decodeProtectedHeader, jwtVerify } from 'jose'
import type { Signing } from '../identity-domain/signing-certificates.js'
import type { FusionUserState } from './roles.js'
import type { FusionSettings } from './settings.js'

/** Who is behind an `Authorization` header, or `undefined` for nobody whom the pod believes. */
export type Authenticate = (
  authorization: string | undefined,
) => Promise<FusionUserState | undefined>

/**
 * How the pod checks a token, in this order: a certificate with the header's thumbprint, its signature, the issuer,
 * the token type, the times, the user. Oracle documents issuer and certificate; the rest of the order is inferred.
 * @param former DER of a certificate that the domain had before
 * @param host host of the pod, with its port where it is not 443
 */
export function authenticator(
  settings: FusionSettings,
  users: readonly FusionUserState[],
  signing: Signing,
  former: Buffer,
  host: () => string,
): Authenticate {
  const sameDomain = settings.signIn === "the client's domain"
  const trusted = certificatesOf(settings, signing, former, sameDomain)
  return async (authorization) => {
    const [scheme, value = ''] = (authorization ?? '').split(' ')
    if (scheme === 'Basic') return basicUser(settings, users, value)
    if (scheme !== 'Bearer') return undefined
    try {
      const { x5t } = decodeProtectedHeader(value)
      const certificate = trusted.find((der) => thumbprint(der) === x5t)
      if (certificate === undefined) return undefined
      if (!sameDomain && settings.needsAuthority && !settings.imported.includes('authority')) {
        return undefined
      }
      const { payload } = await jwtVerify(value, new X509Certificate(certificate).publicKey, {
        algorithms: ['RS256'],
        ...(!sameDomain && { issuer: [...settings.trustedIssuers] }),
        ...(settings.checksAudience && { audience: `https://${host()}` }),
      })
      if (!sameDomain && !settings.jwtTicked) return undefined
      return users.find(
        ({ userName, active }) => active && same(settings, userName, payload.sub ?? ''),
      )
    } catch {
      return undefined
    }
  }
}

function certificatesOf(
  { imported }: FusionSettings,
  signing: Signing,
  former: Buffer,
  sameDomain: boolean,
): readonly Buffer[] {
  if (sameDomain) return [signing.leaf]
  return imported.map((which) => {
    switch (which) {
      case 'signing':
        return signing.leaf
      case 'authority':
        return signing.authority
      case 'former signing':
        return former
    }
  })
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
