import { causedBy } from '../checks/caused-by.js'
import type { CauseId } from '../causes/catalogue.js'
import type { Finding, State } from '../checks/check.js'
import type { ConsoleStop, StopKind } from '../console/console-stop.js'
import type { LoggedChange } from '../console/wanted-trust.js'
import type { Settings } from '../inputs/settings.js'
import type { ImportedTrust, PlannedImport } from './apply.js'
import type { Waiting } from '../time/ask-until.js'

/** What the browser takes from the run. */
export interface BrowserServices {
  /** Of the process: proxies, CHROME_PATH, RUNNER_TEMP. */
  readonly environment: NodeJS.ProcessEnv
  /** Takes the run's secrets out of a text. */
  readonly redact: (text: string) => string
}

/**
 * Imports issuer and certificates by driving the Security Console. The driver and its browser library are loaded only
 * here.
 * @throws {Error} when the certificates are not proven or nobody can sign in: a mistake in this program
 */
export async function importByBrowser(
  { fusion, allowedHosts, caCertificates, outputDirectory }: Settings,
  { checkId, issuer, certificates }: PlannedImport,
  { environment, redact }: BrowserServices,
  { waiting, deadline }: { readonly waiting: Waiting; readonly deadline: AbortSignal },
): Promise<ImportedTrust> {
  if (fusion.credentials === undefined) throw new Error('an import was planned without a user')
  const wanted = certificates.map(({ alias, proven }) => {
    if (proven === undefined) throw new Error(`${alias} is to be imported and was not proven`)
    return { alias, ...proven }
  })
  const { importTrust } = await import('../console/import-trust.js')
  const { changes, stop } = await importTrust(
    {
      hosts: { pod: fusion.url, identityDomain: fusion.identityDomainUrl, allowedHosts },
      user: fusion.credentials,
    },
    { issuer, certificates: wanted },
    { environment, redact, caCertificates, directory: outputDirectory, deadline, waiting },
  )
  return {
    changes: changes.map((change) => ({
      id: checkId,
      action: describeAction(change),
      target: change.target,
    })),
    ...(stop && { refusal: stopFinding(stop.reason, stop.files, changes) }),
  }
}

/** What is known of a change besides that it was begun. */
const PROGRESS: Readonly<Record<LoggedChange['progress'], string>> = {
  entered: ' (entered, Save not clicked)',
  sent: ' (sent, not confirmed)',
  confirmed: '',
}

/** The action of a change in the reports. It says so if the console may have stored the change and did not show it. */
export function describeAction({
  action,
  progress,
}: Pick<LoggedChange, 'action' | 'progress'>): string {
  return action + PROGRESS[progress]
}

/**
 * What each stop means for the check: what the workflow or the account must be mended for is an error, what the console
 * proves to be wrong a failure; everything else is left for a person with the hand-off.
 */
const STOPS: Readonly<Record<StopKind, readonly [CauseId, State]>> = {
  'browser-missing': ['console-browser-missing', 'error'],
  'browser-fault': ['console-browser-fault', 'error'],
  'host-not-allowed': ['console-host-not-allowed', 'error'],
  unreachable: ['console-unreachable', 'error'],
  'sign-in-refused': ['console-sign-in-refused', 'error'],
  'second-factor': ['console-second-factor', 'manual'],
  'page-unknown': ['console-page-unknown', 'manual'],
  'session-ended': ['console-session-ended', 'manual'],
  'alias-taken': ['console-alias-taken', 'fail'],
  refused: ['console-refused', 'fail'],
}

/**
 * A stop of the driver as the finding of the check that wanted the import.
 * @param files in the output directory
 * @param changes all that was entered before the stop
 */
export function stopFinding(
  { kind, step, found }: Pick<ConsoleStop, 'kind' | 'step' | 'found'>,
  files: readonly string[],
  changes: readonly LoggedChange[] = [],
): Finding {
  const [cause, state] = STOPS[kind]
  const seen = files.length === 0 ? '' : ` (see ${files.join(' and ')})`
  const open = changes
    .filter(({ progress }) => progress !== 'confirmed')
    .map((change) => `${describeAction(change)} ${change.target}`)
  const unsure =
    open.length === 0
      ? ''
      : `. The Security Console may have stored what it did not confirm: ${open.join(', ')}`
  return {
    state,
    found: `the import by browser stopped at ${step}: ${found}${seen}${unsure}`,
    expected: 'issuer, token types and both certificates in the Security Console',
    ...causedBy([{ id: cause, evidence: found }]),
  }
}
