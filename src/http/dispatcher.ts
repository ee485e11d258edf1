import * as tls from 'node:tls'
import type { Dispatcher } from 'undici'
// undici's index loads twice as much (fetch, WebSocket, caches, mocks) before the first line of a run
import methods from 'undici/lib/api/index.js'
import Agent from 'undici/lib/dispatcher/agent.js'
import AnyDispatcher from 'undici/lib/dispatcher/dispatcher.js'
import EnvHttpProxyAgent from 'undici/lib/dispatcher/env-http-proxy-agent.js'

/**
 * The one dispatcher of a run: keeps connections alive, goes through `HTTPS_PROXY` / `NO_PROXY` where they are set,
 * and trusts the given certificates besides those that Node trusts.
 * @param caCertificates PEM bundle, or '' for none
 */
export function createDispatcher(caCertificates: string): Dispatcher {
  withMethods()
  // made once: reading some hundred and fifty authorities anew for every connection takes longer than the handshake
  const trust =
    caCertificates === ''
      ? {}
      : {
          secureContext: tls.createSecureContext({ ca: [...defaultAuthorities(), caCertificates] }),
        }
  return new EnvHttpProxyAgent({ connect: trust, requestTls: trust, proxyTls: trust })
}

/** A dispatcher for a run that sends nothing: it reads neither the environment nor certificates. */
export function createIdleDispatcher(): Dispatcher {
  return new Agent()
}

/** Gives every dispatcher `request` and `connect`, as undici's index does. */
function withMethods(): void {
  Object.assign(AnyDispatcher.prototype, methods)
}

/** What Node trusts by itself; since version 22.15 it can tell, NODE_EXTRA_CA_CERTS included. */
function defaultAuthorities(): readonly string[] {
  const { getCACertificates } = tls as Partial<Pick<typeof tls, 'getCACertificates'>>
  return getCACertificates?.('default') ?? tls.rootCertificates
}
