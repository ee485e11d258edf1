import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { setImmediate, setTimeout } from 'node:timers/promises'
import { disobeyed, type Disobedience } from './disobedience.js'
import { inForm, type Form } from './forms.js'
import type { ReceivedRequest } from './received-request.js'
import type { TlsKind } from './tls.js'
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
  /** What else must be true of the request. */
  readonly when?: (request: ReceivedRequest) => boolean
  /** So many requests are well before the first disturbed one. */
  readonly after?: number
  /** Every method, when not given. */
  readonly method?: string
  /** For so many requests, then the endpoint is well again; for ever, when not given. */
  readonly times?: number
  readonly kind:
    | 'answer'
    | 'reset'
    | 'reset-in-body'
    | 'hang'
    | 'slow-headers'
    | 'slow-body'
    | 'truncate'
    | 'endless'
    | 'echo'
    | 'disobey'
    | 'refuse'
    | Exclude<TlsKind, 'good'>
  /** For the kind `answer`; made anew for each request where it depends on the time. */
  readonly reply?: Reply | (() => Reply)
  /** For the kind `answer`: whether the endpoint does its work all the same. */
  readonly worked?: true
  /** For the kind `disobey`: how. */
  readonly disobedience?: Disobedience
  /** For the kind `disobey`: headers besides. */
  readonly headers?: Readonly<Record<string, string>>
  /** For the kind `echo`: how the refusal writes the credentials that it repeats. */
  readonly form?: Form
  /** For the kind `echo`: the form in which that is written once more. */
  readonly outer?: Form
  /** For the kind `echo`: whether the escapes of the form are those of the JSON itself. */
  readonly verbatim?: true
  /** For the kind `echo`: 400, when not given. */
  readonly status?: number
  /** For the kind `echo`: what stands before the credentials. */
  readonly padding?: string
}

/** What the faults of a whole host do to its server; they last. */
export interface Listener {
  /** Takes no connection any more, and drops those that are open. */
  readonly refuse: () => void
  /** Shows another certificate from now on, and drops the connections that are open. */
  readonly present: (kind: TlsKind) => Promise<void>
}

/** The right answer to the question before, for a fault that disobeys. */
const rightBefore = new WeakMap<Fault, Reply>()

/** Longer than any patience of a test. */
const SLOW_MS = 60_000

/** What an endless answer is made of: it is JSON as long as it lasts. */
const SPACES = Buffer.alloc(64 * 1024, ' ')

/**
 * Disturbs one answer. Faults that replace the answer keep the request from being worked on; those that spoil it do not.
 * @param work what the endpoint would do and answer
 */
export async function applyFault(
  fault: Fault,
  request: ReceivedRequest,
  outgoing: ServerResponse,
  work: () => Promise<Reply>,
  listener: Listener,
): Promise<void> {
  switch (fault.kind) {
    case 'answer':
      if (fault.worked) await work()
      send(outgoing, replyOf(fault))
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
    case 'slow-headers': {
      const healthy = await work()
      await late(outgoing)
      send(outgoing, healthy)
      return
    }
    case 'slow-body': {
      const healthy = await work()
      outgoing.writeHead(healthy.status, healthy.headers)
      // a byte a second: never silent for long, and never done; of an empty body not even the headers come
      if (healthy.body === '') await late(outgoing)
      for (const byte of Buffer.from(healthy.body)) {
        if (outgoing.destroyed) return
        outgoing.write(Buffer.of(byte))
        await late(outgoing, 1000)
      }
      outgoing.end()
      return
    }
    case 'endless': {
      const healthy = await work()
      outgoing.writeHead(healthy.status, healthy.headers)
      const gone = new Promise((resolve) => outgoing.once('close', resolve))
      while (!outgoing.destroyed) {
        if (outgoing.write(SPACES)) await setImmediate()
        else await Promise.race([once(outgoing, 'drain').catch(() => undefined), gone])
      }
      return
    }
    case 'echo':
      send(outgoing, echo(request, fault))
      return
    case 'disobey': {
      const { disobedience = 'another only' } = fault
      const right = await work()
      const before = rightBefore.get(fault)
      rightBefore.set(fault, right)
      const reply = disobeyed(disobedience, request, right, before)
      send(outgoing, { ...reply, headers: { ...reply.headers, ...fault.headers } })
      return
    }
    case 'refuse':
      listener.refuse()
      return
    case 'self-signed':
    case 'wrong-name':
    case 'expired':
    case 'old-version':
      await listener.present(fault.kind)
  }
}

function replyOf({ reply = { status: 500, body: '' } }: Fault): Reply {
  return typeof reply === 'function' ? reply() : reply
}

/** Waits, no longer than somebody waits for the answer. */
async function late(outgoing: ServerResponse, milliseconds = SLOW_MS): Promise<void> {
  const gone = new AbortController()
  const stop = (): void => {
    gone.abort()
  }
  outgoing.once('close', stop)
  const { signal } = gone
  await setTimeout(milliseconds, undefined, { signal, ref: false }).catch(() => undefined)
  outgoing.off('close', stop)
}

/** An answer that repeats every credential of the request, in its text and as its id. */
function echo(
  { headers, body }: ReceivedRequest,
  { form = 'plain', outer, verbatim, status = 400, padding = '' }: Fault,
): Reply {
  const [, value = ''] = (headers['authorization'] ?? '').split(' ')
  const [, password = ''] = /:(.*)/s.exec(Buffer.from(value, 'base64').toString()) ?? []
  const fields = new URLSearchParams(body)
  const credentials = [
    decodeURIComponent(password.replaceAll('+', ' ')),
    value,
    ...['password', 'assertion', 'client_assertion', 'subject_token'].map(
      (name) => fields.get(name) ?? '',
    ),
  ].filter((credential) => credential !== '')
  const written =
    padding + credentials.map((credential) => inForm(credential, form, outer)).join(' ')
  return {
    status,
    headers: {
      'content-type': 'application/json',
      'opc-request-id': written.replaceAll(/[^\x20-\x7e]/g, ''),
    },
    body: verbatim
      ? `{"error":"invalid_request","error_description":"${written}","detail":"${written}"}`
      : JSON.stringify({ error: 'invalid_request', error_description: written, detail: written }),
  }
}
