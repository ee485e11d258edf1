import type { IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { ServiceName } from './reply.js'

/** A request as a service received it. */
export interface ReceivedRequest {
  readonly service: ServiceName
  readonly method: string
  /** Path and query as they stand in the request line. */
  readonly target: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string | undefined>>
  /** Names and values in turn, as they were sent. */
  readonly rawHeaders: readonly string[]
  readonly body: string
  readonly bytes: Buffer
  /** When it had come, milliseconds since the epoch. */
  readonly at: number
}

/** Reads a request to its end. */
export async function receive(
  service: ServiceName,
  incoming: IncomingMessage,
): Promise<ReceivedRequest> {
  const { url: target = '/', method = '', rawHeaders } = incoming
  const url = new URL(target, 'https://localhost')
  const bytes = await buffer(incoming)
  return {
    service,
    method,
    target,
    path: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(', ') : value,
      ]),
    ),
    rawHeaders,
    body: bytes.toString(),
    bytes,
    at: Date.now(),
  }
}
