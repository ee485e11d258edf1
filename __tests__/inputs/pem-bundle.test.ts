import { X509Certificate } from 'node:crypto'
import { generateKeyPairSync } from 'node:crypto'
import { createSecureContext } from 'node:tls'
import { describe, expect, it } from '@jest/globals'
import { createAuthority } from '../../sandbox/tls.js'
import { certificatesIn } from '../../src/inputs/pem-bundle.js'
import { readInputs } from '../../src/inputs/read-inputs.js'
import { secretsIn } from '../../src/inputs/secrets.js'
import { raw } from './good-inputs.js'

const [ONE, TWO] = (await Promise.all(
  [createAuthority(), createAuthority()].map(async (made) => `${(await made).pem.trim()}\n`),
)) as [string, string]
const BOTH = ONE + TWO
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const PKCS8 = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const PKCS1 = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()
const SEC1 = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  .privateKey.export({ type: 'sec1', format: 'pem' })
  .toString()
const CHAIN = `CONNECTED(00000003)
---
Certificate chain
 0 s:CN=proxy.acme.example
   i:CN=Acme "Root" CA
${ONE} 1 s:CN=Acme – Root
${TWO}---
Server certificate
`

function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}

describe('certificates of ca-certificates', () => {
  it.each([
    ['as they are', BOTH],
    ['without a line break at the end', BOTH.trim()],
    ['with CRLF', BOTH.replaceAll('\n', '\r\n')],
    ['with line breaks written as \\n', BOTH.replaceAll('\n', '\\n')],
    ['with line breaks written as \\r\\n', BOTH.replaceAll('\n', '\\r\\n')],
    ['on one line with blanks', BOTH.replaceAll('\n', ' ')],
    ['with indented lines', BOTH.replaceAll('\n', '\n    ')],
    ['in quotes', `"${BOTH.trim()}"`],
    ['in quotes, with line breaks written as \\n', `"${BOTH.replaceAll('\n', '\\n')}"`],
    ['in base64', base64(BOTH)],
    ['in base64 of several lines', base64(BOTH).replaceAll(/.{76}/g, '$&\n')],
    ['in base64, behind a comment', base64(`# Acme\n${BOTH}`)],
    ['behind one another without a line break', ONE.trim() + TWO],
    ['with comments between', `# one\n${ONE}\n# two – "ü"\n\n${TWO}# end\n`],
    ['as openssl s_client prints them', CHAIN],
    ['with an older label', BOTH.replaceAll(' CERTIFICATE', ' X509 CERTIFICATE')],
  ])('%s are read as the same two', (_, text) => {
    const { settings, faults } = readInputs(raw({ 'ca-certificates': text }))
    expect(faults).toEqual([])
    const read = certificatesIn(settings.caCertificates).map((pem) => new X509Certificate(pem))
    expect(read.map(({ fingerprint256 }) => fingerprint256)).toEqual(
      [ONE, TWO].map((pem) => new X509Certificate(pem).fingerprint256),
    )
    expect(() => createSecureContext({ ca: settings.caCertificates })).not.toThrow()
  })

  it.each([
    ['of PKCS#8', BOTH + PKCS8],
    ['of PKCS#1, first', PKCS1 + BOTH],
    ['of an elliptic curve', ONE + SEC1 + TWO],
    ['that is encrypted', BOTH + PKCS8.replaceAll(' PRIVATE', ' ENCRYPTED PRIVATE')],
    ['with line breaks written as \\n', (BOTH + PKCS8).replaceAll('\n', '\\n')],
    ['in base64', base64(BOTH + PKCS8)],
    ['alone', PKCS8],
    ['cut off', BOTH + PKCS8.slice(0, 400)],
  ])('with a private key %s are refused, and the key is masked and not shown', (_, text) => {
    const inputs = raw({ 'ca-certificates': text })
    const { settings, faults } = readInputs(inputs)
    expect(faults).toEqual([expect.stringMatching(/^ca-certificates contains a private key/)])
    for (const line of [PKCS8, PKCS1, SEC1].join('').split('\n')) {
      if (line.length > 20 && !line.startsWith('-----')) expect(faults[0]).not.toContain(line)
    }
    expect(settings.caCertificates).toBe('')
    const secrets = secretsIn(inputs)
    const keyLines = [PKCS8, PKCS1, SEC1]
      .flatMap((key) => key.split('\n').filter((line) => /^[A-Za-z0-9+/=]{64}$/.test(line)))
      .filter((line) => text.includes(line))
    for (const line of keyLines) expect(secrets).toContain(line)
    expect([...secrets].filter((secret) => ONE.includes(secret))).toEqual([])
  })

  it.each([
    ['nothing of them', 'no pem', 'contains no certificate'],
    ['base64 of something else', base64('hunter2 '.repeat(20)), 'contains no certificate'],
    [
      'a cut off one',
      BOTH.slice(0, -200),
      'is damaged or cut off: 2 certificates begin, and 1 are',
    ],
    ['a damaged one', ONE + TWO.replace(/\n[A-Za-z0-9+/]{64}\n/, '\nAA!A\n'), 'is damaged or cut'],
    [
      'one that is none',
      `${ONE}-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----`,
      'block 2 is no certificate',
    ],
    [
      "a format of OpenSSL's own",
      ONE.replaceAll(' CERTIFICATE', ' TRUSTED CERTIFICATE'),
      'openssl x509 -in FILE',
    ],
    ['a key set', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----', 'no certificate'],
  ])('with %s are refused', (_, text, told) => {
    expect(readInputs(raw({ 'ca-certificates': text })).faults).toEqual([
      expect.stringMatching(new RegExp(`^ca-certificates .*${told}`)),
    ])
  })
})
