import type { Answer } from '../http/client.js'
import { WalkCookies } from '../http/walk-cookies.js'

/** Where the walk of a browser that is not signed in ended. */
export type SignInEnd =
  /** At another origin, which was read and not asked. */
  | { readonly end: 'another origin'; readonly url: URL }
  /** At an answer that is no redirect, or one to nowhere. */
  | { readonly end: 'no redirect' | 'no address'; readonly answer: Answer }
  /** At a URL of the pod that was asked already, or that was not asked any more. */
  | { readonly end: 'loop' | 'too many redirects' | 'too long'; readonly url: URL }

/** Asks the pod for a path, with the cookies that it set on the way. */
type Ask = (path: string, cookie: string | undefined) => Promise<Answer>

/** How many redirects are followed within the pod. */
const MAX_REDIRECTS = 6

/** The path of a request is logged and reported, so a server does not choose how long it is. */
const MAX_PATH = 300

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308]

/**
 * Walks the redirects of a pod like a browser that is not signed in, until they leave the pod. The first one stays on
 * it (`/fscmUI/adfAuthentication?level=FORM…`, as a public tool walks it); the next names the place where people sign in. A relative
 * one is resolved against the pod. Only the pod's own origin is asked.
 * @param origin scheme, host and port of the pod
 */
export async function walkToSignIn(origin: string, start: string, ask: Ask): Promise<SignInEnd> {
  const cookies = new WalkCookies()
  const [asked, askedSo] = [new Set<string>(), new Set<string>()]
  let cameBack = false
  let url = new URL(start, origin)
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    // two leading slashes would name another host
    const path = url.pathname.replace(/^\/+/, '/') + url.search
    const cookie = cookies.headerFor(url)
    // a page that sets a cookie and comes back to itself is no loop yet
    if (askedSo.has(`${path} ${cookie ?? ''}`)) return { end: 'loop', url }
    cameBack ||= asked.has(path)
    asked.add(path)
    askedSo.add(`${path} ${cookie ?? ''}`)
    const answer = await ask(path, cookie)
    cookies.take(answer.setCookies ?? [], url, answer.at)
    const location = answer.header('location')
    if (!REDIRECTS.includes(answer.status)) return { end: 'no redirect', answer }
    if (location === undefined || !URL.canParse(location, url.href))
      return { end: 'no address', answer }
    url = new URL(location, url)
    url.hash = ''
    if (url.origin !== origin) return { end: 'another origin', url }
    if (url.pathname.length > MAX_PATH) return { end: 'too long', url }
  }
  return { end: cameBack ? 'loop' : 'too many redirects', url }
}
