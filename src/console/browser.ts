import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { launch, type Browser, type CDPSession, type Page } from 'puppeteer-core'
import { trustAuthorities } from './trust-authorities.js'
import { makeBrowserDirectory, removeBrowserDirectory } from './browser-directory.js'
import { findBrowser, thisMachine } from './browser-path.js'
import { guardRequests, type Guard } from './request-guard.js'
import { browserEnvironment } from './browser-environment.js'
import { browserProxy } from './browser-proxy.js'
import { launchFlags, PREFERENCES } from './launch-flags.js'
import { reachableHosts, type HostRules } from './password-hosts.js'
import { ConsoleStop } from './console-stop.js'
import { redactor } from '../redaction/redactor.js'

/** What a browser is opened with. */
export interface BrowserOptions {
  readonly rules: HostRules
  /** PEM bundle, or ''. */
  readonly caCertificates: string
  /** Of the process: proxies, CHROME_PATH, RUNNER_TEMP. */
  readonly environment: NodeJS.ProcessEnv
  /** Aborts when the run is out of time; the browser ends with it, whatever its page does. */
  readonly deadline: AbortSignal
}

/** A browser with one page, whose requests are guarded. */
export interface OpenBrowser {
  readonly page: Page
  /** To ask the browser about the page what its scripts cannot change. */
  readonly session: CDPSession
  readonly guard: Guard
  /** A throw-away directory for files to upload. */
  readonly files: string
  /** Ends the browser and removes everything that it has written. Never throws. */
  readonly close: () => Promise<void>
}

/** No answer of the browser takes longer, while its page works. */
const PATIENCE_MS = 60_000

/**
 * Starts Chrome with a throw-away profile. It is spoken to through a pipe: no port is open to others on the machine, and
 * the browser ends with this process. The page is a private one, so cookies are kept in memory alone.
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
  const directory = await makeBrowserDirectory(environment['RUNNER_TEMP'])
  const ending = new AbortController()
  const end = (): void => {
    ending.abort()
  }
  let ended: Promise<void> = Promise.resolve()
  const close = async (): Promise<void> => {
    deadline.removeEventListener('abort', end)
    // nothing of the profile is kept, so nothing is asked of the browser: its processes are killed
    end()
    await ended
    // the post step removes what cannot be removed now
    await removeBrowserDirectory(directory).catch(() => undefined)
  }
  deadline.addEventListener('abort', end)
  if (deadline.aborted) end()
  try {
    const inside = (name: string): string => join(directory, name)
    const [home, files, profile] = [inside('home'), inside('files'), inside('profile')]
    await Promise.all([home, files, profile].map((path) => mkdir(path)))
    await mkdir(join(profile, 'Default'))
    await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(PREFERENCES))
    await trustAuthorities(caCertificates, home, {
      platform,
      path: environment['PATH'] ?? '',
      deadline,
    })
    const proxy = browserProxy(rules.pod, environment)
    const browser = await launch({
      executablePath,
      pipe: true,
      headless: true,
      userDataDir: profile,
      args: [
        ...launchFlags({
          platform,
          uid: process.geteuid?.(),
          proxy,
          reachable: reachableHosts(rules),
        }),
      ],
      env: browserEnvironment(environment, platform, home),
      defaultViewport: { width: 1600, height: 1200 },
      downloadBehavior: { policy: 'deny' },
      protocolTimeout: PATIENCE_MS,
      signal: ending.signal,
    })
    ended = exitOf(browser)
    const guard = await guardRequests(browser, rules, proxy)
    const page = await privatePage(browser)
    return { page, session: await page.createCDPSession(), guard, files, close }
  } catch (thrown) {
    await close()
    if (thrown instanceof ConsoleStop) throw thrown
    const reason = thrown instanceof Error ? thrown.message : 'unknown reason'
    throw new ConsoleStop(
      'browser-fault',
      'browser',
      `${executablePath} does not start: ${redactor.cut(reason, 600)}`,
      { cause: thrown },
    )
  }
}

/** Resolves when the browser's process has ended. */
async function exitOf(browser: Browser): Promise<void> {
  const child = browser.process()
  if (child?.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

/** The one page of the run. Windows that it opens are closed: nothing is done in them, and they would cover it. */
async function privatePage(browser: Browser): Promise<Page> {
  const context = await browser.createBrowserContext({ downloadBehavior: { policy: 'deny' } })
  const page = await context.newPage()
  context.on('targetcreated', (target) => {
    void target
      .page()
      .then((window) => (window === page ? undefined : window?.close()))
      .catch(() => undefined)
  })
  return page
}
