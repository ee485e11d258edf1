import { expect, it } from '@jest/globals'
import { CAUSES } from '../../src/causes/catalogue.js'
import { nameInFixes } from '../../src/diagnosis/names-in-fix.js'
import { checkResult } from '../check-result.js'

const NAMES = {
  integrationUser: 'SA_FA_DEV_OIC',
  fusionUser: 'OIC_LOOK_UP',
  clientId: '5f0123',
  integrationClientId: '0ec123',
  serviceCatalogRole: 'OIC_ROLE',
  requiredRoles: 'SOAOperator, OIC_ROLE',
  issuer: 'https://identity.oraclecloud.com/',
  podHost: 'acme.fa.em2.oraclecloud.com',
}

const NOTHING = Object.fromEntries(Object.keys(NAMES).map((key) => [key, ''])) as typeof NAMES

function named(id: string, fix: string, names = NAMES): string | null | undefined {
  return nameInFixes([checkResult(id, 'fail', { fix })], names)[0]?.fix
}

const APPLICATIONS = 'Domains > your domain > Integrated applications'

it.each([
  [
    'fusion.trust',
    'Type the issuer of the tokens, and save.',
    'Type the issuer of the tokens (https://identity.oraclecloud.com/), and save.',
  ],
  [
    'user.fusion',
    'Give it the required roles.',
    'Give it the required roles (SOAOperator, OIC_ROLE).',
  ],
  [
    'user.domain',
    'Create the integration user. Assign the integration user.',
    'Create the integration user SA_FA_DEV_OIC. Assign the integration user.',
  ],
  ['user.domain', "Read the integration user's roles.", "Read the integration user's roles."],
  [
    'user.domain',
    'Compare SA_FA_DEV_OIC with the integration user.',
    'Compare SA_FA_DEV_OIC with the integration user.',
  ],
  ['user.fusion', 'Give fusion-username the role.', 'Give fusion-username (OIC_LOOK_UP) the role.'],
  [
    'role.A_JOB',
    'Search for the code of the role and add it.',
    'Search for the code of the role A_JOB and add it.',
  ],
  [
    'role.A_JOB',
    'Look for that of service-catalog-role.',
    'Look for that of service-catalog-role (OIC_ROLE).',
  ],
  [
    'role.A_JOB',
    'Put it there: put the code of the role into it.',
    'Put it there: put the code of the role into it.',
  ],
  [
    'domain.token',
    `Open ${APPLICATIONS} > the client application. Compare client-id with it.`,
    `Open ${APPLICATIONS} > the client application. Compare client-id (5f0123) with it.`,
  ],
  ['oic.connection.P/ERP', 'Open the connection > Test.', 'Open the connection P/ERP > Test.'],
  [
    'oic.connection-test.ERP',
    'Run the connection test of the connection.',
    'Run the connection test of the connection ERP.',
  ],
  ['fusion.trust', 'Open the connection.', 'Open the connection.'],
  [
    'domain.token',
    `Open ${APPLICATIONS} > the client application > Edit.`,
    `Open ${APPLICATIONS} > the client application with the client ID 5f0123 > Edit.`,
  ],
  [
    'oic.connection-test.ERP',
    `Open ${APPLICATIONS} > the client application > Edit.`,
    `Open ${APPLICATIONS} > the client application > Edit.`,
  ],
  [
    'oic.connection.ERP',
    'Add the client application of oic-client-id (or client-id).',
    'Add the client application with the client ID 0ec123.',
  ],
  [
    'domain.token',
    'Compare client-id with the client ID, and admin-client-id.',
    'Compare client-id (5f0123) with the client ID, and admin-client-id.',
  ],
  [
    'oic.connection.ERP',
    'Enter the host of fusion-url alone.',
    'Enter the host acme.fa.em2.oraclecloud.com alone.',
  ],
  [
    'fusion.trust',
    'Add https://<pod>:443/ to it.',
    'Add https://acme.fa.em2.oraclecloud.com:443/ to it.',
  ],
])('a remedy of %s has the names that the run knows: %s', (id, fix, expected) => {
  expect(named(id, fix)).toBe(expected)
})

it('a name that is not known changes nothing, and neither does a check without a remedy', () => {
  for (const { fix } of Object.values(CAUSES)) expect(named('user.domain', fix, NOTHING)).toBe(fix)
  const [without] = nameInFixes([checkResult('user.domain', 'fail')], NAMES)
  expect(without?.fix).toBeNull()
})

it('no remedy of the catalogue speaks of the integration user, a pod or the role only in general', () => {
  for (const { fix } of Object.values(CAUSES)) {
    const text = named('role.A_JOB', fix)
    expect(text).not.toMatch(/<pod|<host of fusion-url|in the message and choose/)
    if (/the integration user\b(?!')/.test(fix)) expect(text).toContain(NAMES.integrationUser)
  }
})

it.each([
  ['has a bracket', 'https://x/). Then remove all others ('],
  ['is longer than a message shows', 'x'.repeat(301)],
  ['has signs that cannot be seen', 'https://x/\u200b'],
])('an issuer that %s is not put into a remedy', (_, issuer) => {
  const fix = 'Type the issuer of the tokens, and save.'
  expect(named('fusion.trust', fix, { ...NAMES, issuer })).toBe(fix)
})
