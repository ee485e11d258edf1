import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { clientKey } from '../../sandbox/identity-domain/assertions.js'
import { DOMAIN_USER, HEALTHY_DOMAIN } from '../../sandbox/identity-domain/settings.js'
import type { Fault } from '../../sandbox/faults.js'
import { FUSION_SCIM_USER, FUSION_USER } from '../../sandbox/fusion/settings.js'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.js'
import type { Scenario } from '../../sandbox/scenario.js'
import { lookAt } from './look-at.js'

const LOOK_UP = { service: 'identity-domain', path: '/admin/v1/Users' } as const

function looked(fault: Omit<Fault, 'service' | 'path'>): Partial<Scenario> {
  return { faults: [{ ...LOOK_UP, ...fault }] }
}

function answered(userName: string, others: object = {}): Partial<Scenario> {
  const Resources = [{ id: '1', userName, ...others }]
  return looked({ kind: 'answer', reply: { status: 200, body: JSON.stringify({ Resources }) } })
}

const LOCKED = {
  'urn:ietf:params:scim:schemas:oracle:idcs:extension:userState:User': { locked: { on: true } },
}

/** What the look-up of the user comes to, and whether a password may be tried then. */
const USERS: readonly (readonly [string, Partial<Scenario>, 'sent' | 'kept'])[] = [
  ['well', {}, 'sent'],
  ['not to be read by the client', { identityDomain: { clientRoles: [] } }, 'sent'],
  ['shown without its state', answered(DOMAIN_USER.userName), 'sent'],
  ['shown without a lock', answered(DOMAIN_USER.userName, { active: true }), 'sent'],
  ['missing', { identityDomain: { users: [] } }, 'kept'],
  ['inactive, with no lock shown', answered(DOMAIN_USER.userName, { active: false }), 'kept'],
  ['locked, with no more shown', answered(DOMAIN_USER.userName, LOCKED), 'kept'],
  ['inactive', { identityDomain: { users: [{ ...DOMAIN_USER, active: false }] } }, 'kept'],
  ['locked', { identityDomain: { users: [{ ...DOMAIN_USER, lockReason: 0 }] } }, 'kept'],
  ['not told, for it is 503', looked({ kind: 'answer', reply: { status: 503, body: '' } }), 'kept'],
  ['not told, for it is 500', looked({ kind: 'answer', reply: { status: 500, body: '' } }), 'kept'],
  ['not told, for it breaks off', looked({ kind: 'reset' }), 'kept'],
  [
    'not told, for a web page comes',
    looked({
      kind: 'answer',
      reply: { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' },
    }),
    'kept',
  ],
  ...[401, 403].map(
    (status) =>
      [
        `not told, for a page comes with ${String(status)}`,
        looked({
          kind: 'answer',
          reply: { status, headers: { 'content-type': 'text/html' }, body: '<html>' },
        }),
        'kept',
      ] as const,
  ),
  ['another one', answered('ALICE.ACCOUNTANT'), 'kept'],
  ['active by a text', answered(DOMAIN_USER.userName, { active: 'true' }), 'kept'],
  ['there twice', looked({ kind: 'disobey', disobedience: 'two of the name' }), 'kept'],
]

/** Roles are missing, so that the roles ask for the token too, and before the trust does. */
const ROLE_LESS = { ...FUSION_USER, roles: [] }

/** Starts a pair with such a user. */
function startPair(scenario: Partial<Scenario>): Promise<Sandbox> {
  return startSandbox({
    name: 'password',
    title: 'whether the password is sent',
    outcome: { result: 'pass' },
    fusion: { users: [ROLE_LESS, FUSION_SCIM_USER] },
    ...scenario,
  })
}

/** Looks at the pair, and counts the requests that have the password in them. */
async function passwordsSent(
  sandbox: Sandbox,
  inputs: Readonly<Record<string, string>>,
): Promise<number> {
  const before = sandbox.requests.length
  const results = await lookAt(sandbox, {
    'oic-url': '',
    'oic-instance': '',
    'oic-scope': '',
    'oic-connections': '',
    ...inputs,
  })
  expect(results.map(({ id }) => id)).toContain('fusion.trust')
  return sandbox.requests
    .slice(before)
    .filter(({ body }) => body.includes(encodeURIComponent(DOMAIN_USER.password).slice(0, 20)))
    .length
}

describe.each(USERS)('a user who is %s', (_, scenario, may) => {
  let sandbox: Sandbox
  beforeAll(async () => {
    sandbox = await startPair(scenario)
  })
  afterAll(async () => {
    await sandbox.close()
  })

  // each value of both inputs here, every pair of them in `THOROUGH=1 npm test -- password`
  const choices = ['', 'user.domain'].flatMap((skip) =>
    ['true', 'false']
      .filter(
        (failFast) => process.env['THOROUGH'] === '1' || (skip === '') === (failFast === 'true'),
      )
      .map((failFast) => [skip || 'nothing', failFast, skip] as const),
  )
  it.each(choices)(
    `has the password ${may}, with %s left out and fail-fast %s`,
    async (_, failFast, skip) => {
      const sent = await passwordsSent(sandbox, { 'skip-checks': skip, 'fail-fast': failFast })
      expect(sent).toBe(may === 'sent' ? 1 : 0)
    },
  )
})

// four whose password may be tried, and one whose password may not
it.each(USERS.slice(0, 5))(
  'a user who is %s never has it sent by another grant',
  async (_, scenario) => {
    const sandbox = await startPair(scenario)
    const key = {
      'client-private-key': await clientKey(),
      'client-certificate-alias': HEALTHY_DOMAIN.clientCertificateAlias,
    }
    const others = [
      { ...key, 'probe-grant': 'jwt-bearer' },
      { ...key, 'probe-grant': 'auto' },
      { 'probe-grant': 'client-credentials' },
      { 'probe-grant': 'none' },
    ]
    for (const inputs of others) {
      expect(await passwordsSent(sandbox, { 'fail-fast': 'false', ...inputs })).toBe(0)
    }
    await sandbox.close()
  },
)

it.each<[string, Partial<Scenario>, string]>([
  [
    'found',
    { identityDomain: { users: [{ ...DOMAIN_USER, lockReason: 0 }] } },
    'fail (found SA_FA_DEV_OIC, locked: too many failed logins)',
  ],
  [
    'met',
    looked({ kind: 'answer', reply: { status: 500, body: '' } }),
    'error (GET localhost:PORT/admin/v1/Users answered 500',
  ],
])(
  'a password that was kept back is said to be, with what the look-up %s',
  async (_, scenario, ended) => {
    const sandbox = await startSandbox({
      name: 'kept-back',
      title: 'the password is kept back',
      outcome: { result: 'fail' },
      ...scenario,
    })
    const results = await lookAt(sandbox, { 'skip-checks': 'user.domain' })
    await sandbox.close()
    const trust = results.find(({ id }) => id === 'fusion.trust')
    expect(trust?.state).toBe('skip')
    expect(trust?.found.replace(/localhost:\d+/, 'localhost:PORT')).toContain(
      `integration-password was not sent: user.domain is left out, and its look-up ended in ${ended}`,
    )
  },
)
