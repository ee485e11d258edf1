import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const BEGINNING = 'oic-fusion-prerequisites-browser-'
/** What `mkdtemp` makes of it. */
const NAME = new RegExp(`^${BEGINNING}[A-Za-z0-9]{6}$`)

/**
 * Makes the throw-away directory of a browser, in the runner's directory for the job. It can hold a session of the
 * Fusion user.
 * @param runnerTemp `RUNNER_TEMP`, if set
 */
export function makeBrowserDirectory(runnerTemp: string | undefined): Promise<string> {
  return mkdtemp(join(runnerTemp ?? tmpdir(), BEGINNING))
}

/** Removes one. On Windows the browser may hold its files for a moment longer. */
export async function removeBrowserDirectory(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
}

/**
 * Removes what runs that were killed have left: directories with the name of a browser's, directly in the runner's
 * directory for the job. Links are left alone, and so is everything else. Never throws.
 * @param runnerTemp `RUNNER_TEMP`; if it is not set, nothing is removed, for others may share the system's directory
 * @param line hears of each that was removed, or could not be
 */
export async function removeLeftBrowserDirectories(
  runnerTemp: string | undefined,
  line: (text: string) => void,
): Promise<void> {
  if (runnerTemp === undefined || runnerTemp === '') return
  const names = await readdir(runnerTemp).catch(() => [])
  for (const name of names.filter((one) => NAME.test(one))) {
    const path = join(runnerTemp, name)
    try {
      if (!(await lstat(path)).isDirectory()) continue
      await removeBrowserDirectory(path)
      line('browser: removed the profile that a killed run left behind')
    } catch (thrown) {
      const reason = (thrown as { readonly code?: unknown }).code
      line(
        `browser: ${path} cannot be removed (${String(reason)}). It can hold a session of the Fusion user: delete it by hand.`,
      )
    }
  }
}
