/** The proxy that HTTPS_PROXY names, with what must not stand in a command line apart. */
export interface BrowserProxy {
  /** Scheme, host and port. */
  readonly server: string
  /** Hosts that are reached without it, as Chrome writes them. */
  readonly bypass: string
  readonly credentials: { readonly username: string; readonly password: string } | undefined
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

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
