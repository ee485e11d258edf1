import { describe, expect, it } from '@jest/globals'
import { domainIdOf, readServiceUrl, type Service } from '../../src/inputs/service-url.js'

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

describe('a service URL is refused', () => {
  it.each<[string, string, RegExp]>([
    ['without a scheme', `${DOMAIN}.identity.oraclecloud.com`, /is not a URL/],
    ['with http', `http://${DOMAIN}.identity.oraclecloud.com`, /https:\/\//],
    ['with a foreign host', 'https://evil.example', /allowed-hosts/],
    [
      'with the form in the middle',
      `https://${DOMAIN}.identity.oraclecloud.com.evil.example`,
      /allowed-hosts/,
    ],
    ['with a trailing dot', `https://${DOMAIN}.identity.oraclecloud.com.`, /allowed-hosts/],
    [
      'with the wrong number of digits',
      'https://idcs-0123.identity.oraclecloud.com',
      /allowed-hosts/,
    ],
    ['with a look-alike realm', `https://${DOMAIN}.identity.oraclecloud.com.co`, /allowed-hosts/],
    ['with a host that starts like loopback', 'https://127.0.0.1.evil.example', /allowed-hosts/],
    ['with another scheme', `ftp://${DOMAIN}.identity.oraclecloud.com`, /https:\/\//],
  ])('%s', (_, given, message) => {
    const read = readServiceUrl(given, 'identity domain', [])
    expect('fault' in read && read.fault).toMatch(message)
  })

  it('with a password, without repeating it', () => {
    const read = readServiceUrl(
      'https://u:hunter2hunter2@acme.fa.em2.oraclecloud.com',
      'Fusion',
      [],
    )
    expect('fault' in read && read.fault).toMatch(/must not contain/)
    expect(JSON.stringify(read)).not.toContain('hunter2')
  })
})

describe('the id of a domain', () => {
  it.each([
    [`${DOMAIN}.identity.oraclecloud.com`, DOMAIN],
    [`${DOMAIN}.eu-frankfurt-1.identity.oraclecloud.com`, DOMAIN],
    ['acme.identity.oraclecloud.com', undefined],
    [`x${DOMAIN}.identity.oraclecloud.com`, undefined],
  ])('in %s is %s', (host, id) => {
    expect(domainIdOf(host)).toBe(id)
  })
})
