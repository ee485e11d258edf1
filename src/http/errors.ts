import { redactor } from '../redaction/redactor.js'

/** Why no complete answer came. */
export type TransportFault =
  | 'refused'
  | 'unreachable'
  | 'unknown-host'
  | 'silent-dns'
  | 'reset'
  | 'timeout'
  | 'too-large'
  | 'malformed'
  | 'tls'
  | 'handshake'
  | 'proxy'
  | 'exhausted'

/** Whom a request goes to, and by which way. */
export interface Destination {
  /** Host and port that are asked. */
  readonly host: string
  /** For messages: through which proxy, or why without one. */
  readonly way: string
  /** The proxy, in words, while it is the proxy's turn to answer. */
  readonly proxy?: string
  /** The variable that excepts the host from the proxy that there is. */
  readonly exceptedBy?: string
}

/** No complete answer came; `fault` says why, `cause` is what undici or Node threw. */
export class TransportError extends Error {
  override readonly name = 'TransportError'
  /** Host and port that were asked. */
  readonly host: string
  /** Whether the proxy is at fault, and the host was never asked. */
  readonly atProxy: boolean
  /** The variable of the environment for which no proxy was asked, although there is one. */
  readonly exceptedBy: string | undefined

  /** @param detail what was seen, in words */
  constructor(
    readonly fault: TransportFault,
    { host, way, proxy, exceptedBy }: Destination,
    detail: string,
    options?: { readonly cause?: unknown },
  ) {
    super(
      proxy === undefined
        ? `${host} ${SENTENCES[fault]} (${detail}; asked ${way})`
        : `${proxy} ${SENTENCES[fault]}, so ${host} was not asked (${detail})`,
      options,
    )
    this.host = host
    this.atProxy = proxy !== undefined
    this.exceptedBy = exceptedBy
  }
}

const SENTENCES: Readonly<Record<TransportFault, string>> = {
  refused: 'refuses the connection',
  unreachable: 'cannot be reached',
  'unknown-host': 'is not known to DNS',
  'silent-dns': 'could not be looked up in DNS in time',
  reset: 'closed the connection before the answer was complete',
  timeout: 'did not answer in time',
  'too-large': 'sent more than an answer may have',
  malformed: 'does not answer in HTTP',
  tls: 'has a TLS certificate that is not accepted',
  handshake: 'breaks off the TLS handshake',
  proxy: 'refuses to connect',
  exhausted: 'was not asked, because the runner cannot open another connection',
}

const FAULT_BY_CODE: Readonly<Record<string, TransportFault>> = {
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  // an address of a family that the runner does not have
  EADDRNOTAVAIL: 'unreachable',
  // a firewall of the runner itself
  EACCES: 'unreachable',
  EPERM: 'unreachable',
  ENOTFOUND: 'unknown-host',
  EAI_AGAIN: 'unknown-host',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_INFO: 'reset',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'reset',
  ERR_STREAM_PREMATURE_CLOSE: 'reset',
  UND_ERR_HEADERS_OVERFLOW: 'too-large',
  HPE_HEADER_OVERFLOW: 'too-large',
  EPROTO: 'handshake',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls',
  EMFILE: 'exhausted',
  ENFILE: 'exhausted',
  ENOBUFS: 'exhausted',
  ENOMEM: 'exhausted',
}

/** Codes by their beginning: resolvers, HTTP parsers, OpenSSL's verification results, and what else ends a handshake. */
const FAULT_BY_PREFIX: readonly (readonly [RegExp, TransportFault])[] = [
  [/^EAI_/, 'unknown-host'],
  [/^HPE_/, 'malformed'],
  [
    /^(CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|CRL_|ERROR_IN_C)/,
    'tls',
  ],
  [/^ERR_(SSL|TLS)_/, 'handshake'],
]

/**
 * Classifies what undici or Node threw for a request.
 * Codes: Node's system errors, undici's error classes, llhttp's (`HPE_*`), OpenSSL's verification results (`CERT_*`, …).
 * @returns `undefined` for what is not known to come from the network: a mistake in the request, above all
 */
export function transportError(
  destination: Destination,
  thrown: unknown,
): TransportError | undefined {
  if (thrown instanceof TransportError) return thrown
  const fault = faultOf(thrown)
  return fault && new TransportError(fault, destination, detailOf(thrown), { cause: thrown })
}

function faultOf(thrown: unknown): TransportFault | undefined {
  for (const error of chain(thrown)) {
    if (error.name === 'TimeoutError') return 'timeout'
    const code = codeOf(error)
    const known = FAULT_BY_CODE[code] ?? FAULT_BY_PREFIX.find(([form]) => form.test(code))?.[1]
    if (known !== undefined) return known
    // undici leaves the code out for some of its parser's errors
    if (error.name === 'HTTPParserError') return 'malformed'
  }
  return undefined
}

/** Longest part of a library's message that is repeated. */
const LONGEST_DETAIL = 200

function detailOf(thrown: unknown): string {
  const [first] = chain(thrown)
  if (first === undefined) return ''
  const code = chain(thrown)
    .map(codeOf)
    .find((c) => c !== '')
  // OpenSSL's message has the place in its own source, and the reason alone is what is meant
  const said = typeof first.reason === 'string' ? first.reason : first.message
  const detail = code === undefined ? said : `${code}: ${said}`
  return redactor.quote(detail, LONGEST_DETAIL)
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
  /** Of an error of TLS. */
  readonly reason?: unknown
  /** Of an AggregateError: one per address that was tried. */
  readonly errors?: unknown
}

function isErrorLike(value: unknown): value is ErrorLike {
  return typeof value === 'object' && value !== null && 'name' in value && 'message' in value
}
