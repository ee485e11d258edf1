import { createHash, verify, type KeyObject } from 'node:crypto'
import type { ReceivedRequest } from '../received-request.js'

/** What a request says of its signature (OCI, *Request Signatures*, version 1; draft-cavage-http-signatures-08). */
export interface RequestSignature {
  readonly keyId: string
  /** Names of what was signed, in order, in lower case. */
  readonly headers: readonly string[]
  readonly signature: Buffer
}

const WITHOUT_BODY = ['(request-target)', 'host']
const WITH_BODY = [...WITHOUT_BODY, 'content-length', 'content-type', 'x-content-sha256']
const MAX_SKEW_MS = 5 * 60_000

/** Reads the header `Authorization: Signature …`; `undefined` when it is none of this version and algorithm. */
export function signatureOf(authorization: string): RequestSignature | undefined {
  const text = /^Signature (.*)$/.exec(authorization)?.[1]
  if (text === undefined) return undefined
  const parameters = new Map(
    [...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  )
  const [keyId, headers, signature] = ['keyId', 'headers', 'signature'].map((name) =>
    parameters.get(name),
  )
  return parameters.get('version') === '1' &&
    parameters.get('algorithm') === 'rsa-sha256' &&
    keyId !== undefined &&
    headers !== undefined &&
    signature !== undefined
    ? {
        keyId,
        headers: headers.toLowerCase().split(' '),
        signature: Buffer.from(signature, 'base64'),
      }
    : undefined
}

/**
 * Verifies a request as it was sent.
 * @param now milliseconds since the epoch
 * @returns why the request is refused, or `undefined` for a good one
 */
export function whyRefused(
  request: ReceivedRequest,
  { headers, signature }: RequestSignature,
  publicKey: KeyObject,
  now: number,
): string | undefined {
  const hasBody = ['POST', 'PUT', 'PATCH'].includes(request.method)
  // browsers may not set date; the other name stands in for it
  const dated = headers.includes('x-date') ? 'x-date' : 'date'
  const missing = [dated, ...(hasBody ? WITH_BODY : WITHOUT_BODY)].find(
    (name) => !headers.includes(name),
  )
  if (missing !== undefined) return `${missing} is not signed`
  const absent = headers.find((name) => name !== '(request-target)' && !sent(request, name))
  if (absent !== undefined) return `${absent} is signed and was not sent`
  const date = Date.parse(valueOf(request, dated))
  if (!(Math.abs(now - date) <= MAX_SKEW_MS)) return 'the date is more than five minutes off'
  const digest = createHash('sha256').update(request.bytes).digest('base64')
  if (hasBody && valueOf(request, 'x-content-sha256') !== digest) {
    return 'the body does not have the digest of x-content-sha256'
  }
  const text = headers.map((name) => `${name}: ${valueOf(request, name)}`).join('\n')
  return verify('RSA-SHA256', Buffer.from(text), publicKey, signature)
    ? undefined
    : 'the signature does not match'
}

/** The value to sign; a header that was sent twice has both, as the draft says. */
function valueOf(request: ReceivedRequest, name: string): string {
  return name === '(request-target)'
    ? `${request.method.toLowerCase()} ${request.target}`
    : valuesOf(request, name).join(', ')
}

function sent(request: ReceivedRequest, name: string): boolean {
  return valuesOf(request, name).length > 0
}

function valuesOf({ rawHeaders }: ReceivedRequest, name: string): readonly string[] {
  return rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === name)
}
