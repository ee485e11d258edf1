import { existsSync } from 'node:fs'
import { posix, win32 } from 'node:path'
import { ConsoleStop } from './console-stop.js'

/** What the search for a browser takes from outside. */
export interface BrowserSearch {
  readonly environment: NodeJS.ProcessEnv
  readonly platform: NodeJS.Platform
  readonly exists: (path: string) => boolean
}

const LINUX = [
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
]
const MACOS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
const BELOW_PROGRAM_FILES = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
]

/**
 * Finds Chrome: the one that `CHROME_PATH` names, else at the usual places of Linux, macOS and Windows runners. Where
 * CHROME_PATH names nothing, no other browser is taken in its place.
 * @throws {ConsoleStop} when there is none
 */
export function findBrowser({ environment, platform, exists }: BrowserSearch): string {
  const named = environment['CHROME_PATH'] ?? ''
  if (named !== '') {
    if (exists(named)) return named
    throw new ConsoleStop('browser-missing', 'browser', `CHROME_PATH names no file: ${named}`)
  }
  const places = usualPlaces(platform, environment)
  const found = places.find(exists)
  if (found !== undefined) return found
  const searched = places.length === 0 ? `no place is known for ${platform}` : places.join(', ')
  throw new ConsoleStop('browser-missing', 'browser', `no Chrome was found (${searched})`)
}

/** The search on this machine. */
export function thisMachine(environment: NodeJS.ProcessEnv): BrowserSearch {
  return { environment, platform: process.platform, exists: existsSync }
}

function usualPlaces(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): readonly string[] {
  switch (platform) {
    case 'linux':
      return LINUX
    case 'darwin': {
      const home = environment['HOME'] ?? ''
      return home === '' ? MACOS : [...MACOS, ...MACOS.map((path) => posix.join(home, path))]
    }
    case 'win32':
      return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
        const root = environment[name] ?? ''
        return root === '' ? [] : BELOW_PROGRAM_FILES.map((parts) => win32.join(root, ...parts))
      })
    default:
      return []
  }
}
