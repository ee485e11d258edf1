import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { describe } from '@jest/globals'

/** Where Debian has it. */
export const CHROMIUM = '/usr/bin/chromium'

const TOOLS = [CHROMIUM, '/usr/bin/certutil'].every((path) => existsSync(path))
/** `describe`, or `describe.skip` where there is no browser. */
export const whereChromiumIs = TOOLS ? describe : describe.skip
if (!TOOLS) console.warn('no Chromium or certutil here: the import by browser is not tested')

/** What a browser of a test takes from the environment. */
export const BROWSER_ENVIRONMENT = { PATH: process.env['PATH'] ?? '', CHROME_PATH: CHROMIUM }

/** Waits until no process has a directory in its command line. */
export async function untilNoneRuns(directory: string): Promise<void> {
  for (;;) {
    const lines = await Promise.all(
      (await readdir('/proc'))
        .filter((name) => /^\d+$/.test(name))
        .map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')),
    )
    if (!lines.some((line) => line.includes(directory))) return
    await setTimeout(100)
  }
}
