import { createHash, sign, type KeyObject } from 'node:crypto'

/** A request as it stands on the wire, as far as a signature covers it. */
export interface SignableRequest {
  readonly method: string
  /** Path with its query, exactly as it is sent. */
  readonly path: string
  /** By lower-case name. The host has no `:443`: a signature over it fails, because the wire's `Host` lacks it. */
  readonly headers: Readonly<Record<string, string>>
}

/** Headers that sign one attempt of a request, the signed ones among them. */
export type SignatureHeaders = Readonly<Record<string, string>>

const OF_EVERY_REQUEST = ['x-date', '(request-target)', 'host'] as const
const OF_A_BODY = ['content-type', 'content-length', 'x-content-sha256'] as const

/**
 * Signs a request as Oracle's own SDK for TypeScript does, header by header in the same order (Oracle, *Request
 * Signatures*, version 1; draft-cavage-http-signatures-08).
 * @param body as it is sent, or `undefined` for none; POST, PUT and PATCH without one are signed with an empty body
 * @param keyId what the service finds the public key by: `ST$` and the session token
 * @param now milliseconds since the epoch; the service accepts five minutes more or less
 */
export function signRequest(
  request: SignableRequest,
  body: string | undefined,
  { keyId, privateKey }: { readonly keyId: string; readonly privateKey: KeyObject },
  now: number,
): SignatureHeaders {
  const withBody = ['POST', 'PUT', 'PATCH'].includes(request.method)
  const added: SignatureHeaders = {
    'x-date': new Date(now).toUTCString(),
    ...(withBody && {
      'content-length': String(Buffer.byteLength(body ?? '')),
      'x-content-sha256': createHash('sha256')
        .update(body ?? '')
        .digest('base64'),
    }),
  }
  const names = withBody ? [...OF_EVERY_REQUEST, ...OF_A_BODY] : OF_EVERY_REQUEST
  const text = signingString(names, { ...request, headers: { ...request.headers, ...added } })
  const parameters = {
    keyId,
    algorithm: 'rsa-sha256',
    headers: names.join(' '),
    signature: signatureOf(text, privateKey),
  }
  const written = Object.entries(parameters).map(([name, value]) => `${name}="${value}"`)
  return { ...added, authorization: `Signature version="1",${written.join(',')}` }
}

/**
 * The text that is signed: a line for each name.
 * @throws {Error} when a header that is to be signed is missing
 */
export function signingString(
  names: readonly string[],
  { method, path, headers }: SignableRequest,
): string {
  const lines = names.map((name) => {
    if (name === '(request-target)') return `${name}: ${method.toLowerCase()} ${path}`
    const value = headers[name]
    if (value === undefined) throw new Error(`a request without ${name} cannot be signed`)
    return `${name}: ${value}`
  })
  return lines.join('\n')
}

/** RSASSA-PKCS1-v1_5 with SHA-256 over a signing string, base64. */
export function signatureOf(text: string, privateKey: KeyObject): string {
  return sign('sha256', Buffer.from(text), privateKey).toString('base64')
}
