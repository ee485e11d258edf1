import { shown } from './characters.js'
import {
  formOf,
  hasFormOf,
  isInRealm,
  isLoopback,
  markOf,
  type HostForm,
  type Service,
} from './service-url.js'

const EXAMPLES: Readonly<Record<Service, string>> = {
  'identity domain': 'https://idcs-<32 hexadecimal digits>.identity.oraclecloud.com',
  Fusion: 'https://<pod>.fa.<region>.oraclecloud.com',
  'Oracle Integration': 'https://design.integration.<region>.ocp.oraclecloud.com',
}

/** What a service is called in a sentence, and the input that names it. */
const NAMES: Readonly<Record<Service, string>> = {
  'identity domain': 'an identity domain',
  Fusion: 'a Fusion pod',
  'Oracle Integration': 'Oracle Integration',
}
const INPUTS: Readonly<Record<Service, string>> = {
  'identity domain':
    'identity-domain-url, or in fusion-identity-domain-url if it is that of the pod',
  Fusion: 'fusion-url',
  'Oracle Integration': 'oic-url',
}

/** A URL that may receive the pair's credentials, or why it may not, in words that follow the name of the input. */
export type ServiceUrl = { readonly url: URL } | { readonly fault: string }

/**
 * Reads the URL of a service as people paste it and keeps its origin: port 443, a trailing slash and a path are
 * dropped. The host must be of the service's form, loopback, or allowed by name; https only, loopback excepted.
 * @param allowedHosts lower-case host names from `allowed-hosts`
 */
export function readServiceUrl(
  text: string,
  service: Service,
  allowedHosts: readonly string[],
): ServiceUrl {
  const given = `${shownUrl(text)}, expected ${EXAMPLES[service]}`
  if (!URL.canParse(text)) return { fault: `is not a URL: ${given}` }
  const url = new URL(text)
  if (url.username !== '' || url.password !== '') {
    return { fault: `contains a user name or password, expected ${EXAMPLES[service]}` }
  }
  const host = url.hostname.toLowerCase()
  const loopback = isLoopback(host)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) {
    return { fault: `must start with https:// (http:// on loopback only): ${given}` }
  }
  if (loopback || allowedHosts.includes(host)) return { url: new URL(url.origin) }
  if (!isAscii(authorityOf(text)) || /(^|\.)xn--/.test(host)) {
    return { fault: `names a host with other letters than a to z (${host}): ${given}` }
  }
  const known = formOf(host)
  if (known === undefined) return { fault: unknownHost(host, service, given) }
  if (hasFormOf(host, service) && known.wrong === undefined) return { url: new URL(url.origin) }
  return { fault: misplaced(known, given) }
}

/** The host is known, and no place for the credentials of this input. */
function misplaced(known: HostForm, given: string): string {
  if (known.wrong !== undefined) return `is the URL of ${known.wrong}: ${given}`
  const name = NAMES[known.service]
  return `is the URL of ${name}: ${given}. The URL of ${name} belongs in ${INPUTS[known.service]}`
}

/** `allowed-hosts` is named only for a host that can be a vanity domain or a gateway. */
function unknownHost(host: string, service: Service, given: string): string {
  if (/^[\d.]+$|^\[/.test(host)) return `names an IP address: ${given}`
  if (host.endsWith('.')) return `names a host with a dot at its end: ${given}`
  const notOfForm = `names a host that is not of the form of ${NAMES[service]}: ${given}`
  if (isInRealm(host)) {
    const mark = markOf(host)
    if (mark !== undefined && mark.service !== service) {
      return `${notOfForm}. A host with the part "${mark.label}" is one of ${NAMES[mark.service]}`
    }
    const isSlip = /(^|\.)idcs-/.test(host)
    return isSlip ? notOfForm : `${notOfForm}. ${ADVICE}`
  }
  if (/oracle-?(gov)?-?cloud|^idcs-[0-9a-f]{8}/.test(host)) {
    return `names a host that looks like one of Oracle and is in none of its realms: ${given}`
  }
  return `${notOfForm}. ${ADVICE}`
}

const ADVICE = 'If the host is right (vanity domain, gateway), add it to allowed-hosts'

/** A URL for a message: without what may be secret in it, user name, password, query and fragment. */
function shownUrl(text: string): string {
  return shown(text.replace(/[?#].*$/s, '?…').replace(/^.*@/s, '…@'))
}

/** The host of a URL as it was typed. */
function authorityOf(text: string): string {
  return /^[^:]*:[\\/]*([^\\/?#]*)/.exec(text)?.[1] ?? ''
}

function isAscii(text: string): boolean {
  return /^[\x21-\x7e]*$/.test(text)
}
