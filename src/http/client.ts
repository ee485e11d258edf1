import type { Dispatcher } from 'undici'
import { redactor } from '../redaction/redactor.js'
import { withTimeLimit } from '../time/time-limit.js'
import { TransportError, transportError } from './errors.js'
import {
  MAX_ATTEMPTS,
  TOO_MANY_REQUESTS,
  waitBeforeRetry,
  type Attempt,
  type RetryEnvironment,
} from './retry.js'

/** An answer that came completely, whatever its status. */
export interface Answer {
  readonly method: string
  /** Host, with its port where it is not 443. */
  readonly host: string
  readonly path: string
  readonly status: number
  /** Media type in lower case without parameters, or ''. */
  readonly contentType: string
  /** As it came: what is shown of it goes through `quoted` first. */
  readonly body: string
  /** A header without this run's secrets: what is made of one may have them in lower case. */
  readonly header: (name: string) => string | undefined
  /** Oracle's id of the request, to be quoted to Oracle's support; without this run's secrets. */
  readonly requestId: string | undefined
  /** Runner's clock halfway between request and answer, milliseconds since the epoch. */
  readonly at: number
}

/** One exchange as it is logged: never a header, a body or a query string. */
export interface Exchange {
  readonly method: string
  readonly host: string
  readonly path: string
  /** `null` when no complete answer came. */
  readonly status: number | null
  readonly requestId: string | null
  readonly milliseconds: number
  readonly attempt: number
}

/** A request as one attempt of it leaves, its own headers aside. */
export interface Outgoing {
  readonly method: string
  /** Host, with its port where it is not 443, as the header `Host` has it. */
  readonly host: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

/** What a client of a service sends. */
export interface Send {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Path with an optional query; always below the client's own origin. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Makes further headers for each attempt: a signature ages while a rate limit is waited for. */
  readonly authorise?: (request: Outgoing) => Readonly<Record<string, string>>
  /**
   * Whether sending it twice does no harm: reads and token requests. After a rate limit everything is sent again: the
   * service has not looked at it (RFC 6585, 4; that Oracle does so before a password is tried is inferred).
   */
  readonly repeatable: boolean
  /** What the run can do without: a rate limit is waited for some seconds only, and not for as long as there is time. */
  readonly dispensable?: true
  /** Whether it changes something in the service. Only a run that may write sends it. */
  readonly writes?: true
  /** Reads the beginning of the answer only, where it may be huge and its status and form are what counts. */
  readonly beginningOnly?: boolean
}

/** What all services' clients share. */
export interface HttpEnvironment extends RetryEnvironment {
  readonly dispatcher: Dispatcher
  readonly requestTimeoutMs: number
  /** Whether this run may change anything; without it no write leaves the process, whoever asks for it. */
  readonly mayWrite: boolean
  /** Aborts when the run's deadline has passed. */
  readonly deadline: AbortSignal
  /** When that is, milliseconds since the epoch: no wait is begun that would last longer. */
  readonly endsAt: number
  readonly onExchange: (exchange: Exchange) => void
  /** One line per retry. */
  readonly onRetry: (line: string) => void
}

/** Larger answers are cut off and refused; the largest good one, a key set, has a few kilobytes. */
const MAX_ANSWER_BYTES = 1024 * 1024

/** Time that an answer takes: an attempt that the run's end would cut off only hides what is known already. */
const ANSWER_MS = 2000

const BEGINNING_BYTES = 64 * 1024

/** Recorded ids of requests have up to a hundred characters. */
const LONGEST_ID = 200

/**
 * Speaks to one origin and to no other, so that a credential cannot reach a foreign host: every request is made of
 * this origin and a path, and a redirect is an answer like any other, never followed.
 */
export class ServiceHttp {
  readonly #origin: URL
  readonly #environment: HttpEnvironment

  constructor(origin: URL, environment: HttpEnvironment) {
    this.#origin = origin
    this.#environment = environment
  }

  /** Host, with its port where it is not the default. */
  get host(): string {
    return this.#origin.host
  }

  /** Scheme, host and port. */
  get origin(): string {
    return this.#origin.origin
  }

  /**
   * Sends a request and reads its answer, repeating it where that is allowed and may help.
   * @throws {TransportError} when no complete answer came
   */
  async send(send: Send): Promise<Answer> {
    this.#guard(send)
    const { now, random, sleep, deadline, endsAt, onRetry } = this.#environment
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await this.#attempt(send, attempt)
      const limited = 'status' in outcome && outcome.status === TOO_MANY_REQUESTS
      const wait =
        send.repeatable || limited
          ? waitBeforeRetry(attempt, outcomeOf(outcome), { now, random }, send.dispensable)
          : undefined
      if (wait !== undefined && now() + wait + ANSWER_MS < endsAt) {
        const reason =
          outcome instanceof TransportError ? outcome.fault : `status ${String(outcome.status)}`
        onRetry(
          `retry ${send.method} ${this.host}${pathOnly(send.path)}: attempt ${String(attempt)}` +
            `${limited ? '' : ` of ${String(MAX_ATTEMPTS)}`} ended with ${reason}, next in ${String(Math.round(wait))} ms`,
        )
        await sleep(wait, deadline)
        continue
      }
      if (outcome instanceof TransportError) throw outcome
      return outcome
    }
  }

  /** A read is a GET, or a POST that is known to change nothing; everything else must be declared and allowed. */
  #guard({ method, path, writes }: Send): void {
    const reads = writes !== true && (method === 'GET' || method === 'POST')
    if (reads || (writes === true && this.#environment.mayWrite)) return
    throw new Error(`${method} ${pathOnly(path)} would change something in a run that may not`)
  }

  #below(path: string): URL {
    const url = new URL(path, this.#origin)
    if (url.origin !== this.#origin.origin) throw new Error(`${path} leaves ${this.#origin.origin}`)
    return url
  }

  #headersOf({ method, path, headers = {}, body, authorise }: Send): Record<string, string> {
    const more = authorise?.({ method, host: this.host, path, headers, body })
    return { 'user-agent': 'oic-fusion-prerequisites', ...headers, ...more }
  }

  async #attempt(send: Send, attempt: number): Promise<Answer | TransportError> {
    const { requestTimeoutMs, deadline, now, onExchange } = this.#environment
    const startedAt = now()
    const about = { method: send.method, host: this.host, path: pathOnly(send.path), attempt }
    try {
      const answer = await withTimeLimit(requestTimeoutMs, deadline, (signal) =>
        this.#exchange(send, signal),
      )
      const { status, requestId = null } = answer
      onExchange({ ...about, status, requestId, milliseconds: now() - startedAt })
      return answer
    } catch (thrown) {
      onExchange({ ...about, status: null, requestId: null, milliseconds: now() - startedAt })
      return transportError(this.host, thrown)
    }
  }

  async #exchange(send: Send, signal: AbortSignal): Promise<Answer> {
    const { dispatcher, now } = this.#environment
    const startedAt = now()
    const { pathname, search } = this.#below(send.path)
    const response = await dispatcher.request({
      origin: this.origin,
      path: pathname + search,
      method: send.method,
      headers: this.#headersOf(send),
      body: send.body ?? null,
      signal,
    })
    const at = (startedAt + now()) / 2
    const received = (name: string): string | undefined => [response.headers[name] ?? []].flat()[0]
    const header = (name: string): string | undefined => {
      const value = received(name)
      return value === undefined ? undefined : redactor.redact(value)
    }
    const id = received('opc-request-id') ?? received('x-oracle-dms-ecid')
    const body = await readBody(this.host, response.body, send.beginningOnly === true)
    return {
      method: send.method,
      host: this.host,
      path: pathOnly(send.path),
      status: response.statusCode,
      contentType: (received('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
      body,
      header,
      requestId: id && redactor.quote(id, LONGEST_ID),
      at,
    }
  }
}

function outcomeOf(outcome: Answer | TransportError): Attempt {
  return outcome instanceof TransportError
    ? { error: outcome }
    : { status: outcome.status, retryAfter: outcome.header('retry-after') }
}

function pathOnly(path: string): string {
  return path.split('?')[0] ?? path
}

async function readBody(
  host: string,
  body: AsyncIterable<Uint8Array>,
  beginningOnly: boolean,
): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (beginningOnly && size > BEGINNING_BYTES) break
    if (size > MAX_ANSWER_BYTES) {
      throw new TransportError('too-large', host, `${host} sent an answer of more than 1 MiB`)
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
