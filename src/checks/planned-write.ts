/** A certificate that is to be imported; not proven yet where the keys can be read only under a lease. */
export interface PlannedCertificate {
  readonly alias: string
  readonly proven: { readonly subject: string; readonly pem: string } | undefined
}

/** A write that would make a check true; `apply` sends it, `plan` only names it. */
export type PlannedWrite =
  | {
      readonly kind: 'create-user'
      readonly checkId: string
      readonly userName: string
    }
  | {
      readonly kind: 'add-role'
      readonly checkId: string
      readonly roleId: string
      readonly code: string
      readonly userId: string
      readonly userName: string
    }
  | {
      readonly kind: 'lease'
      readonly checkId: string
      readonly clientId: string
    }
  | {
      /** By the browser: there is no API for it. What the console holds already stays as it is. */
      readonly kind: 'import-trust'
      readonly checkId: string
      readonly issuer: string
      readonly certificates: readonly PlannedCertificate[]
    }
