import { Agent } from 'undici'
import { afterEach, describe, expect, it } from '@jest/globals'
import { SignJWT } from 'jose'
import { QUICK_EMPTY_PAIR } from '../../sandbox/empty-pair.js'
import type { Fault } from '../../sandbox/faults.js'
import { HEALTHY_DOMAIN, type DomainSettings } from '../../sandbox/identity-domain/settings.js'
import { ADMINISTRATOR_ROLE_ID, APP_ID } from '../../sandbox/identity-domain/state.js'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.js'
import { leaseForKeys, type EndedLease } from '../../src/apply/lease.js'
import type { LeaseRecord } from '../../src/apply/lease-record.js'
import {
  giveBack,
  GrantNotReturned,
  heldGrant,
  type LeaseEnvironment,
  type ReturnSignIn,
} from '../../src/apply/return-grant.js'
import { ServiceHttp } from '../../src/http/client.js'
import { UnexpectedAnswer } from '../../src/oracle/answer.js'
import { byToken } from '../../src/oracle/authorisation.js'
import type { DomainAdministration } from '../../src/oracle/domain-administration.js'
import { ADMIN_SCOPE, IdentityDomain } from '../../src/oracle/identity-domain.js'
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
  const domain = new IdentityDomain(new ServiceHttp(url, http), {
    mask: () => undefined,
    now: Date.now,
  })
  const administration = domain.administration(
    byToken(await domain.clientToken(admin, ADMIN_SCOPE), 'the admin client'),
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
      `grant: taken, ${ROLE} for client ${clientId} (77777777777777777777777777777771)`,
      'grant: used, the key endpoint answered 200',
      'grant: returned after 0 s',
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
      `waiting: ${ROLE} does not stand in the client's token yet, attempt 1, next in 2 s`,
    )
  })

  it('waits while the domain refuses the scope to a client that has no role yet', async () => {
    const on = await bench({ tokensUntilGrantShows: 2, clientRoles: [] })
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
    const on = await bench({ tokensUntilGrantShows: 1000, clientRoles: [] })
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
      'grant: somebody else has made it already; it is used and not removed',
      'grant: used, the key endpoint answered 200',
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

  it('begins nothing for an application that the domain does not know', async () => {
    const on = await bench()
    await expect(on.lease(undefined, 'nobody')).rejects.toThrow(
      'the domain has no application nobody',
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
    await expect(on.lease()).rejects.toThrow(`the domain has no app role ${ROLE}`)
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
      `The role ${ROLE} could not be taken away from the client ${clientId} of ${on.host} (grant 77777777777777777777777777777771): no token. Remove it by hand now: OCI console > Identity > Domains > the domain > Integrated applications > the confidential application with this client id > OAuth configuration > App roles > ${ROLE} > Remove. Unlike a token it does not expire.`,
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
    ...more,
  }
}

describe('giving back', () => {
  it('removes what was made since the intent, and nothing that was there before', async () => {
    const on = await bench({ grants: ['before', 'since'] })
    const lease = record(on, { existing: ['before'] })
    expect(await giveBack(() => Promise.resolve(on.administration), lease, on.environment)).toEqual(
      ['since'],
    )
    expect(ids(on)).toEqual(['before'])
    expect(on.saved).toEqual([{ ...lease, returned: true }])
  })

  it('removes a grant that is not listed yet', async () => {
    const on = await bench({ grants: ['made'] }, [
      { ...GRANTS, method: 'GET', kind: 'answer', reply: NO_GRANTS },
    ])
    const lease = record(on, { grantId: 'made' })
    expect(await giveBack(() => Promise.resolve(on.administration), lease, on.environment)).toEqual(
      ['made'],
    )
    expect(ids(on)).toEqual([])
  })

  it('removes a grant once that is both known and listed', async () => {
    const on = await bench({ grants: ['made'] })
    await giveBack(
      () => Promise.resolve(on.administration),
      record(on, { grantId: 'made' }),
      on.environment,
    )
    const removals = on.sandbox.requests.filter(({ method }) => method === 'DELETE')
    expect(removals).toHaveLength(1)
  })

  it('waits while a removed grant is still listed', async () => {
    const on = await bench({ grants: ['made'] }, [
      { ...GRANTS, method: 'GET', kind: 'answer', times: 4, reply: STILL_LISTED },
    ])
    await giveBack(() => Promise.resolve(on.administration), record(on), on.environment)
    expect(on.waits).toEqual([2000, 2000])
    expect(on.lines[0]).toBe('waiting: the grant is not gone, attempt 1, next in 2 s')
  })

  it('fails when the grant stays listed for twenty seconds', async () => {
    const on = await bench({ grants: ['made'] }, [
      { ...GRANTS, method: 'GET', kind: 'answer', reply: BOTH_LISTED },
    ])
    const failure = await failureOf(
      giveBack(() => Promise.resolve(on.administration), record(on), on.environment),
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
      await giveBack(() => Promise.resolve(on.administration), record(on), on.environment),
    ).toEqual(['made'])
    expect(on.waits).toEqual([2000, 2000])
  })

  it('fails with the reason when the removal is refused for twenty seconds', async () => {
    const on = await bench({ grants: ['made'], readOnly: true })
    const failure = await failureOf(
      giveBack(() => Promise.resolve(on.administration), record(on), on.environment),
    )
    expect(failure.message).toContain('DELETE')
    expect(failure.message).toContain('answered 403')
    expect([ids(on), on.waits.length]).toEqual([['made'], 10])
  })

  it('fails with the reason when the run is out of time before the removal succeeds', async () => {
    const on = await bench({ grants: ['made'], readOnly: true })
    const sleep = (): Promise<void> => Promise.reject(new Error('aborted'))
    const failure = await failureOf(
      giveBack(() => Promise.resolve(on.administration), record(on), { ...on.environment, sleep }),
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

const LIST = { 'content-type': 'application/scim+json' }
const NO_GRANTS = { status: 200, headers: LIST, body: '{"totalResults":0}' }
const BOTH_LISTED = {
  status: 200,
  headers: LIST,
  body: '{"Resources":[{"id":"made"},{"id":"more"}]}',
}
const STILL_LISTED = { status: 200, headers: LIST, body: '{"Resources":[{"id":"made"}]}' }

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
      record(on, { existing: [] }),
      on.environment,
    )
    expect(removed).toEqual(['made'])
    expect(attempts).toEqual([1, 2, 3])
  })

  it('does not go on when the sign-in itself is refused', async () => {
    const on = await bench({ grants: ['made'] })
    const refused = new UnexpectedAnswer({
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
      giveBack(() => Promise.reject(refused), record(on, { existing: [] }), on.environment),
    )
    expect(failure.message).toContain('invalid_client')
    expect(on.waits).toEqual([])
  })
})
