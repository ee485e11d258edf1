import type { Answer } from '../../src/http/client.js'

/** A complete answer of success with some JSON. */
export function jsonAnswer(json: unknown, others: Partial<Answer> = {}): Answer {
  const body = JSON.stringify(json)
  return {
    service: 'Fusion',
    method: 'GET',
    host: 'pod.example',
    path: '/scim/Users',
    status: 200,
    contentType: 'application/json',
    body,
    header: () => undefined,
    requestId: undefined,
    at: 0,
    ...others,
  }
}
