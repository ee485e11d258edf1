import type { Host } from './action/host.js'
import { administratorSignIn } from './administrator-sign-in.js'
import { Masks } from './action/masks.js'
import { keepForPost } from './action/state.js'
import { failStep, PRINTER, warn } from './action/step.js'
import { stateOf, type LeaseRecord } from './apply/lease-state.js'
import {
  giveBack,
  GrantNotReturned,
  RecordOfAnother,
  toldLease,
  type ReturnSignIn,
} from './apply/return-grant.js'
import { ServiceHttp } from './http/client.js'
import type { ProxyEnvironment } from './http/proxy-environment.js'
import { ServiceWriter } from './http/service-writer.js'
import { httpEnvironment, leave } from './http-environment.js'
import { readInputs } from './inputs/read-inputs.js'
import type { Settings } from './inputs/settings.js'
import { DomainAdministration } from './oracle/domain-administration.js'
import { IdentityDomain } from './oracle/identity-domain.js'
import { SERVICES } from './oracle/services.js'
import { Log } from './report/log.js'
import { takeGiven } from './take-given.js'

/** No job is allowed to run longer, so no intent of this job is older (GitHub, *Actions limits*). */
const LONGEST_JOB_MS = 5 * 24 * 3_600_000

const BY_HAND =
  'If the run ended while the client application had the role, remove it by hand: OCI console > Identity & Security > Domains > your domain > Integrated applications > your client application > OAuth configuration > App roles > Identity Domain Administrator > Remove.'

/**
 * Takes the administrator role away again when main could not, because it was killed, cancelled or refused. It
 * works with the inputs of the step alone. What the state says is a claim: it is compared with the inputs and with the
 * domain, and what does not fit is told and left alone. When the inputs are not those of main, that fails the step: in
 * nested composite actions the runner may hand the post step the wrong ones (actions/runner#2030, #3514).
 */
export async function giveBackLease(saved: LeaseRecord | 'damaged', host: Host): Promise<void> {
  const log = new Log(PRINTER)
  const masks = new Masks()
  const { raw, runner, proxy } = takeGiven(host.environment, masks)
  const { settings, faults } = readInputs(raw, runner)
  const leaveAlone = (sentence: string): void => {
    const told = `${sentence} Nothing was removed. ${BY_HAND}`
    if (settings.mode === 'apply') failStep(told)
    else warn(told)
  }
  if (saved === 'damaged' || Date.now() - Date.parse(saved.since) > LONGEST_JOB_MS) {
    leaveAlone(
      'The saved state of this step is damaged. It cannot be read as a temporary administrator role.',
    )
    return
  }
  const ended = host.endWithin(
    timeToReturn(settings) + LAST_MS,
    new GrantNotReturned(saved, { cause: new Error('the post step did not end in time') }).message,
  )
  try {
    refuseOtherInputs(saved, settings, faults)
    if (settings.mode !== 'apply') {
      leaveAlone(
        `The saved state of this step names a temporary administrator role, but mode ${settings.mode} assigns none.`,
      )
      return
    }
    const removed = await removeGrants(saved, settings, {
      proxy,
      log,
      masks,
      clock: host.clock,
    })
    if (removed.length === 0 && saved.grantId === undefined) {
      warn(
        `The run requested the temporary administrator role, and got no answer. No role was seen within ten seconds. Check whether it was assigned later. ${BY_HAND}`,
      )
      return
    }
    log.line(
      removed.length === 0
        ? 'temporary administrator role: nothing was left to remove'
        : `temporary administrator role: removed by the post step (${String(removed.length)})`,
    )
  } catch (thrown) {
    if (thrown instanceof RecordOfAnother) {
      warn(`${thrown.message} Nothing was removed. ${BY_HAND}`)
      return
    }
    const failure =
      thrown instanceof GrantNotReturned ? thrown : new GrantNotReturned(saved, { cause: thrown })
    failStep(failure.message)
  } finally {
    ended()
  }
}

/** A grant is tried to be given back for so long, however short `timeout-seconds` is. */
const RETURN_MS = 50_000

/** Then the step ends, whatever it waits for. */
const LAST_MS = 5000

function timeToReturn({ timeoutMs }: Settings): number {
  return Math.max(timeoutMs, RETURN_MS)
}

function refuseOtherInputs(
  record: LeaseRecord,
  { identityDomain }: Settings,
  faults: readonly string[],
): void {
  const { url, client } = identityDomain
  if (url.host !== record.domain || client.id !== record.clientId) {
    throw new Error(
      `the inputs of the post step name the client ${client.id} of ${url.host}, not the client that has the role`,
    )
  }
  const [fault] = faults
  if (fault !== undefined) {
    throw new Error(
      `the inputs of the post step differ from those of the main step, which were valid: ${fault}`,
    )
  }
}

/** What it takes to ask a service for something. */
interface Means {
  readonly proxy: ProxyEnvironment
  readonly log: Log
  readonly masks: Masks
  readonly clock: Host['clock']
}

async function removeGrants(
  record: LeaseRecord,
  settings: Settings,
  { proxy, log, masks, clock }: Means,
): Promise<readonly string[]> {
  const { administrator, identityDomain } = settings
  if (administrator === undefined) {
    throw new Error(
      'the post step has no administrator: its inputs have neither admin-client-id and admin-client-secret, nor admin-auth "github-oidc" in a job with "permissions: id-token: write"',
    )
  }
  const http = httpEnvironment(
    { ...settings, timeoutMs: timeToReturn(settings) },
    {
      usable: true,
      mayWrite: true,
      wayTo: proxy.wayTo,
      log,
      clock,
    },
  )
  const domain = new IdentityDomain(
    new ServiceHttp(identityDomain.url, http, SERVICES.identityDomain),
    { mask: masks.add, now: http.now },
  )
  const writer = new ServiceWriter(identityDomain.url, http, SERVICES.identityDomain)
  try {
    const signIn = administratorSignIn(administrator, domain, http, masks.add)
    const byAttempt: ReturnSignIn = async (attempt) =>
      new DomainAdministration(writer, await signIn(attempt === 1 ? undefined : 'anew'))
    const lease = toldLease(record, identityDomain.client.id)
    return await giveBack(byAttempt, lease, {
      save: (record) => {
        keepForPost(stateOf(record))
      },
      now: http.now,
      sleep: (milliseconds) => http.sleep(milliseconds, http.deadline),
      line: http.onRetry,
    })
  } finally {
    await leave(http)
  }
}
