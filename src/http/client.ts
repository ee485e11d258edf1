import { validateHeaderName, validateHeaderValue } from 'node:http'
import { setImmediate } from 'node:timers/promises'
import type { Dispatcher } from 'undici'
import { redactor } from '../redaction/redactor.js'
import { withTimeLimit } from '../time/time-limit.js'
import { connectingFor } from './connections.js'
import { TransportError, transportError, type Destination } from './errors.js'
import type { Way } from './proxy-environment.js'
import {
  MAX_ATTEMPTS,
  TOO_MANY_REQUESTS,
  waitBeforeRetry,
  type Attempt,
  type RetryEnvironment,
} from './retry.js'
import type { Service } from './service.js'
import type { Turns } from './turns.js'

/** An answer that came completely, whatever its status. */
export interface Answer {
  /** Who was asked, as its client names it. */
  readonly service: Service['name']
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
  /** Every `Set-Cookie`, as it came; for the walk to the sign-in page alone. */
  readonly setCookies?: readonly string[]
  /** Oracle's id of the request, to be quoted to Oracle's support; without this run's secrets. */
  readonly requestId: string | undefined
  /** An attempt before this one may have been carried out: it was not answered, or not by a rate limit. */
  readonly isUnsettled?: true
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

/** A request as one attempt of it leaves, or as it is signed: then without the headers that the signature adds. */
export interface Outgoing {
  readonly method: string
  /** Host, with its port where it is not 443, as the header `Host` has it. */
  readonly host: string
  /** With its query, as it is sent. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

/** What a client of a service sends to read something. */
export interface Send {
  readonly method: 'GET' | 'POST'
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
  /** Reads the beginning of the answer only, where it may be huge and its status and form are what counts. */
  readonly beginningOnly?: boolean
}

/** What all services' clients share. */
export interface HttpEnvironment extends RetryEnvironment {
  readonly dispatcher: Dispatcher
  /** Opens connections before they are needed, as many as are missing to so many. */
  readonly openAhead: (origin: URL, wanted: number) => void
  /** How the dispatcher reaches a host, for messages. */
  readonly wayTo: (target: URL) => Way
  /** So many requests are under way at once: a long list of connections opens no long list of sockets. */
  readonly turns: Turns
  readonly requestTimeoutMs: number
  /** Whether this run may change anything; without it no writer can be made. */
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

/** How a request is sent, reads and writes alike. */
export type Delivery = Omit<Send, 'method'> & { readonly method: string }
/** Recorded ids of requests have up to a hundred characters. */
const LONGEST_ID = 200

/**
 * Reads from one origin and from no other, so that a credential cannot reach a foreign host: every request is made of
 * this origin and a path, and a redirect is an answer like any other, never followed. It cannot change anything: it
 * sends GET, and of POST what is known to change nothing. What changes something takes a `ServiceWriter`.
 */
export class ServiceHttp {
  readonly #origin: URL
  readonly #environment: HttpEnvironment
  readonly #service: Service

  constructor(origin: URL, environment: HttpEnvironment, service: Service) {
    this.#origin = origin
    this.#environment = environment
    this.#service = service
  }

  /** Host, with its port where it is not the default. */
  get host(): string {
    return this.#origin.host
  }

  /** Scheme, host and port. */
  get origin(): string {
    return this.#origin.origin
  }

  /** Opens connections for so many requests at once, which will be sent soon. Nothing is asked, and nothing thrown. */
  openAhead(requests: number): void {
    this.#environment.openAhead(this.#origin, requests)
  }

  /**
   * Sends a request that changes nothing and reads its answer, repeating it if that is allowed and may help.
   * @throws {TransportError} when no complete answer came
   * @throws {Error} when the request is none, before anything is sent
   */
  async send(send: Send): Promise<Answer> {
    const { method, path } = send
    const { pathname } = this.#below(path)
    const reads =
      method === 'GET' ||
      // what the compiler has let pass may still be another method
      ((method as string) === 'POST' &&
        this.#service.readsByPost?.some((form) => form.test(pathname)))
    if (!reads) {
      throw new Error(`${method} ${this.host}${pathname} is not known to change nothing`)
    }
    return this.deliver(send, 'read')
  }

  /** Sends a request, whatever it does. @param kind of a write, whatever is not known of its last attempt counts */
  protected async deliver(send: Delivery, kind: 'read' | 'write'): Promise<Answer> {
    const { now, random, sleep, deadline, endsAt, onRetry } = this.#environment
    let refusal: Answer | undefined
    let isUnsettled = false
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await this.#attempt(send, this.#build(send), attempt)
      const limited = 'status' in outcome && outcome.status === TOO_MANY_REQUESTS
      if (limited) refusal = outcome
      const wait =
        send.repeatable || limited
          ? waitBeforeRetry(attempt, outcomeOf(outcome), { now, random }, send.dispensable)
          : undefined
      if (wait !== undefined && !deadline.aborted && now() + wait + ANSWER_MS < endsAt) {
        const reason =
          outcome instanceof TransportError ? outcome.fault : `status ${String(outcome.status)}`
        onRetry(
          `retry ${send.method} ${this.host}${pathOnly(send.path)}: attempt ${String(attempt)}` +
            `${limited ? '' : ` of ${String(MAX_ATTEMPTS)}`} ended with ${reason}, next in ${String(Math.round(wait))} ms`,
        )
        isUnsettled ||= !limited
        await sleep(wait, deadline)
        continue
      }
      if (!(outcome instanceof TransportError)) {
        return isUnsettled ? { ...outcome, isUnsettled: true } : outcome
      }
      // that the run's end cut a read off says less of the host than its refusal does
      const isCutOff = outcome.fault === 'timeout' && now() + ANSWER_MS >= endsAt
      if (kind === 'read' && isCutOff && refusal !== undefined) return refusal
      throw outcome
    }
  }

  #below(path: string): URL {
    const url = new URL(path, this.#origin)
    if (url.origin !== this.#origin.origin) throw new Error(`${path} leaves ${this.#origin.origin}`)
    return url
  }

  /**
   * Makes the request of one attempt, before it is tried: a mistake in it is none of the network's.
   * @throws {Error} when the path leaves the origin, or a header has characters that no header may have
   */
  #build({ method, path, headers = {}, body, authorise }: Delivery): Outgoing {
    const { pathname, search } = this.#below(path)
    const outgoing = { method, host: this.host, path: pathname + search, headers, body }
    const more = authorise?.(outgoing)
    const all = { 'user-agent': 'oic-fusion-prerequisites', ...headers, ...more }
    for (const [name, value] of Object.entries(all)) {
      validateHeaderName(name)
      validateHeaderValue(name, value)
    }
    return { ...outgoing, headers: all }
  }

  async #attempt(
    send: Delivery,
    built: Outgoing,
    attempt: number,
  ): Promise<Answer | TransportError> {
    const { requestTimeoutMs, deadline, now, onExchange, turns } = this.#environment
    return turns.take(async () => {
      const startedAt = now()
      const about = { method: send.method, host: this.host, path: pathOnly(send.path), attempt }
      try {
        const answer = await withTimeLimit(requestTimeoutMs, deadline, (signal) =>
          this.#exchange(send, built, signal),
        )
        const { status, requestId = null } = answer
        onExchange({ ...about, status, requestId, milliseconds: now() - startedAt })
        return answer
      } catch (thrown) {
        onExchange({ ...about, status: null, requestId: null, milliseconds: now() - startedAt })
        const error = transportError(this.#destination(), thrown)
        if (error === undefined) throw thrown
        return error
      }
    }, deadline)
  }

  #destination(): Destination {
    const { words, exceptedBy } = this.#environment.wayTo(this.#origin)
    return { host: this.host, way: words, ...(exceptedBy && { exceptedBy }) }
  }

  /** A way that is dead is found out before the run is out of time, so that there is time to say so. */
  #connectMs(): number {
    const { requestTimeoutMs, endsAt, now } = this.#environment
    const left = endsAt - now() - ANSWER_MS
    return left > 0 ? Math.min(requestTimeoutMs, left) : requestTimeoutMs
  }

  async #exchange(send: Delivery, built: Outgoing, signal: AbortSignal): Promise<Answer> {
    const { dispatcher, now } = this.#environment
    const startedAt = now()
    const response = await connectingFor({ signal, milliseconds: this.#connectMs() }, () =>
      dispatcher.request({
        origin: this.origin,
        path: built.path,
        method: built.method,
        headers: built.headers,
        body: built.body ?? null,
        signal,
      }),
    )
    const at = (startedAt + now()) / 2
    const received = (name: string): string | undefined => [response.headers[name] ?? []].flat()[0]
    const header = (name: string): string | undefined => {
      const value = received(name)
      return value === undefined ? undefined : redactor.redact(value)
    }
    const id = requestIdOf(received('opc-request-id')) ?? requestIdOf(received('x-oracle-dms-ecid'))
    const body = await readBody(this.#destination(), response.body, send.beginningOnly === true)
    // undici takes its connection back a turn after the answer: what is asked sooner would wait for another handshake
    await setImmediate()
    return {
      service: this.#service.name,
      method: send.method,
      host: this.host,
      path: pathOnly(send.path),
      status: response.statusCode,
      contentType: (received('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
      body,
      header,
      setCookies: [response.headers['set-cookie'] ?? []].flat(),
      requestId: id && redactor.quote(id, LONGEST_ID),
      at,
    }
  }
}

/** Letters, digits and the signs that ids and ECIDs of Oracle have; anything else is no id, and not repeated. */
const REQUEST_ID = /^[\w./:;,^=+~|*-]{1,256}$/

function requestIdOf(value: string | undefined): string | undefined {
  return value !== undefined && REQUEST_ID.test(value) ? value : undefined
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
  destination: Destination,
  body: AsyncIterable<Uint8Array>,
  beginningOnly: boolean,
): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (beginningOnly && size > BEGINNING_BYTES) break
    if (size > MAX_ANSWER_BYTES) {
      throw new TransportError('too-large', destination, 'more than 1 MiB')
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
