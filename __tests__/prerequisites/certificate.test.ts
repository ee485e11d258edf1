import { X509Certificate } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { createSigning } from '../../sandbox/identity-domain/signing-certificates.js'
import { createAuthority } from '../../sandbox/tls.js'
import { readCertificate } from '../../src/prerequisites/certificate.js'

const signing = await createSigning('idcs-0123456789abcdef0123456789abcdef', {})
const tls = await createAuthority()

describe('a DER certificate', () => {
  it('has the fingerprints that OpenSSL computes, also as thumbprints of a JWS', () => {
    const { fingerprint, fingerprint256 } = new X509Certificate(signing.leaf)
    const read = readCertificate(signing.leaf)
    expect([read.sha1, read.sha256]).toEqual([fingerprint, fingerprint256])
    const hex = (thumbprint: string): string =>
      Buffer.from(thumbprint, 'base64url').toString('hex').toUpperCase()
    expect(hex(read.thumbprint)).toBe(fingerprint.replaceAll(':', ''))
    expect(hex(read.thumbprintS256)).toBe(fingerprint256.replaceAll(':', ''))
  })

  it.each([
    ['empty', Buffer.alloc(0), /./],
    ['cut off', signing.leaf.subarray(0, signing.leaf.length - 1), /./],
    [
      'followed by more',
      Buffer.concat([signing.leaf, Buffer.from([0])]),
      /^there is more after the certificate$/,
    ],
    ['text', Buffer.from('no certificate'), /./],
    ['begun on a day that is none', withDate(0), /^the certificate has dates that are none$/],
    ['ended on a day that is none', withDate(1), /^the certificate has dates that are none$/],
  ])('that is %s is refused', (_, bytes, message) => {
    expect(() => readCertificate(bytes)).toThrow(message)
  })

  it.each([
    [
      'of the older authority of Oracle may not, and signs all the same',
      async () => (await createSigning('idcs-0', { created: '2018-01' })).authority,
      false,
    ],
    ['of the newer one, without any usage, may', () => Promise.resolve(signing.authority), true],
    ['with the usage may', () => Promise.resolve(derOf(tls.pem)), true],
    ['without any usage may', async () => derOf((await tls.serverCertificate('good')).cert), true],
  ])('%s sign certificates', async (_, der, may) => {
    expect(readCertificate(await der()).maySignCertificates).toBe(may)
  })

  it('is signed by a key whatever the dates say', async () => {
    const ended = await createSigning('idcs-0', { leafDays: [-20, -10] })
    const authority = readCertificate(ended.authority)
    expect(await readCertificate(ended.leaf).signedBy(authority)).toBe(true)
  })

  it('is signed by no key that is none', async () => {
    const authority = { ...readCertificate(signing.authority), publicKey: Buffer.from('none') }
    expect(await readCertificate(signing.leaf).signedBy(authority)).toBe(false)
  })
})

/** The signing certificate with a letter in the nth of its dates (UTCTime, of 13 characters). */
function withDate(nth: number): Buffer {
  const der = Buffer.from(signing.leaf)
  const tag = Buffer.from([0x17, 13])
  let at = der.indexOf(tag)
  for (let met = 0; met < nth; met += 1) at = der.indexOf(tag, at + 1)
  der.write('x', at + 4)
  return der
}

function derOf(pem: string): Buffer {
  return Buffer.from(pem.replaceAll(/-----.*-----|\s/g, ''), 'base64')
}
