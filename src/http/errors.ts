/** Why no complete answer came. */
export type TransportFault =
  'refused' | 'unreachable' | 'unknown-host' | 'reset' | 'timeout' | 'too-large' | 'tls' | 'proxy'

/** No complete answer came; `fault` says why, `cause` is what undici or Node threw. */
export class TransportError extends Error {
  override readonly name = 'TransportError'

  constructor(
    readonly fault: TransportFault,
    /** Host and port that were asked. */
    readonly host: string,
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options)
  }
}

const FAULT_BY_CODE: Readonly<Record<string, TransportFault>> = {
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENOTFOUND: 'unknown-host',
  EAI_AGAIN: 'unknown-host',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_PRX_TLS: 'proxy',
}

const SENTENCES: Readonly<Record<TransportFault, string>> = {
  refused: 'refuses the connection',
  unreachable: 'cannot be reached',
  'unknown-host': 'is not known to DNS',
  reset: 'closed the connection before the answer was complete',
  timeout: 'did not answer in time',
  'too-large': 'sent more than an answer may have',
  tls: 'has a TLS certificate that is not accepted',
  proxy: 'cannot be reached through the proxy',
}

/**
 * Classifies what undici or Node threw for a request.
 * Codes: Node's system errors, undici's error classes, OpenSSL verification results (`ERR_TLS_*`, `CERT_*`, …).
 */
export function transportError(host: string, thrown: unknown): TransportError {
  if (thrown instanceof TransportError) return thrown
  const fault = faultOf(thrown)
  return new TransportError(fault, host, `${host} ${SENTENCES[fault]} (${detailOf(thrown)})`, {
    cause: thrown,
  })
}

function faultOf(thrown: unknown): TransportFault {
  for (const error of chain(thrown)) {
    if (error.name === 'TimeoutError') return 'timeout'
    const code = codeOf(error)
    // undici answers a proxy's refusal of CONNECT with a RequestAbortedError whose only sign is its text
    if (/proxy response \(\d+\)/i.test(error.message)) return 'proxy'
    const known = FAULT_BY_CODE[code]
    if (known !== undefined) return known
    if (
      /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/.test(
        code,
      )
    ) {
      return 'tls'
    }
  }
  return 'reset'
}

function detailOf(thrown: unknown): string {
  const [first] = chain(thrown)
  if (first === undefined) return 'unknown error'
  const code = chain(thrown)
    .map(codeOf)
    .find((c) => c !== '')
  return code === undefined ? first.message : `${code}: ${first.message}`
}

function codeOf(error: ErrorLike): string {
  return typeof error.code === 'string' ? error.code : ''
}

/** The error, what it wraps and what caused it: the telling code is often further down. */
function chain(thrown: unknown): readonly ErrorLike[] {
  const errors: ErrorLike[] = []
  for (let next = thrown; isErrorLike(next) && errors.length < 5; next = next.cause) {
    errors.push(next)
    if (Array.isArray(next.errors)) errors.push(...next.errors.filter(isErrorLike))
  }
  return errors
}

interface ErrorLike {
  readonly name: string
  readonly message: string
  readonly code?: unknown
  readonly cause?: unknown
  /** Of an AggregateError: one per address that was tried. */
  readonly errors?: unknown
}

function isErrorLike(value: unknown): value is ErrorLike {
  return typeof value === 'object' && value !== null && 'name' in value && 'message' in value
}
