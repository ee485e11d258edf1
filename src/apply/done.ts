import type { Finding } from '../checks/check.js'
import type { Answer } from '../http/client.js'

/** What `apply` has done so far in this run; a look at the pair takes it into account. */
export interface Done {
  /** The answer of the key endpoint, read while the client held the leased role. */
  readonly leasedKeys: Answer | undefined
  /** The pod accepts the domain's tokens, so the keys need not be read at the price of a grant. */
  readonly leaseNeedless: boolean
  /** The shadow user was created: it exists and has no password yet. */
  readonly userCreated: boolean
  /** Codes of the roles that were added: services may need a while to see them. */
  readonly rolesAdded: ReadonlySet<string>
  /** The Security Console was driven to its end, and whether anything had to be changed there. */
  readonly console: { readonly changed: boolean } | undefined
  /** Writes that a service refused, by the id of the check that wanted them. */
  readonly refused: ReadonlyMap<string, Finding>
}

/** In `verify`, in `plan`, and before the first write. */
export const NOTHING_DONE: Done = {
  leasedKeys: undefined,
  leaseNeedless: false,
  userCreated: false,
  rolesAdded: new Set(),
  console: undefined,
  refused: new Map(),
}
