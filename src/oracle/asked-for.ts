import type { Answer } from '../http/client.js'
import { jsonOf, quoted } from './answer.js'
import { isSameCaseAside } from './case-aside.js'
import { idOf, isRecord, listOf, OtherForm, stringMember } from './json.js'

/** A well-formed answer that is about something else than what was asked for, or of a form that the API does not have. */
export class NotAskedFor extends Error {
  override readonly name = 'NotAskedFor'

  /** @param instead what came; texts of the server in it are quoted already */
  constructor({ method, host, path, status, requestId }: Answer, instead: string) {
    const id = requestId === undefined ? '' : `, request id ${quoted(requestId)}`
    super(`${method} ${host}${path} answered ${String(status)} with ${instead}${id}`)
  }
}

/** One of them that says nothing about anything, so that it is not about another one either. */
export class SaysNothing extends NotAskedFor {}

/** A resource as the answer has it. */
export type Resource = Readonly<Record<string, unknown>>

/** What a look-up asks for, and how an answer shows that it is about that. */
export interface AskedFor {
  /** In words, for the message about another one. */
  readonly words: string
  readonly isMeant: (resource: Resource) => boolean
  /** Which one is meant when several are: the one whose name is the same character by character. */
  readonly isExact?: (resource: Resource) => boolean
  /** What a resource says it is, in words; bounded by the caller of this. */
  readonly nameOf: (resource: Resource) => string
}

/** A resource that is what was asked for, with an id that may stand in a path. */
export interface Found {
  readonly id: string
  readonly resource: Resource
}

/** Asks for the object whose member has a name. @param compared how the service compares it */
export function byName(member: string, name: string, compared: 'exactly' | 'case aside'): AskedFor {
  const isExact = (resource: Resource): boolean => resource[member] === name
  const isAlike = (resource: Resource): boolean => {
    const given = stringMember(resource, member)
    return given !== undefined && isSameCaseAside(given, name)
  }
  return {
    words: `the ${member} ${quoted(name)}`,
    isMeant: compared === 'exactly' ? isExact : isAlike,
    isExact,
    nameOf: (resource) => stringMember(resource, member) ?? '(no text)',
  }
}

/** Members of a SCIM list, at least one of which is there; `totalResults` may be missing, as from Fusion (RFC 7644, 3.4.2). */
const LIST_MEMBERS = ['Resources', 'totalResults', 'itemsPerPage', 'startIndex'] as const

/**
 * The resources of a SCIM list; Oracle leaves `Resources` out when there are none.
 * @throws {UnexpectedAnswer} when it is no answer of success in JSON
 * @throws {SaysNothing} when it is no such list, or says itself that there are more than it shows
 */
export function listed(answer: Answer): readonly Resource[] {
  const json = jsonOf(answer)
  const isList = isRecord(json) && LIST_MEMBERS.some((name) => name in json)
  if (!isList || json['Resources'] === null) throw new SaysNothing(answer, 'JSON that is no list')
  const resources = ofForm(answer, () => listOf(json, 'Resources'))
  const total = json['totalResults']
  if (resources.length === 0 && typeof total === 'number' && total > 0) {
    throw new SaysNothing(answer, `${String(total)} results, and shows none`)
  }
  return resources
}

/** Users of a SCIM list whose names begin with a text, up to so many; what else it holds is left out. */
export function usersFrom(answer: Answer, start: string, most: number): readonly Resource[] {
  const begin = start.toLowerCase()
  return listed(answer)
    .filter((user) => stringMember(user, 'userName')?.toLowerCase().startsWith(begin))
    .slice(0, most)
}

/**
 * The resources of a SCIM list that are what was asked for: a server may ignore the filter, so what it puts first is
 * not believed.
 * @throws {NotAskedFor} when something came, and none of it is what was asked for
 */
export function foundIn(answer: Answer, asked: AskedFor): readonly Found[] {
  const resources = listed(answer)
  const meant = resources.filter(asked.isMeant)
  if (meant.length === 0 && resources.length > 0) throw another(answer, resources, asked)
  return meant.map((resource) => found(answer, resource))
}

/**
 * The one resource of a SCIM list that is what was asked for; `undefined` when the list is empty.
 * @throws {NotAskedFor} also when several are: one of them would be taken by chance
 */
export function oneFoundIn(answer: Answer, asked: AskedFor): Found | undefined {
  const meant = foundIn(answer, asked)
  const exact = meant.filter(({ resource }) => asked.isExact?.(resource))
  const [one, ...others] = exact.length > 0 ? exact : meant
  if (others.some(({ id }) => id !== one?.id)) {
    throw new NotAskedFor(answer, `more than one of ${asked.words}`)
  }
  return one
}

/**
 * A single resource, which must be what was asked for.
 * @throws {NotAskedFor} when it is another one
 */
export function foundAs(answer: Answer, asked: AskedFor): Found {
  const resource = jsonOf(answer)
  if (isRecord(resource) && asked.isMeant(resource)) return found(answer, resource)
  throw another(answer, isRecord(resource) ? [resource] : [], asked)
}

/**
 * Reads a part of an answer.
 * @throws {SaysNothing} when the reading meets another form
 */
export function ofForm<T>(answer: Answer, read: () => T): T {
  try {
    return read()
  } catch (thrown) {
    if (thrown instanceof OtherForm)
      throw new SaysNothing(answer, `JSON of another form: ${thrown.message}`)
    throw thrown
  }
}

function found(answer: Answer, resource: Resource): Found {
  return { id: ofForm(answer, () => idOf(resource)), resource }
}

/** More are counted, not named. */
const MOST_NAMED = 3

function another(answer: Answer, resources: readonly Resource[], asked: AskedFor): NotAskedFor {
  const names = resources.slice(0, MOST_NAMED).map((resource) => quoted(asked.nameOf(resource)))
  const more = resources.length - names.length
  const rest = more > 0 ? ` and ${String(more)} more` : ''
  const came = names.length === 0 ? 'nothing that has a name' : `${names.join(', ')}${rest}`
  return new NotAskedFor(answer, `${came} instead of ${asked.words}`)
}
