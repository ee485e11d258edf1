import * as tls from 'node:tls'
import { EnvHttpProxyAgent, type Dispatcher } from 'undici'

/**
 * The one dispatcher of a run: keeps connections alive, goes through `HTTPS_PROXY` / `NO_PROXY` where they are set,
 * and trusts the given certificates besides those that Node trusts.
 * @param caCertificates PEM bundle, or '' for none
 */
export function createDispatcher(caCertificates: string): Dispatcher {
  // made once: reading some hundred and fifty authorities anew for every connection takes longer than the handshake
  const trust =
    caCertificates === ''
      ? {}
      : {
          secureContext: tls.createSecureContext({ ca: [...defaultAuthorities(), caCertificates] }),
        }
  return new EnvHttpProxyAgent({ connect: trust, requestTls: trust, proxyTls: trust })
}

/** What Node trusts by itself; since version 22.15 it can tell, NODE_EXTRA_CA_CERTS included. */
function defaultAuthorities(): readonly string[] {
  const { getCACertificates } = tls as Partial<Pick<typeof tls, 'getCACertificates'>>
  return getCACertificates?.('default') ?? tls.rootCertificates
}
