/** What the action's state says of a lease: ids and times, never a secret. */
export interface LeaseRecord {
  /** Host of the identity domain. */
  readonly domain: string
  readonly clientId: string
  readonly appId: string
  readonly roleId: string
  /** Ids of grants of this role to this client that were there before: never touched. */
  readonly existing: readonly string[]
  /** When the intent was saved, ISO 8601. */
  readonly at: string
  /** Of our grant, once it is known. */
  readonly grantId?: string
  readonly returned?: true
}
