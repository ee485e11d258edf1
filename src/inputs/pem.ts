/** Labels of one kind of PEM block are its own; the body is base64 alone, in lines of any length (RFC 7468). */
const BLOCK = /(-----BEGIN ([A-Z0-9. ]+)-----)([A-Za-z0-9+/=\s]+)(-----END \2-----)/g

/**
 * Undoes what shells, YAML files and secret stores do to PEM: line breaks written as `\n`, CRLF, blanks in place of line
 * breaks, quotes around the whole, the whole in base64. Text around the blocks stays; what is no PEM stays as it is.
 */
export function mendPem(text: string): string {
  const unquoted = text.trim().replace(/^(["'])([\s\S]*)\1$/, '$2')
  const lines = decoded(unquoted)
    .replaceAll(/\\r|\r/g, '')
    .replaceAll('\\n', '\n')
  return lines.replaceAll(BLOCK, (_, begin: string, _label: string, body: string, end: string) => {
    const base64 = body.replaceAll(/\s/g, '').match(/.{1,64}/g) ?? []
    return [begin, ...base64, end, ''].join('\n')
  })
}

/** The blocks of a text that was mended, each with its BEGIN and END line, in order. */
export function pemBlocks(
  text: string,
): readonly { readonly label: string; readonly pem: string }[] {
  return [...text.matchAll(BLOCK)].map(([pem, , label = '']) => ({ label, pem }))
}

/** The private keys in a text, whole or cut off, which no message may show. */
export function privateKeysIn(text: string): readonly string[] {
  return mendPem(text).match(/-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----[\s\S]*?(?=-----END|$)/g) ?? []
}

/** Whether there is a private key in a text. */
export function holdsPrivateKey(text: string): boolean {
  return privateKeysIn(text).length > 0
}

/** What base64 holds, if that is PEM. */
function decoded(text: string): string {
  if (!/^[A-Za-z0-9+/=\s]+$/.test(text)) return text
  const inside = Buffer.from(text, 'base64').toString()
  return inside.includes('-----BEGIN ') ? inside : text
}
