import { execFileSync } from 'node:child_process'
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { readPrivateKey } from '../../src/inputs/private-key.js'

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const PKCS8 = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const PKCS1 = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()

function pem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString()
}

describe('a private key', () => {
  it.each([
    ['as PKCS#8', PKCS8],
    ['as PKCS#1', PKCS1],
    ['without a line break at its end', PKCS8.trim()],
    ['with CRLF', PKCS8.replaceAll('\n', '\r\n')],
    ['with line breaks written as \\n', PKCS8.replaceAll('\n', '\\n')],
    ['with line breaks written as \\r\\n', PKCS8.replaceAll('\n', '\\r\\n')],
    ['on one line with blanks', PKCS8.replaceAll('\n', ' ')],
    ['in quotes', `"${PKCS8.replaceAll('\n', '\\n')}"`],
    ['in base64 as a whole', Buffer.from(PKCS8).toString('base64')],
    ['with indented lines', PKCS8.replaceAll('\n', '\n    ')],
  ])('%s is read as the same key', (_, text) => {
    const read = readPrivateKey(text)
    if ('fault' in read) throw new Error(read.fault)
    expect(read.key.equals(privateKey)).toBe(true)
  })

  it.each([
    [
      'encrypted',
      privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }),
      'is encrypted with a passphrase',
    ],
    [
      'encrypted the old way',
      privateKey.export({ type: 'pkcs1', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'x' }),
      'is encrypted with a passphrase',
    ],
    [
      'public',
      createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }),
      'is a public key',
    ],
    [
      'a certificate',
      '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
      'is a certificate',
    ],
    [
      'an elliptic curve key',
      pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey),
      'is a key of type ec',
    ],
    [
      'too short',
      pem(generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey),
      'has 1024 bits',
    ],
    ['cut off', PKCS8.slice(0, 400), 'is cut off'],
    ['damaged', PKCS8.replace(/\n[A-Za-z0-9+/]{64}\n/, '\nAAAA\n'), 'cannot be decoded'],
    ['something else', 'hunter2-hunter2-hunter2', 'does not begin with'],
    ['an OCID', 'ocid1.key.oc1..aaaa', 'is an OCID'],
  ])('that is %s is explained without repeating it', (_, text, fault) => {
    const read = readPrivateKey(text.toString())
    if (!('fault' in read)) throw new Error('it was read')
    expect(read.fault).toContain(fault)
    // what to give instead, or how to make it so
    expect(read.fault).toMatch(/expected|\. (?:Remove|Copy) /)
    for (const line of text.toString().split('\n')) {
      if (line.length > 20 && !line.startsWith('-----')) expect(read.fault).not.toContain(line)
    }
  })

  it('in the format of OpenSSH is explained', () => {
    const directory = mkdtempSync(join(tmpdir(), 'key-'))
    const file = join(directory, 'id')
    try {
      execFileSync('ssh-keygen', ['-q', '-t', 'rsa', '-b', '2048', '-N', '', '-f', file])
      const read = readPrivateKey(readFileSync(file, 'utf8'))
      expect(read).toMatchObject({ fault: expect.stringContaining('ssh-keygen -p -m PEM') })
    } catch (thrown) {
      // without ssh-keygen the header alone must do
      if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') throw thrown
      const header = '-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----'
      expect(readPrivateKey(header)).toMatchObject({ fault: expect.stringContaining('OpenSSH') })
    } finally {
      rmSync(directory, { recursive: true })
    }
  })

  it('written by OpenSSL is read', () => {
    const text = execFileSync('openssl', ['genrsa', '2048'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const read = readPrivateKey(text.toString())
    expect('key' in read && read.key.equals(createPrivateKey(text))).toBe(true)
  })
})
