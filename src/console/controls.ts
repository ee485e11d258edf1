/** A node of the accessibility tree, as far as the driver reads it. */
export interface SeenNode {
  readonly role: string
  readonly name?: string
  readonly value?: string | number
  readonly disabled?: boolean
  readonly readonly?: boolean
  readonly checked?: boolean | 'mixed'
  readonly selected?: boolean
  readonly children?: readonly SeenNode[]
}

/** How a control of Fusion's pages is found: by role and accessible name first, by id where the names are not known. */
export interface Control {
  /** For messages. */
  readonly label: string
  readonly roles: readonly string[]
  /** Accessible names; a text is compared as `isNamed` does. */
  readonly names: readonly (string | RegExp)[]
  /** Ids from public code; they do not depend on the language. */
  readonly ids?: readonly string[]
}

const CLICKABLE = ['link', 'button', 'tab', 'menuitem', 'treeitem', 'option', 'cell'] as const
const TEXT_FIELDS = ['textbox', 'combobox', 'searchbox'] as const

/**
 * The controls on the way. English names are those of the article, of Oracle's and vendors' pages, and of public code;
 * ids those of public code. German names are inferred, and so is everything marked so.
 */
export const CONTROLS = {
  navigator: {
    label: 'Navigator',
    roles: CLICKABLE,
    names: ['Navigator'],
    ids: ['pt1:_UISmmLink', '_FOpt1:_UISmmLink', 'pt1:_UISmmLink::icon', '_FOpt1:_UISmmLink::icon'],
  },
  tools: { label: 'Tools', roles: CLICKABLE, names: ['Tools', 'Extras'] },
  showMore: { label: 'Show More', roles: CLICKABLE, names: ['Show More', 'Mehr anzeigen'] },
  securityConsole: {
    label: 'Security Console',
    roles: CLICKABLE,
    names: ['Security Console', 'Sicherheitskonsole'],
    // inferred from the ids of its neighbours
    ids: ['pt1:nv_itemNode_tools_security_console', '_FOpt1:nv_itemNode_tools_security_console'],
  },
  apiAuthentication: {
    label: 'API Authentication',
    roles: CLICKABLE,
    names: ['API Authentication', 'API-Authentifizierung'],
  },
  createProvider: {
    label: 'Create Oracle API Authentication Provider',
    roles: CLICKABLE,
    names: ['Create Oracle API Authentication Provider', /^Oracle.*API.*provider erstellen$/i],
  },
  provider: {
    label: 'the Oracle API authentication provider',
    roles: CLICKABLE,
    // inferred: no source names the entry of an existing provider
    names: [
      'Oracle API Authentication Provider',
      'Oracle API Authentication Provider Details',
      'www.oracle.com',
      /^Oracle.*API.*Authentifizierungsprovider$/i,
    ],
  },
  edit: { label: 'Edit', roles: CLICKABLE, names: ['Edit', 'Bearbeiten'] },
  trustedIssuer: {
    label: 'Trusted Issuer',
    roles: TEXT_FIELDS,
    names: ['Trusted Issuer', 'Trusted Issuers', /vertrauens.*aussteller/i],
  },
  tokenTypes: {
    label: 'Token Type',
    roles: [...TEXT_FIELDS, 'button', 'listbox'],
    names: ['Token Type', 'Token Types', 'Tokentyp', 'Tokentypen'],
  },
  saveAndClose: {
    label: 'Save and Close',
    roles: CLICKABLE,
    names: ['Save and Close', 'Speichern und schließen'],
  },
  cancel: { label: 'Cancel', roles: CLICKABLE, names: ['Cancel', 'Abbrechen'] },
  publicCertificates: {
    label: 'Inbound API Authentication Public Certificates',
    roles: CLICKABLE,
    names: [
      'Inbound API Authentication Public Certificates',
      /API.*Authentifizierung.*zertifikate/i,
    ],
  },
  addCertificate: {
    label: 'Add New Certificate',
    roles: CLICKABLE,
    // practitioners also write Add
    names: ['Add New Certificate', 'Add', 'Neues Zertifikat hinzufügen', 'Hinzufügen'],
  },
  certificateAlias: {
    label: 'Certificate Alias',
    roles: TEXT_FIELDS,
    names: ['Certificate Alias', /alias$/i],
  },
  save: { label: 'Save', roles: CLICKABLE, names: ['Save', 'Speichern'] },
  done: { label: 'Done', roles: CLICKABLE, names: ['Done', 'Fertig'] },
} as const satisfies Readonly<Record<string, Control>>

/** The buttons of the sign-in pages. */
export const SIGN_IN_CONTROLS = {
  acknowledge: { label: 'Acknowledge', roles: CLICKABLE, names: ['Acknowledge'] },
  submit: {
    label: 'Sign In',
    roles: ['button'],
    names: ['Sign In', 'Next', 'Anmelden', 'Weiter'],
    ids: ['idcs-signin-basic-signin-form-submit', 'btnActive'],
  },
} as const satisfies Readonly<Record<string, Control>>

/** All nodes of a tree, the root first. */
export function allNodes<N extends { readonly children?: readonly N[] }>(root: N): readonly N[] {
  return [root, ...(root.children ?? []).flatMap((child) => allNodes(child))]
}

/**
 * Whether an accessible name is one of the given: upper and lower case, white space, a mark of required fields and a
 * colon aside. The links of the left bar double theirs, for image and text.
 */
export function isNamed(name: string, wanted: readonly (string | RegExp)[]): boolean {
  const plain = normalised(name)
  const half = plain.slice(0, (plain.length - 1) / 2)
  const single = plain !== '' && plain === `${half} ${half}` ? half : plain
  return wanted.some((one) =>
    typeof one === 'string' ? normalised(one) === single : one.test(single),
  )
}

/** The nodes that may be a control, those that are switched off included. */
export function nodesOf<N extends SeenNode>(nodes: readonly N[], control: Control): readonly N[] {
  return nodes.filter(
    ({ role, name }) => control.roles.includes(role) && isNamed(name ?? '', control.names),
  )
}

/** Whether it can be used now. */
export function isEnabled({ disabled, readonly }: SeenNode): boolean {
  return disabled !== true && readonly !== true
}

function normalised(name: string): string {
  return name
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/^[*\s]+|[*:\s]+$/g, '')
    .toLowerCase()
}
