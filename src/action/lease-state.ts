import { getState, saveState } from '@actions/core'
import type { LeaseRecord } from '../apply/lease-record.js'
import { isRecord, stringMember } from '../oracle/json.js'
import { redactor } from '../redaction/redactor.js'

const NAME = 'lease'

/**
 * Saves a lease for the post step. The runner writes it to disk, so it has no secret in it, not even where a service
 * has made an id of one: such an id names nothing afterwards.
 */
export function saveLease(record: LeaseRecord): void {
  const { appId, roleId, grantId, existing } = record
  saveState(NAME, {
    ...record,
    appId: redactor.redact(appId),
    roleId: redactor.redact(roleId),
    existing: existing.map((id) => redactor.redact(id)),
    ...(grantId !== undefined && { grantId: redactor.redact(grantId) }),
  })
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
