import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch, type Page } from 'puppeteer-core'
import { trustAuthorities } from './trust-authorities.js'
import { findBrowser, thisMachine } from './browser-path.js'
import { guardRequests, type Guard } from './request-guard.js'
import { browserEnvironment } from './browser-environment.js'
import { browserProxy } from './browser-proxy.js'
import { launchFlags, PREFERENCES } from './launch-flags.js'
import type { HostRules } from './password-hosts.js'
import { ConsoleStop } from './console-stop.js'

/** What a browser is opened with. */
export interface BrowserOptions {
  readonly rules: HostRules
  /** PEM bundle, or ''. */
  readonly caCertificates: string
  /** Of the process: proxies, CHROME_PATH, RUNNER_TEMP. */
  readonly environment: NodeJS.ProcessEnv
  /** Aborts when the run is out of time; the browser ends with it. */
  readonly deadline: AbortSignal
}

/** A browser with one page, whose requests are guarded. */
export interface OpenBrowser {
  readonly page: Page
  readonly guard: Guard
  /** A throw-away directory for files to upload. */
  readonly files: string
  /** Ends the browser and removes everything that it has written. */
  readonly close: () => Promise<void>
}

/**
 * Starts Chrome with a throw-away profile. It is spoken to through a pipe: no port is open to others on the machine.
 * @throws {ConsoleStop} when there is no browser, or it does not start
 */
export async function openBrowser({
  rules,
  caCertificates,
  environment,
  deadline,
}: BrowserOptions): Promise<OpenBrowser> {
  const { platform } = process
  const executablePath = findBrowser(thisMachine(environment))
  const directory = await mkdtemp(join(environment['RUNNER_TEMP'] ?? tmpdir(), 'security-console-'))
  const removeDirectory = (): Promise<void> =>
    // on Windows the browser may hold its files for a moment longer
    rm(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  try {
    const inside = (name: string): string => join(directory, name)
    const [home, files, profile] = [inside('home'), inside('files'), inside('profile')]
    await Promise.all([home, files, profile].map((path) => mkdir(path)))
    await mkdir(join(profile, 'Default'))
    await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(PREFERENCES))
    await trustAuthorities(caCertificates, home, { platform, path: environment['PATH'] ?? '' })
    const proxy = browserProxy(rules.pod, environment)
    const browser = await launch({
      executablePath,
      pipe: true,
      headless: true,
      userDataDir: profile,
      args: [...launchFlags({ platform, uid: process.geteuid?.(), proxy })],
      env: browserEnvironment(environment, platform, home),
      defaultViewport: { width: 1600, height: 1200 },
      downloadBehavior: { policy: 'deny' },
      protocolTimeout: 60_000,
      signal: deadline,
    })
    const close = async (): Promise<void> => {
      await browser.close().catch(() => browser.process()?.kill('SIGKILL'))
      await removeDirectory()
    }
    try {
      const guard = await guardRequests(browser, rules, proxy)
      const [page = await browser.newPage()] = await browser.pages()
      return { page, guard, files, close }
    } catch (thrown) {
      await close()
      throw thrown
    }
  } catch (thrown) {
    await removeDirectory()
    if (thrown instanceof ConsoleStop) throw thrown
    const reason = thrown instanceof Error ? thrown.message : 'unknown reason'
    throw new ConsoleStop(
      'browser-fault',
      'browser',
      `${executablePath} does not start: ${reason.slice(0, 600)}`,
      { cause: thrown },
    )
  }
}
