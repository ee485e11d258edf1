/** A certificate as the console is to hold it. */
export interface WantedCertificate {
  readonly alias: string
  /** Distinguished name, as the list in the console shows it. */
  readonly subject: string
  /** PEM with BEGIN and END lines. */
  readonly pem: string
}

/** What the Security Console is to hold. */
export interface WantedTrust {
  /** The `iss` of a real token, exactly. */
  readonly issuer: string
  readonly certificates: readonly WantedCertificate[]
}

/** Token types that are ticked for the issuer (Oracle, *Configure Inbound Authentication*). */
export const TOKEN_TYPES = ['JWT', 'SAML', 'STS'] as const

/** One of them. */
export type TokenType = (typeof TOKEN_TYPES)[number]

/** Something that is changed in the console. */
export interface ConsoleChange {
  readonly action:
    | 'create API authentication provider'
    | 'add trusted issuer'
    | 'select token types'
    | 'import certificate'
  readonly target: string
}

/**
 * A change, and how far it is known to have come. `entered`: typed, ticked or chosen in a form, and Save was not clicked.
 * `sent`: Save was clicked, and the console may have stored it. `confirmed`: the console shows that it did.
 */
export interface LoggedChange extends ConsoleChange {
  readonly progress: 'entered' | 'sent' | 'confirmed'
}
