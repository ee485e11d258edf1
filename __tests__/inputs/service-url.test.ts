import { describe, expect, it } from '@jest/globals'
import { Realm } from 'oci-common'
import { readServiceUrl } from '../../src/inputs/read-service-url.js'
import {
  domainIdOf,
  formOf,
  hasFormOf,
  HOST_FORMS,
  REALMS,
  type Service,
} from '../../src/inputs/service-url.js'

const DOMAIN = 'idcs-0123456789abcdef0123456789abcdef'

describe('a service URL keeps its origin', () => {
  it.each<[Service, string, string]>([
    [
      'identity domain',
      `https://${DOMAIN}.identity.oraclecloud.com`,
      `https://${DOMAIN}.identity.oraclecloud.com`,
    ],
    [
      'identity domain',
      `https://${DOMAIN}.identity.oraclecloud.com:443/`,
      `https://${DOMAIN}.identity.oraclecloud.com`,
    ],
    [
      'identity domain',
      `https://${DOMAIN.toUpperCase()}.identity.oraclecloud.com/ui/v1/adminconsole?x=1#y`,
      `https://${DOMAIN}.identity.oraclecloud.com`,
    ],
    [
      'identity domain',
      `https://${DOMAIN}.identity.oraclegovcloud.uk`,
      `https://${DOMAIN}.identity.oraclegovcloud.uk`,
    ],
    [
      'identity domain',
      `https://${DOMAIN}.identity.oraclecloud8.com`,
      `https://${DOMAIN}.identity.oraclecloud8.com`,
    ],
    [
      'identity domain',
      `https://${DOMAIN}.us-ashburn-idcs-1.identity.us-ashburn-1.oci.oraclecloud.com:443/admin/v1`,
      `https://${DOMAIN}.us-ashburn-idcs-1.identity.us-ashburn-1.oci.oraclecloud.com`,
    ],
    [
      'Fusion',
      'https://integration-test.fa.em2.oraclecloud.com',
      'https://integration-test.fa.em2.oraclecloud.com',
    ],
    ['identity domain', 'https://127.0.0.1:8443/x', 'https://127.0.0.1:8443'],
    ['identity domain', 'http://localhost:8080', 'http://localhost:8080'],
    ['identity domain', 'https://login.acme.example', 'https://login.acme.example'],
    [
      'Fusion',
      'https://acme-test.fa.em2.oraclecloud.com/fscmUI/faces/FuseWelcome',
      'https://acme-test.fa.em2.oraclecloud.com',
    ],
    ['Fusion', 'https://acme.fa.ocs.oraclecloud.com', 'https://acme.fa.ocs.oraclecloud.com'],
    [
      'Oracle Integration',
      'https://design.integration.eu-frankfurt-1.ocp.oraclecloud.com/ic/home',
      'https://design.integration.eu-frankfurt-1.ocp.oraclecloud.com',
    ],
    [
      'Oracle Integration',
      'https://oic-acme-fr.integration.ocp.oraclecloud.com',
      'https://oic-acme-fr.integration.ocp.oraclecloud.com',
    ],
    [
      'Oracle Integration',
      'https://design-integration-eu-frankfurt-1.ocp.oraclecloud.com',
      'https://design-integration-eu-frankfurt-1.ocp.oraclecloud.com',
    ],
  ])('of %s %s as %s', (service, given, origin) => {
    const read = readServiceUrl(given, service, ['login.acme.example'])
    expect('url' in read && read.url.origin).toBe(origin)
  })
})

const ADVICE = /add it to allowed-hosts$/

describe('a URL of an identity domain is refused, and allowed-hosts is not named,', () => {
  it.each<[string, string, string]>([
    ['without a scheme', `${DOMAIN}.identity.oraclecloud.com`, 'is not a URL: '],
    ['with http', `http://${DOMAIN}.identity.oraclecloud.com`, 'must start with https://'],
    ['with http and a foreign host', 'http://login.acme.example', 'must start with https://'],
    ['with another scheme', `ftp://${DOMAIN}.identity.oraclecloud.com`, 'must start with https://'],
    [
      'with the form in the middle',
      `https://${DOMAIN}.identity.oraclecloud.com.evil.example`,
      'looks like one of Oracle',
    ],
    [
      'with the form at the end',
      `https://evil.example.${DOMAIN}.identity.oraclecloud.com`,
      'is not of the form of an identity domain',
    ],
    ['with a trailing dot', `https://${DOMAIN}.identity.oraclecloud.com.`, 'with a dot at its end'],
    ['with too few digits', 'https://idcs-0123.identity.oraclecloud.com', 'is not of the form'],
    ['with too many digits', `https://${DOMAIN}0.identity.oraclecloud.com`, 'is not of the form'],
    [
      'with a realm that there is not',
      `https://${DOMAIN}.identity.oraclecloud99.com`,
      'in none of its realms',
    ],
    ['with a realm misspelt', `https://${DOMAIN}.identity.oracle-cloud.com`, 'none of its realms'],
    ['with a longer realm', `https://${DOMAIN}.identity.oraclecloud.com.co`, 'none of its realms'],
    ['with a realm glued on', `https://${DOMAIN}.identity.myoraclecloud.com`, 'none of its realms'],
    [
      'with a Cyrillic letter',
      `https://${DOMAIN}.identity.or\u0430clecloud.com`,
      'other letters than a to z (idcs-0123456789abcdef0123456789abcdef.identity.xn--',
    ],
    [
      'with that letter in its other spelling',
      `https://${DOMAIN}.identity.xn--orclecloud-k4g.com`,
      'other letters than a to z',
    ],
    [
      'with a full stop of another script',
      `https://${DOMAIN}\u3002identity.oraclecloud.com`,
      'other letters than a to z',
    ],
    ['that is an address', 'https://10.0.0.1', 'names an IP address'],
    ['that is an address in other digits', 'https://0xa000001', 'names an IP address'],
    ['that is an address of version 6', 'https://[fe80::1]', 'names an IP address'],
    [
      'for mutual TLS',
      `https://${DOMAIN}.eu-madrid-idcs-1.secure.identity.oraclecloud.com`,
      'is the URL of the mutual TLS host of an identity domain',
    ],
    [
      'of a pod',
      'https://acme-test.fa.em2.oraclecloud.com/fscmUI/faces/FuseWelcome',
      'is the URL of a Fusion pod: "https://acme-test.fa.em2.oraclecloud.com/fscmUI/faces/FuseWelcome", expected https://idcs-<32 hexadecimal digits>.identity.oraclecloud.com. The URL of a Fusion pod belongs in fusion-url',
    ],
    [
      'of Oracle Integration',
      'https://design.integration.eu-frankfurt-1.ocp.oraclecloud.com',
      'The URL of Oracle Integration belongs in oic-url',
    ],
    [
      'of the console',
      'https://cloud.oracle.com/identity/domains/ocid1.domain.oc1..a',
      'is the URL of the OCI console',
    ],
    [
      'of the console in a region',
      'https://console.eu-frankfurt-1.oraclecloud.com',
      'is the URL of the OCI console',
    ],
  ])('%s', (_, given, told) => {
    const read = readServiceUrl(given, 'identity domain', [])
    expect(read).toEqual({ fault: expect.stringContaining(told) })
    expect('fault' in read && read.fault).not.toMatch(/allowed-hosts/)
  })
})

describe('a URL of a pod is refused, and allowed-hosts is not named,', () => {
  it.each([
    [
      'of an identity domain',
      `https://${DOMAIN}.identity.oraclecloud.com:443/ui/v1/adminconsole?a=b`,
      'is the URL of an identity domain: "https://idcs-0123456789abcdef0123456789abcdef.identity.oraclecloud.com:443/ui/v1/adminconsole?…", expected https://<pod>.fa.<region>.oraclecloud.com. The URL of an identity domain belongs in identity-domain-url, or in fusion-identity-domain-url if it is that of the pod',
    ],
    [
      'of an instance of Oracle Integration',
      'https://ABCD1234.integration.us-phoenix-1.ocp.oraclecloud.com/ic/home',
      'The URL of Oracle Integration belongs in oic-url',
    ],
    [
      'of its sign-in page',
      'https://login-acme.fa.ocs.oraclecloud.com/oam/server/obrareq.cgi',
      'is the URL of the sign-in page of a pod',
    ],
    [
      'of an older product host',
      'https://acme.fs.us2.oraclecloud.com',
      'OAuth needs the one with .fa. in it',
    ],
    ['of a look-alike', 'https://acme.fa.em2.oraclecloud.com.evil.example', 'none of its realms'],
  ])('%s', (_, given, told) => {
    const read = readServiceUrl(given, 'Fusion', [])
    expect(read).toEqual({ fault: expect.stringContaining(told) })
    expect('fault' in read && read.fault).not.toMatch(/allowed-hosts/)
  })
})

describe("a host of Oracle's own that is none of what is asked for", () => {
  it.each<[Service, string, string]>([
    ['Fusion', 'https://acme.bi.em2.oraclecloud.com', 'an older host of a pod'],
    ['Fusion', 'https://acme-test.crm.us2.oraclecloud.com', 'the one with .fa. in it'],
    ['Oracle Integration', 'https://acme.bi.em2.oraclecloud.com', 'an older host of a pod'],
    [
      'identity domain',
      'https://login.eu-frankfurt-1.oraclecloud.com/v1/oauth2',
      'a sign-in page of Oracle Cloud',
    ],
    [
      'identity domain',
      'https://identity.oraclecloud.com/',
      'is the URL of the usual issuer of tokens, which is no host of an identity domain',
    ],
    ['identity domain', 'https://identity.eu-frankfurt-1.oraclecloud.com', 'an API of OCI'],
    ['identity domain', 'https://identity.eu-frankfurt-1.oci.oraclecloud.com', 'an API of OCI'],
    ['Fusion', 'https://objectstorage.eu-frankfurt-1.oraclecloud.com', 'an API of OCI'],
    [
      'Oracle Integration',
      'https://acme-vb-x.builder.us-phoenix-1.ocp.oraclecloud.com',
      'Oracle Analytics or Visual Builder',
    ],
    ['Fusion', 'https://acme.analytics.ocp.oraclecloud.com/ui', 'Oracle Analytics'],
    // not known, and with the mark of another service
    [
      'Fusion',
      'https://acme.identity.oraclecloud.com',
      'the part "identity" is one of an identity domain',
    ],
    [
      'Oracle Integration',
      'https://x.y.fa.ocs.oraclecloud.com',
      'the part "fa" is one of a Fusion pod',
    ],
    [
      'identity domain',
      'https://integration.eu-frankfurt-1.ocp.oraclecloud.com',
      'the part "integration" is one of Oracle Integration',
    ],
  ])('as %s: %s', (service, given, told) => {
    const read = readServiceUrl(given, service, [])
    expect(read).toEqual({ fault: expect.stringContaining(told) })
    expect('fault' in read && read.fault).not.toMatch(/allowed-hosts/)
    // who names it all the same is believed
    const { hostname, origin } = new URL(given)
    expect(readServiceUrl(given, service, [hostname])).toEqual({ url: new URL(origin) })
  })
})

describe('a host that may be right is refused with the advice to allow it', () => {
  it.each<[Service, string]>([
    ['identity domain', 'https://login.acme.example'],
    ['identity domain', 'https://acme.identity.oraclecloud.com'],
    ['Fusion', 'https://erp.acme.example'],
    ['Fusion', 'https://acme.em2.oraclecloud.com'],
    // Oracle's demo pods are in no realm
    ['Fusion', 'https://fa-acme-dev28-saasfademo1.ds-fa.oraclepdemos.com'],
    ['Oracle Integration', 'https://oic.acme.example'],
    ['identity domain', 'https://127.0.0.1.evil.example'],
  ])('as %s: %s', (service, given) => {
    expect(readServiceUrl(given, service, [])).toEqual({ fault: expect.stringMatching(ADVICE) })
    const host = new URL(given).hostname
    expect(readServiceUrl(given, service, [host])).toEqual({ url: new URL(given) })
  })
})

describe('what may be secret in a URL is not repeated:', () => {
  it.each([
    ['user name and password', 'https://u:hunter2@acme.fa.em2.oraclecloud.com'],
    ['a password that makes it no URL', 'https://u:hunter2/x@acme.fa.em2.oraclecloud.com'],
    ['a query', 'http://acme.fa.em2.oraclecloud.com/?code=hunter2'],
    ['a fragment', 'https://erp.acme.example/#token=hunter2'],
  ])('%s', (_, given) => {
    const read = readServiceUrl(given, 'Fusion', [])
    expect(read).toHaveProperty('fault')
    expect(JSON.stringify(read)).not.toContain('hunter2')
  })
})

it("the realms are those of Oracle's own SDK", () => {
  const known = Realm.values().map(({ secondLevelDomain }) => secondLevelDomain)
  expect([...REALMS].toSorted()).toEqual([...new Set(known)].toSorted())
})

describe('the form of a host', () => {
  it.each(HOST_FORMS.map(({ form, ...of }) => [form, of] as const))(
    '%s fits an example in every realm, and nothing around it',
    (form, { service, wrong }) => {
      for (const realm of form.includes('<realm>') ? REALMS : ['']) {
        const host = form
          .replace('<id>', DOMAIN)
          .replaceAll('<region>-idcs', 'eu-frankfurt-idcs')
          .replaceAll('<region>', 'eu-frankfurt-1')
          .replace('<n>', '1')
          .replace('(fs|fin|hcm|crm|bi)', 'bi')
          .replace('(identity|auth|iaas|objectstorage)', 'auth')
          .replace('(analytics|builder)', 'builder')
          .replace(/^<place>|<name>/, 'acme')
          .replaceAll('<place>', 'em2')
          .replace('<realm>', realm)
        expect(formOf(host)).toMatchObject({ service, ...(wrong !== undefined && { wrong }) })
        for (const around of [`${host}.evil.example`, `${host}.`, `evil-${host}x`]) {
          expect(formOf(around)).toBeUndefined()
        }
      }
    },
  )

  it.each([
    'acme-dev3.fa.ocs.oraclecloud.com',
    'fa-acme-saasfaprod1.fa.ocs.oraclecloud.com',
    'acme-test.fa.em2.oraclecloud.com',
  ])('of a recorded pod is known: %s', (host) => {
    expect(hasFormOf(host, 'Fusion')).toBe(true)
  })
})

describe('the id of a domain', () => {
  it.each([
    [`${DOMAIN}.identity.oraclecloud.com`, DOMAIN],
    [`${DOMAIN.toUpperCase()}.identity.oraclecloud.com`, DOMAIN],
    [`${DOMAIN}.us-ashburn-idcs-1.identity.us-ashburn-1.oci.oraclecloud.com`, DOMAIN],
    [`${DOMAIN}.us-phoenix-idcs-3.identity.us-phoenix-1.oci.oraclecloud.com`, DOMAIN],
    [`${DOMAIN}.eu-madrid-idcs-1.secure.identity.oraclecloud.com`, DOMAIN],
    [`${DOMAIN}.eu-frankfurt-1.identity.oraclecloud.com`, DOMAIN],
    ['acme.identity.oraclecloud.com', undefined],
    [`x${DOMAIN}.identity.oraclecloud.com`, undefined],
    [`${DOMAIN}.identity.oraclecloud.com.evil.example`, undefined],
    [`${DOMAIN}.identity.oraclecloud99.com`, undefined],
    [`${DOMAIN}.us-ashburn-1.oraclecloud.com`, undefined],
    [`${DOMAIN}.evil.example`, undefined],
    [`${DOMAIN}.fa.em2.oraclecloud.com`, undefined],
  ])('in %s is %s', (host, id) => {
    expect(domainIdOf(host)).toBe(id)
  })
})
