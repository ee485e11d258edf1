/** A cookie as its service set it, for as long as one walk lasts. */
interface WalkCookie {
  readonly name: string
  readonly pair: string
  readonly path: string
}

/** Browsers take no longer cookie than this (RFC 6265bis, 5.6). */
const MAX_PAIR = 4096

/**
 * The cookies that one origin sets while its redirects are walked, and sends back to nobody else (RFC 6265, 5.3 and
 * 5.4). It begins empty and ends with the walk. `Domain` is left aside: the walk asks a single host.
 */
export class WalkCookies {
  #cookies: WalkCookie[] = []

  /**
   * Takes what an answer sets; a cookie whose time is over is dropped.
   * @param headers values of `Set-Cookie`
   * @param from the URL that was asked
   * @param now milliseconds since the epoch
   */
  take(headers: readonly string[], from: URL, now: number): void {
    for (const header of headers) {
      const [pair = '', ...attributes] = header.split(';').map((part) => part.trim())
      const name = /^([^=]+)=/.exec(pair)?.[1]?.trim()
      // what no header can carry is no cookie
      if (name === undefined || pair.length > MAX_PAIR || !/^[\x20-\x7e]+$/.test(pair)) continue
      const valueOf = (attribute: string): string | undefined =>
        attributes
          .findLast((text) => text.toLowerCase().startsWith(`${attribute}=`))
          ?.slice(attribute.length + 1)
      const path = valueOf('path')
      const cookie = { name, pair, path: path?.startsWith('/') ? path : defaultPath(from) }
      this.#cookies = this.#cookies.filter(
        (other) => other.name !== cookie.name || other.path !== cookie.path,
      )
      if (!isOver(valueOf('max-age'), valueOf('expires'), now)) this.#cookies.push(cookie)
    }
  }

  /** The header `Cookie` for a URL of the same host, or `undefined` when none is due. */
  headerFor({ pathname }: URL): string | undefined {
    const due = this.#cookies.filter(({ path }) => isBelow(pathname, path))
    return due.length === 0 ? undefined : due.map(({ pair }) => pair).join('; ')
  }
}

function isOver(maxAge: string | undefined, expires: string | undefined, now: number): boolean {
  if (maxAge !== undefined && /^-?\d+$/.test(maxAge)) return Number(maxAge) <= 0
  return expires !== undefined && Date.parse(expires) <= now
}

/** The folder of the path that was asked. */
function defaultPath({ pathname }: URL): string {
  return pathname.slice(0, pathname.lastIndexOf('/')) || '/'
}

function isBelow(pathname: string, path: string): boolean {
  if (pathname === path) return true
  return pathname.startsWith(path.endsWith('/') ? path : `${path}/`)
}
