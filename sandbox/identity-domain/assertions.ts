import 'reflect-metadata'
import { KeyObject } from 'node:crypto'
import { jwtVerify } from 'jose'
import { X509CertificateGenerator } from '@peculiar/x509'
import { rsaKey } from '../keys.js'
import type { DomainSettings } from './settings.js'

const SHARED = 'https://identity.oraclecloud.com/'

/** The private key of the client's application, as PEM (PKCS#8). */
export async function clientKey(): Promise<string> {
  const { privateKey } = await rsaKey('client')
  return KeyObject.from(privateKey).export({ type: 'pkcs8', format: 'pem' }).toString()
}

let certificate: Promise<string> | undefined

/** The certificate of that key, as the application shows it: base64 of the DER. */
export function clientCertificate(): Promise<string> {
  certificate ??= rsaKey('client').then(async (keys) => {
    const made = await X509CertificateGenerator.createSelfSigned({
      name: 'CN=oic_signing',
      keys,
      serialNumber: '07',
      signingAlgorithm: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
    })
    return Buffer.from(made.rawData).toString('base64')
  })
  return certificate
}

/**
 * Verifies a client or user assertion (Oracle, *Client Assertion*): RS256, `kid` the alias of the registered
 * certificate, `iss` the client, numeric times, an audience among the documented ones, and a `jti`. That an assertion
 * from the future is refused, and how much a clock may be ahead, is not documented: here nothing is allowed.
 * @returns its subject, or `undefined` when it is refused
 */
export async function verifyAssertion(
  assertion: string,
  settings: DomainSettings,
  domainUrl: string,
  issuer = settings.clientId,
): Promise<string | undefined> {
  const { clientCertificateAlias, clockOffsetSeconds, takesEarlyAssertions } = settings
  try {
    const { publicKey } = await rsaKey('client')
    const now = Date.now() + clockOffsetSeconds * 1000
    const { payload, protectedHeader } = await jwtVerify(assertion, publicKey, {
      algorithms: ['RS256'],
      issuer,
      audience: [SHARED, `${domainUrl}/`],
      requiredClaims: ['sub', 'iat', 'exp', 'jti'],
      currentDate: new Date(now),
    })
    if (!takesEarlyAssertions && (payload.iat ?? 0) * 1000 > now) return undefined
    return protectedHeader.kid === clientCertificateAlias ? payload.sub : undefined
  } catch {
    return undefined
  }
}
