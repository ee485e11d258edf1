import type { BrowserProxy } from './browser-proxy.js'

/** What the flags depend on. */
export interface LaunchContext {
  readonly platform: NodeJS.Platform
  /** Effective user id; `undefined` on Windows. */
  readonly uid: number | undefined
  readonly proxy: BrowserProxy | undefined
}

/**
 * Hosts of the browser's vendor. By itself Chrome asks them for updates, the time, the meaning of form fields, and
 * whether a password that was typed is known from a leak; the guard of requests does not see what the browser asks on
 * its own account. They are switched off one by one, and as a whole have no address.
 */
const VENDOR = ['*.google.com', '*.googleapis.com', '*.gvt1.com', '*.gstatic.com'] as const

/** Preferences of the throw-away profile: nothing is saved, filled in, looked up or sent to anybody. */
export const PREFERENCES = {
  credentials_enable_service: false,
  profile: { password_manager_enabled: false, password_manager_leak_detection: false },
  autofill: { enabled: false, profile_enabled: false, credit_card_enabled: false },
  signin: { allowed: false, allowed_on_next_startup: false },
  safebrowsing: { enabled: false },
  search: { suggest_enabled: false },
  net: { network_prediction_options: 2 },
  translate: { enabled: false },
} as const

/**
 * Flags for Chrome besides Puppeteer's own. The sandbox stays on, except for root on Linux, where Chrome does not start
 * with it. English is asked for, because the controls are known by their English names. Certificate errors are never
 * ignored: `--ignore-certificate-errors-spki-list` accepts any chain that merely contains a listed key, unverified
 * and whatever the host (Chromium, `ignore_errors_cert_verifier.cc`), and certificates of authorities are public.
 */
export function launchFlags({ platform, uid, proxy }: LaunchContext): readonly string[] {
  return [
    '--lang=en-US',
    '--accept-lang=en-US,en',
    '--window-size=1600,1200',
    '--disable-component-update',
    '--no-pings',
    '--disable-features=NetworkTimeServiceQuerying,PasswordLeakDetection,AutofillServerCommunication',
    `--host-resolver-rules=${VENDOR.map((host) => `MAP ${host} ~NOTFOUND`).join(',')}`,
    ...(platform === 'linux' && uid === 0 ? ['--no-sandbox'] : []),
    ...(proxy === undefined
      ? ['--no-proxy-server']
      : [
          `--proxy-server=${proxy.server}`,
          // a proxy would find them
          `--proxy-bypass-list=${[proxy.bypass, ...VENDOR].join(';')}`,
        ]),
  ]
}
