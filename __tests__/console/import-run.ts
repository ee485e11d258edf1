import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.js'
import type { Scenario } from '../../sandbox/scenario.js'
import { importTrust, type Imported } from '../../src/console/import-trust.js'
import { BROWSER_ENVIRONMENT } from './where-chromium-is.js'

/** So many times faster than the real one is the clock of the driver: what does not come is waited for a few seconds. */
const FASTER = 12

const PEM = '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n'

/** An import into the pages of a sandbox, in this process. */
export interface ImportRun extends Imported {
  readonly sandbox: Sandbox
  /** Name and content of the files in the output directory; pictures are empty. */
  readonly evidence: Readonly<Record<string, string>>
  readonly lines: readonly string[]
  /** Real milliseconds that it took. */
  readonly milliseconds: number
}

/** What differs from run to run. */
export interface ImportOptions {
  /** Called before each answer of the sandbox, with what ends the run's time. */
  readonly onAnswer?: (sandbox: Sandbox, end: () => void) => void
  /** Real milliseconds of the run's time. */
  readonly milliseconds?: number
}

/** Starts a sandbox, imports one certificate and the issuer into its console, and stops it. */
export async function importInto(
  scenario: Scenario,
  { onAnswer, milliseconds = 90_000 }: ImportOptions = {},
): Promise<ImportRun> {
  const deadline = new AbortController()
  const end = (): void => {
    deadline.abort()
  }
  const sandbox: Sandbox = await startSandbox(scenario, {
    onAnswer: () => onAnswer?.(sandbox, end),
  })
  const temp = await mkdtemp(join(tmpdir(), 'import-'))
  const { inputs } = sandbox
  const password = inputs['fusion-password'] ?? ''
  const lines: string[] = []
  const began = performance.now()
  const timer = setTimeout(milliseconds, undefined, { signal: deadline.signal })
  timer.then(end, () => undefined)
  try {
    const imported = await importTrust(
      {
        hosts: {
          pod: new URL(inputs['fusion-url'] ?? ''),
          identityDomain: undefined,
          allowedHosts: ['login-acme.localhost'],
        },
        user: { name: inputs['fusion-username'] ?? '', password },
      },
      {
        issuer: 'https://identity.oraclecloud.com/',
        certificates: [{ alias: 'OIC_TEST', subject: 'CN=test', pem: PEM }],
      },
      {
        environment: { ...BROWSER_ENVIRONMENT, RUNNER_TEMP: temp },
        redact: (text) => text.replaceAll(password, '***'),
        caCertificates: inputs['ca-certificates'] ?? '',
        directory: join(temp, 'out'),
        deadline: deadline.signal,
        waiting: {
          now: () => performance.now() * FASTER,
          sleep: async (duration) => {
            await setTimeout(duration / FASTER, undefined, { signal: deadline.signal })
          },
          line: (text) => lines.push(text),
        },
      },
    )
    const milliseconds = performance.now() - began
    const names = await readdir(join(temp, 'out')).catch(() => [])
    const read = async (name: string): Promise<readonly [string, string]> => [
      name,
      name.endsWith('.png') ? '' : await readFile(join(temp, 'out', name), 'utf8'),
    ]
    const evidence = Object.fromEntries(await Promise.all(names.map(read)))
    return { ...imported, sandbox, evidence, lines, milliseconds }
  } finally {
    end()
    await sandbox.close()
    await rm(temp, { recursive: true })
  }
}
