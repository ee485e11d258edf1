import { execFileSync, spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import {
  createSigning,
  type SigningShape,
} from '../../sandbox/identity-domain/signing-certificates.js'
import { readCertificate } from '../../src/prerequisites/certificate.js'
import { proveAuthority } from '../../src/prerequisites/certificate-authority.js'
import { judgeDomain } from '../../src/prerequisites/certificate-domain.js'
import { judgePins, type Pins } from '../../src/prerequisites/certificate-pins.js'
import { judgeValidity } from '../../src/prerequisites/certificate-validity.js'
import type { SigningCertificate } from '../../src/prerequisites/signing-certificate.js'

const REAL = join(import.meta.dirname, '../data/real-domain-keys.json')
const DOMAIN = 'idcs-0123456789abcdef0123456789abcdef'

interface Jwk {
  readonly x5t: string
  readonly x5c: readonly string[]
}

const keyOf = async (created: SigningShape['created']): Promise<Jwk> =>
  (await createSigning(DOMAIN, { ...(created && { created }) })).document.keys[0] as unknown as Jwk
const sandboxKey = await keyOf('2021')
const realKey = (JSON.parse(readFileSync(REAL, 'utf8')) as { keys: [Jwk] }).keys[0]

/** Whether the authority may sign certificates, by its KeyUsage or for want of one; and the name's ending. */
const sources: readonly (readonly [string, Jwk, boolean, string])[] = [
  ['made by the sandbox', sandboxKey, true, '_keys'],
  ['made by the sandbox as in July 2018', await keyOf('2018-07'), true, ''],
  ['made by the sandbox as in January 2018', await keyOf('2018-01'), false, ''],
  ['of a real domain of January 2018', realKey, false, ''],
]

function openssl(...args: readonly string[]): string {
  // on Windows its lines end with CR and LF
  return execFileSync('openssl', args, { encoding: 'utf8' }).replaceAll('\r\n', '\n')
}

describe.each(sources)('a pair of certificates %s', (_, { x5c, x5t }, maySign, ending) => {
  const [leaf, authority] = x5c.map((item) => readCertificate(Buffer.from(item, 'base64')))
  if (leaf === undefined || authority === undefined) throw new Error('x5c is too short')

  it('is accepted or rejected by a path validation, by the KeyUsage of its authority', async () => {
    const [native, nativeAuthority] = x5c.map(
      (item) => new X509Certificate(Buffer.from(item, 'base64')),
    )
    if (native === undefined || nativeAuthority === undefined) throw new Error('x5c is too short')
    expect(authority.maySignCertificates).toBe(maySign)
    expect(nativeAuthority.ca).toBe(maySign)
    expect(native.checkIssued(nativeAuthority)).toBe(maySign)
    expect(native.verify(nativeAuthority.publicKey)).toBe(true)
    const directory = await mkdtemp(join(tmpdir(), 'chain-'))
    const [ca, signed] = ['ca.crt', 'signed.crt'].map((name) => join(directory, name))
    if (ca === undefined || signed === undefined) throw new Error('no files')
    await writeFile(ca, authority.pem)
    await writeFile(signed, leaf.pem)
    const verified = spawnSync('openssl', ['verify', '-CAfile', ca, signed])
    expect(verified.status === 0).toBe(maySign)
    await rm(directory, { recursive: true })
  })

  it('is proven all the same, in whatever order, by names and signature', async () => {
    expect(await leaf.signedBy(authority)).toBe(true)
    expect(await authority.signedBy(leaf)).toBe(false)
    const chain = await proveAuthority({ leaf, others: [authority], beside: [], unreadable: [] })
    expect(chain.state).toBe('pass')
    expect(chain.found.includes('lacks keyCertSign')).toBe(!maySign)
  })

  it('is identified by the thumbprint of the JWK', () => {
    expect(leaf.thumbprint).toBe(x5t)
  })

  it('names its domain in the last common name', () => {
    expect(leaf.commonNames).toHaveLength(3)
    expect(leaf.commonNames[2]).toMatch(new RegExp(`^idcs-[0-9a-f]{32}${ending}$`))
  })

  it('is read as OpenSSL reads it, from the PEM that is written', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'certificates-'))
    for (const certificate of [leaf, authority]) {
      const file = join(directory, 'certificate.crt')
      await writeFile(file, certificate.pem)
      const show = (...what: readonly string[]): string =>
        openssl('x509', '-in', file, '-noout', ...what).trim()
      expect(show('-fingerprint', '-sha256')).toMatch(new RegExp(`=${certificate.sha256}$`))
      expect(show('-fingerprint', '-sha1')).toMatch(new RegExp(`=${certificate.sha1}$`))
      expect(show('-serial')).toBe(
        `serial=${certificate.serialNumber.replace(/^0+(?=..)/, (zeros) => (zeros.length % 2 ? '0' : ''))}`,
      )
      expect(Date.parse(show('-enddate').replace('notAfter=', ''))).toBe(
        certificate.notAfter.getTime(),
      )
      expect(Date.parse(show('-startdate').replace('notBefore=', ''))).toBe(
        certificate.notBefore.getTime(),
      )
      const named = show('-subject', '-nameopt', 'RFC2253').replace('subject=', '').split(',')
      expect(named.toReversed().join(', ')).toBe(certificate.subject)
      expect(openssl('x509', '-in', file, '-outform', 'PEM')).toBe(certificate.pem)
    }
    await rm(directory, { recursive: true })
  })
})

const EXPECTED_OF = {
  pass: () => undefined,
  warn: (authority: unknown) =>
    authority === undefined ? 'both certificates' : 'valid for 60 days more',
  fail: () => 'valid on 2026-11-24',
}

describe('the validity of certificates', () => {
  const certificate = readCertificate(Buffer.from(sandboxKey.x5c[0] ?? '', 'base64'))
  const now = Date.parse('2026-11-24T12:00:00Z')
  const from = new Date('2020-01-01T00:00:00Z')
  const until = (text: string): typeof certificate => ({
    ...certificate,
    notBefore: from,
    notAfter: new Date(text),
  })
  const good = until('2037-01-01T00:00:00Z')

  it.each([
    ['both long valid', good, good, 'pass', /\(3690 days\).*warn below 60 days$/],
    [
      'the signing certificate with 60 days left',
      until('2027-01-23T12:00:00Z'),
      good,
      'pass',
      /\(60 days\)/,
    ],
    [
      'the signing certificate with less than 60 days left',
      until('2027-01-23T11:59:59Z'),
      good,
      'warn',
      /\(59 days\)/,
    ],
    [
      'the authority with less than 60 days left',
      good,
      until('2026-12-01T00:00:00Z'),
      'warn',
      /CA certificate valid until 2026-12-01 \(6 days\)/,
    ],
    [
      'the signing certificate expired',
      until('2026-11-24T11:59:59Z'),
      good,
      'fail',
      /signing certificate expired on 2026-11-24/,
    ],
    [
      'the authority expired',
      good,
      until('2026-01-01T00:00:00Z'),
      'fail',
      /CA certificate expired on 2026-01-01/,
    ],
    [
      'the signing certificate not valid yet',
      { ...good, notBefore: new Date('2026-11-24T12:00:01Z') },
      good,
      'fail',
      /valid from 2026-11-24/,
    ],
    [
      'the signing certificate at its last moment',
      { ...good, notAfter: new Date(now) },
      good,
      'warn',
      /valid until 2026-11-24 \(0 days\), CA certificate valid until/,
    ],
    [
      'the signing certificate at its first moment',
      { ...good, notBefore: new Date(now) },
      good,
      'pass',
      /\(3690 days\), CA certificate/,
    ],
    ['no authority', good, undefined, 'warn', /not proven for the CA certificate/],
  ] as const)('with %s', (_, leaf, authority, state, found) => {
    const verdict = judgeValidity(leaf, authority, 60, now)
    expect(verdict.state).toBe(state)
    expect(verdict.found).toMatch(found)
    expect(verdict.expected).toBe(EXPECTED_OF[state](authority))
  })
})

describe('pins and names', () => {
  const [leaf, authority] = sandboxKey.x5c.map((item) =>
    readCertificate(Buffer.from(item, 'base64')),
  )
  if (leaf === undefined || authority === undefined) throw new Error('x5c is too short')
  const bundle = { leaf, others: [authority], beside: [], unreadable: [] }
  const token = {
    value: '',
    requestedScope: '',
    issuer: undefined,
    subject: undefined,
    audience: [],
    issuedAt: undefined,
    expiresAt: undefined,
    receivedAt: 0,
    clientAppRoles: undefined,
    thumbprint: undefined,
  }

  const NOW = Date.UTC(2026, 0, 1)
  const pins = (expected: readonly string[]): Pins => ({ expected, warningDays: 60, now: NOW })
  const other = (subject: string, days: number): typeof leaf => ({
    ...leaf,
    subject,
    sha256: subject,
    notBefore: new Date(leaf.notBefore.getTime() + days * 86_400_000),
  })
  const [next, former] = [other('NEXT', 1), other('FORMER', -1)]
  const keys = (leaves: readonly (typeof leaf)[]): SigningCertificate['beside'] =>
    leaves.map((one) => ({ leaf: one, authority }))

  it.each([
    ['all known', [leaf.sha256, authority.sha256], 'pass'],
    ['the authority unknown', [leaf.sha256], 'fail'],
    ['none given', [], 'skip'],
  ] as const)('with %s', (_, expected, state) => {
    expect(judgePins(bundle, authority, pins(expected)).state).toBe(state)
  })

  it('a pin that fails names what is unknown and what is known', () => {
    expect(judgePins(bundle, authority, pins(['AB:CD', 'EF:01']))).toMatchObject({
      found: `not in expected-fingerprints: ${leaf.subject} with SHA-256 ${leaf.sha256}; ${authority.subject} with SHA-256 ${authority.sha256}`,
      expected: 'one of AB:CD, EF:01',
      causes: [{ id: 'fingerprint-unknown' }],
    })
    expect(judgePins(bundle, authority, pins([leaf.sha256, authority.sha256])).found).toBe(
      'all 2 fingerprints are known',
    )
    expect(judgePins(bundle, authority, pins([])).found).toBe('expected-fingerprints is not set')
  })

  it.each([
    [
      'an expected rotation',
      [next],
      [leaf, authority],
      'warn',
      'expected rotation: the set contains a new key in addition to the known one: NEXT with SHA-256 NEXT',
      ['signing-key-rotation-ahead'],
    ],
    [
      'a rotation that is known',
      [next],
      [leaf, authority, next],
      'pass',
      'all 3 fingerprints are known',
      [],
    ],
    [
      'a rotation that has taken place',
      [former],
      [former, authority],
      'fail',
      `rotated: tokens are signed with a new key, and the known one is still in the set: ${leaf.subject} with SHA-256 ${leaf.sha256}`,
      ['rotation-unproven', 'fingerprint-unknown'],
    ],
    [
      'an expected key that is not used yet',
      [next],
      [next, authority],
      'fail',
      `not in expected-fingerprints: ${leaf.subject} with SHA-256 ${leaf.sha256}. The known key is in the set, and tokens are not signed with it yet`,
      ['fingerprint-unknown'],
    ],
    [
      'a former key that is still in the set',
      [former],
      [leaf, authority],
      'warn',
      'all in use are known, and the former key is still in the set: FORMER with SHA-256 FORMER',
      [],
    ],
    [
      'a former key that is known',
      [former],
      [leaf, authority, former],
      'pass',
      'all 3 fingerprints are known',
      [],
    ],
    [
      'a replaced certificate',
      [],
      [authority],
      'fail',
      `replaced: the known CA has signed another certificate: ${leaf.subject} with SHA-256 ${leaf.sha256}`,
      ['rotation-unproven', 'fingerprint-unknown'],
    ],
    [
      'an unknown authority',
      [],
      [leaf],
      'fail',
      `not in expected-fingerprints: ${authority.subject} with SHA-256 ${authority.sha256}`,
      ['fingerprint-unknown'],
    ],
  ] as const)('%s is told by what is known', (_, beside, known, state, found, causes) => {
    const verdict = judgePins(
      { ...bundle, beside: keys(beside) },
      authority,
      pins(known.map(({ sha256 }) => sha256)),
    )
    expect([verdict.state, verdict.found]).toEqual([state, found])
    expect((verdict.causes ?? []).map(({ id }) => id)).toEqual(causes)
  })

  const known = pins([leaf.sha256, authority.sha256])
  const ending = (days: number): { readonly notAfter: Date } => ({
    notAfter: new Date(NOW + days * 86_400_000),
  })

  it.each([
    [61, 'pass', 'all 2 fingerprints are known'],
    [60, 'pass', 'all 2 fingerprints are known'],
    [
      59,
      'warn',
      'expiring: all are known, and the signing certificate expires in 59 days. A rotation is due',
    ],
    [
      0,
      'warn',
      'expiring: all are known, and the signing certificate expires in 0 days. A rotation is due',
    ],
    [
      -6,
      'warn',
      'expired: all are known, and the signing certificate was valid until 2025-12-26. A rotation is overdue',
    ],
  ])('a known certificate with %i days left is a %s', (days, state, found) => {
    const verdict = judgePins({ ...bundle, leaf: { ...leaf, ...ending(days) } }, authority, known)
    expect([verdict.state, verdict.found]).toEqual([state, found])
  })

  it('of known certificates the one that ends first is named', () => {
    const soon = { ...authority, ...ending(59) }
    expect(judgePins(bundle, soon, known)).toMatchObject({
      state: 'warn',
      found:
        'expiring: all are known, and the CA certificate expires in 59 days. A rotation is due',
      expected: 'valid for 60 days more',
      causes: [{ id: 'certificate-expires-soon', evidence: 'valid until 2026-03-01' }],
    })
    expect(judgePins({ ...bundle, leaf: { ...leaf, ...ending(3) } }, soon, known).found).toContain(
      'the signing certificate expires in 3 days',
    )
    const both = { ...bundle, leaf: { ...leaf, ...ending(59) } }
    expect(judgePins(both, soon, known).found).toContain(
      'the signing certificate expires in 59 days',
    )
    expect(judgePins(bundle, undefined, known).state).toBe('pass')
  })

  it('a former key that is still in the set is to be compared by the domain administrator', () => {
    expect(judgePins({ ...bundle, beside: keys([former]) }, authority, known)).toMatchObject({
      expected: `one of ${leaf.sha256}, ${authority.sha256}`,
      fixBy: 'domain administrator',
      fix: expect.stringMatching(/^Compare it with the fingerprint that was expected/),
    })
  })

  it('a rotation is told as one though not every other certificate is known', () => {
    const rotated = judgePins({ ...bundle, beside: keys([former]) }, authority, pins(['FORMER']))
    expect(rotated.found).toMatch(/^rotated: /)
  })

  it('a certificate of another domain, or of none, is told by its name', () => {
    const another = { ...token, tenant: 'idcs-other' }
    expect(judgeDomain(bundle, another)).toMatchObject({
      found: `the certificate names ${DOMAIN}_keys, the token idcs-other`,
      expected: 'the same domain in both',
      causes: [{ id: 'certificate-of-another-domain' }],
    })
    const nameless = { ...bundle, leaf: { ...leaf, commonNames: [] } }
    expect(judgeDomain(nameless, another).found).toBe(
      'the certificate names no domain, the token idcs-other',
    )
    const ofPod = `ERPSI-${'0'.repeat(32)}`
    const podsOwn = { ...bundle, leaf: { ...leaf, commonNames: ['sslDomains', 'Cloud9', ofPod] } }
    expect(judgeDomain(podsOwn, another)).toMatchObject({
      state: 'warn',
      found: `the certificate names ${ofPod}, a service certificate of a pod, the token idcs-other`,
      fix: expect.stringMatching(/^This is the certificate that a pod shows in its WSDLs/),
    })
    expect(judgeDomain(bundle, { ...token, tenant: DOMAIN }).found).toBe(`names ${DOMAIN}_keys`)
    expect(judgeDomain(bundle, { ...token, tenant: undefined })).toMatchObject({
      found: 'not proven: the token does not name its identity domain',
      expected: 'a claim tenant',
    })
  })

  it.each([
    [DOMAIN, 'pass'],
    [DOMAIN.toUpperCase(), 'pass'],
    ['idcs-ffffffffffffffffffffffffffffffff', 'warn'],
    [undefined, 'warn'],
  ] as const)('a token of %s is a %s', (tenant, state) => {
    expect(judgeDomain(bundle, { ...token, tenant }).state).toBe(state)
  })

  it.each([
    [DOMAIN, 'pass'],
    [`${DOMAIN}_keys`, 'pass'],
    [`${DOMAIN.toUpperCase()}_KEYS`, 'pass'],
    [`${DOMAIN}_keys_keys`, 'warn'],
    [`${DOMAIN}keys`, 'warn'],
    [`_keys${DOMAIN}`, 'warn'],
    ['idcs-ffffffffffffffffffffffffffffffff_keys', 'warn'],
    // a pod has the authority of the domains, and a name of the same kind
    [`ERPSI-${DOMAIN.slice('idcs-'.length)}`, 'warn'],
    ['_keys', 'warn'],
  ] as const)('a certificate whose last name is %s is a %s', (name, state) => {
    const named = { ...bundle, leaf: { ...leaf, commonNames: ['sslDomains', 'Cloud9', name] } }
    expect(judgeDomain(named, { ...token, tenant: DOMAIN }).state).toBe(state)
  })
})
