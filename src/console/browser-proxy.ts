import { decoded, proxyVariables } from '../http/proxy-environment.js'

/** The proxy that HTTPS_PROXY names, with what must not be in a command line apart. */
export interface BrowserProxy {
  /** Scheme, host and port. */
  readonly server: URL
  /** Hosts that are reached without it, each with everything below it; some with a port. */
  readonly direct: readonly string[]
  readonly credentials: { readonly username: string; readonly password: string } | undefined
}

/**
 * The proxy for a URL, by the same variables and rules as every other request of the action. One thing differs: Chrome
 * reaches loopback without a proxy.
 */
export function browserProxy(url: URL, environment: NodeJS.ProcessEnv): BrowserProxy | undefined {
  const names = proxyVariables(url, environment)
  const valueOf = (name: string | undefined): string =>
    name === undefined ? '' : (environment[name] ?? '')
  const given = valueOf(names.proxy)
  const direct = valueOf(names.noProxy)
    .split(/[\s,]+/)
    .map((entry) => entry.replace(/^\*?\./, '').toLowerCase())
    .filter((entry) => entry !== '')
  if (!URL.canParse(given) || direct.includes('*')) return undefined
  const server = new URL(given)
  const [username, password] = [server.username, server.password].map(decoded)
  return {
    server: new URL(server.origin),
    direct,
    credentials:
      username === '' && password === ''
        ? undefined
        : { username: username ?? '', password: password ?? '' },
  }
}

/** A proxy that no address leads to. */
const NOWHERE = 'PROXY nowhere.invalid:9'

/**
 * What Chrome calls a proxy without TLS. Only this name leads to the proxy, so that a page cannot reach the proxy's own
 * host, which may be the runner. A proxy with TLS keeps its name, for its certificate has that.
 */
const ALIAS = 'proxy.invalid'

/** How Chrome finds the proxy's address: a rule for `--host-resolver-rules`. */
export function resolverRule({ server }: BrowserProxy): string {
  return server.protocol === 'https:'
    ? `EXCLUDE ${server.hostname}`
    : `MAP ${ALIAS} ${server.hostname}:${portOf(server)}`
}

/**
 * The script by which Chrome chooses a proxy: the reachable hosts get the proxy, or none if NO_PROXY names them, and all
 * other hosts get one that does not exist. A list of exceptions cannot say that: a proxy resolves names itself, so a
 * host that the browser cannot resolve would still be reached through it.
 * @param reachable patterns in which `*` stands for anything
 */
export function proxyScript(
  { server, direct }: BrowserProxy,
  reachable: readonly string[],
): string {
  const way =
    server.protocol === 'https:'
      ? `HTTPS ${server.hostname}:${portOf(server)}`
      : `PROXY ${ALIAS}:${portOf(server)}`
  const hosts = reachable.map(sourceOf)
  const exceptions = direct.map((entry) => {
    const [, host = '', port] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? []
    return { source: `^(.*\\.)?${escaped(host)}$`, port: port ?? null }
  })
  return `function FindProxyForURL(url, host) {
  var named = /^(\\w+):\\/\\/[^/]*?(?::(\\d+))?(?:\\/|$)/.exec(url) || [];
  var port = named[2] || (/^(http|ws)$/.test(named[1]) ? "80" : "443");
  var is = function (source) { return new RegExp(source, "i").test(host); };
  if (!${JSON.stringify(hosts)}.some(is)) return ${JSON.stringify(NOWHERE)};
  var isDirect = ${JSON.stringify(exceptions)}.some(function (exception) {
    return is(exception.source) && (exception.port === null || exception.port === port);
  });
  return isDirect ? "DIRECT" : ${JSON.stringify(way)};
}
`
}

function portOf({ port, protocol }: URL): string {
  if (port !== '') return port
  return protocol === 'https:' ? '443' : '80'
}

function sourceOf(pattern: string): string {
  return `^${pattern.split('*').map(escaped).join('.*')}$`
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
