import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it } from '@jest/globals'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.js'
import type { Scenario } from '../../sandbox/scenario.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'
import { SAVE_CERTIFICATE, SAVE_PROVIDER } from '../../sandbox/security-console/ids.js'
import type { AfterSaving, ConsoleSettings } from '../../sandbox/security-console/settings.js'
import { importTrust, type Imported } from '../../src/console/import-trust.js'
import { BROWSER_ENVIRONMENT } from './where-chromium-is.js'

/** Milliseconds that a test may take on a busy machine. */
export const LONG = 400_000

/** So many times faster than the real one is the clock of a driver in a hurry. */
const FASTER = 12

/** An import into the pages of a sandbox, in this process. */
interface ImportRun extends Imported {
  readonly sandbox: Sandbox
}

interface ImportOptions {
  /** Called before each answer of the sandbox, with what ends the run's time. */
  readonly onAnswer?: (sandbox: Sandbox, end: () => void) => void
  /**
   * An event after which there is nothing more to come: from there the driver's minutes of patience are seconds. Before
   * it, its clock is the real one, for this machine may be busy.
   */
  readonly lastEvent?: string
}

/** A healthy pair with another console, to which nothing was imported unless it is said. */
export function withConsole(
  console: Partial<ConsoleSettings>,
  fusion: Scenario['fusion'] = { providerExists: false, imported: [] },
): Scenario {
  return { ...scenarioNamed('healthy'), fusion, console }
}

/** Starts a sandbox, imports the issuer and one certificate into its console, and stops it. */
export async function importInto(
  scenario: Scenario,
  { onAnswer, lastEvent }: ImportOptions = {},
): Promise<ImportRun> {
  const deadline = new AbortController()
  const end = (): void => {
    deadline.abort()
  }
  let hurriesSince: number | undefined
  const sandbox: Sandbox = await startSandbox(scenario, {
    onAnswer: () => {
      if (
        lastEvent !== undefined &&
        sandbox.requests.some(({ body }) => body.includes(lastEvent))
      ) {
        hurriesSince ??= performance.now()
      }
      onAnswer?.(sandbox, end)
    },
  })
  const temp = await mkdtemp(join(tmpdir(), 'import-'))
  const { inputs } = sandbox
  const password = inputs['fusion-password'] ?? ''
  const authority = inputs['ca-certificates'] ?? ''
  try {
    const imported = await importTrust(
      {
        hosts: {
          pod: new URL(inputs['fusion-url'] ?? ''),
          identityDomain: undefined,
          allowedHosts: [],
        },
        user: { name: inputs['fusion-username'] ?? '', password },
      },
      {
        issuer: 'https://identity.oraclecloud.com/',
        certificates: [{ alias: 'OIC_TEST', subject: 'CN=Sandbox TLS CA', pem: authority }],
      },
      {
        environment: { ...BROWSER_ENVIRONMENT, RUNNER_TEMP: temp },
        redact: (text) => text.replaceAll(password, '***'),
        caCertificates: authority,
        directory: join(temp, 'out'),
        deadline: deadline.signal,
        waiting: {
          now: () => {
            const now = performance.now()
            return now + (FASTER - 1) * (now - (hurriesSince ?? now))
          },
          sleep: async (duration) => {
            const faster = hurriesSince === undefined ? 1 : FASTER
            await setTimeout(duration / faster, undefined, { signal: deadline.signal })
          },
          line: () => undefined,
        },
      },
    )
    return { ...imported, sandbox }
  } finally {
    await sandbox.close()
    await rm(temp, { recursive: true })
  }
}

/** How far each kind of change has come. */
export function progressOf({
  changes,
}: Pick<Imported, 'changes'>): Readonly<Record<string, string>> {
  return Object.fromEntries(changes.map(({ action, progress }) => [action, progress]))
}

/** The changes that a new provider takes. */
export function providerChanges(progress: string): Readonly<Record<string, string>> {
  return {
    'create API authentication provider': progress,
    'add trusted issuer': progress,
    'select token types': progress,
  }
}

/** Imports into consoles that store something and do not show it. */
export function tellsAfterSaving(
  rows: readonly (readonly ['provider' | 'certificate', AfterSaving])[],
): void {
  it.concurrent.each(rows)(
    'as sent where the console stores the %s and then %s',
    async (what, afterSaving) => {
      const [setting, lastEvent, expected] =
        what === 'provider'
          ? (['afterSavingProvider', SAVE_PROVIDER, providerChanges('sent')] as const)
          : ([
              'afterSavingCertificate',
              SAVE_CERTIFICATE,
              { ...providerChanges('confirmed'), 'import certificate': 'sent' },
            ] as const)
      const run = await importInto(withConsole({ [setting]: afterSaving }), { lastEvent })
      const { provider, certificates } = run.sandbox.state.trust
      expect([provider !== undefined, certificates.length]).toEqual([
        true,
        what === 'provider' ? 0 : 1,
      ])
      expect(run.stop).toBeDefined()
      expect(progressOf(run)).toEqual(expected)
    },
    LONG,
  )
}
