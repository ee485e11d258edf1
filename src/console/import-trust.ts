import type { Waiting } from '../time/ask-until.js'
import { openBrowser, type BrowserOptions, type OpenBrowser } from './browser.js'
import { importCertificates } from './certificates.js'
import { ChangeLog } from './change-log.js'
import { ConsolePage } from './console-page.js'
import { leaveEvidence, removeEvidence, type EvidencePlace } from './evidence.js'
import { inTime } from './in-time.js'
import { DEEP_LINK, openApiAuthentication } from './navigation.js'
import type { HostRules } from './password-hosts.js'
import { trustIssuer } from './provider.js'
import { signIn, type ConsoleUser } from './sign-in.js'
import { ConsoleStop, type ConsoleStep } from './console-stop.js'
import type { LoggedChange, WantedTrust } from './wanted-trust.js'

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

/** How it went. `changes` has all that was entered, also when the work was stopped after it. */
export interface Imported {
  readonly changes: readonly LoggedChange[]
  readonly stop?: { readonly reason: ConsoleStop; readonly files: readonly string[] }
}

/**
 * Has a pod trust the domain's tokens by way of its Security Console, for which Oracle offers no API: signs in, opens
 * API Authentication, sees to the trusted issuer with its token types and to the certificates. What is there already
 * stays untouched, and whatever is not known stops the work. It ends with the run's time, whatever the page does. The
 * pages were never seen by the authors: the labels are those of write-ups, the techniques those of public code.
 */
export async function importTrust(
  { hosts, user }: ConsoleAccess,
  wanted: WantedTrust,
  environment: ConsoleEnvironment,
): Promise<Imported> {
  const { deadline, directory, redact, waiting } = environment
  const log = new ChangeLog()
  const opened: { browser?: Promise<OpenBrowser>; page?: ConsolePage } = {}
  let step: ConsoleStep = 'browser'
  const walk = async (): Promise<void> => {
    opened.browser = openBrowser({ ...environment, rules: hosts })
    const browser = await opened.browser
    const page = new ConsolePage(browser, waiting, hosts.pod, redact)
    opened.page = page
    step = 'navigation'
    await page.open(DEEP_LINK)
    step = 'sign-in'
    await signIn(page, user, hosts)
    step = 'navigation'
    await openApiAuthentication(page)
    step = 'provider'
    await trustIssuer(page, wanted.issuer, log)
    step = 'certificates'
    await importCertificates(page, wanted.certificates, browser.files, log)
  }
  await removeEvidence(directory)
  try {
    await inTime(deadline, walk())
    return { changes: log.changes }
  } catch (thrown) {
    const reason = thrown instanceof ConsoleStop ? thrown : fault(thrown, step, environment)
    const files =
      opened.page === undefined ? [] : await leaveEvidence(opened.page, reason, environment)
    return { changes: log.changes, stop: { reason, files } }
  } finally {
    // one that is still being opened ends by itself, and removes what it has written
    await opened.browser?.then(
      ({ close }) => close(),
      () => undefined,
    )
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
