import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch, type Browser } from 'puppeteer-core'

/** Where Debian's package installs Chromium. */
const CHROMIUM = '/usr/bin/chromium'

/** Whether there is a browser to test with. */
export const hasChromium = existsSync(CHROMIUM)

/** A browser with a profile of its own. */
export interface OwnBrowser {
  readonly browser: Browser
  readonly stop: () => Promise<void>
}

/** Starts Chromium without a window; it takes the certificates of the sandbox's private authority. */
export async function startChromium(): Promise<OwnBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'chromium-'))
  const browser = await launch({
    executablePath: CHROMIUM,
    pipe: true,
    acceptInsecureCerts: true,
    userDataDir: profile,
    args: [
      // it sees pages of these tests alone; its own sandbox runs neither as root nor on every machine
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  return {
    browser,
    stop: async () => {
      await browser.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}
