import type { Fault } from '../sandbox/faults.js'
import type { ServiceName } from '../sandbox/reply.js'

/** How a request is disturbed. */
export interface FaultKind {
  readonly name: string
  readonly fault: Omit<Fault, 'service' | 'path'>
  /** What a check says whose request is disturbed like this for good. */
  readonly meaning: 'silent' | 'not the API' | 'busy' | 'broken' | 'down' | 'not trusted'
  /** A single disturbance is made up for by asking again. */
  readonly passes: boolean
  /** The whole host is disturbed from this request on. */
  readonly hostWide: boolean
  /** The service does its work all the same: of a write only the answer is lost. */
  readonly works?: true
  /** Not before when a request may be repeated that came at this time; milliseconds since the epoch. */
  readonly notBefore?: (at: number) => number
}

/** A state and a cause. */
export type Expected = readonly [state: string, cause: string]

const JSON_TYPE = { 'content-type': 'application/json' }
const LONG_AGO = 'Wed, 21 Oct 2015 07:28:00 GMT'
const SECOND = 1000
/** The runner would obey no mask after it. */
const COMMAND = 'x ##[stop-commands]forged'

/** Every disturbance that is tried. */
export const FAULT_KINDS: readonly FaultKind[] = [
  transport('refused', 'refuse', { hostWide: true, passes: false }),
  transport('reset before the answer', 'reset'),
  transport('reset in the body', 'reset-in-body', { works: true }),
  transport('no answer', 'hang'),
  transport('slow headers', 'slow-headers', { works: true }),
  transport('slow body', 'slow-body', { works: true }),
  {
    name: 'truncated',
    fault: { kind: 'truncate' },
    meaning: 'not the API',
    passes: false,
    hostWide: false,
    works: true,
  },
  status('429', 429, 'busy'),
  {
    ...status('429, Retry-After in seconds', 429, 'busy', { 'retry-after': '1' }),
    notBefore: (at) => at + SECOND,
  },
  {
    ...status('429, Retry-After as a date', 429, 'busy'),
    fault: {
      kind: 'answer',
      reply: () => ({
        status: 429,
        headers: { ...JSON_TYPE, 'retry-after': new Date(Date.now() + 2 * SECOND).toUTCString() },
        body: '{}',
      }),
    },
    // such a date has no fractions of a second
    notBefore: (at) => Math.floor((at + 2 * SECOND) / SECOND) * SECOND,
  },
  status('429, Retry-After as a date that is over', 429, 'busy', { 'retry-after': LONG_AGO }),
  { ...status('500', 500, 'broken'), passes: false },
  {
    ...status('500, with a command for the runner', 500, 'broken'),
    fault: {
      kind: 'answer',
      reply: {
        status: 500,
        headers: { ...JSON_TYPE, 'opc-request-id': COMMAND },
        body: JSON.stringify({ detail: COMMAND }),
      },
    },
    passes: false,
  },
  status('502', 502, 'down'),
  status('503', 503, 'down'),
  status('504', 504, 'down'),
  workedThough(status('504 though the work was done', 504, 'down')),
  {
    name: 'a web page',
    fault: {
      kind: 'answer',
      reply: {
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '<html>Sign in</html>',
      },
    },
    meaning: 'not the API',
    passes: false,
    hostWide: false,
  },
  {
    ...status('a redirect', 302, 'not the API', { location: 'https://login.example/' }),
    passes: false,
  },
  tls('another name in the TLS certificate', 'wrong-name'),
  tls('an expired TLS certificate', 'expired'),
  tls('a self-signed TLS certificate', 'self-signed'),
]

/** What a check must say of a request of this service that is disturbed for good. */
export function expectedOf(kind: FaultKind, service: ServiceName): Expected {
  const [state, cause] = ofService(kind, service)
  // whatever GitHub says instead of an ID token, it has not given one
  const isAnswer = service === 'github' && !['silent', 'not trusted'].includes(kind.meaning)
  return [state, isAnswer ? 'id-token-refused' : cause]
}

function ofService({ meaning }: FaultKind, service: ServiceName): Expected {
  switch (meaning) {
    case 'silent':
      return ['blocked', 'host-unreachable']
    case 'not the API':
      return ['fail', 'not-the-api']
    case 'busy':
      return ['error', 'rate-limited']
    case 'broken':
      return ['error', 'answer-unexpected']
    case 'down':
      return ['blocked', UNAVAILABLE[service] ?? 'none']
    case 'not trusted':
      return ['error', 'tls-not-trusted']
  }
}

const UNAVAILABLE: Readonly<Partial<Record<ServiceName, string>>> = {
  'identity-domain': 'service-unavailable',
  fusion: 'pod-unavailable',
  oic: 'oic-unavailable',
}

function transport(name: string, kind: Fault['kind'], others: Partial<FaultKind> = {}): FaultKind {
  return { name, fault: { kind }, meaning: 'silent', passes: true, hostWide: false, ...others }
}

function status(
  name: string,
  code: number,
  meaning: FaultKind['meaning'],
  headers: Readonly<Record<string, string>> = {},
): FaultKind {
  const reply = { status: code, headers: { ...JSON_TYPE, ...headers }, body: '{}' }
  return { name, fault: { kind: 'answer', reply }, meaning, passes: true, hostWide: false }
}

function workedThough(kind: FaultKind): FaultKind {
  return { ...kind, fault: { ...kind.fault, worked: true }, works: true }
}

function tls(name: string, kind: Fault['kind']): FaultKind {
  return { name, fault: { kind }, meaning: 'not trusted', passes: false, hostWide: true }
}
