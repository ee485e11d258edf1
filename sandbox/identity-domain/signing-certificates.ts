import 'reflect-metadata'
import { createHash, webcrypto } from 'node:crypto'
import {
  BasicConstraintsExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Name,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
  type X509Certificate,
} from '@peculiar/x509'
import { ecKey, rsaKey, type KeyPair } from '../keys.js'

/** How the signing key and its certificates are made or spoilt. */
export interface SigningShape {
  /** When the domain was created, as far as its certificates differ by that; 2021 or later, when not given. */
  readonly created?: keyof typeof PROFILES
  readonly leafKey?: 'RSA 2048' | 'RSA 4096' | 'EC' | 'former'
  /** Days from now; negative for the past. When not given, the leaf is 1000 days old and valid for ten years. */
  readonly leafDays?: readonly [from: number, to: number]
  /** As recorded, when not given. */
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
const SIGNATURE = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }

const usageOf2018 = (): Extension =>
  new KeyUsagesExtension(
    KeyUsageFlags.digitalSignature |
      KeyUsageFlags.nonRepudiation |
      KeyUsageFlags.dataEncipherment |
      KeyUsageFlags.keyAgreement,
    true,
  )
const usage = (): Extension =>
  new KeyUsagesExtension(
    KeyUsageFlags.digitalSignature |
      KeyUsageFlags.nonRepudiation |
      KeyUsageFlags.keyEncipherment |
      KeyUsageFlags.dataEncipherment |
      KeyUsageFlags.keyAgreement,
    true,
  )

/** `Cloud9CA-2`: sample certificate-cloud9ca-2, but for its key. It has no KeyUsage. */
const NEWER_AUTHORITY = {
  name: 'Cloud9CA-2',
  serialNumber: '31d425ee420caefd',
  validity: ['2016-05-21T02:18:09Z', '2116-04-27T02:18:09Z'],
  usage: undefined,
} as const

/** What a domain's certificates look like, by the time of its creation. */
const PROFILES = {
  /** The key set of `data/oci-iam-signing-cert-jwk.json`: the authority has the usage of the leaf, without keyCertSign. */
  '2018-01': {
    authority: {
      name: 'Cloud9CA',
      serialNumber: '015c3836cebc',
      validity: ['2017-05-24T02:08:54Z', '2037-05-24T02:08:54Z'],
      usage: usageOf2018,
    },
    leafUsage: usageOf2018,
    suffix: '',
  },
  /** Sample certificate-leaf-2018-2020. */
  '2018-07': { authority: NEWER_AUTHORITY, leafUsage: usage, suffix: '' },
  /** Sample certificate-leaf-newer. It is of SAML settings: that key sets hold the same one is inferred. */
  '2021': { authority: NEWER_AUTHORITY, leafUsage: usage, suffix: '_keys' },
} as const

const made = new Map<string, Promise<Signing>>()

/** What a domain of this shape signs with, made once per process, for it takes longer than a run. */
export async function createSigning(
  domainId: string,
  { document: change, ...shape }: SigningShape,
): Promise<Signing> {
  const key = JSON.stringify([domainId, shape])
  const known = made.get(key) ?? makeSigning(domainId, shape)
  made.set(key, known)
  const signing = await known
  return change === undefined ? signing : { ...signing, document: change(signing.document) }
}

/**
 * Makes the signing key and certificates of exactly the shapes of real domains: the leaf with three common names and a
 * subject key identifier, without basic constraints and authority key identifier; the authority self-signed, with
 * `CA:TRUE, pathlen:0`.
 */
async function makeSigning(
  domainId: string,
  shape: Omit<SigningShape, 'document'>,
): Promise<Signing> {
  const { authority: about, leafUsage, suffix } = PROFILES[shape.created ?? '2021']
  const authorityKeys = await rsaKey('authority')
  const leafKeys = await leafKey(shape)
  const issuer = new Name([
    { DC: [{ ia5String: 'com' }] },
    { DC: [{ ia5String: 'oracle' }] },
    { DC: [{ ia5String: 'cloud' }] },
    commonName(about.name),
  ])
  const authority = await certificate({
    subject: issuer,
    issuer,
    validity: inDays(shape.authorityDays) ?? [
      new Date(about.validity[0]),
      new Date(about.validity[1]),
    ],
    keys: authorityKeys,
    signer: authorityKeys,
    serialNumber: about.serialNumber,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      await SubjectKeyIdentifierExtension.create(authorityKeys.publicKey),
      ...(about.usage === undefined ? [] : [about.usage()]),
    ],
  })
  const validity = inDays(shape.leafDays) ?? tenYearsFrom(new Date(Date.now() - 1000 * DAY))
  const leaf = await certificate({
    subject: new Name(
      ['sslDomains', 'Cloud9', shape.leafName ?? `${domainId}${suffix}`].map(commonName),
    ),
    issuer,
    validity,
    keys: leafKeys,
    signer: shape.foreignAuthority === true ? await rsaKey('foreign authority') : authorityKeys,
    // milliseconds since 1970 of its creation
    serialNumber: validity[0].getTime().toString(16).padStart(12, '0'),
    extensions: [await SubjectKeyIdentifierExtension.create(leafKeys.publicKey), leafUsage()],
  })
  const other = shape.tokensByAnotherKey === true || shape.leafKey === 'EC'
  const jwk = await jwkOf(leafKeys, [leaf, authority])
  return {
    tokenKey: (other ? await rsaKey('another') : leafKeys).privateKey,
    thumbprint: shape.tokenThumbprint ?? digest('sha1', leaf),
    thumbprintS256: digest('sha256', leaf),
    document: { keys: [jwk] },
    leaf: Buffer.from(leaf.rawData),
    authority: Buffer.from(authority.rawData),
  }
}

/** A printable string, as in real certificates; one with an underscore is UTF-8, as X.680 wants it. */
function commonName(
  text: string,
): Record<string, ({ printableString: string } | { utf8String: string })[]> {
  const isPrintable = /^[A-Za-z0-9 '()+,./:=?-]*$/.test(text)
  return { CN: [isPrintable ? { printableString: text } : { utf8String: text }] }
}

type Validity = readonly [from: Date, to: Date]

function inDays(days: SigningShape['leafDays']): Validity | undefined {
  const [from, to] = (days ?? []).map((day) => new Date(Date.now() + day * DAY))
  return from && to && [from, to]
}

/** To the second, as in every recorded leaf. */
function tenYearsFrom(from: Date): Validity {
  const to = new Date(from)
  to.setUTCFullYear(from.getUTCFullYear() + 10)
  return [from, to]
}

async function leafKey(shape: SigningShape): Promise<KeyPair> {
  if (shape.leafKey === 'EC') return ecKey('leaf')
  if (shape.leafKey === 'former') return rsaKey('former leaf')
  return rsaKey('leaf', shape.leafKey === 'RSA 4096' ? 4096 : 2048)
}

async function certificate(about: {
  readonly subject: Name
  readonly issuer: Name
  readonly validity: Validity
  readonly keys: KeyPair
  readonly signer: KeyPair
  readonly serialNumber: string
  readonly extensions: Extension[]
}): Promise<X509Certificate> {
  const [notBefore, notAfter] = about.validity
  return X509CertificateGenerator.create({
    serialNumber: about.serialNumber,
    subject: about.subject,
    issuer: about.issuer,
    notBefore,
    notAfter,
    signingAlgorithm: SIGNATURE,
    publicKey: about.keys.publicKey,
    signingKey: about.signer.privateKey,
    extensions: about.extensions,
  })
}

/**
 * Members and order as recorded in 2018 and 2020 (sample jwk-2020): `key_ops` contradicts a public key's use, and `use`
 * is absent. That of 2020 has `["sig","encrypt"]`, which its author may have edited.
 */
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
