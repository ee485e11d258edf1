import { proxyScript, resolverRule, type BrowserProxy } from './browser-proxy.js'

/** What the flags depend on. */
export interface LaunchContext {
  readonly platform: NodeJS.Platform
  /** Effective user id; `undefined` on Windows. */
  readonly uid: number | undefined
  readonly proxy: BrowserProxy | undefined
  /** Hosts that the browser may reach, as patterns in which `*` stands for anything. */
  readonly reachable: readonly string[]
}

/** WebRTC sends nothing that does not go through a proxy for UDP, and there is none. */
const WEBRTC_POLICY = 'disable_non_proxied_udp'

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
  webrtc: { ip_handling_policy: WEBRTC_POLICY },
} as const

/**
 * Flags for Chrome, in addition to Puppeteer's own. The sandbox stays on, except for root on Linux, where Chrome does
 * not start with it. English is asked for, because the controls are known by their English names. Certificate errors
 * are never ignored: `--ignore-certificate-errors-spki-list` accepts any chain that merely contains a listed key,
 * unverified and whatever the host (Chromium, `ignore_errors_cert_verifier.cc`), and certificates of authorities are
 * public.
 *
 * Hosts that are not reachable have no address in this browser. This holds for what the guard of requests does not see:
 * WebSockets, WebTransport, connections ahead of requests, and what the browser asks of its vendor on its own account.
 */
export function launchFlags({ platform, uid, proxy, reachable }: LaunchContext): readonly string[] {
  const resolving = [
    ...(proxy === undefined ? [] : [resolverRule(proxy)]),
    'MAP * ~NOTFOUND',
    ...reachable.map((host) => `EXCLUDE ${host}`),
  ]
  return [
    '--lang=en-US',
    '--accept-lang=en-US,en',
    '--window-size=1600,1200',
    '--disable-component-update',
    '--no-pings',
    '--disable-features=NetworkTimeServiceQuerying,PasswordLeakDetection,AutofillServerCommunication',
    `--force-webrtc-ip-handling-policy=${WEBRTC_POLICY}`,
    `--host-resolver-rules=${resolving.join(',')}`,
    ...(platform === 'linux' && uid === 0 ? ['--no-sandbox'] : []),
    proxy === undefined
      ? '--no-proxy-server'
      : `--proxy-pac-url=data:application/x-ns-proxy-autoconfig;base64,${Buffer.from(proxyScript(proxy, reachable)).toString('base64')}`,
  ]
}
