/** What the action's state says of a lease: ids and times, never a secret. */
export interface LeaseRecord {
  /** Host of the identity domain. */
  readonly domain: string
  readonly clientId: string
  readonly appId: string
  readonly roleId: string
  /** Ids of grants of this role to this client that were there before: never touched. */
  readonly existing: readonly string[]
  /** When the intent was saved by the runner's clock, ISO 8601. */
  readonly at: string
  /** The same by the domain's clock, by which its grants are dated. */
  readonly since: string
  /** Of our grant, once it is known. */
  readonly grantId?: string
  readonly returned?: true
}
