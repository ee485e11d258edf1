import { Agent } from 'undici'
import { afterEach, describe, expect, it } from '@jest/globals'
import { SignJWT } from 'jose'
import { QUICK_EMPTY_PAIR } from '../../sandbox/empty-pair.js'
import type { Fault } from '../../sandbox/faults.js'
import { HEALTHY_DOMAIN, type DomainSettings } from '../../sandbox/identity-domain/settings.js'
import { ADMINISTRATOR_ROLE_ID, APP_ID } from '../../sandbox/identity-domain/state.js'
import { jsonReply, type Reply } from '../../sandbox/reply.js'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.js'
import { leaseForKeys, type EndedLease } from '../../src/apply/lease.js'
import type { LeaseRecord } from '../../src/apply/lease-state.js'
import {
  giveBack,
  GrantNotReturned,
  heldGrant,
  RecordOfAnother,
  toldLease,
  type LeaseEnvironment,
  type LeaseToEnd,
  type ReturnSignIn,
} from '../../src/apply/return-grant.js'
import { ServiceHttp } from '../../src/http/client.js'
import { ServiceWriter } from '../../src/http/service-writer.js'
import { UnexpectedAnswer } from '../../src/oracle/answer.js'
import { byToken } from '../../src/oracle/authorisation.js'
import { DomainAdministration } from '../../src/oracle/domain-administration.js'
import { ADMIN_SCOPE } from '../../src/oracle/domain-client.js'
import { IdentityDomain } from '../../src/oracle/identity-domain.js'
import { SERVICES } from '../../src/oracle/services.js'
import { explain } from '../../src/prerequisites/explain-error.js'
import { testEnvironment } from '../http/test-environment.js'

const { clientId, clientSecret, admin } = HEALTHY_DOMAIN
const CLIENT = { id: clientId, secret: clientSecret }
const STARTED = Date.parse('2026-03-01T12:00:00Z')
const ROLE = 'Identity Domain Administrator'
const GRANTS = { service: 'identity-domain', path: '/admin/v1/Grants' } as const
const ONE_GRANT = {
  service: 'identity-domain',
  path: '/admin/v1/Grants/made',
  method: 'DELETE',
} as const
const HTML = { 'content-type': 'text/html' }
const TOKEN = { service: 'identity-domain', path: '/oauth2/v1/token', method: 'POST' } as const

const LIST = { 'content-type': 'application/scim+json' }
const NO_GRANTS = { status: 200, headers: LIST, body: '{"totalResults":0}' }
const BOTH_LISTED = listOf(grantNamed('made'), grantNamed('more'))
const STILL_LISTED = listOf(grantNamed('made'))

function listOf(...resources: readonly object[]): Reply {
  return jsonReply(200, { totalResults: resources.length, Resources: resources }, LIST)
}

/** As a gateway hands it on that takes the date away. */
function withoutTime({ headers, ...reply }: Reply): Reply {
  return { ...reply, headers: { ...headers, date: '' } }
}

/** A grant as the domain answers with it; that of another kind differs in a member. */
function grantNamed(id: unknown, others: object = {}): object {
  return {
    id,
    grantee: { type: 'App', value: APP_ID },
    app: { value: 'IDCSAppId' },
    entitlement: { attributeName: 'appRoles', attributeValue: ADMINISTRATOR_ROLE_ID },
    ...others,
  }
}

/** A domain, and the lease with a clock that only waits move. */
interface Bench {
  readonly sandbox: Sandbox
  readonly administration: DomainAdministration
  readonly environment: LeaseEnvironment
  readonly saved: LeaseRecord[]
  readonly lines: string[]
  readonly waits: number[]
  readonly host: string
  readonly lease: (administrator?: ReturnSignIn, id?: string) => Promise<EndedLease>
}

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function bench(
  settings: Partial<DomainSettings> = {},
  faults: readonly Fault[] = [],
): Promise<Bench> {
  const sandbox = await startSandbox({
    ...QUICK_EMPTY_PAIR,
    identityDomain: { ...QUICK_EMPTY_PAIR.identityDomain, ...settings },
    faults,
  })
  const url = new URL(sandbox.inputs['identity-domain-url'] ?? '')
  const dispatcher = new Agent({ connect: { ca: sandbox.inputs['ca-certificates'] ?? '' } })
  closing.push(
    () => sandbox.close(),
    () => dispatcher.destroy(),
  )
  const http = testEnvironment({ dispatcher, mayWrite: true })
  const domain = new IdentityDomain(new ServiceHttp(url, http, SERVICES.identityDomain), {
    mask: () => undefined,
    now: Date.now,
  })
  const administration = new DomainAdministration(
    new ServiceWriter(url, http, SERVICES.identityDomain),
    byToken(await domain.as(admin).token(ADMIN_SCOPE), 'the admin client'),
  )
  const [saved, lines, waits]: [LeaseRecord[], string[], number[]] = [[], [], []]
  const environment: LeaseEnvironment = {
    now: () => waits.reduce((sum, wait) => sum + wait, STARTED),
    sleep: (wait) => {
      waits.push(wait)
      return Promise.resolve()
    },
    line: (text) => lines.push(text),
    save: (record) => saved.push(record),
  }
  const back: ReturnSignIn = () => Promise.resolve(administration)
  return {
    sandbox,
    administration,
    environment,
    saved,
    lines,
    waits,
    host: url.host,
    lease: (administrator = back, id = clientId) =>
      leaseForKeys(domain, administration, { ...CLIENT, id }, environment, () => ({
        administrator,
        environment,
      })),
  }
}

const ids = ({ sandbox }: Bench): readonly string[] =>
  sandbox.state.domain.grants.map(({ id }) => id)

/** The one failure that a lease must end with. */
async function failureOf(ended: Promise<unknown>): Promise<GrantNotReturned> {
  const thrown = await ended.then(
    () => undefined,
    (failure: unknown) => failure,
  )
  if (thrown instanceof GrantNotReturned) return thrown
  throw new Error(`expected a grant that is not returned, got ${String(thrown)}`)
}

describe('the lease of the administrator role', () => {
  it('takes the role, reads the keys with it, and takes it away', async () => {
    const on = await bench()
    const { keys, grant } = await on.lease()
    expect(keys).toMatchObject({ status: 'fulfilled', value: { status: 200 } })
    expect(grant).toEqual({
      id: '77777777777777777777777777777771',
      takenAt: '2026-03-01T12:00:00.000Z',
      revokedAt: '2026-03-01T12:00:00.000Z',
      heldSeconds: 0,
    })
    expect(ids(on)).toEqual([])
    expect(on.lines).toEqual([
      `temporary administrator role: assigned, ${ROLE} for client ${clientId} (grant 77777777777777777777777777777771)`,
      'temporary administrator role: used, the key endpoint answered 200',
      'temporary administrator role: removed after 0 s',
    ])
  })

  it('saves the intent before the grant, its id after it, and its end', async () => {
    const on = await bench()
    await on.lease()
    const intent = {
      domain: on.host,
      clientId,
      appId: APP_ID,
      roleId: ADMINISTRATOR_ROLE_ID,
      existing: [],
      at: '2026-03-01T12:00:00.000Z',
      // by the clock of the domain, which a grant is dated with
      since: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/),
    }
    const taken = { ...intent, grantId: '77777777777777777777777777777771' }
    expect(on.saved).toEqual([intent, taken, { ...taken, returned: true }])
  })

  it('waits until the role stands in a token', async () => {
    const on = await bench({ tokensUntilGrantShows: 3 })
    const { keys, grant } = await on.lease()
    expect(keys).toMatchObject({ status: 'fulfilled', value: { status: 200 } })
    expect(on.waits).toEqual([2000, 2000, 2000])
    expect(grant).toMatchObject({ revokedAt: '2026-03-01T12:00:06.000Z', heldSeconds: 6 })
    expect(on.lines).toContain(
      `waiting: ${ROLE} is not in the client's token yet, attempt 1, next in 2 s`,
    )
  })

  it('waits while the domain refuses the scope to a client that has no role yet', async () => {
    const on = await bench({
      tokensUntilGrantShows: 2,
      clientRoles: [],
      roleLessClient: 'refused',
    })
    expect((await on.lease()).keys).toMatchObject({ value: { status: 200 } })
    expect(on.waits).toEqual([2000, 2000])
  })

  it('reads with what it has when the role does not show in two minutes', async () => {
    const on = await bench({ tokensUntilGrantShows: 1000 })
    const { keys, grant } = await on.lease()
    expect(keys).toMatchObject({ status: 'fulfilled', value: { status: 401 } })
    expect(grant).toMatchObject({ heldSeconds: 120 })
    expect(ids(on)).toEqual([])
  })

  it('takes a token that lists no roles for one without the role', async () => {
    const bare = await new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.alloc(32))
    const body = JSON.stringify({ access_token: bare })
    const on = await bench({}, [
      { ...TOKEN, authorization: basicOf(CLIENT), kind: 'answer', reply: { status: 200, body } },
    ])
    const { keys } = await on.lease()
    expect(keys).toMatchObject({ status: 'fulfilled', value: { status: 401 } })
    expect(on.waits).toHaveLength(60)
  })

  it('gives up on a refusal that lasts, and says which', async () => {
    const on = await bench({
      tokensUntilGrantShows: 1000,
      clientRoles: [],
      roleLessClient: 'refused',
    })
    const { keys, grant } = await on.lease()
    expect(keys).toMatchObject({ status: 'rejected', reason: { answer: { status: 401 } } })
    expect(grant).toMatchObject({ heldSeconds: 120 })
  })

  it.each([
    ['an outage', 503],
    ['a fault of the service', 500],
  ])(
    'ends at once with %s of the token endpoint, and the role is taken away',
    async (_, status) => {
      const on = await bench({}, [
        { ...TOKEN, body: clientId, kind: 'answer', reply: { status, body: '{}' } },
        { ...TOKEN, authorization: basicOf(CLIENT), kind: 'answer', reply: { status, body: '{}' } },
      ])
      const ended = await on.lease()
      expect(ended.keys).toMatchObject({ status: 'rejected', reason: { answer: { status } } })
      expect(ended.grant?.revokedAt).not.toBeNull()
      expect([ids(on), on.waits]).toEqual([[], []])
    },
  )

  it('uses a grant that somebody else has made in between, and leaves it alone', async () => {
    const on = await bench({ grants: ['of-somebody-else'] }, [
      { ...GRANTS, method: 'GET', kind: 'answer', times: 1, reply: NO_GRANTS },
    ])
    const { keys, grant } = await on.lease()
    expect(keys).toMatchObject({ status: 'fulfilled', value: { status: 200 } })
    expect([grant, ids(on)]).toEqual([null, ['of-somebody-else']])
    expect(on.saved.map(({ returned }) => returned)).toEqual([undefined, true])
    expect(on.lines).toEqual([
      'temporary administrator role: another process has assigned it already. This run uses it and does not remove it',
      'temporary administrator role: used, the key endpoint answered 200',
    ])
  })

  it('reports why no grant could be made', async () => {
    const on = await bench({ readOnly: true })
    const { keys, grant } = await on.lease()
    expect(keys).toMatchObject({ status: 'rejected', reason: { answer: { status: 403 } } })
    expect(grant).toBeNull()
    expect(on.saved.at(-1)).toMatchObject({ returned: true })
  })

  it('takes a grant back whose making was never answered', async () => {
    const on = await bench({}, [{ ...GRANTS, method: 'POST', kind: 'reset-in-body' }])
    const { keys, grant } = await on.lease()
    expect(keys).toMatchObject({ status: 'rejected', reason: { fault: 'reset' } })
    expect(grant).toMatchObject({ id: '77777777777777777777777777777771' })
    expect(ids(on)).toEqual([])
  })

  it('looks for a grant whose making was never answered, and takes it back once it is listed', async () => {
    const on = await bench({}, [
      { ...GRANTS, method: 'POST', kind: 'reset-in-body' },
      { ...LIST_OF_GRANTS, after: 1, times: 2, reply: NO_GRANTS },
    ])
    const { grant } = await on.lease()
    expect(grant).toMatchObject({ id: '77777777777777777777777777777771' })
    expect(ids(on)).toEqual([])
    expect(on.saved.at(-1)).toMatchObject({ returned: true })
  })

  it('does not take a grant for returned that was never answered nor listed: post looks again', async () => {
    const on = await bench({}, [
      { ...GRANTS, method: 'POST', kind: 'reset-in-body' },
      { ...LIST_OF_GRANTS, reply: NO_GRANTS },
    ])
    const { grant } = await on.lease()
    expect(grant).toBeNull()
    expect(on.saved.at(-1)).not.toHaveProperty('returned')
    expect(on.lines.at(-1)).toMatch(
      /^temporary administrator role: the identity domain lists no grant of this run/,
    )
    expect(on.waits.reduce((sum, wait) => sum + wait, 0)).toBe(10_000)
  })

  it('begins nothing for an application that the domain does not know', async () => {
    const on = await bench()
    await expect(on.lease(undefined, 'nobody')).rejects.toThrow(
      'the admin client sees no application with the client id nobody',
    )
    expect(on.saved).toEqual([])
  })

  it('begins nothing in a domain without the role', async () => {
    const on = await bench({}, [
      {
        service: 'identity-domain',
        path: '/admin/v1/AppRoles',
        kind: 'answer',
        reply: NO_GRANTS,
      },
    ])
    await expect(on.lease()).rejects.toThrow(`the admin client sees no app role ${ROLE}`)
    expect(on.saved).toEqual([])
  })

  it('that cannot be given back says how to do it by hand', async () => {
    const on = await bench()
    const failure = await failureOf(on.lease(() => Promise.reject(new Error('no token'))))
    expect(failure).toMatchObject({
      name: 'GrantNotReturned',
      cause: new Error('no token'),
      record: { grantId: '77777777777777777777777777777771' },
    })
    expect(failure.message).toBe(
      `The temporary administrator role ${ROLE} could not be removed from the client ${clientId} of ${on.host} (grant 77777777777777777777777777777771): no token. Remove it by hand now: OCI console > Identity & Security > Domains > your domain > Integrated applications > the client application with this client ID > OAuth configuration > App roles > ${ROLE} > Remove. The role does not expire.`,
    )
    expect(heldGrant(failure.record)).toEqual({
      id: '77777777777777777777777777777771',
      takenAt: '2026-03-01T12:00:00.000Z',
      revokedAt: null,
      heldSeconds: null,
    })
  })
})

function record(on: Bench, more: Partial<LeaseRecord> = {}): LeaseRecord {
  return {
    domain: on.host,
    clientId,
    appId: APP_ID,
    roleId: ADMINISTRATOR_ROLE_ID,
    existing: [],
    at: '2026-03-01T12:00:00.000Z',
    // what the sandbox has from the start is of May 2024
    since: '2024-01-01T00:00:00.000Z',
    ...more,
  }
}

/** The lease of a record as the post step ends it. */
function told(on: Bench, more: Partial<LeaseRecord> = {}): LeaseToEnd {
  return toldLease(record(on, more), clientId)
}

/** What the post step does with a record. */
function end(on: Bench, more: Partial<LeaseRecord> = {}): Promise<readonly string[]> {
  return giveBack(() => Promise.resolve(on.administration), told(on, more), on.environment)
}

const writesOf = ({ sandbox }: Bench): readonly string[] =>
  sandbox.requests
    .filter(({ method, path }) => method !== 'GET' && path.startsWith('/admin/'))
    .map(({ method, path }) => `${method} ${path}`)

const OTHER_ID = 'bb00bb11cc22dd33ee44ff5566778899'
const APPS = { service: 'identity-domain', path: '/admin/v1/Apps', kind: 'answer' } as const
const ROLES = { service: 'identity-domain', path: '/admin/v1/AppRoles', kind: 'answer' } as const
const LIST_OF_GRANTS = { ...GRANTS, method: 'GET', kind: 'answer' } as const

const role = (id: string, displayName: string, app: string): object => ({
  id,
  displayName,
  app: { value: app },
})
const OTHER_APP = { id: OTHER_ID, name: 'another-client' }
const OTHER_ROLE = role(OTHER_ID, 'Security Administrator', 'IDCSAppId')
const OTHER_GRANTS = [
  grantNamed('of-another-app', { grantee: { type: 'App', value: OTHER_ID } }),
  grantNamed('of-another-role', { entitlement: { attributeValue: OTHER_ID } }),
]

describe('a domain that answers about something else', () => {
  it.each<[string, Fault, string]>([
    [
      'another application',
      { ...APPS, reply: listOf(OTHER_APP) },
      `with another-client instead of the application with the client id ${clientId}`,
    ],
    [
      'an application without a name',
      { ...APPS, reply: listOf({ id: OTHER_ID }) },
      'with one without a name instead of the application',
    ],
    [
      'an application with an id that leads elsewhere',
      { ...APPS, reply: listOf({ id: '../Users/1', name: clientId }) },
      'JSON of another form: id has characters, or a length, that no id has',
    ],
    [
      'an application with an endless id',
      { ...APPS, reply: listOf({ id: 'a'.repeat(100_000), name: clientId }) },
      'JSON of another form: id is no text',
    ],
    [
      'two applications of one name',
      { ...APPS, reply: listOf({ ...OTHER_APP, name: clientId }, { id: APP_ID, name: clientId }) },
      'with more than one of the application',
    ],
    [
      'another role',
      { ...ROLES, reply: listOf(OTHER_ROLE) },
      'with Security Administrator of IDCSAppId instead of the app role',
    ],
    [
      'a role of that name in another application',
      { ...ROLES, reply: listOf(role(OTHER_ID, ROLE, 'somebody-elses')) },
      `with ${ROLE} of somebody-elses instead of the app role`,
    ],
    [
      'grants of others',
      { ...LIST_OF_GRANTS, reply: listOf(...OTHER_GRANTS) },
      `with a grant of ${ADMINISTRATOR_ROLE_ID} to ${OTHER_ID}, a grant of ${OTHER_ID} to ${APP_ID}`,
    ],
    [
      'more grants than there can be',
      {
        ...LIST_OF_GRANTS,
        reply: listOf(...Array.from({ length: 101 }, (_, at) => grantNamed(`g${String(at)}`))),
      },
      'with 101 grants of one kind',
    ],
  ])('with %s begins no lease, and is told', async (_, fault, message) => {
    const on = await bench({}, [fault])
    await expect(on.lease()).rejects.toThrow(message)
    expect([on.saved, writesOf(on)]).toEqual([[], []])
  })

  it.each<[string, Fault]>([
    [
      'application',
      { ...APPS, reply: listOf(OTHER_APP, { id: APP_ID, name: clientId.toUpperCase() }) },
    ],
    [
      'role',
      {
        ...ROLES,
        reply: listOf(OTHER_ROLE, role(ADMINISTRATOR_ROLE_ID, ROLE, 'IDCSAppId')),
      },
    ],
  ])('among others too leases the %s that was asked for', async (_, fault) => {
    const on = await bench({}, [fault])
    const { keys } = await on.lease()
    expect(keys).toMatchObject({ value: { status: 200 } })
    expect([writesOf(on).length, ids(on)]).toEqual([2, []])
  })

  it.each<[string, Reply, boolean]>([
    ['a grant of another role', jsonReply(201, OTHER_GRANTS[1]), true],
    ['a grant to another application', jsonReply(201, OTHER_GRANTS[0]), true],
    ['an id alone', jsonReply(201, { id: 'of-somebody' }), true],
    ['a grant with an odd id', jsonReply(201, grantNamed('..')), true],
    [
      'a grant of long ago',
      jsonReply(201, grantNamed('standing', { meta: { created: '2024-05-06T07:08:09Z' } })),
      true,
    ],
    ['the grant that was there before', jsonReply(201, grantNamed('standing')), false],
  ])('with %s when one is made: what was made goes, and nothing else', async (_, reply, isMade) => {
    const on = await bench({ grants: isMade ? [] : ['standing'] }, [
      { ...GRANTS, method: 'POST', kind: 'answer', reply, ...(isMade && { worked: true }) },
    ])
    const { keys } = await on.lease()
    expect(keys).toMatchObject({ status: 'rejected', reason: { name: 'NotAskedFor' } })
    expect(writesOf(on)).toEqual([
      'POST /admin/v1/Grants',
      ...(isMade ? ['DELETE /admin/v1/Grants/77777777777777777777777777777771'] : []),
    ])
    expect(ids(on)).toEqual(isMade ? [] : ['standing'])
  })

  it('after the grant was made does not keep it from being removed', async () => {
    const on = await bench({}, [{ ...LIST_OF_GRANTS, after: 1, reply: listOf(...OTHER_GRANTS) }])
    const failure = await failureOf(on.lease())
    expect(failure.message).toContain('with a grant of')
    expect(ids(on)).toEqual([])
    expect(new Set(writesOf(on))).toEqual(
      new Set([
        'POST /admin/v1/Grants',
        'DELETE /admin/v1/Grants/77777777777777777777777777777771',
      ]),
    )
  })
})

describe('what the administrator does not see', () => {
  it.each<[string, Fault]>([
    ['application', { ...APPS, reply: NO_GRANTS }],
    ['role', { ...ROLES, reply: NO_GRANTS }],
  ])('is the %s: it has a cause, and somebody who can mend it', async (what, fault) => {
    const on = await bench({}, [fault])
    const finding = await on.lease().then(
      () => undefined,
      (thrown: unknown) => explain(thrown),
    )
    expect(finding).toMatchObject({
      state: 'error',
      found: expect.stringContaining(
        `the admin client sees no ${what === 'role' ? 'app role' : what}`,
      ),
      fixBy: 'domain administrator',
      causes: [{ id: 'administrator-sees-too-little' }],
    })
  })

  it.each<[string, Fault, string]>([
    ['another application', { ...APPS, reply: listOf(OTHER_APP) }, 'another-client'],
  ])('but %s is an answer that nobody has described', async (_, fault, name) => {
    const on = await bench({}, [fault])
    const finding = await on.lease().then(
      () => undefined,
      (thrown: unknown) => explain(thrown),
    )
    expect(finding).toMatchObject({
      state: 'error',
      found: expect.stringContaining(name),
      causes: [{ id: 'answer-about-another' }],
    })
  })
})

describe('a record that is not to be believed', () => {
  const LONG_AFTER = '2024-07-01T00:00:00.000Z'
  const LEFT_ALONE = `temporary administrator role: the grant standing was not removed. It is new in this run, but the identity domain says that it is older. Check whether the client ${clientId} should keep ${ROLE}`

  it('takes away no grant that was made before the intent, listed or not', async () => {
    const on = await bench({ grants: ['standing'] })
    expect(await end(on, { since: LONG_AFTER, existing: [] })).toEqual([])
    expect(await end(on, { since: LONG_AFTER, existing: [], grantId: 'standing' })).toEqual([])
    expect([ids(on), writesOf(on)]).toEqual([['standing'], []])
    expect(on.lines.filter((line) => !line.startsWith('waiting:'))).toEqual([
      LEFT_ALONE,
      LEFT_ALONE,
    ])
  })

  it('takes away no grant that it says itself was there before', async () => {
    const on = await bench({ grants: ['standing'] })
    expect(await end(on, { existing: ['standing'], grantId: 'standing' })).toEqual([])
    expect([ids(on), writesOf(on), on.lines]).toEqual([['standing'], [], []])
  })

  it.each([
    ['another application', { appId: OTHER_ID }],
    ['another role', { roleId: OTHER_ID }],
  ])('names %s: nothing is done with it, and it is not tried again', async (_, more) => {
    const on = await bench({ grants: ['made'] })
    await expect(end(on, more)).rejects.toThrow(RecordOfAnother)
    await expect(end(on, more)).rejects.toThrow(OTHER_ID)
    expect([ids(on), writesOf(on), on.waits, on.saved]).toEqual([['made'], [], [], []])
  })

  it('names a grant of another role: it stays, and that is loud', async () => {
    const on = await bench({}, [
      {
        service: 'identity-domain',
        path: '/admin/v1/Grants/of-another-role',
        method: 'GET',
        kind: 'answer',
        reply: jsonReply(200, OTHER_GRANTS[1]),
      },
    ])
    const failure = await failureOf(end(on, { grantId: 'of-another-role' }))
    expect(failure.message).toContain(`with a grant of ${OTHER_ID} to ${APP_ID}`)
    expect(writesOf(on)).toEqual([])
  })

  it('names a grant that is gone: that is well', async () => {
    const on = await bench()
    expect(await end(on, { grantId: 'gone' })).toEqual([])
    expect(writesOf(on)).toEqual([])
  })
})

describe('the time of a grant', () => {
  it('is judged by the clock of the domain, however far that of the runner is off', async () => {
    const on = await bench({ clockOffsetSeconds: -86_400 })
    expect((await on.lease()).grant).toMatchObject({ id: expect.stringMatching(/^7+1$/) })
    expect(ids(on)).toEqual([])
  })

  it.each<[string, Fault]>([
    ['answered', { ...LIST_OF_GRANTS, times: 1, reply: withoutTime(NO_GRANTS) }],
    ['not answered', { ...GRANTS, method: 'POST', kind: 'reset-in-body' }],
  ])(
    'is judged by a runner half an hour ahead where the domain tells none, %s',
    async (_, fault) => {
      const on = await bench({ clockOffsetSeconds: (STARTED - Date.now()) / 1000 - 1800 }, [
        fault,
        { ...LIST_OF_GRANTS, times: 1, reply: withoutTime(NO_GRANTS) },
      ])
      expect((await on.lease()).grant).toMatchObject({ id: expect.stringMatching(/^7+1$/) })
      expect(ids(on)).toEqual([])
    },
  )

  it.each([
    ['not told', 'ours', undefined, true],
    ['no date', 'ours', 'yesterday', true],
    ['a minute before the intent, for servers differ', 'ours', '2024-01-01T00:00:00Z', true],
    ['long before it', 'theirs', '2023-12-31T23:00:00Z', false],
  ])('that is %s makes it %s', async (_, __, created, isOurs) => {
    const grant = grantNamed('made', created === undefined ? {} : { meta: { created } })
    const on = await bench({ grants: ['made'] }, [
      { ...LIST_OF_GRANTS, times: 1, reply: listOf(...OTHER_GRANTS, grant) },
      { ...LIST_OF_GRANTS, reply: NO_GRANTS },
    ])
    expect(await end(on, { since: '2024-01-01T00:00:30.000Z' })).toEqual(isOurs ? ['made'] : [])
    expect(ids(on)).toEqual(isOurs ? [] : ['made'])
  })
})

describe('giving back', () => {
  it('removes what was made since the intent, and nothing that was there before', async () => {
    const on = await bench({ grants: ['before', 'since'] })
    const lease = told(on, { existing: ['before'] })
    expect(await giveBack(() => Promise.resolve(on.administration), lease, on.environment)).toEqual(
      ['since'],
    )
    expect(ids(on)).toEqual(['before'])
    expect(on.saved).toEqual([{ ...lease.record, returned: true }])
  })

  it('removes a grant that is not listed yet', async () => {
    const on = await bench({ grants: ['made'] }, [
      { ...GRANTS, method: 'GET', kind: 'answer', reply: NO_GRANTS },
    ])
    const lease = told(on, { grantId: 'made' })
    expect(await giveBack(() => Promise.resolve(on.administration), lease, on.environment)).toEqual(
      ['made'],
    )
    expect(ids(on)).toEqual([])
  })

  it('of an intent without an answer waits for a grant that is listed late', async () => {
    const on = await bench({ grants: ['made'] }, [
      { ...GRANTS, method: 'GET', kind: 'answer', times: 3, reply: NO_GRANTS },
    ])
    const removed = await giveBack(
      () => Promise.resolve(on.administration),
      told(on, {}),
      on.environment,
    )
    expect([removed, ids(on)]).toEqual([['made'], []])
    expect(on.waits.length).toBeGreaterThan(0)
  })

  it('removes a grant once that is both known and listed', async () => {
    const on = await bench({ grants: ['made'] })
    await giveBack(
      () => Promise.resolve(on.administration),
      told(on, { grantId: 'made' }),
      on.environment,
    )
    const removals = on.sandbox.requests.filter(({ method }) => method === 'DELETE')
    expect(removals).toHaveLength(1)
  })

  it('waits while a removed grant is still listed', async () => {
    const on = await bench({ grants: ['made'] }, [
      { ...GRANTS, method: 'GET', kind: 'answer', times: 4, reply: STILL_LISTED },
    ])
    await giveBack(() => Promise.resolve(on.administration), told(on), on.environment)
    expect(on.waits).toEqual([2000, 2000])
    expect(on.lines[0]).toBe(
      'waiting: the temporary administrator role does not show, or is not removed yet, attempt 1, next in 2 s',
    )
  })

  it('fails when the grant stays listed for twenty seconds', async () => {
    const on = await bench({ grants: ['made'] }, [
      { ...GRANTS, method: 'GET', kind: 'answer', reply: BOTH_LISTED },
    ])
    const failure = await failureOf(
      giveBack(() => Promise.resolve(on.administration), told(on), on.environment),
    )
    expect(failure.message).toContain(
      `of ${on.host}: still listed after its removal: made, more. Remove it by hand now`,
    )
    expect(heldGrant(failure.record).id).toBe('unknown')
    expect(on.waits).toHaveLength(10)
    expect(on.saved).toEqual([])
  })

  it.each([
    ['a fault of the service', { status: 500, body: '{}' }],
    ['a web page in place of the API', { status: 200, headers: HTML, body: '<html></html>' }],
  ])('tries again after %s', async (_, reply) => {
    const on = await bench({ grants: ['made'] }, [
      { ...ONE_GRANT, kind: 'answer', times: 2, reply },
    ])
    expect(
      await giveBack(() => Promise.resolve(on.administration), told(on), on.environment),
    ).toEqual(['made'])
    expect(on.waits).toEqual([2000, 2000])
  })

  it('fails with the reason when the removal is refused for twenty seconds', async () => {
    const on = await bench({ grants: ['made'], readOnly: true })
    const failure = await failureOf(
      giveBack(() => Promise.resolve(on.administration), told(on), on.environment),
    )
    expect(failure.message).toContain('DELETE')
    expect(failure.message).toContain('answered 403')
    expect([ids(on), on.waits.length]).toEqual([['made'], 10])
  })

  it('fails with the reason when the run is out of time before the removal succeeds', async () => {
    const on = await bench({ grants: ['made'], readOnly: true })
    const sleep = (): Promise<void> => Promise.reject(new Error('aborted'))
    const failure = await failureOf(
      giveBack(() => Promise.resolve(on.administration), told(on), { ...on.environment, sleep }),
    )
    expect(failure.message).toContain('answered 403')
  })

  it('names what is not an error too', () => {
    const lease = { ...record({ host: 'h' } as Bench), grantId: 'g' }
    expect(new GrantNotReturned(lease, { cause: 'text' }).message).toContain(
      '(grant g): unknown reason. Remove',
    )
  })
})

function basicOf({ id, secret }: typeof CLIENT): string {
  const form = new URLSearchParams({ secret }).toString().slice('secret='.length)
  return `Basic ${Buffer.from(`${id}:${form}`).toString('base64')}`
}

describe('the administrator who gives back', () => {
  it('signs in again when that fails for a while, and when the former sign-in is refused', async () => {
    const on = await bench({ grants: ['made'] })
    const attempts: number[] = []
    const removed = await giveBack(
      (attempt) => {
        attempts.push(attempt)
        return attempt < 3
          ? Promise.reject(new Error('GitHub is down'))
          : Promise.resolve(on.administration)
      },
      told(on),
      on.environment,
    )
    expect(removed).toEqual(['made'])
    expect(attempts).toEqual([1, 2, 3])
  })

  it('does not go on when the sign-in itself is refused', async () => {
    const on = await bench({ grants: ['made'] })
    const refused = new UnexpectedAnswer({
      service: 'identity domain',
      method: 'POST',
      host: on.host,
      path: '/oauth2/v1/token',
      status: 401,
      contentType: 'application/json',
      body: '{"error":"invalid_client"}',
      header: () => undefined,
      requestId: undefined,
      at: STARTED,
    })
    const failure = await failureOf(
      giveBack(() => Promise.reject(refused), told(on), on.environment),
    )
    expect(failure.message).toContain('invalid_client')
    expect(on.waits).toEqual([])
  })
})
