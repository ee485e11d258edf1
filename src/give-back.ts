import { info, setFailed } from '@actions/core'
import { takeInputs } from './action/inputs.js'
import { savedLease, saveLease } from './action/lease-state.js'
import { Log } from './action/log.js'
import { Masks } from './action/masks.js'
import { giveBack, GrantNotReturned, type LeaseRecord } from './apply/lease.js'
import { ServiceHttp } from './http/client.js'
import { httpEnvironment } from './http-environment.js'
import { readInputs } from './inputs/read.js'
import type { Settings } from './inputs/settings.js'
import { ADMIN_SCOPE, IdentityDomain } from './oracle/identity-domain.js'
import { plain } from './report/escape.js'

/**
 * The post step: takes the administrator role away again when main could not, because it was killed, cancelled or
 * refused. It works with the inputs of the step, and refuses when they name another client or domain than the state:
 * in nested composite actions the runner may hand it the wrong ones (actions/runner#2030, #3514).
 */
export async function giveBackLease(): Promise<void> {
  const record = savedLease()
  if (record === undefined) {
    info('nothing to give back: no administrator grant was taken')
    return
  }
  if (record.returned === true) {
    info('nothing to give back: main has returned the administrator grant')
    return
  }
  const log = new Log()
  const masks = new Masks()
  const { settings } = readInputs(takeInputs(masks))
  try {
    const removed = await removeGrants(record, settings, log, masks)
    log.line(
      removed.length === 0
        ? 'grant: nothing was left of it'
        : `grant: returned by the post step (${String(removed.length)})`,
    )
  } catch (thrown) {
    const failure =
      thrown instanceof GrantNotReturned ? thrown : new GrantNotReturned(record, { cause: thrown })
    setFailed(plain(masks.redactedText(failure.message)))
  }
}

async function removeGrants(
  record: LeaseRecord,
  settings: Settings,
  log: Log,
  masks: Masks,
): Promise<readonly string[]> {
  const { admin, identityDomain } = settings
  if (identityDomain.url.host !== record.domain || identityDomain.client.id !== record.clientId) {
    throw new Error(
      `the inputs of the post step name the client ${identityDomain.client.id} of ${identityDomain.url.host}, not the one that got the role`,
    )
  }
  if (admin === undefined) {
    throw new Error('the inputs of the post step have no admin-client-id and admin-client-secret')
  }
  const http = httpEnvironment(settings, { usable: true, mayWrite: true, log, masks })
  const mask = (secret: string): void => {
    masks.add(secret)
  }
  const domain = new IdentityDomain(new ServiceHttp(identityDomain.url, http), {
    mask,
    now: http.now,
  })
  try {
    const administration = domain.administration(await domain.clientToken(admin, ADMIN_SCOPE))
    return await giveBack(administration, record, {
      save: saveLease,
      now: http.now,
      sleep: (milliseconds) => http.sleep(milliseconds, http.deadline),
      line: http.onRetry,
    })
  } finally {
    await http.dispatcher.destroy()
  }
}
