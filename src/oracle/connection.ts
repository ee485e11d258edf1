import type { Answer } from '../http/client.js'
import { jsonOf, quoted } from './answer.js'
import { NotAskedFor, ofForm } from './asked-for.js'
import type { ConnectionId } from './integration.js'
import { isRecord, LONGEST_NAME, stringMember, textOf } from './json.js'

/** A connection of Oracle Integration, as far as it is judged. */
export interface Connection {
  /** As it was asked for. */
  readonly id: string
  /** '' where it is not shown: what was recorded has none. */
  readonly name: string
  /** `CONFIGURED` when it is complete and was tested. */
  readonly status: string | undefined
  readonly locked: boolean
  /** Of several, one that signs in otherwise than with OAuth: a connection that may send a password is not one of OAuth. */
  readonly securityPolicy: string | undefined
  /** Values of the connection's properties, whatever they are called: the names are not published. */
  readonly propertyValues: readonly string[]
  /** Client id of the application that it signs in with; `undefined` where no property has such a name. */
  readonly clientId: string | undefined
}

/**
 * Reads a connection, of Generation 2 too; members are camel case in traces and kebab case in the reference, so both are read.
 * @throws {UnexpectedAnswer} when Oracle Integration refuses
 * @throws {NotAskedFor} when it answers about another connection
 */
export function readConnection(answer: Answer, asked: ConnectionId): Connection {
  const json = jsonOf(answer)
  mustBeAbout(answer, json, asked)
  // wherever an answer was recorded it has its id
  const status = ofForm(answer, () => {
    textOf(json, 'id')
    return member(json, 'status') === undefined ? undefined : textOf(json, 'status')
  })
  const properties = member(json, 'connectionProperties')
  return {
    id: asked.id,
    name: stringMember(json, 'name')?.trim() ?? '',
    status,
    locked: isTrue(member(json, 'lockedFlag')),
    securityPolicy: policyIn(json),
    propertyValues: (Array.isArray(properties) ? properties : []).flatMap(
      (property: unknown) => text(member(property, 'propertyValue')) ?? [],
    ),
    clientId: clientIdIn(json),
  }
}

/** The names of OAuth's properties are not published, so one is looked for whose name says so. */
function clientIdIn(json: unknown): string | undefined {
  const list = member(json, 'securityPolicyInfo')
  const places: readonly unknown[] = [json, ...(Array.isArray(list) ? (list as unknown[]) : [list])]
  const properties = places.flatMap((place) => {
    const found = member(place, 'securityProperties')
    return Array.isArray(found) ? (found as unknown[]) : []
  })
  const named = properties.find((property) =>
    /client.?id$/i.test(text(member(property, 'propertyName')) ?? ''),
  )
  return text(member(named, 'propertyValue'))
}

/** Whether a connection renews its tokens: under the policies of the authorization code grant. */
export function renewsTokens({ securityPolicy = '' }: Connection): boolean {
  return /AUTHORIZATION_CODE/i.test(securityPolicy)
}

/**
 * Holds what an answer says of itself against what was asked for: the id, and the project of a connection that lives in
 * one. How the service compares them is not documented, so character by character.
 * @throws {NotAskedFor} when it is about another connection
 */
export function mustBeAbout(answer: Answer, json: unknown, asked: ConnectionId): void {
  const { project, id } = asked
  for (const [name, wanted] of [
    ['id', id],
    ['projectId', project],
  ] as const) {
    const given = member(json, name) ?? wanted
    if (wanted === undefined || given === wanted) continue
    const came = typeof given === 'string' ? quoted(given) : '(no text)'
    throw new NotAskedFor(answer, `the ${name} ${came} instead of ${wanted}`)
  }
}

/** Whether a security policy signs in with OAuth tokens of the identity domain. */
export function isOAuth(securityPolicy: string): boolean {
  return /OAUTH|AUTHORIZATION_CODE|CLIENT_CREDENTIALS|JWT/i.test(securityPolicy)
}

/** Whether a security policy sends the name and the password of a user. */
export function sendsPassword(securityPolicy: string): boolean {
  return !isOAuth(securityPolicy) && /BASIC|USERNAME_PASSWORD/i.test(securityPolicy)
}

/**
 * Generation 3 has the policy at the top, Generation 2 in the first entry of a list. Which of several is in use is not
 * documented.
 */
function policyIn(json: unknown): string | undefined {
  const list = member(json, 'securityPolicyInfo')
  const entries: readonly unknown[] = Array.isArray(list) ? list : [list]
  const policies = [json, ...entries].flatMap((place) => namesOf(member(place, 'securityPolicy')))
  return policies.find((policy) => !isOAuth(policy)) ?? policies[0]
}

/** The name of a policy: the text, or a member of an object that describes it. */
function namesOf(policy: unknown): readonly string[] {
  const places = isRecord(policy)
    ? ['securityPolicy', 'name', 'id', 'code', 'value'].map((name) => member(policy, name))
    : [policy]
  const [name] = places.map(text).filter((place) => place !== undefined && place.trim() !== '')
  return name === undefined ? [] : [name]
}

/** Older answers have true and false as texts; other APIs of Oracle have numbers and Y in their place. */
function isTrue(value: unknown): boolean {
  if (value === true || value === 1) return true
  return typeof value === 'string' && /^(?:true|y|yes|1)$/i.test(value.trim())
}

/** A member of an answer, in camel case or in kebab case. */
function member(json: unknown, camelCase: string): unknown {
  if (!isRecord(json)) return undefined
  const kebabCase = camelCase.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return json[camelCase] ?? json[kebabCase]
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= LONGEST_NAME ? value : undefined
}
