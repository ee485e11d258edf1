import type { Answer } from '../http/client.js'
import { jsonOf, quoted } from './answer.js'
import { isSameCaseAside } from './case-aside.js'
import { isRecord, listOf, OtherForm, stringMember } from './json.js'

/** A well-formed answer that is about something else than what was asked for, or of a form that the API does not have. */
export class NotAskedFor extends Error {
  override readonly name = 'NotAskedFor'

  /** @param instead what came; texts of the server in it are quoted already */
  constructor({ method, host, path, status, requestId }: Answer, instead: string) {
    const id = requestId === undefined ? '' : `, request id ${quoted(requestId)}`
    super(`${method} ${host}${path} answered ${String(status)} with ${instead}${id}`)
  }
}

/** What a look-up asks for, and how the service compares. */
export interface Asked {
  /** The member that names an object. */
  readonly member: string
  readonly name: string
  readonly compared: 'exactly' | 'case aside'
}

type Resource = Readonly<Record<string, unknown>>

/** Members of a SCIM list, at least one of which is there; `totalResults` may be missing, as from Fusion (RFC 7644, 3.4.2). */
const LIST_MEMBERS = ['Resources', 'totalResults', 'itemsPerPage', 'startIndex'] as const

/**
 * The resources of a SCIM list; Oracle leaves `Resources` out when there are none.
 * @throws {UnexpectedAnswer} when it is no answer of success in JSON
 * @throws {NotAskedFor} when it is no such list, or says itself that there are more than it shows
 */
export function listed(answer: Answer): readonly Resource[] {
  const json = jsonOf(answer)
  const isList = isRecord(json) && LIST_MEMBERS.some((name) => name in json)
  if (!isList || json['Resources'] === null) throw new NotAskedFor(answer, 'JSON that is no list')
  const resources = ofForm(answer, () => listOf(json, 'Resources'))
  const total = json['totalResults']
  if (resources.length === 0 && typeof total === 'number' && total > 0) {
    throw new NotAskedFor(answer, `${String(total)} results, and shows none`)
  }
  return resources
}

/**
 * The resource that was asked for among those of a list, however many came; `undefined` when none came at all. A
 * server may ignore the filter, so what it puts first is not believed.
 * @throws {NotAskedFor} when others came and it is not among them, or when several have its name
 */
export function theOneAskedFor(answer: Answer, asked: Asked): Resource | undefined {
  const resources = listed(answer)
  const named = resources.filter((resource) => isNamed(resource, asked))
  const exact = named.filter((resource) => resource[asked.member] === asked.name)
  const [one, ...others] = exact.length > 0 ? exact : named
  if (others.some(({ id }) => id !== one?.['id'])) {
    throw new NotAskedFor(answer, `several of the ${asked.member} ${quoted(asked.name)}`)
  }
  if (one === undefined && resources.length > 0)
    throw new NotAskedFor(answer, instead(resources, asked))
  return one
}

function isNamed(resource: unknown, { member, name, compared }: Asked): boolean {
  const given = stringMember(resource, member)
  if (given === undefined) return false
  return compared === 'exactly' ? given === name : isSameCaseAside(given, name)
}

/**
 * Reads a part of an answer.
 * @throws {NotAskedFor} when the reading meets another form
 */
export function ofForm<T>(answer: Answer, read: () => T): T {
  try {
    return read()
  } catch (thrown) {
    if (thrown instanceof OtherForm)
      throw new NotAskedFor(answer, `JSON of another form: ${thrown.message}`)
    throw thrown
  }
}

/** More are counted, not named. */
const MOST_NAMED = 3

function instead(resources: readonly Resource[], { member, name }: Asked): string {
  const names = resources.slice(0, MOST_NAMED).map((resource) => {
    const given = stringMember(resource, member)
    return given === undefined ? '(no text)' : quoted(given)
  })
  const more = resources.length - names.length
  const rest = more > 0 ? ` and ${String(more)} more` : ''
  return `the ${member} ${names.join(', ')}${rest} instead of ${quoted(name)}`
}
