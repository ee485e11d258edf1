import { FUSION_SCIM_USER, FUSION_USER } from '../fusion/settings.js'
import { HEALTHY_DOMAIN } from '../identity-domain/settings.js'
import type { Scenario } from '../scenario.js'
import { is } from './outcome.js'

const REFUSED = is('error', 'inputs.valid', 'input-invalid')
const QUOTED_PASSWORD = '"in-quotes-and-meant-so"'
const DOMAIN_URL = `https://${HEALTHY_DOMAIN.id}.identity.oraclecloud.com`
const POD_URL = 'https://acme-test.fa.em2.oraclecloud.com'

/** What people give as inputs, and what GitHub makes of it. */
export const INPUT_SCENARIOS: readonly Scenario[] = [
  {
    name: 'input-invalid',
    title: 'a required input is not given',
    outcome: REFUSED,
    inputs: { 'client-id': '' },
  },
  {
    name: 'inputs-empty',
    title: 'variables and secrets do not exist, in a pull request',
    outcome: REFUSED,
    inputs: {
      'identity-domain-url': '',
      'client-id': '',
      'client-secret': '',
      'fusion-url': '',
      'integration-username': '',
    },
    env: { GITHUB_EVENT_NAME: 'pull_request' },
  },
  {
    name: 'roles-with-comma',
    title: 'two roles are on one line, and the user lacks the second',
    outcome: is('fail', 'role.ORA_PER_EMPLOYEE_ABSTRACT', 'role-missing'),
    inputs: {
      'required-roles': 'SOAOperator, ORA_PER_EMPLOYEE_ABSTRACT',
      'service-catalog-role': '',
    },
  },
  {
    name: 'roles-as-yaml',
    title: 'the roles are written as a YAML list',
    outcome: REFUSED,
    inputs: { 'required-roles': '- SOAOperator\n- ORA_FND_INTEGRATION_SPECIALIST_JOB' },
  },
  {
    name: 'username-unseen',
    title: 'the user name ends in a space of no width',
    outcome: REFUSED,
    inputs: { 'integration-username': 'SA_FA_DEV_OIC\u200b' },
  },
  {
    name: 'username-look-alike',
    title: 'a letter of the user name is Cyrillic and looks like an A',
    outcome: REFUSED,
    inputs: { 'integration-username': 'SA_F\u0410_DEV_OIC' },
  },
  {
    name: 'username-part-look-alike',
    title: 'the last part of the user name is Cyrillic and looks like OIC',
    outcome: REFUSED,
    inputs: { 'integration-username': 'SA_FA_DEV_\u041e\u0406\u0421' },
  },
  {
    name: 'username-half-quoted',
    title: 'the user name has an apostrophe at its end',
    outcome: REFUSED,
    inputs: { 'integration-username': "SA_FA_DEV_OIC'" },
  },
  {
    name: 'username-null',
    title: 'the user name is the word that a program writes for no value',
    outcome: REFUSED,
    inputs: { 'integration-username': 'null' },
  },
  {
    name: 'secret-masked',
    title: 'the client secret was copied from a log',
    outcome: REFUSED,
    inputs: { 'client-secret': '************' },
  },
  {
    name: 'secret-expression',
    title: 'the client secret is an expression that was passed on as text',
    outcome: REFUSED,
    inputs: { 'client-secret': '${{ secrets.OIC_CLIENT_SECRET }}' },
  },
  {
    name: 'password-expression',
    title: 'the password is an expression that was passed on as text',
    outcome: REFUSED,
    inputs: { 'integration-password': '${{ secrets.INTEGRATION_PASSWORD }}' },
  },
  {
    name: 'username-quoted',
    title: 'the user name is in quotation marks',
    outcome: REFUSED,
    inputs: { 'integration-username': '"SA_FA_DEV_OIC"' },
  },
  {
    name: 'secret-quoted',
    title: 'the client secret is in quotation marks',
    outcome: REFUSED,
    inputs: { 'client-secret': `"${HEALTHY_DOMAIN.clientSecret}"` },
  },
  {
    name: 'password-quoted',
    title: 'a password begins and ends with a quotation mark, and is meant so',
    outcome: is('warn', 'inputs.valid', 'password-doubtful'),
    inputs: { 'fusion-password': QUOTED_PASSWORD },
    fusion: { users: [FUSION_USER, { ...FUSION_SCIM_USER, password: QUOTED_PASSWORD }] },
  },
  {
    name: 'urls-swapped',
    title: 'the URLs of domain and pod are swapped',
    outcome: REFUSED,
    inputs: { 'identity-domain-url': POD_URL, 'fusion-url': DOMAIN_URL },
  },
  {
    name: 'fusion-url-of-oic',
    title: 'fusion-url is the URL of Oracle Integration',
    outcome: REFUSED,
    inputs: { 'fusion-url': 'https://design.integration.eu-frankfurt-1.ocp.oraclecloud.com' },
  },
  {
    name: 'nothing-checked',
    title: 'skip-checks leaves out every check',
    outcome: is('pass'),
    inputs: {
      'skip-checks':
        'domain.*, certificate.*, topology.*, fusion.*, user.*, role.*, privilege.*, oic.*',
    },
  },
  {
    name: 'tls-not-checked',
    title: 'Node is told to accept every TLS certificate',
    outcome: is('warn', 'inputs.valid', 'tls-not-checked'),
    // Node warns of it by itself, on the other stream
    env: { NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_NO_WARNINGS: '1' },
  },
]
