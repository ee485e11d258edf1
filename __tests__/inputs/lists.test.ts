import { describe, expect, it } from '@jest/globals'
import type { InputName } from '../../src/inputs/names.js'
import { readInputs } from '../../src/inputs/read-inputs.js'
import type { Settings } from '../../src/inputs/settings.js'
import { raw } from './good-inputs.js'

const OIC = {
  'oic-url': 'https://design.integration.eu-frankfurt-1.ocp.oraclecloud.com',
  'oic-instance': 'oic-dev',
  'oic-scope': 'https://ABCD1234.integration.example:443urn:opc:resource:consumer::all',
  'oic-connections': 'ERP_DEV',
}
const ISSUE = { 'report-issue': 'on-failure', 'github-token': 'a-github-token' }
const PRINTS = ['AB', 'CD'].map((byte) => Array(32).fill(byte).join(':')) as [string, string]

/** Every input that is a list: two items of it, what else must be given, and where the settings have it. */
const LISTS: readonly (readonly [
  InputName,
  readonly [string, string],
  Partial<Record<InputName, string>>,
  (settings: Settings) => readonly unknown[] | undefined,
])[] = [
  ['required-roles', ['SOAOperator', 'ACME_OIC_JOB'], {}, (s) => s.integrationUser.requiredRoles],
  [
    'oic-connections',
    ['ERP_DEV', 'FINANCE/HCM_DEV'],
    OIC,
    (s) =>
      s.integration?.connections.map(({ project, id }) =>
        project === undefined ? id : `${project}/${id}`,
      ),
  ],
  ['skip-checks', ['domain.clock', 'oic.*'], {}, (s) => s.skipChecks],
  ['expected-fingerprints', PRINTS, {}, (s) => s.certificates.expectedFingerprints],
  ['allowed-hosts', ['sso.acme.example', 'erp.acme.example'], {}, (s) => s.allowedHosts],
  ['fail-on', ['fail', 'warn'], {}, (s) => s.failOn],
  ['issue-labels', ['good first issue', 'oracle'], ISSUE, (s) => s.issue?.labels],
  ['issue-assignees', ['octocat', 'mona-lisa_acme'], ISSUE, (s) => s.issue?.assignees],
]

describe.each(LISTS)('the list %s', (name, [first, second], besides, itemsOf) => {
  const read = (text: string): ReturnType<typeof readInputs> =>
    readInputs(raw({ ...besides, [name]: text }))

  it.each([
    ['on lines', `${first}\n${second}`],
    ['on lines of Windows', `${first}\r\n${second}\r\n`],
    ['on one line with a comma', `${first}, ${second}`],
    ['with a comma and no blank', `${first},${second}`],
    ['on lines that end in commas', `${first},\n${second},\n`],
    ['indented, with empty lines between', `  ${first}\n\n\t${second}  \n`],
    ['with one of them twice', `${first}\n${second}\n${first}`],
  ])('is two items %s', (_, text) => {
    const { settings, faults } = read(text)
    expect(faults).toEqual([])
    expect(itemsOf(settings)).toEqual([first, second])
  })

  it.each([
    ['a YAML list', `- ${first}\n- ${second}`, /YAML/],
    ['a YAML list of one', `- ${first}`, /YAML/],
    ['a YAML list on one line', `[${first}, ${second}]`, /brackets/],
    ['JSON', `["${first}", "${second}"]`, /brackets/],
    ['an item in quotes', `"${first}"\n${second}`, /quotation marks/],
    ['an item in apostrophes', `'${first}', ${second}`, /quotation marks/],
    ['an item in typographic quotes', `“${first}”\n${second}`, /quotation marks/],
    ['all in quotes', `"${first}\n${second}"`, /"/],
    ['a space of no width', `${first}\u200b\n${second}`, /\\u\{200b\}/],
    ['a byte order mark', `\ufeff${first}\n${second}`, /\\u\{feff\}/],
    ['a blank that does not break', `${first}\u00a0\n${second}`, /\\u\{a0\}/],
    ['a soft hyphen', `${first.slice(0, 2)}\u00ad${first.slice(2)}\n${second}`, /\\u\{ad\}/],
    ['a mark of direction', `\u202e${first}\n${second}`, /\\u\{202e\}/],
  ])('is told that it is %s', (_, text, told) => {
    const { faults } = read(text)
    expect(faults.filter((fault) => !fault.startsWith(`${name} `))).toEqual([])
    expect(faults.join('\n')).toMatch(told)
  })

  it('says so much of a hundred bad items as fits, and counts the others', () => {
    const { faults } = read(Array.from({ length: 100 }, (_, n) => `"item${String(n)}"`).join('\n'))
    expect(faults.length).toBeLessThan(6)
    expect(faults.at(-1)).toMatch(/9[5-9] more/)
    expect(faults.join('').length).toBeLessThan(2000)
  })
})

describe('what is not of the alphabet of a list is refused', () => {
  it.each<[InputName, string, string]>([
    ['required-roles', 'ROLE_A ROLE_B', 'has "ROLE_A ROLE_B", expected'],
    ['required-roles', 'ROLE_A; ROLE_B', 'has "ROLE_A; ROLE_B", expected'],
    ['required-roles', 'ROLE_A # needed', 'has "ROLE_A # needed", expected'],
    ['oic-connections', 'My connection', 'has "My connection", expected ID or PROJECT/ID'],
    ['oic-connections', '..', 'has "..", expected ID or PROJECT/ID'],
    ['oic-connections', '../ERP', 'has "../ERP", expected ID or PROJECT/ID'],
    ['skip-checks', 'domain clock', 'has "domain clock", expected'],
    ['allowed-hosts', 'https://sso.acme.example', 'has "https://sso.acme.example", expected'],
    ['allowed-hosts', 'sso.acme.example:8443', 'has "sso.acme.example:8443", expected'],
    ['allowed-hosts', '*.acme.example', 'has "*.acme.example", expected'],
    ['allowed-hosts', 'sso.acme.example.', 'has "sso.acme.example.", expected'],
    ['allowed-hosts', 'sso..acme.example', 'has "sso..acme.example", expected'],
    ['allowed-hosts', '10.0.0.1', 'has "10.0.0.1", expected'],
    ['allowed-hosts', 'münchen.example', 'has "münchen.example", expected'],
    ['expected-fingerprints', 'AB:CD', 'has "AB:CD", expected'],
    ['issue-assignees', '@octocat', 'has "@octocat", expected'],
    ['fail-on', 'fail warn', 'has "fail warn", expected'],
    ['fail-on', 'never, fail', 'contains "never" and other states. Enter "never" alone'],
  ])('%s %j', (name, text, fault) => {
    const { faults } = readInputs(raw({ ...OIC, ...ISSUE, [name]: text }))
    expect(faults).toEqual([expect.stringContaining(`${name} ${fault}`)])
  })

  it('of a role: neither letters of other scripts nor a product name', () => {
    const { settings, faults } = readInputs(
      raw({ 'required-roles': 'ROL_INTEGRACIÓN\nFUSION_APPS_HCM_SOA_APPID\nacme.oic-JOB' }),
    )
    expect(faults).toEqual([])
    expect(settings.integrationUser.requiredRoles).toHaveLength(3)
  })

  it('of a label: nothing that can be seen, brackets included', () => {
    const { settings, faults } = readInputs(
      raw({ ...ISSUE, 'issue-labels': '[Type] Bug\n[WIP]\nprio: 1 – "now"' }),
    )
    expect(faults).toEqual([])
    expect(settings.issue?.labels).toEqual(['[Type] Bug', '[WIP]', 'prio: 1 – "now"'])
  })
})

it('roles and hosts that differ in case alone are one', () => {
  const { settings } = readInputs(
    raw({ 'required-roles': 'SOAOperator, SOAOPERATOR', 'allowed-hosts': 'A.example\na.EXAMPLE' }),
  )
  expect(settings.integrationUser.requiredRoles).toEqual(['SOAOperator'])
  expect(settings.allowedHosts).toEqual(['a.example'])
})

it('connections that are separators alone are none, and no test was asked for', () => {
  const { faults } = readInputs(raw({ ...OIC, 'oic-connections': ' ,\n, ' }))
  expect(faults).toEqual([expect.stringMatching(/^oic-connections is empty/)])
})

it('what is refused becomes no check: good items stay, and of a list that is none nothing', () => {
  const rolesOf = (text: string): readonly string[] =>
    readInputs(raw({ 'required-roles': text })).settings.integrationUser.requiredRoles
  expect(rolesOf('ACME_JOB\n"SOAOperator"\nROLE\u200b')).toEqual(['ACME_JOB'])
  expect(rolesOf('- ACME_JOB')).not.toContain('- ACME_JOB')
  const catalog = readInputs(raw({ 'service-catalog-role': 'a b' }))
  expect(catalog.settings.integrationUser.serviceCatalogRole).toBe('')
  expect(catalog.faults).toEqual([
    expect.stringMatching(/^service-catalog-role is "a b", expected/),
  ])
})
