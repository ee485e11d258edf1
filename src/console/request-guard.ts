import type { Browser, CDPSession } from 'puppeteer-core'
import type { BrowserProxy } from './browser-proxy.js'
import { maySend, type HostRules } from './password-hosts.js'

/** What the guard has held back. */
export interface Guard {
  /** Hosts of pages that the main frame wanted to go to, the last one last. */
  readonly blockedPages: () => readonly string[]
}

/**
 * Lets the browser send only what `maySend` allows: every request of every page, frame and worker pauses here first,
 * redirects included, so that neither a form nor a redirect carries a credential elsewhere. The proxy's password is
 * given to the proxy alone; Puppeteer's own way of doing so would give it to any server that asks.
 */
export async function guardRequests(
  browser: Browser,
  rules: HostRules,
  proxy: BrowserProxy | undefined,
): Promise<Guard> {
  const session = await browser.target().createCDPSession()
  const blocked: string[] = []
  session.on('Fetch.requestPaused', ({ requestId, request, resourceType }) => {
    const allowed = maySend({ url: request.url, method: request.method, resourceType }, rules)
    if (!allowed && resourceType === 'Document' && URL.canParse(request.url)) {
      blocked.push(new URL(request.url).host)
    }
    quietly(
      allowed
        ? session.send('Fetch.continueRequest', { requestId })
        : session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' }),
    )
  })
  const tried = new Set<string>()
  session.on('Fetch.authRequired', ({ requestId, authChallenge }) => {
    const forProxy = authChallenge.source === 'Proxy' && !tried.has(requestId)
    tried.add(requestId)
    quietly(
      session.send('Fetch.continueWithAuth', {
        requestId,
        authChallengeResponse:
          forProxy && proxy?.credentials !== undefined
            ? { response: 'ProvideCredentials', ...proxy.credentials }
            : { response: 'CancelAuth' },
      }),
    )
  })
  await session.send('Fetch.enable', { handleAuthRequests: true, patterns: [{ urlPattern: '*' }] })
  return { blockedPages: () => blocked }
}

/** A request may be gone before it is answered, with its page or with the browser. */
function quietly(sent: ReturnType<CDPSession['send']>): void {
  void sent.catch(() => undefined)
}
