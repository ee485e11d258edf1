import { isRecord, LONGEST_NAME, stringMember } from './json.js'

/** A connection of Oracle Integration, as far as it is judged. */
export interface Connection {
  readonly name: string
  /** `CONFIGURED` when it is complete and was tested. */
  readonly status: string | undefined
  readonly locked: boolean
  readonly securityPolicy: string | undefined
  /** Values of the connection's properties, whatever they are called: the names are not published. */
  readonly propertyValues: readonly string[]
}

/** Reads a connection; members are camel case in traces and kebab case in the reference, so both are read. */
export function readConnection(json: unknown): Connection {
  const properties = member(json, 'connectionProperties')
  return {
    name: stringMember(json, 'name') ?? '',
    status: stringMember(json, 'status'),
    locked: member(json, 'lockedFlag') === true,
    securityPolicy: text(member(json, 'securityPolicy')),
    propertyValues: (Array.isArray(properties) ? properties : []).flatMap(
      (property: unknown) => text(member(property, 'propertyValue')) ?? [],
    ),
  }
}

/** Whether a security policy signs in with OAuth tokens of the identity domain. */
export function isOAuth(securityPolicy: string): boolean {
  return /OAUTH|AUTHORIZATION_CODE|CLIENT_CREDENTIALS|JWT/i.test(securityPolicy)
}

function member(json: unknown, camelCase: string): unknown {
  if (!isRecord(json)) return undefined
  const kebabCase = camelCase.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return json[camelCase] ?? json[kebabCase]
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= LONGEST_NAME ? value : undefined
}
