import type { Waiting } from '../time/ask-until.js'
import { openBrowser, type BrowserOptions, type OpenBrowser } from './browser.js'
import { importCertificates } from './certificates.js'
import { ConsolePage } from './console-page.js'
import { leaveEvidence, removeEvidence, type EvidencePlace } from './evidence.js'
import { DEEP_LINK, openApiAuthentication } from './navigation.js'
import type { HostRules } from './password-hosts.js'
import { trustIssuer } from './provider.js'
import { signIn, type ConsoleUser } from './sign-in.js'
import { ConsoleStop, type ConsoleStep } from './console-stop.js'
import type { ConsoleChange, WantedTrust } from './wanted-trust.js'

/** Whose console, and who signs in. */
export interface ConsoleAccess {
  /** The pod, and where else the password may be typed. */
  readonly hosts: HostRules
  readonly user: ConsoleUser
}

/** What driving the console takes from outside. */
export interface ConsoleEnvironment extends Omit<BrowserOptions, 'rules'>, EvidencePlace {
  readonly waiting: Waiting
}

/** How it went. What is in `changes` was really changed, also when the work was stopped after it. */
export interface Imported {
  readonly changes: readonly ConsoleChange[]
  readonly stop?: { readonly reason: ConsoleStop; readonly files: readonly string[] }
}

/**
 * Has a pod trust the domain's tokens by way of its Security Console, for which Oracle offers no API: signs in, opens
 * API Authentication, sees to the trusted issuer with its token types and to the certificates. What is there already
 * stays untouched, and whatever is not known stops the work. The pages were never seen by the authors: the labels are
 * those of write-ups, the techniques those of public code.
 */
export async function importTrust(
  { hosts, user }: ConsoleAccess,
  wanted: WantedTrust,
  environment: ConsoleEnvironment,
): Promise<Imported> {
  const changes: ConsoleChange[] = []
  const done = (change: ConsoleChange): void => {
    changes.push(change)
  }
  let browser: OpenBrowser | undefined
  let step: ConsoleStep = 'browser'
  await removeEvidence(environment.directory)
  try {
    browser = await openBrowser({ ...environment, rules: hosts })
    const page = new ConsolePage(
      browser.page,
      browser.guard,
      environment.waiting,
      hosts.pod,
      environment.redact,
    )
    step = 'navigation'
    await page.open(DEEP_LINK)
    step = 'sign-in'
    await signIn(page, user, hosts)
    step = 'navigation'
    await openApiAuthentication(page)
    step = 'provider'
    await trustIssuer(page, wanted.issuer, done)
    step = 'certificates'
    await importCertificates(page, wanted.certificates, browser.files, done)
    return { changes }
  } catch (thrown) {
    const reason = thrown instanceof ConsoleStop ? thrown : fault(thrown, step, environment)
    const files =
      browser === undefined ? [] : await leaveEvidence(browser.page, reason, environment)
    return { changes, stop: { reason, files } }
  } finally {
    await browser?.close()
  }
}

function fault(
  thrown: unknown,
  step: ConsoleStep,
  { redact }: Pick<ConsoleEnvironment, 'redact'>,
): ConsoleStop {
  const reason = redact(thrown instanceof Error ? thrown.message : 'unknown reason')
  return new ConsoleStop('browser-fault', step, `the browser failed: ${reason.slice(0, 600)}`, {
    cause: thrown,
  })
}
