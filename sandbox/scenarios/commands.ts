import type { Fault } from '../faults.js'
import { DOMAIN_USER } from '../identity-domain/settings.js'
import { jsonReply } from '../reply.js'
import type { Scenario } from '../scenario.js'
import { FORGED } from './hostile-text.js'
import { is } from './outcome.js'

/** After it the runner would obey no mask any more. */
const STOP = `x ##[stop-commands]${FORGED} y`

/** Claims that a grant is there to be given back, as main saves it. */
const LEASE = `##[save-state name=lease]${FORGED}{"grantId":"77aa88bb99cc00dd11ee22ff33445566"}`

/** Servers that give the runner commands, in the middle of a line, where the runner obeys them too. */
export const COMMAND_SCENARIOS: readonly Scenario[] = [
  {
    name: 'command-in-issuer',
    title: 'the issuer of the discovery document holds a command',
    outcome: is('pass'),
    faults: [discovery({ body: { issuer: STOP } })],
  },
  {
    name: 'command-in-request-id',
    title: 'the request id of a good answer is a command',
    outcome: is('pass'),
    faults: [
      discovery({
        body: { issuer: 'https://identity.oraclecloud.com/' },
        headers: { 'opc-request-id': STOP },
      }),
    ],
  },
  {
    name: 'command-in-scim-detail',
    title: 'the detail of a refused look-up of the user holds a command',
    outcome: is('error', 'user.domain', 'answer-unexpected'),
    faults: [
      {
        service: 'identity-domain',
        path: '/admin/v1/Users',
        kind: 'answer',
        reply: jsonReply(400, { detail: STOP, status: '400' }),
      },
    ],
  },
  {
    name: 'command-in-token-error',
    title: 'the error of the token endpoint holds a command',
    outcome: is('fail', 'domain.token', 'client-credentials-wrong'),
    faults: [
      {
        service: 'identity-domain',
        path: '/oauth2/v1/token',
        kind: 'answer',
        reply: jsonReply(401, { error: 'invalid_client', error_description: STOP }),
      },
    ],
  },
  {
    name: 'command-in-similar-name',
    title: "a bystander's user name, shown as similar, holds a command",
    outcome: is('fail', 'user.domain', 'domain-user-missing'),
    identityDomain: {
      users: [{ ...DOMAIN_USER, userName: `${DOMAIN_USER.userName} ##[stop-commands]${FORGED}` }],
    },
  },
  ...[
    ['save-state', LEASE],
    ['set-output', `##[set-output name=result]${FORGED}`],
    ['add-mask', `##[add-mask]${FORGED}`],
    ['error', `##[error]${FORGED}`],
    ['add-path', `##[add-path]${FORGED}`],
    ['hidden', `#\u034f#\ufe0f[error]${FORGED}`],
  ].map(([name = '', text = '']): Scenario => ({
    name: `command-${name}`,
    title: `an error of the pod holds the command ${name}`,
    outcome: is('error', 'user.fusion', 'answer-unexpected'),
    faults: [
      {
        service: 'fusion',
        path: '/hcmRestApi/scim/Users',
        query: 'filter=',
        kind: 'answer',
        reply: jsonReply(500, { Errors: [{ description: `x ${text}`, code: text }] }),
      },
    ],
  })),
]

function discovery({
  body,
  headers,
}: {
  readonly body: object
  readonly headers?: Readonly<Record<string, string>>
}): Fault {
  return {
    service: 'identity-domain',
    path: '/.well-known/openid-configuration',
    kind: 'answer',
    reply: jsonReply(200, body, headers),
  }
}
