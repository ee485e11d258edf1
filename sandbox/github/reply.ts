import { jsonReply, type Reply } from '../reply.js'

/** An answer of GitHub in JSON. */
export function githubReply(status: number, body: unknown): Reply {
  return jsonReply(status, body, { 'content-type': 'application/json; charset=utf-8' })
}
