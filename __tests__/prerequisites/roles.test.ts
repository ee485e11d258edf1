import { describe, expect, it } from '@jest/globals'
import type { Verdict } from '../../src/checks/check.js'
import type { Answer } from '../../src/http/client.js'
import { UnexpectedAnswer } from '../../src/oracle/answer.js'
import { readFusionUser, type FusionUser } from '../../src/oracle/fusion-user.js'
import type { CatalogAnswer } from '../../src/prerequisites/catalog-probes.js'
import {
  judgeRole,
  lookUpRole,
  planRole,
  showsRoles,
  type KnownRole,
} from '../../src/prerequisites/roles.js'

const CUSTOM = 'OIC_INTEGRATION_ROLE'
const REFUSAL = new UnexpectedAnswer({
  service: 'Fusion',
  method: 'GET',
  host: 'h',
  path: '/',
  status: 403,
  contentType: '',
  body: '',
  header: () => undefined,
  requestId: undefined,
  at: 0,
} satisfies Answer)

type Reading = CatalogAnswer['reading'] | 'unasked'

const ROLES: Readonly<Record<KnownRole['is'], KnownRole>> = {
  there: { is: 'there', id: '77' },
  'not there': { is: 'not there' },
  unknown: { is: 'unknown', why: 'refused', thrown: REFUSAL },
}

/** @param codes `undefined` for an answer that shows no roles */
function user(codes: readonly string[] | undefined): FusionUser {
  return readFusionUser({
    id: '1',
    userName: 'SA',
    ...(codes && { roles: codes.map((value) => ({ value })) }),
  })
}

async function judged(
  codes: readonly string[] | undefined,
  reading: Reading = 'unasked',
  role: KnownRole['is'] = 'there',
  serviceCatalogRole = CUSTOM,
): Promise<Verdict<null>> {
  return judgeRole(user(codes), 'SOAOperator', {
    serviceCatalogRole,
    ask: reading === 'unasked' ? undefined : () => Promise.resolve({ reading, seen: 'seen' }),
    lookUp: () => Promise.resolve(ROLES[role]),
  })
}

describe('a role', () => {
  it.each<[string, readonly string[], Reading, string]>([
    ['held directly', ['SOAOperator'], 'unasked', 'pass'],
    ['held directly in other case', ['soaoperator'], 'unasked', 'pass'],
    ['not held', [], 'unasked', 'fail'],
    ['not held, and the catalogue refuses', [], 'refused', 'fail'],
    ['not held, and the catalogue answers', [], 'allowed', 'warn'],
    ['not held, and the catalogue is unclear', [], 'unclear', 'fail'],
    ['not held beside the custom role', [CUSTOM], 'unasked', 'warn'],
    ['not held beside the custom role, and the catalogue refuses', [CUSTOM], 'refused', 'fail'],
    ['not held beside the custom role, and the catalogue is unclear', [CUSTOM], 'unclear', 'warn'],
  ])('%s', async (_, roles, reading, state) => {
    expect((await judged(roles, reading)).state).toBe(state)
  })

  it.each<[string, readonly string[], Reading, KnownRole['is'], 'proven' | 'not proven']>([
    ['a user without any role', [], 'unasked', 'there', 'proven'],
    ['a user of whom no role may be shown', [], 'unasked', 'unknown', 'not proven'],
    ['a user with another role, which may contain it', ['OTHER'], 'unasked', 'there', 'not proven'],
    ['the same, and a catalogue that is unclear', ['OTHER'], 'unclear', 'there', 'not proven'],
    ['the same, and a catalogue that refuses', ['OTHER'], 'refused', 'there', 'proven'],
  ])('is missing of %s', async (_, codes, reading, is, what) => {
    const { state, causes } = await judged(codes, reading, is)
    expect([state, causes?.[0]?.id]).toEqual(['fail', 'soa-operator-missing'])
    expect(causes?.[0]?.explains401).toBe(what === 'proven' ? undefined : false)
  })

  it.each<[KnownRole['is'], Reading]>([
    ['there', 'unasked'],
    ['there', 'refused'],
    ['unknown', 'unasked'],
  ])(
    'of the service catalogue that is %s (%s) asks for no other beside it',
    async (is, reading) => {
      const { state, fix, causes } = await judgeRole(user([]), CUSTOM, {
        serviceCatalogRole: CUSTOM,
        ask: reading === 'unasked' ? undefined : () => Promise.resolve({ reading, seen: 'seen' }),
        lookUp: () => Promise.resolve(ROLES[is]),
      })
      expect([state, causes?.[0]?.id]).toEqual(['fail', 'service-catalog-privilege-missing'])
      if (is === 'there') {
        expect(fix).toMatch(
          /Add Role, search OIC_INTEGRATION_ROLE, and choose Add Role Membership\.$/,
        )
        expect(fix).not.toContain('Create Role')
      } else {
        expect(fix).toContain('If service-catalog-role is empty')
      }
    },
  )

  it.each<[readonly string[] | undefined, Reading]>([
    [[], 'unasked'],
    [[CUSTOM], 'unasked'],
    [[CUSTOM], 'allowed'],
    [[CUSTOM], 'refused'],
    [undefined, 'allowed'],
  ])(
    'that Fusion does not have is wrong, whatever else is held: %j, %s',
    async (codes, reading) => {
      const verdict = await judged(codes, reading, 'not there')
      expect([verdict.state, verdict.causes?.[0]?.id]).toEqual(['fail', 'role-not-found'])
    },
  )

  it.each<[readonly string[], Reading]>([
    [[CUSTOM], 'unasked'],
    [[], 'allowed'],
  ])(
    'that could not be looked up is not proven to be inherited: %j, %s',
    async (codes, reading) => {
      const verdict = await judged(codes, reading, 'unknown')
      expect(verdict).toMatchObject({
        state: 'warn',
        found: expect.stringMatching(/^not proven: .*It is not known whether Fusion has this role/),
      })
    },
  )

  it('is vouched for by no role without a code', async () => {
    const verdict = await judged([''], 'unasked', 'there', '')
    expect([verdict.state, verdict.found]).toEqual(['warn', expect.not.stringContaining('inherit')])
  })

  const ID = '0123456789ABCDEF'

  it.each<[string, object]>([
    ['an id and a name for people', { id: ID, displayName: 'SOA Operator' }],
    ['no value but null', { id: ID, value: null, displayName: 'SOA Operator' }],
    ['a blank', { value: ' ' }],
    ['nothing', {}],
    ['a number', { value: 7 }],
    ['its id again', { id: ID, value: ID }],
    ["SCIM's own form, where value is the id", { value: ID, display: 'SOAOperator' }],
    ["SCIM's own form without a name", { value: ID, $ref: `https://h/Roles/${ID}` }],
  ])('may be the one that is listed with %s', async (_, listed) => {
    const asked = async (
      code: string,
      reading: Reading,
      role: KnownRole['is'] = 'there',
    ): Promise<Verdict<null>> =>
      judgeRole(
        readFusionUser({ id: '1', userName: 'SA', roles: [listed, { value: 'OTHER' }] }),
        code,
        {
          serviceCatalogRole: CUSTOM,
          ask: reading === 'unasked' ? undefined : () => Promise.resolve({ reading, seen: 'seen' }),
          lookUp: () => Promise.resolve(ROLES[role]),
        },
      )
    for (const reading of ['unasked', 'unclear', 'allowed'] as const) {
      expect(await asked('SOAOperator', reading)).toMatchObject({
        state: 'warn',
        proven: false,
        found: expect.stringMatching(
          /^not proven: Fusion's answer lists 1 role of SA without a code/,
        ),
      })
    }
    expect((await asked('OTHER', 'unasked')).state).toBe('pass')
    expect((await asked('SOAOperator', 'refused')).state).toBe('fail')
    expect((await asked('SOAOperator', 'unasked', 'not there')).state).toBe('fail')
    expect((await asked(ID, 'unasked')).state).toBe('warn')
  })

  it.each<[Reading, string]>([
    ['unasked', 'warn'],
    ['unclear', 'warn'],
    ['allowed', 'warn'],
    ['refused', 'fail'],
  ])('of a user whose roles are not shown is not proven missing: %s', async (reading, state) => {
    const verdict = await judged(undefined, reading)
    expect(verdict.state).toBe(state)
    if (state === 'warn') expect(verdict.found).toMatch(/^not proven: Fusion's answer shows no/)
  })

  it('is not vouched for by a question that could not be asked, and a fault of ours stays one', async () => {
    const ask = (thrown: Error): Promise<unknown> =>
      judgeRole(user([]), 'SOAOperator', {
        serviceCatalogRole: '',
        ask: () => Promise.reject(thrown),
        lookUp: () => Promise.resolve(ROLES.there),
      })
    expect(await ask(REFUSAL)).toMatchObject({ state: 'fail' })
    await expect(ask(new TypeError('ours'))).rejects.toThrow('ours')
  })

  it.each([
    ['value', 'pass'],
    ['name', 'pass'],
    // what people call it, and what it is in a path, is no code, so whose role it is stays open
    ['displayName', 'warn'],
    ['id', 'warn'],
  ])('has its code in the member %s: %s', async (member, state) => {
    const one = readFusionUser({ id: '1', userName: 'SA', roles: [{ [member]: 'SOAOperator' }] })
    const verdict = await judgeRole(one, 'SOAOperator', {
      serviceCatalogRole: '',
      ask: undefined,
      lookUp: () => Promise.resolve(ROLES.there),
    })
    expect(verdict.state).toBe(state)
  })

  it('is shown by its name too', async () => {
    const one = readFusionUser({
      id: '1',
      userName: 'SA',
      roles: [{ value: 'SOAOperator', displayName: 'SOA Operator' }],
    })
    const verdict = await judgeRole(one, 'SOAOperator', {
      serviceCatalogRole: '',
      ask: undefined,
      lookUp: () => Promise.reject(new Error('looked up for nothing')),
    })
    expect(verdict.found).toBe('SA has SOAOperator (SOA Operator)')
  })
})

describe('a look-up of the role itself', () => {
  it.each<[string, (code: string) => string | undefined, KnownRole['is']]>([
    ['there', () => '77', 'there'],
    [
      'not there, while others are',
      (code) => (code === 'SOAOperator' ? undefined : '1'),
      'not there',
    ],
    ['not there, as no other one is', () => undefined, 'unknown'],
  ])('finds it %s', async (_, roleId, is) => {
    const pod = { roleId: (code: string) => Promise.resolve(roleId(code)) }
    const isShown = (): Promise<boolean> => showsRoles(pod)
    expect((await lookUpRole(pod, 'SOAOperator', isShown)).is).toBe(is)
  })

  it('that is refused leaves it unknown, and a fault of ours stays one', async () => {
    const pod = (thrown: Error): Parameters<typeof lookUpRole>[0] => ({
      roleId: () => Promise.reject(thrown),
    })
    const lookUp = (thrown: Error): Promise<KnownRole> =>
      lookUpRole(pod(thrown), 'X', () => Promise.resolve(true))
    expect(await lookUp(REFUSAL)).toMatchObject({ is: 'unknown' })
    await expect(lookUp(new TypeError('ours'))).rejects.toThrow('ours')
  })
})

describe('a missing role is planned', () => {
  const MISSING = { state: 'fail', found: 'not held', expected: 'the role' } as const

  it('where Fusion has it', () => {
    expect(planRole(ROLES.there, user([]), 'SOAOperator', MISSING)).toMatchObject({
      state: 'pending',
      planned: { kind: 'add-role', roleId: '77', userId: '1' },
    })
  })

  it('nowhere else', () => {
    expect(planRole(ROLES['not there'], user([]), 'X', MISSING)).toBe(MISSING)
    expect(() => planRole(ROLES.unknown, user([]), 'X', MISSING)).toThrow(REFUSAL)
    const empty: KnownRole = { is: 'unknown', why: 'the list is empty' }
    expect(planRole(empty, user([]), 'X', MISSING)).toMatchObject({ state: 'error' })
  })
})
