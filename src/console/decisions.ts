import { CONTROLS, isEnabled, isNamed, nodesOf, type SeenNode } from './controls.js'
import type { PageReading, SeenDialog } from './page-reading.js'
import { TOKEN_TYPES, type TokenType, type WantedCertificate } from './wanted-trust.js'

/** Whether a page shows an issuer, character by character; several may stand in one text. */
export function showsIssuer(pieces: readonly string[], issuer: string): boolean {
  return pieces.some((piece) => piece.split(/[\s,;|]+/).includes(issuer))
}

/** What is known of a token type: whether it is ticked, or where it could be. */
export type TokenTypeState = 'ticked' | 'unticked' | 'unseen'

/** A box or an option for a token type. */
export function tokenTypeNodes<N extends SeenNode>(
  nodes: readonly N[],
  type: TokenType,
): readonly N[] {
  return nodes.filter(
    ({ role, name }) =>
      ['checkbox', 'menuitemcheckbox', 'switch', 'option'].includes(role) &&
      isNamed(name ?? '', [type]),
  )
}

/** Whether a node is ticked, as its role says it. */
export function isTicked({ checked, selected }: SeenNode): boolean {
  return checked === true || selected === true
}

/** The state of each token type on the form: by its own box or option, else by the text of the closed choice. */
export function tokenTypeStates(
  nodes: readonly SeenNode[],
): Readonly<Record<TokenType, TokenTypeState>> {
  const closed = nodesOf(nodes, CONTROLS.tokenTypes).flatMap(({ value }) =>
    typeof value === 'string' ? value.split(/[\s,;|]+/) : [],
  )
  const stateOf = (type: TokenType): TokenTypeState => {
    const own = tokenTypeNodes(nodes, type)
    if (own.some(isTicked) || closed.includes(type)) return 'ticked'
    return own.length > 0 ? 'unticked' : 'unseen'
  }
  return { JWT: stateOf('JWT'), SAML: stateOf('SAML'), STS: stateOf('STS') }
}

/** The field for a further issuer: by its name, else the only text field beside the token types. */
export function issuerField<N extends SeenNode>(nodes: readonly N[]): N | undefined {
  const named = nodesOf(nodes, CONTROLS.trustedIssuer).filter(isEnabled)
  if (named.length > 0) return named[0]
  if (TOKEN_TYPES.some((type) => tokenTypeNodes(nodes, type).length === 0)) return undefined
  const fields = nodes.filter((node) => node.role === 'textbox' && isEnabled(node))
  return fields.length === 1 ? fields[0] : undefined
}

/** What is to be done on the provider's pages next. */
export type ProviderStep = 'complete' | 'fill' | 'edit' | 'open' | 'create' | 'look'

/**
 * Reads what the page shows of the provider. An open form is filled; a page that shows issuer and token types is
 * complete; an existing provider is edited, or opened; only where none is to be seen one is created. `look`: nothing of
 * all this is there (yet).
 */
export function providerStep(
  nodes: readonly SeenNode[],
  { pieces }: Pick<PageReading, 'pieces'>,
  issuer: string,
): ProviderStep {
  if (issuerField(nodes) !== undefined) return 'fill'
  const words = new Set(pieces.flatMap((piece) => piece.split(/[\s,;|]+/)))
  const states = tokenTypeStates(nodes)
  const typesAreShown = TOKEN_TYPES.every(
    (type) => states[type] === 'ticked' || (states[type] === 'unseen' && words.has(type)),
  )
  if (showsIssuer(pieces, issuer) && typesAreShown) return 'complete'
  const enabled = (name: keyof typeof CONTROLS): boolean =>
    nodesOf(nodes, CONTROLS[name]).some(isEnabled)
  if (enabled('edit')) return 'edit'
  if (enabled('provider') || providerNamedBy(nodes, issuer).length > 0) return 'open'
  return enabled('createProvider') ? 'create' : 'look'
}

/** Links to a provider that bears the issuer as its name, as practitioners describe one. */
export function providerNamedBy<N extends SeenNode>(
  nodes: readonly N[],
  issuer: string,
): readonly N[] {
  return nodes.filter(({ role, name }) => role === 'link' && name?.trim() === issuer)
}

/** What is to be done about a certificate. */
export type CertificateStep =
  | { readonly kind: 'add' }
  /** By what it is known; no more of it is shown. */
  | { readonly kind: 'present'; readonly by: 'alias and subject' | 'alias' | 'subject' }
  | { readonly kind: 'conflict'; readonly subject: string }

/**
 * Whether the list holds a certificate. The alias decides where aliases are shown; the subject of its row must be the
 * wanted one. A subject under another alias proves nothing then: a domain keeps its name when it rotates its key, and
 * all domains share the name of their authority. A list without aliases can only be compared by subject. The content
 * is not shown: a certificate that is present may be that of another key.
 */
export function certificateStep(
  rows: readonly (readonly string[])[],
  { alias, subject }: Omit<WantedCertificate, 'pem'>,
): CertificateStep {
  const isAlias = (text: string): boolean => text.toLowerCase() === alias.toLowerCase()
  const own = rows.find((row) => row.some(isAlias))
  if (own !== undefined) {
    const names = own.filter(isDistinguishedName)
    const [name] = names
    // the row may show the issuer's name besides
    if (name !== undefined && !names.some((one) => isSameName(one, subject))) {
      return { kind: 'conflict', subject: name }
    }
    return { kind: 'present', by: name === undefined ? 'alias' : 'alias and subject' }
  }
  const aliasesAreShown = rows.some((row) =>
    row.some((text) => /alias$/i.test(text) && !isDistinguishedName(text)),
  )
  const bySubject = rows.some((row) => row.some((text) => isSameName(text, subject)))
  return bySubject && !aliasesAreShown ? { kind: 'present', by: 'subject' } : { kind: 'add' }
}

/** Whether two texts are the same distinguished name, whatever the order, spacing and case of their parts. */
export function isSameName(one: string, other: string): boolean {
  const [a, b] = [partsOf(one), partsOf(other)]
  return a.length > 0 && a.join('\n') === b.join('\n')
}

function isDistinguishedName(text: string): boolean {
  return partsOf(text).length > 0
}

const SYNONYMS: Readonly<Record<string, string>> = { S: 'ST', E: 'EMAILADDRESS' }

/** The parts of a distinguished name (RFC 4514), sorted; none when the text is not one. */
function partsOf(text: string): readonly string[] {
  // a name that the page has cut cannot be compared
  if (/(…|\.\.\.)$/.test(text.trim())) return []
  const parts = text.split(/(?<!\\)[,+]/).map((part) => {
    const [, type, value] =
      /^\s*([A-Za-z][A-Za-z0-9-]*|\d+(?:\.\d+)+)\s*=\s*(.*?)\s*$/.exec(part) ?? []
    if (type === undefined || value === undefined) return undefined
    const name = type.toUpperCase()
    return `${SYNONYMS[name] ?? name}=${value.replace(/\\(.)/g, '$1').toLowerCase()}`
  })
  return parts.includes(undefined) ? [] : parts.filter((part) => part !== undefined).sort()
}

/** What a dialog is, to somebody on the way to the pages. */
export type DialogKind = 'import warning' | 'form' | 'unknown'

/**
 * Judges a dialog. The warning that import processes were not run is confirmed, and nothing else: it speaks of an
 * import, has no fields, and a button OK. Its wording is not documented.
 */
export function judgeDialog({ text, buttons, fields }: SeenDialog): DialogKind {
  if (fields > 0) return 'form'
  return /import/i.test(text) && confirmation(buttons) !== undefined ? 'import warning' : 'unknown'
}

/** The button that confirms a dialog. Its name is the same in most languages; no other is pressed. */
export function confirmation(buttons: readonly string[]): string | undefined {
  return buttons.find((name) => isNamed(name, ['OK']))
}
