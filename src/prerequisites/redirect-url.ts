import { isLoopback } from '../inputs/service-url.js'
import type { Application } from '../oracle/application.js'
import { editOf, listed, nameOf, placeOf, type Faults } from './application-faults.js'

const CALLBACK = '/icsapis/agent/oauth/callback'

/** Whether a redirect URL is that of some Oracle Integration. */
export function isCallback(uri: string): boolean {
  return URL.canParse(uri) && new URL(uri).pathname === CALLBACK
}

/**
 * Whether Oracle Integration may send people back after their consent: its redirect URL is registered, with or without
 * the port. Its design-time host and the host of the instance differ, and which one it uses is not documented. So
 * another host of the same region may be that of this instance or of another one, and a host that is none of Oracle's
 * may be its custom endpoint.
 */
export function faultsOfRedirect(app: Application, oicUrl: URL): Faults {
  const { redirectUris } = app
  if (redirectUris === undefined) return { faults: [], unknown: ['its redirect URLs'] }
  const callbacks = redirectUris
    .filter(isCallback)
    .map((uri) => new URL(uri))
    .filter(({ protocol }) => protocol === oicUrl.protocol)
  if (callbacks.some((uri) => isSame(uri, oicUrl))) return { faults: [], unknown: [] }
  const mayBeThis =
    callbacks.some((uri) => isOfSameRegion(uri, oicUrl)) ||
    (callbacks.length > 0 && [oicUrl, ...callbacks].some((uri) => mayBeCustom(uri.hostname)))
  if (mayBeThis) {
    return { faults: [], unknown: [`whether one of its redirect URLs is that of ${oicUrl.host}`] }
  }
  // that of the design time is not known to be the one that is sent
  const isShared = isOfDesignTime(oicUrl.hostname)
  const wanted = `${isShared ? 'https://<host of the instance>' : oicUrl.origin}${CALLBACK}`
  return {
    faults: [
      {
        cause: 'redirect-uri-mismatch',
        // people are sent back once, when they give consent
        explains401: false,
        found: `${nameOf(app)} has no redirect URL of ${oicUrl.host}${listed(redirectUris)}`,
        expected: `the redirect URL ${wanted}`,
        fix: `Open ${placeOf(app)} > Edit OAuth configuration, add the redirect URL ${wanted}, and save.${isShared ? ` The host in oic-url is that of the design time, which all instances of a region share.` : ''}`,
        ...(!isShared && { edit: editOf(app, 'add', 'redirectUris', [wanted]) }),
      },
    ],
    unknown: [],
  }
}

function isSame(uri: URL, oicUrl: URL): boolean {
  const ofDesignTime = [uri, oicUrl].every(({ hostname }) => isOfDesignTime(hostname))
  return uri.origin === oicUrl.origin || (ofDesignTime && isOfSameRegion(uri, oicUrl))
}

/** Oracle's pages have it in two spellings. */
function isOfDesignTime(host: string): boolean {
  return /^design[.-]integration[.-]/.test(host)
}

function isOfSameRegion(uri: URL, oicUrl: URL): boolean {
  const region = regionOf(uri.hostname)
  return region !== undefined && region === regionOf(oicUrl.hostname) && uri.port === oicUrl.port
}

/** Region and realm of a host of Oracle Integration 3, `design.integration.<region>.ocp.oraclecloud.com` or an instance's. */
function regionOf(host: string): string | undefined {
  return /(?:^|[.-])integration[.-]([a-z0-9-]+\.ocp\.[a-z0-9.-]+)$/.exec(host)?.[1]
}

/** A host that has not the form of Oracle's own may be a custom endpoint. */
function mayBeCustom(host: string): boolean {
  const isOfOracle = /(?:^|[.-])integration[.-](?:[a-z0-9-]+\.)?ocp\.oracle[a-z0-9.-]+$/.test(host)
  return !isOfOracle && !isLoopback(host)
}
