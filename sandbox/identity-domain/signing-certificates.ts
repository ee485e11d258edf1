import 'reflect-metadata'
import { createHash, webcrypto } from 'node:crypto'
import {
  BasicConstraintsExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
  type X509Certificate,
} from '@peculiar/x509'
import { ecKey, rsaKey, type KeyPair } from '../keys.js'

/** How the signing key and its certificates are made or spoilt. */
export interface SigningShape {
  readonly leafKey?: 'RSA 2048' | 'RSA 4096' | 'EC' | 'former'
  /** Days from now; negative for the past. */
  readonly leafDays?: readonly [from: number, to: number]
  readonly authorityDays?: readonly [from: number, to: number]
  /** Last common name of the leaf, when it is not the domain's own. */
  readonly leafName?: string
  /** Signs the leaf with a key that is not the authority's. */
  readonly foreignAuthority?: boolean
  /** Signs tokens with a key that is not the leaf's. */
  readonly tokensByAnotherKey?: boolean
  /** Thumbprint (`x5t`) in the header of tokens, when it is not the leaf's. */
  readonly tokenThumbprint?: string
  /** Changes the document before it is served. */
  readonly document?: (set: KeySet) => KeySet
}

/** A JWK set as the domain serves it. */
export interface KeySet {
  readonly keys: readonly Readonly<Record<string, unknown>>[]
}

/** What the domain signs with, and what it shows of it. */
export interface Signing {
  readonly tokenKey: webcrypto.CryptoKey
  readonly thumbprint: string
  readonly thumbprintS256: string
  readonly document: KeySet
  /** DER of the signing certificate and of its authority's. */
  readonly leaf: Buffer
  readonly authority: Buffer
}

const DAY = 86_400_000
const AUTHORITY_NAME = 'DC=com, DC=oracle, DC=cloud, CN=Cloud9CA'
const SIGNATURE = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }

/** Both certificates have this usage, critical, and the authority therefore lacks keyCertSign. */
const usage = (): Extension =>
  new KeyUsagesExtension(
    KeyUsageFlags.digitalSignature |
      KeyUsageFlags.nonRepudiation |
      KeyUsageFlags.dataEncipherment |
      KeyUsageFlags.keyAgreement,
    true,
  )

/**
 * Makes the signing key and certificates of exactly the shape of a real domain of 2018: the leaf with three common
 * names, subject key identifier, neither basic constraints nor authority key identifier; the authority self-signed
 * with `CA:TRUE, pathlen:0`. What newer domains have is not known.
 */
export async function createSigning(domainId: string, shape: SigningShape): Promise<Signing> {
  const authorityKeys = await rsaKey('authority')
  const leafKeys = await leafKey(shape)
  const authority = await certificate({
    subject: AUTHORITY_NAME,
    days: shape.authorityDays ?? [-3000, 4000],
    keys: authorityKeys,
    signer: authorityKeys,
    serialNumber: '015c3836cebc',
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      await SubjectKeyIdentifierExtension.create(authorityKeys.publicKey),
      usage(),
    ],
  })
  const leaf = await certificate({
    subject: `CN=sslDomains, CN=Cloud9, CN=${shape.leafName ?? domainId}`,
    days: shape.leafDays ?? [-1000, 2650],
    keys: leafKeys,
    signer: shape.foreignAuthority === true ? await rsaKey('foreign authority') : authorityKeys,
    serialNumber: '016130b00d92',
    extensions: [await SubjectKeyIdentifierExtension.create(leafKeys.publicKey), usage()],
  })
  const other = shape.tokensByAnotherKey === true || shape.leafKey === 'EC'
  const jwk = await jwkOf(leafKeys, [leaf, authority])
  const set = { keys: [jwk] }
  return {
    tokenKey: (other ? await rsaKey('another') : leafKeys).privateKey,
    thumbprint: shape.tokenThumbprint ?? digest('sha1', leaf),
    thumbprintS256: digest('sha256', leaf),
    document: shape.document?.(set) ?? set,
    leaf: Buffer.from(leaf.rawData),
    authority: Buffer.from(authority.rawData),
  }
}

async function leafKey(shape: SigningShape): Promise<KeyPair> {
  if (shape.leafKey === 'EC') return ecKey('leaf')
  if (shape.leafKey === 'former') return rsaKey('former leaf')
  return rsaKey('leaf', shape.leafKey === 'RSA 4096' ? 4096 : 2048)
}

async function certificate(about: {
  readonly subject: string
  readonly days: readonly [number, number]
  readonly keys: KeyPair
  readonly signer: KeyPair
  readonly serialNumber: string
  readonly extensions: Extension[]
}): Promise<X509Certificate> {
  const [from, to] = about.days
  return X509CertificateGenerator.create({
    serialNumber: about.serialNumber,
    subject: about.subject,
    issuer: AUTHORITY_NAME,
    notBefore: new Date(Date.now() + from * DAY),
    notAfter: new Date(Date.now() + to * DAY),
    signingAlgorithm: SIGNATURE,
    publicKey: about.keys.publicKey,
    signingKey: about.signer.privateKey,
    extensions: about.extensions,
  })
}

/** Oracle's `key_ops` contradicts a public key's use, and `use` is absent: as recorded. */
async function jwkOf(
  keys: KeyPair,
  [leaf, authority]: readonly [X509Certificate, X509Certificate],
): Promise<Readonly<Record<string, unknown>>> {
  const { kty, n, e, crv, x, y } = await webcrypto.subtle.exportKey('jwk', keys.publicKey)
  return {
    kty,
    'x5t#S256': digest('sha256', leaf),
    e,
    x5t: digest('sha1', leaf),
    kid: 'SIGNING_KEY',
    x5c: [leaf, authority].map((item) => item.toString('base64')),
    key_ops: ['encrypt', 'sign'],
    alg: 'RS256',
    n,
    ...(crv !== undefined && { crv, x, y }),
  }
}

function digest(algorithm: 'sha1' | 'sha256', { rawData }: X509Certificate): string {
  return createHash(algorithm).update(Buffer.from(rawData)).digest('base64url')
}
