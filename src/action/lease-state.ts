import { getState, saveState } from '@actions/core'
import type { LeaseRecord } from '../apply/lease-record.js'
import { isRecord, stringMember } from '../oracle/json.js'

const NAME = 'lease'

/** Saves a lease for the post step. The runner writes it to disk, and it has no secret in it. */
export function saveLease(record: LeaseRecord): void {
  saveState(NAME, record)
}

/** The lease that main saved last, or `undefined` when it took none. @throws {Error} when the state is damaged */
export function savedLease(): LeaseRecord | undefined {
  const text = getState(NAME)
  if (text === '') return undefined
  const json: unknown = JSON.parse(text)
  const [domain, clientId, appId, roleId, at] = ['domain', 'clientId', 'appId', 'roleId', 'at'].map(
    (name) => stringMember(json, name),
  )
  const existing = isRecord(json) ? json['existing'] : undefined
  if (!domain || !clientId || !appId || !roleId || !at || !Array.isArray(existing)) {
    throw new Error('the state of the lease is damaged')
  }
  const grantId = stringMember(json, 'grantId')
  return {
    domain,
    clientId,
    appId,
    roleId,
    at,
    existing: existing.filter((id) => typeof id === 'string'),
    ...(grantId !== undefined && { grantId }),
    ...(isRecord(json) && json['returned'] === true && { returned: true as const }),
  }
}
