import type { ReceivedRequest } from '../received-request.js'
import { jsonReply, type Reply } from '../reply.js'

/** Id and secret of a client as it sent them: in the header, each encoded for a form, or in the form. */
export function credentials(
  request: ReceivedRequest,
  form: URLSearchParams,
): readonly [id: string, secret: string] {
  const basic = /^Basic (.+)$/.exec(request.headers['authorization'] ?? '')?.[1]
  if (basic === undefined) return [form.get('client_id') ?? '', form.get('client_secret') ?? '']
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString().split(':')
  const decode = (part: string): string => decodeURIComponent(part.replaceAll('+', ' '))
  return [decode(id), decode(secret)]
}

/** OAuth's error object with Oracle's execution-context id: sample token-invalid-client-ecid. */
export function refusal(status: number, error: string, description: string): Reply {
  return jsonReply(status, { error, error_description: description, ecid: 'Sandbox0xyz00000001' })
}

/** The same without that id, as refusals of the token exchange were quoted: sample token-exchange-no-rule. */
export function exchangeRefusal(status: number, error: string, description: string): Reply {
  return jsonReply(status, { error, error_description: description })
}
