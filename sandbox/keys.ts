import { webcrypto } from 'node:crypto'

/** A pair of keys of WebCrypto. */
export type KeyPair = webcrypto.CryptoKeyPair

const made = new Map<string, Promise<KeyPair>>()

/**
 * An RSA key pair for RS256, made once per name and process: making one takes a while, and a test needs many
 * sandboxes with the same roles.
 */
export function rsaKey(name: string, bits = 2048): Promise<KeyPair> {
  return once(`${name} ${String(bits)}`, () =>
    webcrypto.subtle.generateKey(
      {
        name: 'RSASSA-PKCS1-v1_5',
        hash: 'SHA-256',
        modulusLength: bits,
        publicExponent: new Uint8Array([1, 0, 1]),
      },
      true,
      ['sign', 'verify'],
    ),
  )
}

/** A P-256 key pair, made once per name and process. */
export function ecKey(name: string): Promise<KeyPair> {
  return once(name, () =>
    webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']),
  )
}

function once(name: string, make: () => Promise<KeyPair>): Promise<KeyPair> {
  const known = made.get(name) ?? make()
  made.set(name, known)
  return known
}
