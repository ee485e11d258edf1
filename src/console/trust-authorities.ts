import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { certificatesIn } from '../inputs/pem-bundle.js'
import { ConsoleStop } from './console-stop.js'

const run = promisify(execFile)

/**
 * Has Chrome on Linux trust the authorities of `ca-certificates`, and verify with them properly: they go into the NSS
 * database of the throw-away home, which Chrome reads besides its own list. No flag takes a PEM file, and the one that
 * takes key hashes verifies nothing. On macOS and Windows Chrome takes the authorities of the system, and this does
 * nothing.
 * @param bundle PEM, or ''
 * @throws {ConsoleStop} when the tool `certutil` is missing or refuses
 */
export async function trustAuthorities(
  bundle: string,
  home: string,
  {
    platform,
    path,
    deadline,
  }: {
    readonly platform: NodeJS.Platform
    readonly path: string
    readonly deadline: AbortSignal
  },
): Promise<void> {
  if (bundle === '' || platform !== 'linux') return
  const database = join(home, '.pki', 'nssdb')
  const certutil = async (...args: readonly string[]): Promise<void> => {
    await run('certutil', ['-d', `sql:${database}`, ...args], {
      env: { PATH: path },
      signal: deadline,
    })
  }
  try {
    await mkdir(database, { recursive: true, mode: 0o700 })
    await certutil('-N', '--empty-password')
    for (const [index, pem] of certificatesIn(bundle).entries()) {
      const file = join(home, `authority-${String(index)}.pem`)
      await writeFile(file, `${pem}\n`)
      await certutil('-A', '-n', `authority-${String(index)}`, '-t', 'C,,', '-i', file)
    }
  } catch (thrown) {
    const missing = (thrown as { readonly code?: unknown }).code === 'ENOENT'
    throw new ConsoleStop(
      'browser-missing',
      'browser',
      missing
        ? 'ca-certificates is set, but certutil is missing. Chrome on Linux needs it to trust them (package libnss3-tools)'
        : `certutil rejected ca-certificates: ${thrown instanceof Error ? thrown.message : 'unknown reason'}`,
      { cause: thrown },
    )
  }
}
