import { takeInputs, takeRunner } from './action/inputs.js'
import { administratorSignIn } from './administrator-sign-in.js'
import { saveLease } from './action/lease-state.js'
import { Log } from './action/log.js'
import { Masks } from './action/masks.js'
import { failStep } from './action/step.js'
import type { LeaseRecord } from './apply/lease-record.js'
import { giveBack, GrantNotReturned, type ReturnSignIn } from './apply/return-grant.js'
import { ServiceHttp } from './http/client.js'
import { httpEnvironment } from './http-environment.js'
import { readInputs } from './inputs/read-inputs.js'
import type { Settings } from './inputs/settings.js'
import { IdentityDomain } from './oracle/identity-domain.js'

/**
 * Takes the administrator role away again when main could not, because it was killed, cancelled or refused. It
 * works with the inputs of the step, and refuses when they name another client or domain than the state: in nested
 * composite actions the runner may hand it the wrong ones (actions/runner#2030, #3514).
 */
export async function giveBackLease(
  record: LeaseRecord,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const log = new Log()
  const masks = new Masks()
  const raw = takeInputs(masks)
  const { settings } = readInputs(raw, takeRunner(environment, masks))
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
    failStep(masks.redactedText(failure.message))
  }
}

async function removeGrants(
  record: LeaseRecord,
  settings: Settings,
  log: Log,
  masks: Masks,
): Promise<readonly string[]> {
  const { administrator, identityDomain } = settings
  if (identityDomain.url.host !== record.domain || identityDomain.client.id !== record.clientId) {
    throw new Error(
      `the inputs of the post step name the client ${identityDomain.client.id} of ${identityDomain.url.host}, not the one that got the role`,
    )
  }
  if (administrator === undefined) {
    throw new Error(
      'the post step has no administrator: its inputs have neither admin-client-id and admin-client-secret, nor admin-auth "github-oidc" in a job with "permissions: id-token: write"',
    )
  }
  const http = httpEnvironment(settings, { usable: true, mayWrite: true, log })
  const mask = (secret: string): void => {
    masks.add(secret)
  }
  const domain = new IdentityDomain(new ServiceHttp(identityDomain.url, http), {
    mask,
    now: http.now,
  })
  try {
    const signIn = administratorSignIn(administrator, domain, http, mask)
    const byAttempt: ReturnSignIn = async (attempt) =>
      domain.administration(await signIn(attempt === 1 ? undefined : 'anew'))
    return await giveBack(byAttempt, record, {
      save: saveLease,
      now: http.now,
      sleep: (milliseconds) => http.sleep(milliseconds, http.deadline),
      line: http.onRetry,
    })
  } finally {
    await http.dispatcher.destroy()
  }
}
