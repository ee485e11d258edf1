import { webcrypto } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { SignJWT } from 'jose'
import { createSigning, type Signing } from '../../sandbox/identity-domain/signing-certificates.js'
import { readAccessToken, type AccessToken } from '../../src/oracle/access-token.js'
import { proveAuthority } from '../../src/prerequisites/certificate-authority.js'
import { readCertificate } from '../../src/prerequisites/certificate.js'
import {
  keysAhead,
  proveSigningCertificate,
  type KeyBeside,
} from '../../src/prerequisites/signing-certificate.js'
import type { SigningKey } from '../../src/prerequisites/signing-keys.js'

const DOMAIN = 'idcs-0123456789abcdef0123456789abcdef'
const signing = await createSigning(DOMAIN, {})
const former = await createSigning(DOMAIN, { leafKey: 'former' })
const base64 = (der: Buffer): string => der.toString('base64')
const [LEAF, AUTHORITY] = [base64(signing.leaf), base64(signing.authority)]
const leaf = readCertificate(signing.leaf)
const authority = readCertificate(signing.authority)

async function keyOf({
  tokenKey,
  leaf: der,
  thumbprint,
  thumbprintS256,
}: Signing): Promise<SigningKey> {
  const { kty = '', n = '', e = '' } = await webcrypto.subtle.exportKey('jwk', tokenKey)
  return {
    publicJwk: { kty, n, e },
    thumbprint,
    thumbprintS256,
    x5c: [base64(der), AUTHORITY],
  }
}

async function tokenOf({ tokenKey }: Signing, x5t: string | undefined): Promise<AccessToken> {
  const token = await new SignJWT({ sub: 'someone' })
    .setProtectedHeader({ alg: 'RS256', ...(x5t !== undefined && { x5t }) })
    .sign(tokenKey)
  return readAccessToken(token, 'scope', 0)
}

const key = await keyOf(signing)
const formerKey = await keyOf(former)
const token = await tokenOf(signing, signing.thumbprint)
const nameless = await tokenOf(signing, undefined)
const ofAnother = await tokenOf(signing, 'another')
const forged = await tokenOf(former, signing.thumbprint)

describe('the signing certificate', () => {
  it.each<[string, readonly SigningKey[], AccessToken, string]>([
    ['first in x5c', [key], token, ''],
    ['last in x5c', [{ ...key, x5c: [AUTHORITY, LEAF] }], token, ''],
    ['among two keys', [formerKey, key], token, ', and the set contains 2 keys'],
    [
      'in base64 with line breaks',
      [{ ...key, x5c: [LEAF.replace(/.{64}/g, '$&\r\n'), AUTHORITY] }],
      token,
      '',
    ],
    ['of a token that names no key', [key], nameless, ''],
    [
      'of a JWK without thumbprints',
      [{ ...key, thumbprint: undefined, thumbprintS256: undefined }],
      token,
      '',
    ],
  ])('%s is found and proven', async (_, keys, of, more) => {
    const { state, found, value } = await proveSigningCertificate(keys, of)
    expect([state, found]).toEqual([
      'pass',
      `SHA-256 ${leaf.sha256}, verifies a token of this identity domain${more}`,
    ])
    expect(value?.of.leaf.sha256).toBe(leaf.sha256)
    expect(value?.of.others.map(({ sha256 }) => sha256)).toEqual([authority.sha256])
    expect(value?.of.unreadable).toEqual([])
    expect(value?.of.beside.map((one) => [one.leaf.sha256, one.authority?.sha256])).toEqual(
      keys.length === 1 ? [] : [[readCertificate(former.leaf).sha256, authority.sha256]],
    )
  })

  it('has beside it what can be read of the other keys', async () => {
    const unreadable = { ...formerKey, x5c: ['AAAA'] }
    const { value } = await proveSigningCertificate([key, unreadable], token)
    expect(value?.of.beside).toStrictEqual([])
  })

  it('is followed by the keys that begin later, and by no other', () => {
    const beginning = (days: number): KeyBeside => ({
      leaf: { ...leaf, notBefore: new Date(leaf.notBefore.getTime() + days * 86_400_000) },
      authority,
    })
    const [former, same, next] = [beginning(-1), beginning(0), beginning(1)]
    const beside = [former, same, next]
    expect(keysAhead({ leaf, others: [], beside, unreadable: [] })).toEqual([next])
  })

  it.each(['x', 'xy', 'xyz'])('is read whatever its padding in base64 is: %s', async (leafName) => {
    const other = await createSigning(DOMAIN, { leafName })
    const { state } = await proveSigningCertificate(
      [await keyOf(other)],
      await tokenOf(other, other.thumbprint),
    )
    expect(state).toBe('pass')
  })

  it('leaves items that are no certificates aside, by their number', async () => {
    const keys = [
      {
        ...key,
        x5c: ['not base64!', LEAF, '', 'AAAA', `x${LEAF}`, `${LEAF}!`, `!${LEAF}`, 'A==='],
      },
    ]
    const { value } = await proveSigningCertificate(keys, token)
    expect(value?.of.unreadable).toEqual(
      [1, 3, 4, 5, 6, 7, 8].map((item) => `item ${String(item)} is no certificate`),
    )
  })

  it.each<[string, readonly SigningKey[], AccessToken, object]>([
    [
      'is in no key, by what the token names',
      [key, formerKey],
      ofAnother,
      {
        found: "none of the 2 keys has the token's thumbprint another",
        expected: 'a key with the x5t of the token',
        causes: [{ id: 'signing-key-differs' }],
      },
    ],
    [
      'is one of several that the token does not tell apart',
      [key, formerKey],
      nameless,
      { found: "none of the 2 keys has the token's thumbprint (none)" },
    ],
    [
      'is missing in x5c',
      [{ ...key, x5c: [AUTHORITY, 'AAAA', '!'] }],
      token,
      {
        found:
          'none of 3 items in x5c is a certificate with the public key of the JWK (item 2 is no certificate, item 3 is no certificate)',
        expected: 'a certificate with the public key of the JWK',
        causes: [{ id: 'certificate-malformed' }],
      },
    ],
    [
      'has no public key to be compared with',
      [{ ...key, publicJwk: { kty: 'RSA' } }],
      token,
      {
        found: 'the JWK contains no readable public key',
        expected: 'a certificate with the public key of the JWK',
      },
    ],
    [
      'has another SHA-1 thumbprint',
      [{ ...key, thumbprint: 'another' }],
      token,
      {
        found: 'x5t of the JWK is another',
        expected: `${signing.thumbprint}, the thumbprint of the certificate with its public key`,
        causes: [{ id: 'certificate-malformed' }],
      },
    ],
    [
      'has another SHA-256 thumbprint',
      [{ ...key, thumbprintS256: 'another' }],
      token,
      {
        found: 'x5t#S256 of the JWK is another',
        expected: `${signing.thumbprintS256}, the thumbprint of the certificate with its public key`,
      },
    ],
    [
      'is not the one that the token names',
      [key],
      ofAnother,
      {
        found: 'a token signed just now names the certificate another',
        expected: `${signing.thumbprint}, the exported certificate`,
        causes: [{ id: 'signing-key-differs' }],
      },
    ],
    [
      'does not verify the token',
      [key],
      forged,
      {
        found: 'a token signed just now does not verify with the exported certificate',
        expected: 'a signature by its key',
        causes: [{ id: 'signing-key-differs' }],
      },
    ],
  ])('that %s fails', async (_, keys, of, verdict) => {
    expect(await proveSigningCertificate(keys, of)).toMatchObject({ state: 'fail', ...verdict })
  })
})

describe('the authority', () => {
  const expected = `a certificate of ${leaf.issuer} whose key signed ${leaf.subject}`
  const other = { ...authority, signedBy: leaf.signedBy, subject: 'CN=other' }

  it('that may sign certificates passes without a note', async () => {
    const may = { ...authority, maySignCertificates: true }
    const { found, value } = await proveAuthority({
      leaf,
      others: [other, may],
      beside: [],
      unreadable: [],
    })
    expect(found).toBe(`${authority.subject}, SHA-256 ${authority.sha256}`)
    expect(value?.of).toBe(may)
  })

  it.each([
    ['alone', [], [], 'certificate-incomplete', 'x5c contains only the signing certificate'],
    [
      'unreadable',
      [],
      ['item 2 is no certificate'],
      'certificate-malformed',
      'the other certificates are unreadable (item 2 is no certificate)',
    ],
    [
      'of other names',
      [other, { ...other, subject: 'CN=third' }],
      [],
      'certificate-malformed',
      'the other certificates are CN=other; CN=third',
    ],
    [
      'of the name, but not its signer',
      [{ ...leaf, subject: leaf.issuer }],
      [],
      'certificate-malformed',
      `the certificate named ${leaf.issuer} did not make the signature`,
    ],
  ])('that is %s fails', async (_, others, unreadable, cause, found) => {
    expect(await proveAuthority({ leaf, others, beside: [], unreadable })).toMatchObject({
      state: 'fail',
      found,
      expected,
      causes: [{ id: cause }],
    })
  })

  it('with a key of another kind made no signature', async () => {
    const elliptic = await createSigning(DOMAIN, { leafKey: 'EC' })
    expect(await leaf.signedBy(readCertificate(elliptic.leaf))).toBe(false)
  })
})
