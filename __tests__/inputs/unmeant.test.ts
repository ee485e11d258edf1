import { describe, expect, it } from '@jest/globals'
import { SECRET_INPUTS, type InputName } from '../../src/inputs/names.js'
import { readInputs } from '../../src/inputs/read-inputs.js'
import { unmeantIn, type ValueKind } from '../../src/inputs/unmeant.js'
import { raw } from './good-inputs.js'

const EXPRESSION = 'contains an expression that GitHub has not evaluated'
const VARIABLE = 'is the name of a variable, and no shell replaces it below `with:`'
const MASKED = 'contains the asterisks that logs and password fields show in place of a secret'
const NOTHING = 'is a word that programs write for no value'
const QUOTE = 'has a quotation mark at one end'
const SEPARATOR = 'begins or ends with a comma or semicolon'
const BLANKS = 'has two blanks in a row'

const KINDS: readonly ValueKind[] = ['name', 'value', 'credential', 'words', 'chosen']

/** What is seen in a text as a name, as another value, as a credential, in words, and in what people have chosen. */
type Seen = readonly (string | undefined)[]
const all = (seen: string): Seen => KINDS.map(() => seen)
const unlessChosen = (seen: string): Seen => [seen, seen, seen, seen, undefined]
const ofMachines = (seen: string): Seen => [seen, seen, seen, undefined, undefined]
const NONE: Seen = KINDS.map(() => undefined)

describe('what nobody means', () => {
  it.each<[string, Seen]>([
    ['${{ secrets.OIC_CLIENT_SECRET }}', all(EXPRESSION)],
    ['${{secrets.X}}', all(EXPRESSION)],
    ['https://${{ vars.POD }}.fa.em2.oraclecloud.com', all(EXPRESSION)],
    ['${OIC_USER}', unlessChosen(VARIABLE)],
    ['$OIC_USER', unlessChosen(VARIABLE)],
    ['$env:OIC_USER', unlessChosen(VARIABLE)],
    ['%OIC_USER%', unlessChosen(VARIABLE)],
    ['***', all(MASKED)],
    ['********', all(MASKED)],
    ['•••••••', all(MASKED)],
    ['https://***.fa.em2.oraclecloud.com', ofMachines(MASKED)],
    ['null', ofMachines(NOTHING)],
    ['NULL', ofMachines(NOTHING)],
    ['undefined', ofMachines(NOTHING)],
    ['None', ofMachines(NOTHING)],
    ['[object Object]', ofMachines(NOTHING)],
    ['"SA', unlessChosen(QUOTE)],
    ['SA“', unlessChosen(QUOTE)],
    ["'SA", ofMachines(QUOTE)],
    ["SA'", ofMachines(QUOTE)],
    ['SA,', unlessChosen(SEPARATOR)],
    ['SA;', unlessChosen(SEPARATOR)],
    [',SA', unlessChosen(SEPARATOR)],
    ['SA  OIC', [BLANKS, undefined, undefined, undefined, undefined]],
  ])('is seen in %s', (text, seen) => {
    expect(KINDS.map((kind) => unmeantIn(text, kind)?.seen)).toEqual(seen)
  })

  it.each([
    'SA_FA_DEV_OIC',
    'oic.svc+test@acme.example',
    'Service Account OIC',
    'https://acme.fa.em2.oraclecloud.com:443/',
    "sean.o'neill",
    'Robert "Bob" Smith',
    'nullable',
    'NONE_OIC',
    'a*b**c',
    'a, b; c',
    '{{x}}',
    '$x',
    'ACME$OIC',
    '$(x)',
    '100%',
    'C:\\out',
  ])('is not %s', (text) => {
    expect(KINDS.map((kind) => unmeantIn(text, kind)?.seen)).toEqual(NONE)
  })

  it.each(['${{', 'a}}b{{', "it's", "'", '"', 'p"', ',', ';a', 'a***b', 'null', '$HOME', 'a  b'])(
    'is no password %s',
    (text) => {
      expect(unmeantIn(text, 'chosen')).toBeUndefined()
    },
  )

  it("is no family name 't Hart, or Null", () => {
    for (const name of ["'t Hart", 'Null', 'None']) expect(unmeantIn(name, 'words')).toBeUndefined()
  })
})

const OIC = {
  'oic-url': 'https://design.integration.eu-frankfurt-1.ocp.oraclecloud.com',
  'oic-instance': 'oic-dev',
  'oic-scope': 'https://ABCD1234.integration.example:443urn:opc:resource:consumer::all',
  'oic-connections': 'ERP_DEV',
}

const BESIDES: Readonly<Partial<Record<InputName, Partial<Record<InputName, string>>>>> = {
  'fusion-username': { 'fusion-password': 'a-fusion-password' },
  'oic-client-id': { ...OIC, 'oic-client-secret': 'an-oic-secret' },
  'oic-client-secret': { ...OIC, 'oic-client-id': 'an-oic-client' },
  'admin-client-id': { 'admin-client-secret': 'an-admin-secret' },
  'admin-client-secret': { 'admin-client-id': 'an-admin-client' },
  'github-token': { 'report-issue': 'on-failure' },
  'fusion-password': { 'fusion-username': 'SCIM_READER' },
  'client-private-key': { 'client-certificate-alias': 'gh' },
  'oidc-client-secret': {
    'admin-auth': 'github-oidc',
    'oidc-audience': 'oci',
    'oidc-client-id': 'exchange',
  },
}

const PASSWORDS: readonly InputName[] = ['fusion-password', 'integration-password']

/** Every input in which a machine finds something by its value. */
const OPEN: readonly InputName[] = [
  'identity-domain-url',
  'client-id',
  'trusted-issuer',
  'fusion-url',
  'fusion-identity-domain-url',
  'fusion-username',
  'fusion-scope',
  'integration-username',
  'integration-user-email',
  'service-catalog-role',
  'certificate-alias',
  'ca-certificate-alias',
  'oic-url',
  'oic-instance',
  'oic-scope',
  'output-directory',
  'compare-with',
  'required-roles',
  'oic-connections',
  'allowed-hosts',
]

describe.each(OPEN)('the input %s', (name) => {
  const faultsOf = (value: string): readonly string[] =>
    readInputs(raw({ ...OIC, ...BESIDES[name], [name]: value })).faults

  it.each([
    ['${{ vars.X }}', EXPRESSION],
    ['$OIC_USER', VARIABLE],
    ['***', MASKED],
    ['null', NOTHING],
    ['None', NOTHING],
    ['undefined', NOTHING],
  ])('is refused as %s by one fault that shows it and says what to do', (value, seen) => {
    const faults = faultsOf(value)
    expect(faults).toHaveLength(1)
    expect(faults[0]?.startsWith(`${name} `)).toBe(true)
    expect(faults[0]).toContain(seen)
    expect(faults[0]).toContain(value)
    expect(faults[0]).toMatch(/\. \S/)
  })
})

describe.each(OPEN.filter((name) => !/roles$|connections$|hosts$/.test(name)))(
  'the one value of %s',
  (name) => {
    it.each([
      ["x'", QUOTE],
      ['"x', QUOTE],
      ['x,', SEPARATOR],
      ['x;', SEPARATOR],
    ])('is refused as %s', (value, seen) => {
      const { faults } = readInputs(raw({ ...OIC, ...BESIDES[name], [name]: value }))
      expect(faults).toEqual([expect.stringContaining(`${name} ${seen}: `)])
    })
  },
)

const read = (name: InputName, value: string): ReturnType<typeof readInputs> =>
  readInputs(raw({ ...BESIDES[name], [name]: value }))

describe.each(SECRET_INPUTS)('the secret %s', (name) => {
  it.each([
    ['${{ secrets.HUNTER2 }}', EXPRESSION],
    ['***', MASKED],
  ])('is refused as %s, and not shown', (value, seen) => {
    const { faults } = read(name, value)
    expect(faults).toEqual([expect.stringContaining(`${name} ${seen}. `)])
    expect(faults.join()).not.toContain('HUNTER2')
  })

  it('is refused as a word for no value, unless people may have chosen it', () => {
    const { settings, faults } = read(name, 'undefined')
    const isChosen = PASSWORDS.includes(name)
    expect(faults).toEqual(isChosen ? [] : [expect.stringContaining(`${name} ${NOTHING}. `)])
    const doubt = { id: 'password-doubtful', evidence: `${name} ${NOTHING}` }
    expect(settings.doubts).toEqual(isChosen ? [doubt] : [])
  })
})

describe.each(SECRET_INPUTS.filter((name) => !PASSWORDS.includes(name) && !name.endsWith('-key')))(
  'the secret %s, which a service has issued,',
  (name) => {
    it.each(['"hunter2-hunter2', "hunter2-hunter2'", 'hunter2-hunter2,'])(
      'is refused as %s, and not shown',
      (value) => {
        const { faults } = read(name, value)
        expect(faults).toHaveLength(1)
        expect(faults[0]).toMatch(new RegExp(`^${name} (has a quot|begins or ends)`))
        expect(faults.join()).not.toContain('hunter2')
      },
    )
  },
)

describe.each(PASSWORDS)('the password %s', (name) => {
  it.each(['"hunter2', "hunter2'", 'hunter2,', 'hun  ter2', 'hun***ter2', '$HUNTER'])(
    'may be %s, and is not doubted',
    (value) => {
      const { settings, faults } = read(name, value)
      expect([faults, settings.doubts]).toEqual([[], []])
    },
  )
})

it.each<[InputName, string, string]>([
  ['integration-username', 'SA  OIC', `integration-username ${BLANKS}: "SA  OIC".`],
  ['client-id', 'a  b', `client-id ${BLANKS}: "a  b".`],
  ['mode', '${{ inputs.mode }}', `mode ${EXPRESSION}: "\${{ inputs.mode }}".`],
  ['timeout-seconds', '600,', `timeout-seconds ${SEPARATOR}: "600,".`],
  // the words that are expected say more
  ['probe-grant', 'None', 'probe-grant is "None", expected one of auto'],
  ['fail-on', 'none', 'fail-on has "none", expected some of error'],
  [
    'required-roles',
    'SOAOperator;',
    `required-roles has "SOAOperator;", which ${SEPARATOR}. Remove`,
  ],
  ['environment', '***', `environment ${MASKED}: "***".`],
  ['ca-certificates', '${{ vars.CA }}', `ca-certificates ${EXPRESSION}. `],
])('the input %s as %s is told so', (name, value, fault) => {
  expect(readInputs(raw({ [name]: value })).faults).toEqual([expect.stringContaining(fault)])
})

it('words that people read may be what a program would write for nothing', () => {
  const given = {
    environment: 'none',
    'integration-user-given-name': "O'",
    'integration-user-family-name': 'Null',
    'issue-labels': 'none, 19"',
    'report-issue': 'on-failure',
    'github-token': 'a-github-token',
  }
  expect(readInputs(raw(given)).faults).toEqual([])
})
