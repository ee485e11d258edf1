import { isRecord, parsed } from './json.js'

/** A JSON text up to a list of objects: at the top, or in a member of the object there, after members that are no lists. */
const BEGINS_WITH_LIST =
  /^\s*(?:\{(?:\s*"[^"\\]*"\s*:\s*(?:"[^"\\]*"|[\w.+-]+)\s*,)*\s*"(?:\w*events|items)"\s*:\s*)?\[\s*\{\s*"/i

/** Members under which a list of events may be: the first is recorded (sample fusion-event-catalog). */
const LIST_OF_EVENTS = /^(?:\w*events|items)$/i

/**
 * Whether the event catalogue lists any event. Only the beginning of a long answer is at hand, so what is no whole JSON
 * is looked at as a text.
 */
export function listsEvents(body: string): boolean {
  const text = body.replace(/^\uFEFF/, '')
  const json = parsed(text)
  if (json === undefined) return BEGINS_WITH_LIST.test(text)
  const lists = isRecord(json)
    ? Object.entries(json).flatMap(([name, list]) => (LIST_OF_EVENTS.test(name) ? [list] : []))
    : [json]
  return lists.some((list) => Array.isArray(list) && list.some(isFilled))
}

/**
 * Whether the service catalogue lists any service: an answer to the operation that was called (sample
 * fusion-service-catalog-answer), with an element that is neither empty nor nil, and no fault.
 */
export function listsServices(body: string): boolean {
  return (
    /<(?:[\w.-]+:)?Envelope\b/.test(body) &&
    !/<(?:[\w.-]+:)?Fault\b/.test(body) &&
    /<(?:[\w.-]+:)?getAllServiceEndPointsResponse\b[^<>]*(?<!\/)>\s*<(?!\/)[^<>]+(?<!\/)>\s*(?:[^<\s]|<[^/])/.test(
      body,
    )
  )
}

function isFilled(event: unknown): boolean {
  return isRecord(event) && Object.keys(event).length > 0
}
