import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch, type Browser } from 'puppeteer-core'
import { findBrowser, thisMachine } from '../../src/console/browser-path.js'
import { drawing, MERMAID, pageOf, type Scheme } from '../../sandbox/github/page.js'

/** Width and height of a window in CSS pixels: what is seen without scrolling. */
const WINDOWS = {
  desktop: { width: 1280, height: 800 },
  narrow: { width: 390, height: 844 },
} as const

/** One of the two windows. */
type Window = keyof typeof WINDOWS

/** What is taken. */
export interface Shot {
  /** Stands above the text. */
  readonly title: string
  /** HTML of the text. */
  readonly content: string
  readonly scheme: Scheme
  readonly window: Window
  /** `screen`: what is seen without scrolling; `whole`: all of it. */
  readonly extent: 'screen' | 'whole'
}

/** Takes pictures until it is put away. */
export interface Camera {
  /** @returns a PNG */
  readonly take: (shot: Shot) => Promise<Uint8Array>
  readonly close: () => Promise<void>
}

/**
 * Starts Chrome or Chromium without a window and without a network.
 * @throws {ConsoleStop} when no browser is found
 */
export async function openCamera(): Promise<Camera> {
  const profile = await mkdtemp(join(tmpdir(), 'pictures-'))
  const browser = await launch({
    executablePath: findBrowser(thisMachine(process.env)),
    pipe: true,
    userDataDir: profile,
    args: [
      // the browser's own sandbox does not run as root
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--host-resolver-rules=MAP * ~NOTFOUND',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-gpu',
      '--hide-scrollbars',
      // letters have the same edges on every screen
      '--font-render-hinting=none',
      '--disable-lcd-text',
      '--force-color-profile=srgb',
    ],
  })
  return {
    take: (shot) => take(browser, shot),
    close: async () => {
      await browser.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}

/** The margins beside the column are left out: nothing is in them. */
async function take(browser: Browser, shot: Shot): Promise<Uint8Array> {
  const { title, content, scheme, window, extent } = shot
  const page = await browser.newPage()
  try {
    await page.setViewport(WINDOWS[window])
    await page.setContent(await pageOf(title, content, scheme))
    await page.addScriptTag({ path: MERMAID })
    await page.evaluate(drawing(scheme))
    const column = await page.$('main')
    const box = await column?.boundingBox()
    if (!box) throw new Error(`the page of ${title} has no column`)
    const height = extent === 'whole' ? box.height : Math.min(box.height, WINDOWS[window].height)
    return await page.screenshot({
      type: 'png',
      clip: { x: box.x, y: 0, width: box.width, height: Math.ceil(height) },
      captureBeyondViewport: true,
    })
  } finally {
    await page.close()
  }
}
