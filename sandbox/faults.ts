import type { ServerResponse } from 'node:http'
import { send, type Reply, type ServiceName } from './reply.js'

/** A disturbance of one endpoint, in place of its answer or of a part of it. */
export interface Fault {
  readonly service: ServiceName
  readonly path: string
  /** Part of the query string; any, when not given. */
  readonly query?: string
  /** Part of the request's body; any, when not given. */
  readonly body?: string
  /** The whole header; any, when not given. */
  readonly authorization?: string
  /** So many requests are well before the first disturbed one. */
  readonly after?: number
  /** Every method, when not given. */
  readonly method?: string
  /** For so many requests, then the endpoint is well again; for ever, when not given. */
  readonly times?: number
  readonly kind: 'answer' | 'reset' | 'reset-in-body' | 'hang' | 'truncate'
  /** For the kind `answer`. */
  readonly reply?: Reply
}

/**
 * Disturbs one answer. Faults that replace the answer keep the request from being worked on; those that spoil it do not.
 * @param work what the endpoint would do and answer
 */
export async function applyFault(
  fault: Fault,
  outgoing: ServerResponse,
  work: () => Promise<Reply>,
): Promise<void> {
  switch (fault.kind) {
    case 'answer':
      send(outgoing, fault.reply ?? { status: 500, body: '' })
      return
    case 'reset':
      outgoing.destroy()
      return
    case 'reset-in-body': {
      const healthy = await work()
      outgoing.writeHead(healthy.status, {
        ...healthy.headers,
        'content-length': String(Buffer.byteLength(healthy.body)),
      })
      outgoing.write(healthy.body.slice(0, healthy.body.length / 2), () => outgoing.destroy())
      return
    }
    case 'truncate': {
      const healthy = await work()
      send(outgoing, { ...healthy, body: healthy.body.slice(0, healthy.body.length / 2) })
      return
    }
    case 'hang':
      return
  }
}
