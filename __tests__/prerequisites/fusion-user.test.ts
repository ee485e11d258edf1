import { describe, expect, it } from '@jest/globals'
import type { Answer, ServiceHttp } from '../../src/http/client.js'
import { FusionDirectory } from '../../src/oracle/fusion-directory.js'
import { lookUpFusionUser } from '../../src/prerequisites/fusion-user.js'
import type { TrustReading } from '../../src/prerequisites/trust-answers.js'
import type { Sighting } from '../../src/prerequisites/sighting.js'
import type { Verdict } from '../../src/checks/check.js'
import type { FusionUser } from '../../src/oracle/fusion-user.js'

const CREDENTIALS = { name: 'LOOKS', password: 'of-nobody' }
const NAME = 'oic.svc@acme.example'

/** What a pod answers to one way of asking: a status, or the members of the list. */
type Said = number | readonly object[]

interface Pod {
  readonly eq?: Said
  readonly sw?: Said
  readonly anybody?: Said
  /** Answer to a question for one user by id. */
  readonly byId?: number | object
  /** Names that the operator `eq` finds besides. */
  readonly eqOf?: Readonly<Record<string, Said>>
}

function user(userName: string, more: object = { roles: [] }, id = userName.length): object {
  return { id: `ID${String(id)}`, userName, active: true, ...more }
}

function pod({ eq = [], sw = [], anybody = [], byId = 404, eqOf = {} }: Pod): {
  readonly pod: FusionDirectory
  readonly asked: string[]
} {
  const asked: string[] = []
  const send = ({ path }: { readonly path: string }): Promise<Answer> => {
    const [where = '', query] = path.split('?')
    const filter = new URLSearchParams(query).get('filter')
    asked.push(filter ?? where)
    const [, operator, text = ''] = /^userName (eq|sw) "(.*)"$/.exec(filter ?? '') ?? []
    const said: Said =
      operator === 'sw'
        ? sw
        : operator === 'eq'
          ? (eqOf[text] ?? eq)
          : filter === null
            ? anybody
            : 500
    const one = /Users\/./.test(where) ? byId : undefined
    const status =
      typeof one === 'number' ? one : one === undefined && typeof said === 'number' ? said : 200
    const body = one ?? { itemsPerPage: 1, startIndex: 1, Resources: said }
    return Promise.resolve({
      service: 'Fusion',
      method: 'GET',
      host: 'pod',
      path: where,
      status,
      contentType: 'application/json',
      body: status === 200 ? JSON.stringify(body) : '',
      header: () => undefined,
      requestId: undefined,
      at: 0,
    })
  }
  return { pod: new FusionDirectory({ send } as unknown as ServiceHttp, CREDENTIALS), asked }
}

async function looked(
  said: Pod,
  reading?: TrustReading,
  inDomain?: Sighting,
): Promise<Verdict<FusionUser> & { readonly asked: readonly string[] }> {
  const { pod: fusion, asked } = pod(said)
  const verdict = await lookUpFusionUser(fusion, NAME, {
    askPod: () => Promise.resolve(reading),
    sightings: { tell: () => undefined, other: () => Promise.resolve(inDomain) },
  })
  return { ...verdict, asked }
}

function causes({ causes = [] }: Verdict<unknown>): readonly string[] {
  return causes.map(({ id }) => id)
}

describe('the user in Fusion', () => {
  it('is found where another one is listed before it', async () => {
    const verdict = await looked({ eq: [user('oic.svc'), user(NAME)] })
    expect([verdict.state, verdict.value?.of.userName]).toEqual(['pass', NAME])
    expect(verdict.asked).toHaveLength(1)
  })

  it.each<[object, string, string, boolean | undefined]>([
    [{ active: true }, 'pass', `found ${NAME}, active, with 0 roles listed`, undefined],
    [
      { active: undefined },
      'warn',
      `not proven: found ${NAME}, with 0 roles listed, and the answer does not say whether it is active`,
      false,
    ],
    [{ active: false }, 'fail', `found ${NAME}, inactive`, undefined],
  ])('is taken for no more than its state says: %j', async (state, ended, found, proven) => {
    const verdict = await looked({ eq: [user(NAME, { roles: [], ...state })] })
    expect([verdict.state, verdict.found, verdict.proven]).toEqual([ended, found, proven])
    expect(verdict.value?.of.userName).toBe(ended === 'fail' ? undefined : NAME)
  })

  it('is found by the search for names that begin alike, when the other one leaves it out', async () => {
    const verdict = await looked({ sw: [user('oic.svc'), user(NAME)] })
    expect([verdict.state, verdict.value?.of.userName]).toEqual(['pass', NAME])
  })

  it('is told from one whose name begins alike', async () => {
    const verdict = await looked({ sw: [user('oic.svc')] })
    expect([verdict.state, verdict.fixBy]).toEqual(['fail', 'Fusion IT security manager'])
    expect(verdict.found).toBe(`Fusion has no user ${NAME}. Names that begin alike: oic.svc`)
    expect(verdict.fix).toMatch(/^Compare oic\.svc@acme\.example \(integration-username\)/)
    expect(causes(verdict).slice(0, 2)).toEqual(['fusion-user-missing', 'user-not-synchronised'])
  })

  it.each([400, 501])('is told so also by a pod without the operator sw (%i)', async (sw) => {
    const verdict = await looked({ sw, eqOf: { 'oic.svc': [user('oic.svc')] } })
    expect(verdict.found).toContain('Names that begin alike: oic.svc')
  })

  it('is not said to have no near name where nobody could look', async () => {
    const verdict = await looked({ sw: 503, anybody: [user('somebody')] })
    expect(verdict.found).toBe(
      `Fusion has no user ${NAME}. Names that begin alike could not be looked up`,
    )
    expect(verdict.state).toBe('fail')
  })

  it('is missing where other users are shown', async () => {
    const verdict = await looked({ anybody: [user('somebody')] })
    expect([verdict.state, causes(verdict)]).toEqual([
      'fail',
      ['fusion-user-missing', 'user-not-synchronised', 'fusion-data-security-missing'],
    ])
  })

  it.each<[TrustReading | undefined, false | undefined]>([
    [undefined, false],
    ['unclear', false],
    ['refused', undefined],
  ])('proves the 401 when the pod refuses its token, and not else: %s', async (reading, claims) => {
    const verdict = await looked({ sw: [user('oic.svc')] }, reading)
    const [first] = verdict.causes ?? []
    expect([verdict.state, first?.id]).toEqual(['fail', 'fusion-user-missing'])
    expect(first?.explains401).toBe(claims)
  })

  it.each<[string, Sighting | undefined, string]>([
    [
      'which the domain has too',
      { isThere: false, near: ['OIC.SVC'] },
      'integration-username-wrong',
    ],
    ['and the domain has the name given', { isThere: true, near: [] }, 'fusion-user-missing'],
    ['and the domain has another one', { isThere: false, near: ['oic.s'] }, 'fusion-user-missing'],
    ['and the domain was not asked', undefined, 'fusion-user-missing'],
  ])('has a near name, %s', async (_, inDomain, cause) => {
    const verdict = await looked({ sw: [user('oic.svc')] }, undefined, inDomain)
    const [first] = verdict.causes ?? []
    expect([first?.id, first?.explains401]).toEqual([cause, false])
  })

  it.each<[string, Pod]>([
    ['no user is shown at all', {}],
    ['whether others are shown was not answered', { anybody: 500, sw: 500 }],
  ])('has two readings when %s', async (_, said) => {
    const verdict = await looked(said)
    expect([verdict.state, causes(verdict)]).toEqual([
      'error',
      ['fusion-data-security-missing', 'fusion-user-missing'],
    ])
  })

  it('is there when the pod accepts its token, whatever the list shows', async () => {
    const verdict = await looked({ anybody: [user('somebody')] }, 'accepted')
    expect([verdict.state, causes(verdict), verdict.value]).toEqual([
      'warn',
      ['fusion-data-security-missing'],
      undefined,
    ])
    expect(verdict.found).toMatch(/^not proven: .*although Fusion accepts a token of it/)
  })

  it.each<[string, Pod, number | undefined]>([
    ['an empty list', { eq: [user(NAME)] }, 0],
    [
      'roles by id alone',
      { eq: [user(NAME, {})], byId: user(NAME, { roles: [{ value: 'X' }] }) },
      1,
    ],
    ['no roles anywhere', { eq: [user(NAME, {})], byId: user(NAME, {}) }, undefined],
    ['no roles, and no answer by id', { eq: [user(NAME, {})], byId: 403 }, undefined],
    ['null for roles', { eq: [user(NAME, { roles: null })] }, undefined],
  ])('comes with %s', async (_, said, count) => {
    const verdict = await looked(said)
    expect([verdict.state, verdict.value?.of.roles?.length]).toEqual(['pass', count])
  })

  it('is not another one by id', async () => {
    const said = { eq: [user(NAME, {})], byId: user(NAME, { roles: [] }, 99) }
    await expect(looked(said)).rejects.toThrow('the user ID99')
  })
})
