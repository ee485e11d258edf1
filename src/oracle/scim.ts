import { isRecord } from './json.js'

/**
 * A SCIM filter that compares an attribute with a text (RFC 7644, 3.4.2.2). The text is quoted as in JSON; that
 * Oracle reads the escapes of `"` and `\` like that is inferred from the RFC.
 */
export function scimFilter(attribute: string, operator: 'eq' | 'sw', text: string): string {
  return `${attribute} ${operator} ${JSON.stringify(text)}`
}

/** A query string; percent-encoding throughout, because not every server reads + as a space. */
export function scimQuery(parameters: Readonly<Record<string, string>>): string {
  return new URLSearchParams(parameters).toString().replaceAll('+', '%20')
}

/** The members of a list; Oracle leaves `Resources` out when there are none. */
export function scimResources(json: unknown): readonly Readonly<Record<string, unknown>>[] {
  const list = isRecord(json) ? json['Resources'] : undefined
  return Array.isArray(list) ? list.filter(isRecord) : []
}

/** An id as a service issues it. What is not of this form never comes into a path, a request or a state. */
export const RESOURCE_ID = /^[A-Za-z0-9][\w.-]{0,254}$/
