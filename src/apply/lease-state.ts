import { isRecord, parsed, RESOURCE_ID, stringMember } from '../oracle/json.js'
import { redactor } from '../redaction/redactor.js'

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

/** What the state says of a run that has taken no lease. */
export const NO_LEASE = 'none'

/**
 * A lease as the state of the step. The runner writes it to disk, so it has no secret in it, not even where a service has
 * made an id of one: without the id of its grant, a lease is found by what was made since its intent.
 * @throws {Error} when the id of something else holds a secret: nothing could be found by it
 */
export function stateOf({ grantId, ...record }: LeaseRecord): string {
  const { appId, roleId, existing } = record
  if ([appId, roleId, ...existing].some(holdsSecret)) {
    throw new Error('the identity domain gave an id that holds a secret of this run')
  }
  return JSON.stringify({
    ...record,
    ...(grantId !== undefined && !holdsSecret(grantId) && { grantId }),
  })
}

function holdsSecret(id: string): boolean {
  return redactor.redact(id) !== id
}

/**
 * What the state says: a lease, or that there is none. It is a claim, which the post step compares with its inputs and
 * with the domain; `damaged` when it does not even have the form.
 */
export function leaseOf(state: string): LeaseRecord | 'none' | 'damaged' {
  return state === '' || state === NO_LEASE ? 'none' : (leaseIn(state) ?? 'damaged')
}

/** Host and client are compared with the inputs, and only told otherwise. */
const NAME_OF_INPUT = /^.{1,1000}$/s

function leaseIn(text: string): LeaseRecord | undefined {
  const json = parsed(text)
  if (!isRecord(json)) return undefined
  const member = (name: string, form: RegExp): string | undefined => {
    const value = stringMember(json, name)
    return value !== undefined && form.test(value) ? value : undefined
  }
  const domain = member('domain', NAME_OF_INPUT)
  const clientId = member('clientId', NAME_OF_INPUT)
  const appId = member('appId', RESOURCE_ID)
  const roleId = member('roleId', RESOURCE_ID)
  const at = timeOf(json['at'])
  const since = timeOf(json['since'])
  const { existing, grantId, returned } = json
  if (!domain || !clientId || !appId || !roleId || !at || !since || !isIds(existing)) {
    return undefined
  }
  if (grantId !== undefined && !isIds([grantId])) return undefined
  return {
    domain,
    clientId,
    appId,
    roleId,
    existing,
    at,
    since,
    ...(typeof grantId === 'string' && { grantId }),
    ...(returned === true && { returned }),
  }
}

function timeOf(value: unknown): string | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}

function isIds(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((id) => typeof id === 'string' && RESOURCE_ID.test(id))
}
