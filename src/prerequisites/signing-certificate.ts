import { failedBy } from '../checks/caused-by.js'
import { createPublicKey } from 'node:crypto'
import { compactVerify } from 'jose/jws/compact/verify'
import { pass, type Verdict } from '../checks/check.js'
import type { AccessToken } from '../oracle/access-token.js'
import { quoted } from '../oracle/answer.js'
import type { Certificate } from './certificate.js'
import { signerOf } from './certificate-signer.js'
import type { SigningKey } from './signing-keys.js'

/** The signing certificate, proven, with the other certificates that came with its key. */
export interface SigningCertificate {
  readonly leaf: Certificate
  readonly others: readonly Certificate[]
  /** The other keys in the set: what the domain signed with, or will sign with. */
  readonly beside: readonly KeyBeside[]
  /** Items of `x5c` that are no certificates. */
  readonly unreadable: readonly string[]
}

/** A key of the set that no token is signed with just now. */
export interface KeyBeside {
  readonly leaf: Certificate
  /** `undefined` when it did not come with the key. */
  readonly authority: Certificate | undefined
}

/**
 * The keys that the domain will sign with: their certificates begin later than the one that is used. The others are
 * former ones. Oracle documents neither order nor marks of the keys in a set.
 */
export function keysAhead({ leaf, beside }: SigningCertificate): readonly KeyBeside[] {
  return beside.filter((key) => key.leaf.notBefore.getTime() > leaf.notBefore.getTime())
}

/**
 * Finds the signing certificate by its public key, never by its position, and proves it: its thumbprint is the
 * JWK's, and a token that the domain really issued names it and verifies with it.
 */
export async function proveSigningCertificate(
  keys: readonly SigningKey[],
  token: AccessToken,
): Promise<Verdict<SigningCertificate>> {
  const matching = keys.filter((key) => key.thumbprint === token.thumbprint)
  const key = matching[0] ?? (keys.length === 1 ? keys[0] : undefined)
  if (key === undefined) {
    return failedBy('signing-key-differs', {
      found: `none of the ${String(keys.length)} keys has the token's thumbprint ${quoted(token.thumbprint ?? '(none)')}`,
      expected: 'a key with the x5t of the token',
    })
  }
  const { certificates, unreadable } = await readAll(key.x5c)
  const publicKey = derOf(key)
  const leaf = withKey(certificates, publicKey)
  if (leaf === undefined) {
    return failedBy('certificate-malformed', {
      found:
        publicKey === undefined
          ? 'the JWK contains no readable public key'
          : `none of ${String(key.x5c.length)} items in x5c is a certificate with the public key of the JWK${inBrackets(unreadable)}`,
      expected: 'a certificate with the public key of the JWK',
    })
  }
  for (const [name, given, computed] of [
    ['x5t', key.thumbprint, leaf.thumbprint],
    ['x5t#S256', key.thumbprintS256, leaf.thumbprintS256],
  ] as const) {
    if (given !== undefined && given !== computed) {
      return failedBy('certificate-malformed', {
        found: `${name} of the JWK is ${quoted(given)}`,
        expected: `${computed}, the thumbprint of the certificate with its public key`,
      })
    }
  }
  if (token.thumbprint !== undefined && token.thumbprint !== leaf.thumbprint) {
    return failedBy('signing-key-differs', {
      found: `a token signed just now names the certificate ${quoted(token.thumbprint)}`,
      expected: `${leaf.thumbprint}, the exported certificate`,
    })
  }
  if (!(await verifies(token.value, leaf))) {
    return failedBy('signing-key-differs', {
      found: 'a token signed just now does not verify with the exported certificate',
      expected: 'a signature by its key',
    })
  }
  const rotation = keys.length > 1 ? `, and the set contains ${String(keys.length)} keys` : ''
  const beside = await Promise.all(
    keys
      .filter((other) => other !== key)
      .map(async (other) => {
        const { certificates: found } = await readAll(other.x5c)
        const certificate = withKey(found, derOf(other))
        return certificate && { leaf: certificate, authority: await signerOf(certificate, found) }
      }),
  )
  return pass(
    {
      leaf,
      others: certificates.filter((other) => other !== leaf),
      beside: beside.filter((other) => other !== undefined),
      unreadable,
    },
    `SHA-256 ${leaf.sha256}, verifies a token of this identity domain${rotation}`,
  )
}

function withKey(
  certificates: readonly Certificate[],
  publicKey: Buffer | undefined,
): Certificate | undefined {
  return certificates.find((certificate) => publicKey?.equals(certificate.publicKey))
}

/** The items that could not be read, for the end of a sentence. */
export function inBrackets(items: readonly string[]): string {
  return items.length === 0 ? '' : ` (${items.join(', ')})`
}

/** Reads the items of `x5c`: standard base64 DER (RFC 7517, 4.7); white space in it is let pass. */
async function readAll(x5c: readonly string[]): Promise<{
  readonly certificates: readonly Certificate[]
  readonly unreadable: readonly string[]
}> {
  const { readCertificate } = await import('./certificate.js')
  const certificates: Certificate[] = []
  const unreadable: string[] = []
  x5c.forEach((item, index) => {
    try {
      certificates.push(readCertificate(derFromBase64(item)))
    } catch {
      unreadable.push(`item ${String(index + 1)} is no certificate`)
    }
  })
  return { certificates, unreadable }
}

function derFromBase64(text: string): Buffer {
  const compact = text.replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) throw new Error('not base64')
  return Buffer.from(compact, 'base64')
}

function derOf({ publicJwk }: SigningKey): Buffer | undefined {
  try {
    return createPublicKey({ key: publicJwk, format: 'jwk' }).export({
      format: 'der',
      type: 'spki',
    })
  } catch {
    return undefined
  }
}

async function verifies(token: string, { publicKey }: Certificate): Promise<boolean> {
  try {
    await compactVerify(token, createPublicKey({ key: publicKey, format: 'der', type: 'spki' }))
    return true
  } catch {
    return false
  }
}
