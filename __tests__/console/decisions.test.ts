import { describe, expect, it } from '@jest/globals'
import { isNamed, type SeenNode } from '../../src/console/controls.js'
import {
  certificateStep,
  isSameName,
  issuerField,
  judgeDialog,
  providerStep,
  showsIssuer,
  tokenTypeStates,
  type CertificateStep,
  type ProviderStep,
} from '../../src/console/decisions.js'

const ISSUER = 'https://identity.oraclecloud.com/'

const button = (name: string, disabled = false): SeenNode => ({
  role: 'button',
  name,
  ...(disabled && { disabled }),
})
const field = (name: string, value = ''): SeenNode => ({ role: 'textbox', name, value })
const box = (name: string, checked: boolean): SeenNode => ({ role: 'checkbox', name, checked })

describe('a control is known by its name', () => {
  it.each<[string, string, boolean]>([
    ['API Authentication', 'API Authentication', true],
    ['API Authentication API Authentication', 'API Authentication', true],
    ['Sign In ', 'Sign In', true],
    ['* Trusted Issuer:', 'Trusted Issuer', true],
    ['SAVE AND CLOSE', 'Save and Close', true],
    ['Create Oracle API Authentication Provider', 'API Authentication', false],
    ['Inbound API Authentication Public Certificates', 'API Authentication', false],
    ['Save and Close', 'Save', false],
    ['', 'Save', false],
  ])('%j as %j: %s', (name, wanted, expected) => {
    expect(isNamed(name, [wanted])).toBe(expected)
  })
})

describe('an issuer is shown', () => {
  it.each<[readonly string[], boolean]>([
    [[ISSUER], true],
    [['www.oracle.com', `www.oracle.com, ${ISSUER}`], true],
    [[`www.oracle.com;${ISSUER}`], true],
    [['https://identity.oraclecloud.com'], false],
    [[`${ISSUER}x`], false],
    [['http://identity.oraclecloud.com/'], false],
    [[], false],
  ])('in %j: %s', (pieces, expected) => {
    expect(showsIssuer(pieces, ISSUER)).toBe(expected)
  })
})

describe('token types', () => {
  it.each<[string, readonly SeenNode[], readonly string[]]>([
    ['boxes', [box('JWT', true), box('SAML', false)], ['ticked', 'unticked', 'unseen']],
    [
      'options',
      [
        { role: 'option', name: 'JWT', selected: true },
        { role: 'option', name: 'STS' },
      ],
      ['ticked', 'unseen', 'unticked'],
    ],
    [
      'a closed choice',
      [{ role: 'combobox', name: 'Token Type', value: 'JWT;SAML' }],
      ['ticked', 'ticked', 'unseen'],
    ],
    [
      'a half-ticked box',
      [{ role: 'checkbox', name: 'JWT', checked: 'mixed' }],
      ['unticked', 'unseen', 'unseen'],
    ],
  ])('are read from %s', (_, nodes, [JWT, SAML, STS]) => {
    expect(tokenTypeStates(nodes)).toEqual({ JWT, SAML, STS })
  })
})

describe('the field for a further issuer', () => {
  const types = [box('JWT', false), box('SAML', false), box('STS', false)]
  it.each<[string, readonly SeenNode[], SeenNode | undefined]>([
    ['bears its name', [field('Other'), field('Trusted Issuer')], field('Trusted Issuer')],
    ['is the only one beside the token types', [field('Vertraut'), ...types], field('Vertraut')],
    ['is not guessed among several', [field('A'), field('B'), ...types], undefined],
    ['is not guessed without token types', [field('A')], undefined],
    [
      'can be written into',
      [{ role: 'textbox', name: 'Trusted Issuer', readonly: true }],
      undefined,
    ],
  ])('%s', (_, nodes, expected) => {
    expect(issuerField(nodes)).toEqual(expected)
  })
})

describe('on the provider pages', () => {
  const create = button('Create Oracle API Authentication Provider')
  const shown = [ISSUER, 'JWT, SAML, STS']
  it.each<[string, ProviderStep, readonly SeenNode[], readonly string[]]>([
    ['an open form is filled', 'fill', [field('Trusted Issuer'), button('Edit')], shown],
    ['a complete provider is left alone', 'complete', [button('Edit'), create], shown],
    [
      'a type that is not ticked is no complete one',
      'edit',
      [button('Edit'), box('JWT', false), box('SAML', true), box('STS', true)],
      [ISSUER, 'JWT', 'SAML', 'STS'],
    ],
    ['a missing type makes it edited', 'edit', [button('Edit')], [ISSUER, 'JWT']],
    ['a missing issuer makes it edited', 'edit', [button('Edit'), create], ['JWT', 'SAML', 'STS']],
    [
      'an existing provider is opened',
      'open',
      [{ role: 'link', name: 'Oracle API Authentication Provider' }, create],
      [],
    ],
    [
      'one with the name of the issuer is opened',
      'open',
      [{ role: 'link', name: ISSUER }, create],
      [],
    ],
    ['none is created', 'create', [create], []],
    [
      'none is created when that is switched off',
      'look',
      [button('Create Oracle API Authentication Provider', true)],
      [],
    ],
    ['nothing is done while nothing is there', 'look', [button('Done')], []],
  ])('%s: %s', (_, expected, nodes, pieces) => {
    expect(providerStep(nodes, { pieces }, ISSUER)).toBe(expected)
  })
})

describe('a certificate', () => {
  const alias = 'OIC_IDCS_CERT'
  const subject = 'CN=sslDomains, CN=Cloud9, CN=idcs-1'
  const present = { kind: 'present', by: 'alias and subject' } as const
  const HEAD = ['Certificate Alias', 'Certificate Name']
  it.each<[string, CertificateStep, readonly (readonly string[])[]]>([
    ['is added to an empty list', { kind: 'add' }, [HEAD, ['No data to display']]],
    ['is there under its alias', present, [HEAD, [alias, 'CN=idcs-1,CN=Cloud9,CN=sslDomains']]],
    ['is there under its alias in other case', present, [HEAD, ['oic_idcs_cert', subject]]],
    ['is there beside the name of its issuer', present, [HEAD, [alias, subject, 'DC=com,CN=CA']]],
    ['is there when only the alias is shown', { kind: 'present', by: 'alias' }, [[alias]]],
    [
      'is there when its subject is cut',
      { kind: 'present', by: 'alias' },
      [[alias, 'CN=sslDomains, CN=Clo…']],
    ],
    ['meets another one', { kind: 'conflict', subject: 'CN=Other' }, [HEAD, [alias, 'CN=Other']]],
    [
      'is added beside one of the same subject: a rotation',
      { kind: 'add' },
      [HEAD, ['OLD', subject]],
    ],
    [
      'is told by its subject where aliases are not shown',
      { kind: 'present', by: 'subject' },
      [['Certificate Name'], [subject]],
    ],
    [
      'is not taken for one whose alias contains its own',
      { kind: 'add' },
      [HEAD, [`${alias}_2`, 'CN=x']],
    ],
  ])('%s', (_, expected, rows) => {
    expect(certificateStep(rows, { alias, subject })).toEqual(expected)
  })
})

describe('two distinguished names', () => {
  it.each<[string, string, boolean]>([
    ['CN=a, O=b', 'O=b,CN=a', true],
    ['cn=A,o=B', 'CN=a,O=b', true],
    ['S=x,CN=a', 'CN=a,ST=x', true],
    ['CN=a\\, Inc,O=b', 'O=b, CN=a\\, inc', true],
    ['CN=a,CN=a', 'CN=a', false],
    ['CN=a', 'CN=b', false],
    ['not a name', 'not a name', false],
  ])('%j and %j are one: %s', (one, other, expected) => {
    expect(isSameName(one, other)).toBe(expected)
  })
})

describe('a dialog', () => {
  it.each<[string, string, readonly string[], number]>([
    ['import warning', 'The import processes were not run.', ['OK'], 0],
    ['import warning', 'Die Importprozesse wurden nicht ausgeführt.', ['OK', 'Schließen'], 0],
    ['unknown', 'The import processes were not run.', ['Run Now'], 0],
    ['unknown', 'Your session has expired.', ['OK'], 0],
    ['unknown', 'Delete the certificate?', ['Yes', 'No'], 0],
    ['form', 'Import Public Certificate', ['OK', 'Cancel'], 2],
  ])('is %s: %j', (expected, text, buttons, fields) => {
    expect(judgeDialog({ text, buttons, fields })).toBe(expected)
  })
})
