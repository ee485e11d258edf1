import { describe, expect, it } from '@jest/globals'
import { INPUT_NAMES, SECRET_INPUTS, type InputName } from '../../src/inputs/names.js'
import { readInputs } from '../../src/inputs/read-inputs.js'
import { raw } from './good-inputs.js'

/** What each input that holds one value may be, together with what else must then be given. */
const VALUES: Readonly<Partial<Record<InputName, string>>> = {
  environment: 'test',
  'identity-domain-url': 'https://idcs-0123456789abcdef0123456789abcdef.identity.oraclecloud.com',
  'client-id': '5f0123aa77bb4c0e9d1122334455ccdd',
  'trusted-issuer': 'https://identity.oraclecloud.com/',
  'fusion-url': 'https://acme.fa.em2.oraclecloud.com',
  'fusion-identity-domain-url':
    'https://idcs-0123456789abcdef0123456789abcdef.identity.oraclecloud.com',
  'fusion-username': 'SCIM_READER',
  'fusion-password': 'a-fusion-password',
  'fusion-scope': 'https://acme.fa.em2.oraclecloud.com:443/',
  'integration-username': 'SA_FA_DEV_OIC',
  'integration-user-email': 'oic@acme.example',
  'integration-user-given-name': 'Oracle',
  'integration-user-family-name': 'Integration',
  'service-catalog-role': 'OIC_INTEGRATION_ROLE',
  'oic-url': 'https://design.integration.eu-frankfurt-1.ocp.oraclecloud.com',
  'oic-instance': 'oic-dev',
  'oic-scope': 'https://ABCD1234.integration.example:443urn:opc:resource:consumer::all',
  'oic-connections': 'ERP_DEV',
  'output-directory': '/tmp/out',
  'compare-with': '/tmp/report.json',
  'certificate-alias': 'OIC_IDCS_CERT',
}
const OPEN = Object.keys(VALUES).filter(
  (name) => !['fusion-password', 'oic-connections'].includes(name),
) as InputName[]

/** Characters that cannot be seen, with how a message shows them. */
const UNSEEN: readonly (readonly [string, string])[] = [
  ...['\u200b', '\u200d', '\u00a0', '\ufeff', '\u00ad', '\u200f', '\u202e', '\u2060', '\u3164'],
  ...['\ufe0f', '\u{e0041}', '\u2800', '\u3000', '\u2028', '\ue000', '\ud800'],
  ...['\u0000', '\u0007', '\n', '\t', '\u007f'],
].map((character) => [character, `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`])

const QUOTES = ['""', "''", '``', '“”', '„“', '‘’', '«»', '‹›', '＂＂'].map((pair) =>
  pair.split(/(?!^)/u),
)

it('all are read as they are', () => {
  expect(readInputs(raw(VALUES)).faults).toEqual([])
})

describe.each(OPEN)('the value of %s', (name) => {
  const value = VALUES[name] ?? ''
  const faultsOf = (given: string): readonly string[] =>
    readInputs(raw({ ...VALUES, [name]: given })).faults

  it('with a character that cannot be seen is a fault that shows it, and the only one', () => {
    for (const [character, number] of UNSEEN) {
      for (const given of [
        `${value.slice(0, 4)}${character}${value.slice(4)}`,
        value + character,
      ]) {
        const faults = faultsOf(given)
        expect(faults).toEqual([expect.stringContaining(number)])
        expect(faults[0]?.startsWith(`${name} has a character that cannot be seen: `)).toBe(true)
        expect(faults[0]).not.toContain(character)
      }
    }
  })

  it('in quotation marks of any kind is told so, and nothing else', () => {
    for (const [open = '', close = ''] of QUOTES) {
      for (const given of [open + value + close, `${open} ${value} ${close}`]) {
        expect(faultsOf(given)).toEqual([
          expect.stringContaining(`${name} has quotation marks around it: ${given}. `),
        ])
      }
    }
  })
})

it.each([
  '"SA_FA_DEV_OIC',
  'SA_FA_DEV_OIC"',
  '“SA_FA_DEV_OIC',
  'SA_FA_DEV_OIC»',
  "'SA_FA_DEV_OIC",
  "SA_FA_DEV_OIC'",
  'SA_FA_DEV_OIC`',
  '’SA_FA_DEV_OIC',
])('a user name with half a pair of quotation marks is refused: %s', (name) => {
  expect(readInputs(raw({ 'integration-username': name })).faults).toEqual([
    `integration-username has a quotation mark at one end: ${name}. Remove it`,
  ])
})

describe('a user name that is unusual', () => {
  it.each([
    ['with letters of other scripts', 'søren.ñandú'],
    ['with Cyrillic letters', 'Иван.Петров'],
    ['with blanks', 'Service Account OIC'],
    ['with an apostrophe', "sean.o'neill"],
    ['that is an address', 'oic.svc+test@acme.example'],
    ['with a backslash', 'ACME\\oic'],
    ['with quotation marks inside', 'Robert "Bob" Smith'],
    ['with a dash at its beginning', '-oic'],
    ['in brackets', '[oic]'],
    ['with a combining accent', 'jose\u0301'],
    ['with letters beyond the first plane', '𠮷田'],
  ])('%s is taken as it is', (_, name) => {
    const { settings, faults } = readInputs(
      raw({
        'integration-username': name,
        'fusion-username': name,
        'fusion-password': 'a-password',
      }),
    )
    expect(faults).toEqual([])
    expect(settings.integrationUser.name).toBe(name)
  })
})

const CREDENTIALS = [
  'client-secret',
  'admin-client-id',
  'admin-client-secret',
  'oidc-client-secret',
  'oic-client-id',
  'oic-client-secret',
  'github-token',
] as const satisfies readonly InputName[]

const WITH_ALL: Readonly<Record<(typeof CREDENTIALS)[number], Partial<Record<InputName, string>>>> =
  {
    'client-secret': {},
    'admin-client-id': { 'admin-client-secret': 'an-admin-secret' },
    'admin-client-secret': { 'admin-client-id': 'an-admin-client' },
    'oidc-client-secret': {
      'admin-auth': 'github-oidc',
      'oidc-audience': 'oci',
      'oidc-client-id': 'exchange',
    },
    'oic-client-id': { ...VALUES, 'oic-client-secret': 'an-oic-secret' },
    'oic-client-secret': { ...VALUES, 'oic-client-id': 'an-oic-client' },
    'github-token': { 'report-issue': 'on-failure' },
  }

describe.each(CREDENTIALS)('the credential %s', (name) => {
  it.each([
    ['in quotes', '"hunter2-hunter2"', /begins and ends with a quotation mark/],
    ['in apostrophes', "'hunter2-hunter2'", /begins and ends with a quotation mark/],
    ['in typographic quotes', '“hunter2-hunter2”', /begins and ends with a quotation mark/],
    ['with a line break inside', 'hunter2-\nhunter2', /line break/],
    ['with a space of no width', 'hunter2-hunter2\u200b', /cannot be seen \(\\u\{200b\}\)/],
  ])('%s is a fault that does not show it', (_, value, told) => {
    const { faults } = readInputs(raw({ ...WITH_ALL[name], [name]: value }))
    expect(faults).toEqual([expect.stringMatching(told)])
    expect(faults[0]?.startsWith(`${name} `)).toBe(true)
    expect(faults.join()).not.toContain('hunter2')
  })
})

describe.each(['fusion-password', 'integration-password'] as const)('the password %s', (name) => {
  const read = (value: string): ReturnType<typeof readInputs> =>
    readInputs(raw({ 'fusion-username': 'SCIM', 'fusion-password': 'a-password', [name]: value }))

  it.each([
    ['in quotes', '"hunter2"', /begins and ends with a quotation mark/],
    ['with a space of no width', 'hunter2\u200b', /cannot be seen \(\\u\{200b\}\)/],
  ])('%s may be meant so: a doubt, and no fault', (_, value, told) => {
    const { settings, faults } = read(value)
    expect(faults).toEqual([])
    expect(settings.doubts).toEqual([
      { id: 'password-doubtful', evidence: expect.stringMatching(told) },
    ])
    expect(JSON.stringify(settings.doubts)).not.toContain('hunter2')
  })

  it('with a line break is none', () => {
    const { faults } = read('hunter2\nhunter2')
    expect(faults).toEqual([expect.stringMatching(new RegExp(`^${name} has a line break`))])
    expect(faults.join()).not.toContain('hunter2')
  })

  it.each(['p"q', '"', "'", "it's", 'pass word', 'пароль', 'a,b', '[x]', '-x', '\\n', '$(x)'])(
    'may be %j',
    (value) => {
      const { settings, faults } = read(value)
      expect([faults, settings.doubts]).toEqual([[], []])
    },
  )
})

const KEY = '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG\n-----END PRIVATE KEY-----'

it.each(INPUT_NAMES.filter((name) => !SECRET_INPUTS.some((secret) => secret === name)))(
  'a private key that was put into %s is neither shown nor used',
  (name) => {
    for (const given of [KEY, KEY.replaceAll('\n', '\\n'), KEY.replaceAll('\n', ' ')]) {
      const read = readInputs(raw({ ...VALUES, 'report-issue': 'on-failure', [name]: given }))
      expect(read.faults.some((fault) => fault.startsWith(`${name} `))).toBe(true)
      expect(JSON.stringify(read)).not.toContain('MIIEvQ')
    }
  },
)

describe('an alias that is a device on Windows', () => {
  it.each(['CON', 'prn', 'Aux', 'NUL', 'nul', 'COM0', 'com9', 'LPT0', 'Lpt9'])(
    'is refused: %s',
    (alias) => {
      for (const name of ['certificate-alias', 'ca-certificate-alias'] as const) {
        expect(readInputs(raw({ [name]: alias })).faults).toEqual([
          expect.stringMatching(new RegExp(`^${name} is "${alias}", .*Windows`)),
        ])
      }
    },
  )

  it.each(['CONS', 'COM', 'COM10', 'LPT', 'NUL_1', 'AUXILIARY', 'MY_CON'])(
    'is not what begins like one: %s',
    (alias) => {
      expect(readInputs(raw({ 'certificate-alias': alias })).faults).toEqual([])
    },
  )
})

it.each<[InputName, string, string]>([
  ['mode', '"verify"', 'mode has quotation marks around it: "verify". GitHub passes'],
  ['fail-fast', "'true'", "fail-fast has quotation marks around it: 'true'."],
  [
    'timeout-seconds',
    '600\u00a0',
    'timeout-seconds has a character that cannot be seen: "600\\u{a0}"',
  ],
  ['reason', 'x'.repeat(300), 'reason is a text of 300 characters, which is not shown, expected'],
])('a word or number that is told as it is: %s', (name, given, fault) => {
  expect(readInputs(raw({ [name]: given })).faults).toEqual([
    expect.stringMatching(new RegExp(`^${fault.replaceAll(/[.\\{}]/g, '\\$&')}`)),
  ])
})

it('require-proof is no, unless it is wished', () => {
  expect(readInputs(raw({})).settings.requireProof).toBe(false)
  expect(readInputs(raw({ 'require-proof': 'true' })).settings.requireProof).toBe(true)
  expect(readInputs(raw({ 'require-proof': 'yes' })).faults).toEqual([
    'require-proof is "yes", expected one of true, false',
  ])
})

it('a run whose Node checks no TLS certificate is doubtful', () => {
  expect(readInputs(raw({}), { tlsUnchecked: true }).settings.doubts).toEqual([
    {
      id: 'tls-not-checked',
      evidence: expect.stringMatching(
        /^NODE_TLS_REJECT_UNAUTHORIZED is 0 .*proves nothing about TLS/,
      ),
    },
  ])
  expect(readInputs(raw({})).settings.doubts).toEqual([])
})
