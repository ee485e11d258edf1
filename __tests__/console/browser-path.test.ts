import { describe, expect, it } from '@jest/globals'
import { findBrowser } from '../../src/console/browser-path.js'

const LOCAL = 'C:\\Users\\runner\\AppData\\Local'

describe('the browser', () => {
  it.each<[string, NodeJS.Platform, NodeJS.ProcessEnv, readonly string[], string]>([
    ['Google Chrome on Linux', 'linux', {}, ['/usr/bin/google-chrome'], '/usr/bin/google-chrome'],
    [
      'Google Chrome before Chromium',
      'linux',
      {},
      ['/usr/bin/chromium', '/usr/bin/google-chrome'],
      '/usr/bin/google-chrome',
    ],
    ['Chromium of Debian', 'linux', {}, ['/usr/bin/chromium'], '/usr/bin/chromium'],
    [
      'the one of CHROME_PATH first',
      'linux',
      { CHROME_PATH: '/opt/mine' },
      ['/opt/mine', '/usr/bin/google-chrome'],
      '/opt/mine',
    ],
    [
      'an empty CHROME_PATH as none',
      'linux',
      { CHROME_PATH: '' },
      ['/usr/bin/chromium'],
      '/usr/bin/chromium',
    ],
    [
      'Google Chrome on macOS',
      'darwin',
      {},
      ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    [
      'one below the home on macOS',
      'darwin',
      { HOME: '/Users/runner' },
      ['/Users/runner/Applications/Chromium.app/Contents/MacOS/Chromium'],
      '/Users/runner/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
    [
      'Google Chrome on Windows',
      'win32',
      { PROGRAMFILES: 'C:\\Program Files', LOCALAPPDATA: LOCAL },
      [`${LOCAL}\\Google\\Chrome\\Application\\chrome.exe`],
      `${LOCAL}\\Google\\Chrome\\Application\\chrome.exe`,
    ],
  ])('is %s', (_, platform, environment, there, expected) => {
    const exists = (path: string): boolean => there.includes(path)
    expect(findBrowser({ platform, environment, exists })).toBe(expected)
  })

  it.each<[string, NodeJS.Platform, NodeJS.ProcessEnv, RegExp]>([
    ['nothing is there', 'linux', {}, /no Chrome was found \(.*\/usr\/bin\/chromium/],
    ['the system is another', 'aix', {}, /no place is known for aix/],
    [
      'CHROME_PATH is wrong',
      'linux',
      { CHROME_PATH: '/opt/none' },
      /CHROME_PATH names no file: \/opt\/none/,
    ],
  ])('is missing when %s, and the message says so', (_, platform, environment, message) => {
    const exists = (path: string): boolean =>
      platform === 'linux' && 'CHROME_PATH' in environment && path === '/usr/bin/chromium'
    expect(() => findBrowser({ platform, environment, exists })).toThrow(
      expect.objectContaining({
        kind: 'browser-missing',
        message: expect.stringMatching(message) as unknown,
      }),
    )
  })
})
