/** Which kind of service a URL is to name. */
export type Service = 'identity domain' | 'Fusion' | 'Oracle Integration'

/** Second-level domains of Oracle's realms (npm `oci-common`, realm.js). */
const REALM = String.raw`(oraclecloud\.com|oraclegovcloud\.(com|uk)|oraclecloud\.eu|oraclecloud\d{1,2}\.com)`

const HOST_FORMS: Readonly<Record<Service, RegExp>> = {
  'identity domain': new RegExp(String.raw`^idcs-[0-9a-f]{32}(\.[a-z0-9-]+)?\.identity\.${REALM}$`),
  Fusion: new RegExp(String.raw`^[a-z0-9-]+\.fa\.([a-z0-9-]+\.)*${REALM}$`),
  'Oracle Integration': new RegExp(
    String.raw`^([a-z0-9-]+\.)*[a-z0-9-]*integration[a-z0-9-]*\.([a-z0-9-]+\.)*${REALM}$`,
  ),
}

const EXAMPLES: Readonly<Record<Service, string>> = {
  'identity domain': 'https://idcs-<32 hexadecimal digits>.identity.oraclecloud.com',
  Fusion: 'https://<pod>.fa.<region>.oraclecloud.com',
  'Oracle Integration': 'https://design.integration.<region>.ocp.oraclecloud.com',
}

/** A URL that may receive the pair's credentials, or why it may not. */
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
  const given = `given ${JSON.stringify(text)}, expected ${EXAMPLES[service]}`
  if (!URL.canParse(text)) return { fault: `is not a URL: ${given}` }
  const url = new URL(text)
  if (url.username !== '' || url.password !== '') {
    return { fault: `must not contain a user name or password; expected ${EXAMPLES[service]}` }
  }
  const host = url.hostname.toLowerCase()
  const loopback = isLoopback(host)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) {
    return { fault: `must start with https:// (http:// on loopback only): ${given}` }
  }
  if (!loopback && !hasFormOf(host, service) && !allowedHosts.includes(host)) {
    return {
      fault: `names a host that is not of the form of ${article(service)}: ${given}. If the host is right (vanity domain, gateway), add it to allowed-hosts`,
    }
  }
  return { url: new URL(url.origin) }
}

/** Whether a host name in lower case is of a service's form. */
export function hasFormOf(host: string, service: Service): boolean {
  return HOST_FORMS[service].test(host)
}

/** The part of an identity domain's host that names the domain, or `undefined` for a vanity host. */
export function domainIdOf(host: string): string | undefined {
  return /^idcs-[0-9a-f]{32}(?=\.)/.exec(host.toLowerCase())?.[0]
}

/** Whether a host name means this machine. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}

function article(service: Service): string {
  return service === 'Fusion'
    ? 'a Fusion pod'
    : service === 'identity domain'
      ? 'an identity domain'
      : service
}
