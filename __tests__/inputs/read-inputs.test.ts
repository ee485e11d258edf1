import { describe, expect, it } from '@jest/globals'
import type { InputName } from '../../src/inputs/names.js'
import { readInputs } from '../../src/inputs/read-inputs.js'
import { raw } from './good-inputs.js'

describe('inputs', () => {
  it('that are complete become settings', () => {
    const { settings, faults } = readInputs(raw({ 'expected-fingerprints': 'ab'.repeat(32) }))
    expect(faults).toEqual([])
    expect(settings.environment).toBe('acme.fa.em2.oraclecloud.com')
    expect(settings.failOn).toEqual(['fail', 'error', 'blocked'])
    expect(settings.certificates.expectedFingerprints).toEqual([Array(32).fill('AB').join(':')])
    expect(settings.requestTimeoutMs).toBe(30_000)
  })

  const COLONS = Array(32).fill('AB').join(':')
  const OTHER = Array(32).fill('CD').join(':')
  it.each<[string, string, readonly string[]]>([
    ['OpenSSL 3 prints it', `sha256 Fingerprint=${COLONS}`, [COLONS]],
    ['OpenSSL 1 and LibreSSL print it', `SHA256 Fingerprint=${COLONS}`, [COLONS]],
    ['a text in lower case', COLONS.toLowerCase(), [COLONS]],
    [
      'several on lines of their own, one of them twice',
      `sha256 Fingerprint=${COLONS}\n${OTHER}\n${COLONS.toLowerCase()}\n`,
      [COLONS, OTHER],
    ],
  ])('a fingerprint is taken as %s', (_, given, expected) => {
    const { settings, faults } = readInputs(raw({ 'expected-fingerprints': given }))
    expect(faults).toEqual([])
    expect(settings.certificates.expectedFingerprints).toEqual(expected)
  })

  it('a fingerprint of another algorithm is a fault', () => {
    const given = `sha1 Fingerprint=${Array(20).fill('AB').join(':')}`
    expect(readInputs(raw({ 'expected-fingerprints': given })).faults).toHaveLength(1)
  })

  it('a list of states that is empty is a fault: an unset variable must not open a gate', () => {
    const { faults } = readInputs(raw({ 'fail-on': ' , ' }))
    expect(faults).toEqual([expect.stringMatching(/^fail-on is empty, expected some of /)])
  })

  it('all show their faults at once', () => {
    const { faults } = readInputs(
      raw({
        mode: 'veirfy',
        'identity-domain-url': '',
        'client-id': '',
        'client-secret': '',
        'fusion-url': 'https://evil.example',
        'expiry-warning-days': 'soon',
        'certificate-alias': '../escape',
        'expected-fingerprints': 'zz',
        'fail-on': 'fail, wrong',
        'fail-fast': 'yes',
        'allowed-hosts': 'https://host',
        'ca-certificates': 'no pem',
        'timeout-seconds': '0',
      }),
    )
    for (const name of [
      'mode is "veirfy", expected one of verify, plan, apply',
      'identity-domain-url is empty',
      'client-id is empty',
      'client-secret is empty',
      'fusion-url names a host',
      'expiry-warning-days is "soon"',
      'certificate-alias is "../escape"',
      'expected-fingerprints has "zz"',
      'fail-on has "wrong"',
      'fail-fast is "yes"',
      'allowed-hosts has "https://host"',
      'ca-certificates contains no certificate',
      'timeout-seconds is "0"',
    ]) {
      expect(faults.filter((fault) => fault.startsWith(name))).toHaveLength(1)
    }
    expect(faults).toHaveLength(13)
  })

  it.each<[string, Partial<Record<InputName, string>>, string]>([
    [
      'half of the admin client',
      { 'admin-client-id': 'x' },
      'admin-client-secret is empty, and admin-client-id is set: both are needed, or neither',
    ],
    [
      'something else than an e-mail address',
      { 'integration-user-email': 'nobody' },
      'integration-user-email is "nobody", expected an e-mail address',
    ],
    [
      'a space of no width, as web pages have them',
      { 'fail-on': 'error\u200b' },
      'fail-on has a character that cannot be seen: "error\\u{200b}"',
    ],
    [
      'a control character',
      { 'integration-user-email': '\u007f' },
      'integration-user-email has a character that cannot be seen: "\\u{7f}"',
    ],
    [
      'the name of the file of the next signing certificate',
      { 'ca-certificate-alias': 'OIC_IDCS_CERT_next' },
      'ca-certificate-alias is "OIC_IDCS_CERT_next", which is the file name of the next certificate',
    ],
    [
      'the name of the file of the next authority',
      { 'certificate-alias': 'OIC_CA_CERT_NEXT' },
      'certificate-alias is "OIC_CA_CERT_NEXT", which is the file name of the next certificate',
    ],
    [
      'an alias without its key',
      { 'client-certificate-alias': 'x' },
      'client-private-key is empty, and client-certificate-alias is set',
    ],
    [
      'half of the Fusion reader',
      { 'fusion-username': 'x' },
      'fusion-password is empty, and fusion-username is set',
    ],
    [
      'a colon in the Fusion reader',
      { 'fusion-username': 'a:b', 'fusion-password': 'x' },
      'fusion-username contains a colon',
    ],
    [
      'a privilege among the roles',
      { 'required-roles': 'SOAOperator\nFND_MANAGE_CATALOG_SERVICE_PRIV' },
      'required-roles names "FND_MANAGE_CATALOG_SERVICE_PRIV", which is a privilege and not a role',
    ],
    [
      'a privilege as the custom role',
      { 'service-catalog-role': 'FND_MANAGE_CATALOG_SERVICE_PRIV' },
      'service-catalog-role names',
    ],
    [
      'a password grant without password',
      { 'probe-grant': 'password' },
      'integration-password is empty, and probe-grant "password" needs it',
    ],
    [
      'an assertion grant without key',
      { 'probe-grant': 'jwt-bearer' },
      'client-private-key is empty, and probe-grant "jwt-bearer" needs it',
    ],
    [
      'connections without their service',
      { 'oic-connections': 'ERP' },
      'oic-url is empty, and oic-connections is set: all four are needed',
    ],
    [
      'Oracle Integration without instance',
      {
        'oic-url': 'https://design.integration.eu-frankfurt-1.ocp.oraclecloud.com',
        'oic-scope': 'x',
        'oic-connections': 'ERP',
      },
      'oic-instance is empty, and oic-scope, oic-connections, oic-url are set: all four are needed',
    ],
    [
      'a malformed connection',
      {
        'oic-url': 'https://localhost:1',
        'oic-instance': 'i',
        'oic-scope': 'x',
        'oic-connections': 'A/B/C',
      },
      'oic-connections has "A/B/C", expected ID or PROJECT/ID',
    ],
    [
      'half of the client for Oracle Integration',
      {
        'oic-url': 'https://localhost:1',
        'oic-instance': 'i',
        'oic-scope': 'x',
        'oic-connections': 'A',
        'oic-client-id': 'x',
      },
      'oic-client-secret is empty, and oic-client-id is set',
    ],
    [
      'one alias for both certificates',
      { 'ca-certificate-alias': 'oic_idcs_cert' },
      'ca-certificate-alias is',
    ],
    [
      'a broken certificate in a bundle',
      { 'ca-certificates': '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----' },
      'ca-certificates block 1',
    ],
  ])('with %s are refused', (_, overrides, message) => {
    expect(readInputs(raw(overrides)).faults.some((fault) => fault.startsWith(message))).toBe(true)
  })

  it.each<[string, Partial<Record<InputName, string>>, string]>([
    ['nothing', {}, 'none'],
    ['a password', { 'integration-password': 'p' }, 'password'],
    [
      'a password and a wish for none',
      { 'integration-password': 'p', 'probe-grant': 'none' },
      'none',
    ],
    ['a wish for the client itself', { 'probe-grant': 'client-credentials' }, 'client-credentials'],
  ])('with %s choose the grant of the probe', (_, overrides, grant) => {
    expect(readInputs(raw(overrides)).settings.probeGrant).toBe(grant)
  })

  it('know Generation 2 of Oracle Integration by its host, which takes no instance', () => {
    const { settings, faults } = readInputs(
      raw({
        'oic-url': 'https://acme-tenancy-fr.integration.ocp.oraclecloud.com',
        'oic-scope': 'x',
        'oic-connections': 'ERP\nFIN/ERP\nERP',
      }),
    )
    expect(faults).toEqual([])
    expect(settings.integration).toMatchObject({
      instance: '',
      connections: [
        { project: undefined, id: 'ERP' },
        { project: 'FIN', id: 'ERP' },
      ],
    })
  })

  it('give the scope of Fusion its port, as the documented resource application has it', () => {
    expect(readInputs(raw({})).settings.fusion.scope).toBe(
      'https://acme.fa.em2.oraclecloud.com:443/',
    )
  })

  it.each([
    ['verify', {}, 0],
    ['plan', {}, 1],
    ['apply', {}, 1],
    ['apply', { 'fusion-username': 'ADMIN', 'fusion-password': 'a-good-password' }, 0],
  ])('that ask for the browser in %s with %j have %d faults', (mode, credentials, number) => {
    const { settings, faults } = readInputs(
      raw({ mode, 'certificate-import': 'browser', ...credentials }),
    )
    expect(settings.certificateImport).toBe('browser')
    expect(faults).toHaveLength(number)
    expect(faults.join()).toMatch(
      number === 0 ? /^$/ : /^fusion-username is empty, and certificate-import "browser" needs it/,
    )
  })

  it('keep the allowed hosts in lower case', () => {
    const { settings } = readInputs(raw({ 'allowed-hosts': 'SSO.Example.com\nerp.example.com' }))
    expect(settings.allowedHosts).toEqual(['sso.example.com', 'erp.example.com'])
  })

  const ERP = 'ORA_FND_INTEGRATION_SPECIALIST_JOB'
  const HCM = 'ORA_HRC_HUMAN_CAPITAL_MANAGEMENT_INTEGRATION_SPECIALIST_JOB'
  it.each([
    ['erp', `${ERP}\nSOAOperator`, [ERP, 'SOAOperator']],
    ['hcm', `${ERP}\nSOAOperator`, [HCM, 'SOAOperator']],
    ['hcm', `${ERP}\nMINE`, [ERP, 'MINE']],
    ['hcm', '', [HCM, 'SOAOperator']],
  ])('require for the adapter %s with the roles %j those of %j', (adapter, named, required) => {
    const { settings } = readInputs(raw({ adapter, 'required-roles': named }))
    expect(settings.integrationUser.requiredRoles).toEqual(required)
  })

  it('of an issue are read when one is wished, which needs a token', () => {
    const wished = { 'report-issue': 'on-failure', 'issue-labels': 'a\nb', 'issue-assignees': 'x' }
    expect(readInputs(raw({ ...wished, 'github-token': 't' })).settings.issue).toEqual({
      token: 't',
      labels: ['a', 'b'],
      assignees: ['x'],
    })
    expect(readInputs(raw(wished)).faults).toEqual([
      expect.stringMatching(/^github-token is empty, and report-issue needs it\./),
    ])
    expect(readInputs(raw({})).settings.issue).toBeUndefined()
  })

  it('may name hosts that are allowed besides those of the usual form', () => {
    const { settings, faults } = readInputs(
      raw({ 'allowed-hosts': 'ERP.acme.example', 'fusion-url': 'https://erp.acme.example' }),
    )
    expect(faults).toEqual([])
    expect(settings.fusion.url.origin).toBe('https://erp.acme.example')
  })
})
