import type { Fault } from '../faults.js'
import { FORMS, type Form } from '../forms.js'
import { clientKey } from '../identity-domain/assertions.js'
import { HEALTHY_DOMAIN } from '../identity-domain/settings.js'
import type { Scenario } from '../scenario.js'
import { is } from './outcome.js'

const TOKEN = '/oauth2/v1/token'

/** Which request is refused, and the inputs that make the action send it. */
const REFUSED: readonly (readonly [
  what: string,
  fault: Omit<Fault, 'kind'>,
  inputs?: Scenario['inputs'],
  secrets?: Scenario['secrets'],
])[] = [
  ['the client', { service: 'identity-domain', path: TOKEN }],
  ['the password', { service: 'identity-domain', path: TOKEN, body: 'grant_type=password' }],
  [
    'the assertions',
    { service: 'identity-domain', path: TOKEN, body: 'assertion' },
    { 'client-certificate-alias': HEALTHY_DOMAIN.clientCertificateAlias },
    async () => ({ 'client-private-key': await clientKey() }),
  ],
  ["the domain's token", { service: 'identity-domain', path: '/admin/v1/Users' }],
  ['the Fusion user', { service: 'fusion', path: '/hcmRestApi/scim/Users' }],
  [
    "Fusion's token",
    { service: 'fusion', path: '/fscmService/ServiceCatalogService', method: 'POST' },
  ],
  [
    "Oracle Integration's token",
    { service: 'oic', path: '/ic/api/integration/v1/connections/ERP_DEV' },
  ],
]

/** Which request is answered so, and what the answer looks like. */
type Echo = readonly [
  how: string,
  echo: Pick<Fault, 'form' | 'outer' | 'verbatim' | 'status' | 'padding'>,
]

/** A message shows 300 characters of a server's text: a secret that begins shortly before is cut. */
const BEFORE_THE_CUT = 276

/** Forms of forms that gateways, loggers and error pages make of a text that passes several of them. */
const TWICE: readonly (readonly [form: Form, outer: Form])[] = [
  ['url', 'url'],
  ['base64', 'url'],
  ['url', 'base64'],
  ['json', 'json'],
  ['json', 'html-mixed'],
  ['html', 'html'],
  ['base64', 'base64-64'],
  ['hex', 'base64'],
]

const ECHOES: readonly Echo[] = [
  ...FORMS.map((form): Echo => [`written as ${form}`, { form }]),
  ...TWICE.map(([form, outer]): Echo => [`written as ${form} in ${outer}`, { form, outer }]),
  ['by escapes of the JSON itself', { form: 'json-unicode', verbatim: true }],
  [
    'by escapes of the JSON itself, where a message is cut',
    { form: 'json-unicode', verbatim: true, padding: 'x'.repeat(BEFORE_THE_CUT) },
  ],
  ['where a message is cut, in a redirect', { status: 302, padding: 'x'.repeat(BEFORE_THE_CUT) }],
  ['after many spaces, with status 200', { status: 200, padding: `x${' '.repeat(1980)}` }],
]

/**
 * Services that repeat, in their answer, the credentials they were sent, in every form. They are about what is leaked,
 * not about what is found, so they have no outcome of their own and are not among the other scenarios.
 */
export const ECHO_SCENARIOS: readonly Scenario[] = REFUSED.flatMap(
  ([what, fault, inputs = {}, secrets]) =>
    ECHOES.map(([how, echo], index) => ({
      name: `echo-${String(index)}`,
      title: `the answer to ${what} repeats the credentials, ${how}`,
      outcome: is('fail', '', ''),
      inputs: { 'fail-fast': 'false', ...inputs },
      ...(secrets && { secrets }),
      faults: [{ ...fault, kind: 'echo' as const, ...echo }],
    })),
)
