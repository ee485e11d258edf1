import type { ServerResponse } from 'node:http'

/** The services of the sandbox: those of a pair, the host where people sign in to the pod, and GitHub's API. */
export type ServiceName = 'identity-domain' | 'fusion' | 'sign-in' | 'oic' | 'github'

/** What a service answers. */
export interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

/** An answer in JSON. @param headers besides, or in place of, its media type */
export function jsonReply(status: number, body: unknown, headers?: Reply['headers']): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  }
}

/** Writes a complete answer. */
export function send(outgoing: ServerResponse, { status, headers, body }: Reply): void {
  outgoing.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(body)) })
  outgoing.end(body)
}
