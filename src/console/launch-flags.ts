/** The proxy that HTTPS_PROXY names, with what must not stand in a command line apart. */
export interface BrowserProxy {
  /** Scheme, host and port. */
  readonly server: string
  /** Hosts that are reached without it, as Chrome writes them. */
  readonly bypass: string
  readonly credentials: { readonly username: string; readonly password: string } | undefined
}

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

/**
 * The proxy for a URL, by the same variables and rules as every other request of the action (undici,
 * `EnvHttpProxyAgent`): lower-case names win, HTTP_PROXY stands in for HTTPS_PROXY, an entry of NO_PROXY means the
 * host and everything below it, and loopback is no exception.
 */
export function browserProxy(url: URL, environment: NodeJS.ProcessEnv): BrowserProxy | undefined {
  const http = environment['http_proxy'] ?? environment['HTTP_PROXY']
  const https = environment['https_proxy'] ?? environment['HTTPS_PROXY']
  const given = url.protocol === 'http:' || https === undefined || https === '' ? http : https
  const direct = environment['no_proxy'] ?? environment['NO_PROXY'] ?? ''
  if (given === undefined || !URL.canParse(given) || direct === '*') return undefined
  const hosts = direct
    .split(/[\s,]+/)
    .map((entry) => entry.replace(/^\*?\./, ''))
    .filter((entry) => entry !== '')
  const proxy = new URL(given)
  const [username, password] = [proxy.username, proxy.password].map(decoded)
  return {
    server: `${proxy.protocol}//${proxy.host}`,
    bypass: ['<-loopback>', ...hosts.flatMap((host) => [host, `*.${host}`])].join(';'),
    credentials:
      username === '' && password === ''
        ? undefined
        : { username: username ?? '', password: password ?? '' },
  }
}

/** Names of variables that a browser may need; those of a step hold its secrets. */
const PASSED_ON = [
  'PATH',
  'LD_LIBRARY_PATH',
  'TZ',
  'TMPDIR',
  'TEMP',
  'TMP',
  'HOME',
  'SYSTEMROOT',
  'SYSTEMDRIVE',
  'WINDIR',
  'COMSPEC',
  'LOCALAPPDATA',
  'APPDATA',
  'PROGRAMDATA',
  'PROGRAMFILES',
  'PROGRAMFILES(X86)',
  'USERPROFILE',
]

/**
 * The environment of the browser: nothing of the step's inputs, and on Linux the throw-away directory as home, in which
 * it finds the authorities that this run trusts besides. (On macOS and Windows they come from the system.)
 */
export function browserEnvironment(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  home: string,
): Readonly<Record<string, string>> {
  const passed = Object.entries(environment).flatMap(([name, value]) =>
    value !== undefined && PASSED_ON.includes(name.toUpperCase()) ? [[name, value] as const] : [],
  )
  return { ...Object.fromEntries(passed), ...(platform === 'linux' && { HOME: home }) }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
