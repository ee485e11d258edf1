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
