import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { ecKey, type KeyPair } from './keys.js'

/** How the TLS of a service is: in order, with a certificate broken in one of the ways of the field, or of 1999. */
export type TlsKind = 'good' | 'self-signed' | 'wrong-name' | 'expired' | 'old-version'

/** What a server is set up with. */
interface ServerTls {
  readonly cert: string
  readonly key: string
  readonly minVersion?: 'TLSv1'
  readonly maxVersion?: 'TLSv1'
  readonly ciphers?: string
}

/** TLS 1.0 alone (RFC 2246), which OpenSSL 3 offers at its lowest security level only. */
const OLD_VERSION = {
  minVersion: 'TLSv1',
  maxVersion: 'TLSv1',
  ciphers: 'DEFAULT@SECLEVEL=0',
} as const

/** A private certificate authority, as companies have them. */
export interface Authority {
  readonly pem: string
  /** A server certificate for loopback. @param host another name of it */
  readonly serverCertificate: (kind: TlsKind, host?: string) => Promise<ServerTls>
}

const SIGNING = { name: 'ECDSA', hash: 'SHA-256' }
const DAY = 86_400_000

/** Makes the authority that signs the TLS certificates of all services of a sandbox. */
export async function createAuthority(): Promise<Authority> {
  const keys = await ecKey('TLS authority')
  const name = 'CN=Sandbox TLS CA'
  const now = Date.now()
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name,
    keys,
    serialNumber: '01',
    notBefore: new Date(now - DAY),
    notAfter: new Date(now + 30 * DAY),
    signingAlgorithm: SIGNING,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  })
  return {
    pem: `${certificate.toString('pem')}\n`,
    serverCertificate: (kind, host) => serverCertificate(kind, host, name, keys),
  }
}

let shared: Promise<Authority> | undefined

/** The authority of every sandbox of this process: its certificates are made once, which takes longer than a run. */
export function sharedAuthority(): Promise<Authority> {
  shared ??= createAuthority().then(({ pem, serverCertificate: make }) => {
    const made = new Map<string, ReturnType<typeof make>>()
    return {
      pem,
      serverCertificate: (kind, host) => {
        const key = `${kind} ${host ?? ''}`
        const certificate = made.get(key) ?? make(kind, host)
        made.set(key, certificate)
        return certificate
      },
    }
  })
  return shared
}

async function serverCertificate(
  kind: TlsKind,
  localName = 'localhost',
  authority: string,
  authorityKeys: KeyPair,
): Promise<ServerTls> {
  const keys = await ecKey('TLS server')
  const now = Date.now()
  const host = kind === 'wrong-name' ? 'another.example' : localName
  const subject = `CN=${host}`
  const certificate = await X509CertificateGenerator.create({
    serialNumber: '02',
    subject,
    issuer: kind === 'self-signed' ? subject : authority,
    notBefore: new Date(now - 2 * DAY),
    notAfter: new Date(kind === 'expired' ? now - DAY : now + 7 * DAY),
    signingAlgorithm: SIGNING,
    publicKey: keys.publicKey,
    signingKey: kind === 'self-signed' ? keys.privateKey : authorityKeys.privateKey,
    extensions: [
      new SubjectAlternativeNameExtension([
        { type: 'dns', value: host },
        ...(kind === 'wrong-name' ? [] : [{ type: 'ip' as const, value: '127.0.0.1' }]),
      ]),
    ],
  })
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)
  return {
    cert: certificate.toString('pem'),
    key: PemConverter.encode(pkcs8, PemConverter.PrivateKeyTag),
    ...(kind === 'old-version' && OLD_VERSION),
  }
}
