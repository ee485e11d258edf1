/** What the environment says of proxies. */
export interface ProxyEnvironment {
  /** One sentence per variable that names no proxy; the value is not repeated, it may hold a password. */
  readonly faults: readonly string[]
  /** Passwords in the URLs, and the credentials made of them. */
  readonly secrets: readonly string[]
  /** How a URL is reached. */
  readonly wayTo: (target: URL) => Way
}

/** How a host is reached from the runner. */
export interface Way {
  /** With user and password, if the variable has them; `undefined` for none. */
  readonly proxy: URL | undefined
  /** For messages: the proxy without its credentials and the variable that names it; '' for none. */
  readonly proxyName: string
  /** For messages: through which proxy, or why without one. */
  readonly words: string
  /** The variable that excepts the host from the proxy that there is. */
  readonly exceptedBy?: string
}

const HTTPS_VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'] as const
const HTTP_VARIABLES = ['http_proxy', 'HTTP_PROXY'] as const
const NO_PROXY_VARIABLES = ['no_proxy', 'NO_PROXY'] as const

/** The variable that names the proxy for a URL, and the one that names what needs none; the first that is not empty. */
export function proxyVariables(
  { protocol }: URL,
  environment: NodeJS.ProcessEnv,
): { readonly proxy: string | undefined; readonly noProxy: string | undefined } {
  const first = (names: readonly string[]): string | undefined =>
    names.find((name) => (environment[name] ?? '').trim() !== '')
  return {
    proxy: first(protocol === 'http:' ? HTTP_VARIABLES : HTTPS_VARIABLES),
    noProxy: first(NO_PROXY_VARIABLES),
  }
}

/**
 * Reads the variables of the runner's environment by the rules that most tools share: the first one that is not empty
 * counts, lower case before upper case, HTTP_PROXY stands in for HTTPS_PROXY, and an entry of NO_PROXY means the host
 * and everything below it, with a port that port alone.
 */
export function readProxyEnvironment(environment: NodeJS.ProcessEnv): ProxyEnvironment {
  const urlOf = (name: string): URL | undefined => proxyUrl(environment[name] ?? '')
  const given = HTTPS_VARIABLES.filter((name) => (environment[name] ?? '').trim() !== '')
  return {
    faults: given
      .filter((name) => urlOf(name) === undefined)
      .map(
        (name) =>
          `${name} is no URL of a proxy, expected http://host:port. It stands in the environment of the runner, not among the inputs: ask who runs it`,
      ),
    secrets: given.map(urlOf).flatMap((url) => (url === undefined ? [] : secretsOf(url))),
    wayTo: (target) => {
      const { proxy: name, noProxy } = proxyVariables(target, environment)
      const exceptions = noProxyEntries(noProxy === undefined ? '' : (environment[noProxy] ?? ''))
      const proxy = name === undefined ? undefined : urlOf(name)
      if (name === undefined || proxy === undefined) {
        const missing = target.protocol === 'http:' ? 'HTTP_PROXY' : 'HTTPS_PROXY'
        return direct(`without a proxy, ${missing} is not set`)
      }
      if (noProxy !== undefined && exceptions.some((entry) => covers(entry, target))) {
        return {
          ...direct(`without a proxy, ${noProxy} covers the host`),
          exceptedBy: noProxy,
        }
      }
      const proxyName = `the proxy ${placeOf(proxy)} of ${name}`
      return { proxy, proxyName, words: `through ${proxyName}` }
    },
  }
}

function direct(words: string): Way {
  return { proxy: undefined, proxyName: '', words }
}

/** Host and port of a proxy, without its credentials. */
function placeOf(proxy: URL): string {
  return `${proxy.hostname}:${portOf(proxy)}`
}

/** The port of a URL, the default one of its scheme where it names none. */
export function portOf({ port, protocol }: URL): string {
  return port === '' ? (protocol === 'https:' ? '443' : '80') : port
}

interface NoProxyEntry {
  /** In lower case, without brackets; `*` for every host. */
  readonly host: string
  /** '' for every port. */
  readonly port: string
}

function noProxyEntries(value: string): readonly NoProxyEntry[] {
  return value.split(/[,\s]+/).flatMap((entry) => {
    // an IPv6 address has colons of its own, and a port only behind brackets
    const [, host = entry, port = ''] = /^(\[.*\]|[^:]*):(\d+)$/.exec(entry) ?? []
    const name = bare(host)
    return name === '' ? [] : [{ host: name, port }]
  })
}

function covers({ host, port }: NoProxyEntry, target: URL): boolean {
  if (port !== '' && port !== portOf(target)) return false
  const name = bare(target.hostname)
  return host === '*' || name === host || name.endsWith(`.${host}`)
}

/** A host without the brackets of IPv6, and without what only says "and everything below it". */
function bare(host: string): string {
  return host
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/^\*?\./, '')
    .toLowerCase()
}

function proxyUrl(value: string): URL | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined
  return url !== undefined && ['http:', 'https:'].includes(url.protocol) ? url : undefined
}

/** HTTP Basic credentials of a proxy's URL, for `Proxy-Authorization` (RFC 9110, 11.7.2); `undefined` for none. */
export function proxyCredentials({ username, password }: URL): string | undefined {
  if (username === '' && password === '') return undefined
  return Buffer.from(`${decoded(username)}:${decoded(password)}`).toString('base64')
}

/** A user without a password is an access key, as some proxies want it. */
function secretsOf(url: URL): readonly string[] {
  const secret = url.password === '' ? url.username : url.password
  const pair = proxyCredentials(url)
  return pair === undefined ? [] : [secret, decoded(secret), pair]
}

/** A part of a URL without its escapes, where they are any. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
