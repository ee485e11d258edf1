import { causedBy } from '../causes/caused-by.js'
import { createPublicKey } from 'node:crypto'
import { compactVerify } from 'jose/jws/compact/verify'
import type { CauseId } from '../causes/catalogue.js'
import { fail, pass, skip, warn, type Verdict } from '../checks/check.js'
import type { AccessToken } from '../oracle/access-token.js'
import { quoted } from '../oracle/answer.js'
import { wholeDays } from '../report/days.js'
import type { Certificate } from './certificate.js'
import type { SigningKey } from './signing-keys.js'

/** The signing certificate, proven, with the other certificates that came with its key. */
export interface SigningCertificate {
  readonly leaf: Certificate
  readonly others: readonly Certificate[]
  /** Items of `x5c` that are no certificates. */
  readonly unreadable: readonly string[]
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
    return wrong('signing-key-differs', {
      found: `none of the ${String(keys.length)} keys has the token's thumbprint ${quoted(token.thumbprint ?? '(none)')}`,
      expected: 'a key with the x5t of the token',
    })
  }
  const { certificates, unreadable } = await readAll(key.x5c)
  const publicKey = derOf(key)
  const leaf = certificates.find((certificate) => publicKey?.equals(certificate.publicKey))
  if (leaf === undefined) {
    return wrong('certificate-malformed', {
      found:
        publicKey === undefined
          ? 'the JWK holds no public key that can be read'
          : `none of ${String(key.x5c.length)} items in x5c is a certificate with the public key of the JWK${list(unreadable)}`,
      expected: 'a certificate with the public key of the JWK',
    })
  }
  for (const [name, given, computed] of [
    ['x5t', key.thumbprint, leaf.thumbprint],
    ['x5t#S256', key.thumbprintS256, leaf.thumbprintS256],
  ] as const) {
    if (given !== undefined && given !== computed) {
      return wrong('certificate-malformed', {
        found: `${name} of the JWK is ${quoted(given)}`,
        expected: `${computed}, the thumbprint of the certificate with its public key`,
      })
    }
  }
  if (token.thumbprint !== undefined && token.thumbprint !== leaf.thumbprint) {
    return wrong('signing-key-differs', {
      found: `a token signed just now names the certificate ${quoted(token.thumbprint)}`,
      expected: `${leaf.thumbprint}, the exported certificate`,
    })
  }
  if (!(await verifies(token.value, leaf))) {
    return wrong('signing-key-differs', {
      found: 'a token signed just now does not verify with the exported certificate',
      expected: 'a signature by its key',
    })
  }
  const rotation = keys.length > 1 ? `; the set holds ${String(keys.length)} keys` : ''
  return pass(
    { leaf, others: certificates.filter((other) => other !== leaf), unreadable },
    `SHA-256 ${leaf.sha256}, verifies a token of this domain${rotation}`,
  )
}

/**
 * Finds the certificate whose key signed the leaf. Oracle's authority lacks keyCertSign and the leaf lacks an
 * authority key identifier, so a path validation by RFC 5280 rejects a good chain: names and signature decide.
 */
export async function proveAuthority(bundle: SigningCertificate): Promise<Verdict<Certificate>> {
  const { leaf, others, unreadable } = bundle
  const named = others.filter((other) => other.subject === leaf.issuer)
  for (const other of named) {
    if (await leaf.signedBy(other)) {
      const note = other.maySignCertificates
        ? ''
        : '; its KeyUsage lacks keyCertSign, which is usual for Oracle and no fault'
      return pass(other, `${quoted(other.subject)}, SHA-256 ${other.sha256}${note}`)
    }
  }
  const expected = `a certificate of ${quoted(leaf.issuer)} whose key signed ${quoted(leaf.subject)}`
  if (others.length === 0 && unreadable.length === 0) {
    return wrong('certificate-incomplete', {
      found: 'x5c holds the signing certificate alone',
      expected,
    })
  }
  return wrong('certificate-malformed', {
    found:
      named.length > 0
        ? `the certificate named ${quoted(leaf.issuer)} did not make the signature`
        : `the other certificates are ${others.map((other) => quoted(other.subject)).join('; ') || 'unreadable'}${list(unreadable)}`,
    expected,
  })
}

/** Compares the domain's name, last common name of the leaf, with the token's `tenant`. */
export function judgeDomain({ leaf }: SigningCertificate, token: AccessToken): Verdict<null> {
  const named = leaf.commonNames.at(-1)
  if (token.tenant === undefined) {
    return warn(null, 'not proven: the token does not name its domain', {
      expected: 'a claim tenant',
    })
  }
  if (named?.toLowerCase() === token.tenant.toLowerCase())
    return pass(null, `names ${quoted(named)}`)
  const found = `the certificate names ${quoted(named ?? 'no domain')}, the token ${quoted(token.tenant)}`
  return warn(null, found, {
    expected: 'the same domain in both',
    ...causedBy([{ id: 'certificate-of-another-domain', evidence: found }]),
  })
}

/** Judges the dates of both certificates. @param now milliseconds since the epoch */
export function judgeValidity(
  leaf: Certificate,
  authority: Certificate | undefined,
  warningDays: number,
  now: number,
): Verdict<null> {
  const named = [
    ['signing certificate', leaf],
    ...(authority === undefined ? [] : [['authority certificate', authority] as const]),
  ] as const
  const limits = `warn below ${String(warningDays)} days`
  for (const [name, { notBefore, notAfter }] of named) {
    if (notAfter.getTime() < now) {
      return wrong('certificate-expired', {
        found: `${name} expired on ${day(notAfter)}`,
        expected: `valid on ${day(new Date(now))}`,
      })
    }
    if (notBefore.getTime() > now) {
      return wrong('certificate-not-yet-valid', {
        found: `${name} is valid from ${day(notBefore)}`,
        expected: `valid on ${day(new Date(now))}`,
      })
    }
  }
  const [next] = named.toSorted(([, a], [, b]) => a.notAfter.getTime() - b.notAfter.getTime())
  const found = named
    .map(
      ([name, { notAfter }]) =>
        `${name} valid until ${day(notAfter)} (${String(wholeDays(notAfter.getTime() - now))} days)`,
    )
    .join(', ')
  if (next !== undefined && wholeDays(next[1].notAfter.getTime() - now) < warningDays) {
    return warn(null, `${found}; ${limits}`, {
      expected: `valid for ${String(warningDays)} days more`,
      ...causedBy([{ id: 'certificate-expired', evidence: found }]),
    })
  }
  if (authority === undefined) {
    return warn(null, `${found}; not proven for the authority certificate, which was not found`, {
      expected: 'both certificates',
    })
  }
  return pass(null, `${found}, ${limits}`)
}

/** Compares every certificate seen with the fingerprints that are known. */
export function judgePins(bundle: SigningCertificate, expected: readonly string[]): Verdict<null> {
  if (expected.length === 0) return skip('expected-fingerprints is not given')
  const seen = [bundle.leaf, ...bundle.others]
  const unknown = seen.filter((certificate) => !expected.includes(certificate.sha256))
  if (unknown.length === 0) return pass(null, `all ${String(seen.length)} fingerprints are known`)
  return wrong('fingerprint-unknown', {
    found: unknown
      .map(({ subject, sha256 }) => `${quoted(subject)} with SHA-256 ${sha256}`)
      .join('; '),
    expected: `one of ${expected.join(', ')}`,
  })
}

function wrong(
  id: CauseId,
  words: { readonly found: string; readonly expected: string },
): Verdict<never> {
  return fail(words.found, {
    expected: words.expected,
    ...causedBy([{ id, evidence: words.found }]),
  })
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10)
}

function list(items: readonly string[]): string {
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
