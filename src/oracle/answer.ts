import type { Answer } from '../http/client.js'
import { TOO_MANY_REQUESTS } from '../http/retry.js'
import { redactor } from '../redaction/redactor.js'
import { isRecord, parsed, stringMember } from './json.js'

/** What a service said about a refused request, in whichever of Oracle's dialects it said it. */
export interface ServiceError {
  /** OAuth's `error`, or SCIM's `messageId`. */
  readonly code: string | undefined
  readonly text: string | undefined
}

/** A complete answer that is not the one the API documents for success. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer'
  readonly answer: Answer
  readonly error: ServiceError

  constructor(answer: Answer, options?: { readonly cause?: unknown }) {
    const error = serviceError(answer)
    super(describeAnswer(answer, error), options)
    this.answer = answer
    this.error = error
  }
}

/**
 * The JSON object or array of a 2xx answer.
 * @throws {UnexpectedAnswer} for any other status, and for a body that is not JSON
 */
export function jsonOf(answer: Answer): unknown {
  const json = answer.status >= 200 && answer.status < 300 ? parsed(answer.body) : undefined
  if (json === undefined) throw new UnexpectedAnswer(answer)
  return json
}

/** Whether the answer is a web page where an API answers JSON. */
export function isHtml(answer: Answer): boolean {
  return answer.contentType === 'text/html' || /^\s*<(!doctype html|html|h1)\b/i.test(answer.body)
}

/**
 * Whether something before the service refuses in its place: a web page with a status of refusal. Domains have a page of
 * their own for 401, and the application server of Fusion for every status, with the status in its title.
 */
export function isStoppedOnTheWay(answer: Answer): boolean {
  const { status, body } = answer
  const isOwnPage = status === 401 || /<title>\s*Error \d{3}--/i.test(body)
  return isRefused(answer) && isHtml(answer) && !isOwnPage
}

/** Whether the API says that it is done: a status of success, and no web page in its place. */
export function isDone(answer: Answer): boolean {
  return answer.status >= 200 && answer.status < 300 && !isHtml(answer)
}

/** Whether the API refuses this request for good, rather than being busy, down or somewhere else. */
export function isRefused({ status }: Answer): boolean {
  return status >= 400 && status < 500 && status !== TOO_MANY_REQUESTS
}

/**
 * Whether a token endpoint refuses without an OAuth error (RFC 6749, 5.2, wants one). Oracle documents neither for
 * this endpoint: the domain's own API answers bad tokens with 401 and a page (a tutorial of Oracle, and public code; no
 * sample), and other servers answer with 400 or 403 and nothing at all.
 */
export function isMute({ answer, error }: Pick<UnexpectedAnswer, 'answer' | 'error'>): boolean {
  if (error.code !== undefined) return false
  const isEmpty = answer.body.trim() === ''
  return answer.status === 401 || (isEmpty && [400, 403].includes(answer.status))
}

/** Whether something other than the API answers: a redirect, or a web page that is no error. */
export function isElsewhere(answer: Answer): boolean {
  return (answer.status >= 300 && answer.status < 400) || (answer.status < 400 && isHtml(answer))
}

/**
 * Server text for a message: one line, without the secrets of this run, at most 300 characters. Whatever a service says
 * is shown through this: what it said may be used as it came, but what is cut first shows most of a secret.
 */
export function quoted(text: string): string {
  return redactor.quote(text, 300)
}

function describeAnswer(answer: Answer, { code, text }: ServiceError): string {
  const subject = `${answer.method} ${answer.host}${answer.path} answered ${String(answer.status)}`
  const location = answer.header('location')
  const requestId = answer.requestId ?? contextId(answer)
  const details = [
    location === undefined ? undefined : `a redirect to ${hostOf(location)}`,
    code,
    text,
    code === undefined && text === undefined ? bodyKind(answer) : undefined,
    requestId === undefined ? undefined : `request id ${requestId}`,
  ].filter((detail) => detail !== undefined)
  return `${subject}: ${details.map(quoted).join(', ')}`
}

/** Oracle's execution-context id, which a token endpoint says in the body, in either spelling. */
function contextId({ body }: Answer): string | undefined {
  const json = parsed(body)
  return ['ecid', 'ecId']
    .map((name) => stringMember(json, name))
    .find((id) => id !== undefined && id.trim() !== '')
}

function bodyKind(answer: Answer): string {
  if (answer.body.trim() === '') return 'an empty body'
  if (isHtml(answer)) return 'a web page'
  return parsed(answer.body) === undefined ? 'a body that is not JSON' : 'JSON of another form'
}

function hostOf(location: string): string {
  return URL.canParse(location) ? new URL(location).host : 'another path'
}

const SCIM_EXTENSION = 'urn:ietf:params:scim:api:oracle:idcs:extension:messages:Error'

/**
 * Reads the errors of OAuth (RFC 6749, 5.2), of the identity domain's SCIM, of Fusion's older SCIM (`Errors`), and of
 * ADF and Oracle Integration (`title`, `detail`, `o:errorDetails`); other bodies say nothing.
 */
function serviceError(answer: Answer): ServiceError {
  const json = parsed(answer.body)
  const extension = isRecord(json) ? json[SCIM_EXTENSION] : undefined
  const listed = firstOf(json, 'Errors') ?? firstOf(json, 'o:errorDetails')
  return {
    code:
      stringMember(json, 'error') ??
      stringMember(extension, 'messageId') ??
      stringMember(listed, 'code') ??
      stringMember(json, 'o:errorCode'),
    text:
      sentence(json, 'error_description') ??
      sentence(listed, 'description') ??
      sentence(listed, 'detail') ??
      sentence(json, 'detail') ??
      sentence(json, 'message') ??
      sentence(json, 'title'),
  }
}

/** Of any length: it is quoted, and cut there. */
function sentence(json: unknown, name: string): string | undefined {
  return stringMember(json, name, Number.POSITIVE_INFINITY)
}

function firstOf(json: unknown, name: string): unknown {
  const list = isRecord(json) ? json[name] : undefined
  return Array.isArray(list) ? list[0] : undefined
}
