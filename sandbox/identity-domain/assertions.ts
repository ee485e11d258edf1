import { KeyObject } from 'node:crypto'
import { jwtVerify } from 'jose'
import { rsaKey } from '../keys.js'
import type { DomainSettings } from './settings.js'

const SHARED = 'https://identity.oraclecloud.com/'

/** The private key of the client's application, as PEM (PKCS#8). */
export async function clientKey(): Promise<string> {
  const { privateKey } = await rsaKey('client')
  return KeyObject.from(privateKey).export({ type: 'pkcs8', format: 'pem' }).toString()
}

/**
 * Verifies a client or user assertion (Oracle, *Client Assertion*): RS256, `kid` the alias of the registered
 * certificate, `iss` the client, numeric times, an audience among the documented ones, and a `jti`.
 * @returns its subject, or `undefined` when it is refused
 */
export async function verifyAssertion(
  assertion: string,
  { clientId, clientCertificateAlias }: DomainSettings,
  domainUrl: string,
  issuer = clientId,
): Promise<string | undefined> {
  try {
    const { publicKey } = await rsaKey('client')
    const { payload, protectedHeader } = await jwtVerify(assertion, publicKey, {
      algorithms: ['RS256'],
      issuer,
      audience: [SHARED, `${domainUrl}/`],
      requiredClaims: ['sub', 'iat', 'exp', 'jti'],
    })
    return protectedHeader.kid === clientCertificateAlias ? payload.sub : undefined
  } catch {
    return undefined
  }
}
