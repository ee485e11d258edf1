import type { Answer } from '../http/client.js'
import { jsonOf, quoted } from './answer.js'
import { isRecord, stringMember } from './json.js'
import { RESOURCE_ID, scimResources } from './scim.js'

/** A resource as the answer has it. */
type Resource = Readonly<Record<string, unknown>>

/** What is looked up, and how an answer shows that it is about that. */
export interface AskedFor {
  /** In words: `the application "…"`. */
  readonly words: string
  readonly isMeant: (resource: Resource) => boolean
  /** What a resource says it is, in words, for the message about another one. */
  readonly nameOf: (resource: Resource) => string
}

/** A resource that is what was asked for, with an id that may stand in a path. */
export interface Found {
  readonly id: string
  readonly resource: Resource
}

/** The answer of a service is about something else than what was asked for: nothing of it may be used. */
export class AnsweredAnother extends Error {
  override readonly name = 'AnsweredAnother'
}

/** So many of the names that came instead are told. */
const TOLD = 3

/**
 * The resources of a SCIM list that are what was asked for: a server may ignore a filter.
 * @throws {UnexpectedAnswer} when the answer is no list
 * @throws {AnsweredAnother} when something came, and none of it is what was asked for
 */
export function foundIn(answer: Answer, asked: AskedFor): readonly Found[] {
  const resources = scimResources(jsonOf(answer))
  const meant = resources.filter(asked.isMeant)
  if (meant.length > 0) return meant.map((resource) => found(answer, resource, asked))
  if (resources.length === 0) return []
  throw another(answer, resources, asked)
}

/**
 * The one resource of a SCIM list that is what was asked for; `undefined` when the list is empty.
 * @throws {AnsweredAnother} also when two are: one of them would be taken by chance
 */
export function oneFoundIn(answer: Answer, asked: AskedFor): string | undefined {
  const [id, second] = new Set(foundIn(answer, asked).map((each) => each.id))
  if (second === undefined) return id
  throw new AnsweredAnother(`${requestOf(answer)} answered with more than one of ${asked.words}`)
}

/**
 * A single resource, which must be what was asked for.
 * @throws {AnsweredAnother} when it is another one
 */
export function foundAs(answer: Answer, asked: AskedFor): Found {
  const resource = jsonOf(answer)
  if (isRecord(resource) && asked.isMeant(resource)) return found(answer, resource, asked)
  throw another(answer, isRecord(resource) ? [resource] : [], asked)
}

function found(answer: Answer, resource: Resource, { words }: AskedFor): Found {
  const id = stringMember(resource, 'id')
  if (id !== undefined && RESOURCE_ID.test(id)) return { id, resource }
  const came = id === undefined ? 'nothing' : quoted(id)
  throw new AnsweredAnother(
    `${requestOf(answer)} answered with ${came} in place of the id of ${words}`,
  )
}

function another(answer: Answer, resources: readonly Resource[], asked: AskedFor): AnsweredAnother {
  const names = resources.slice(0, TOLD).map((resource) => quoted(asked.nameOf(resource)))
  const more = resources.length > TOLD ? ` and ${String(resources.length - TOLD)} more` : ''
  const came = names.length === 0 ? 'nothing that has a name' : `${names.join(', ')}${more}`
  return new AnsweredAnother(
    `${requestOf(answer)} was asked for ${asked.words} and answered about ${came}`,
  )
}

function requestOf({ method, host, path, requestId }: Answer): string {
  const id = requestId === undefined ? '' : ` (request id ${quoted(requestId)})`
  return `${method} ${host}${quoted(path)}${id}`
}
