import { describe, expect, it } from '@jest/globals'
import { apply, plan, type Inspection, type Performer } from '../../src/apply/apply.js'
import { NOTHING_DONE, type Done } from '../../src/apply/done.js'
import { error, fail, type State } from '../../src/checks/check.js'
import { NOT_SENT, OUT_OF_TIME } from '../../src/checks/out-of-time.js'
import type { PlannedWrite } from '../../src/checks/planned-write.js'
import type { Answer } from '../../src/http/client.js'
import type { ReportedGrant } from '../../src/report/report.js'
import { checkResult } from '../check-result.js'

const USER: PlannedWrite = { kind: 'create-user', checkId: 'user.domain', userName: 'SA' }
const LEASE: PlannedWrite = { kind: 'lease', checkId: 'domain.keys', clientId: 'client' }

function role(code: string): PlannedWrite {
  return {
    kind: 'add-role',
    checkId: `role.${code}`,
    roleId: code,
    code,
    userId: '1',
    userName: 'SA',
  }
}

type Results = Readonly<Record<string, State>>

/** A look with these states; what is planned is pending. */
function look(states: Results, ...planned: readonly PlannedWrite[]): Inspection {
  const pending = Object.fromEntries(planned.map(({ checkId }) => [checkId, 'pending' as const]))
  return {
    results: Object.entries({ ...pending, ...states }).map(([id, state]) =>
      checkResult(id, state, {
        stage: /^(user\.match|fusion|privilege)/.test(id) ? 'prove' : 'look',
        fix: 'apply does it.',
        causes: state === 'pending' ? [{ id: 'role-missing', evidence: 'seen' }] : [],
      }),
    ),
    planned,
  }
}

function never(): never {
  throw new Error('is not planned')
}

/** Everything is done at once, and there is time for it. */
const WELL: Performer = {
  outOfTime: () => false,
  lease: never,
  createUser: () => Promise.resolve(true),
  addRole: () => Promise.resolve(true),
  rolesShow: () => Promise.resolve(),
  importTrust: never,
}

/** Looks in turn, the last one again and again. */
function looks(...all: readonly Inspection[]): (done: Done) => Promise<Inspection> {
  let asked = 0
  return () => {
    asked += 1
    return Promise.resolve(all[asked - 1] ?? all.at(-1) ?? never())
  }
}

function statesOf({ results }: Inspection): Results {
  return Object.fromEntries(results.map(({ id, state }) => [id, state]))
}

function findingOf({ results }: Inspection, id: string): unknown {
  return results.find((result) => result.id === id)
}

/** Time that is over once something was done. */
function timeUntil<T>(work: () => Promise<T>): {
  outOfTime: () => boolean
  work: () => Promise<T>
} {
  let over = false
  return {
    outOfTime: () => over,
    work: async () => {
      const done = await work()
      over = true
      return done
    },
  }
}

describe('apply that is out of time', () => {
  it('names no cause of the look before for what was not finished: the write may have been done', async () => {
    const { outOfTime, work } = timeUntil(() => Promise.resolve(OUT_OF_TIME))
    const { inspection } = await apply(looks(look({}, USER)), {
      ...WELL,
      outOfTime,
      createUser: work,
    })
    expect(inspection.results).toMatchObject([
      { state: 'error', found: OUT_OF_TIME.found, causes: [] },
    ])
  })

  it('does not call pending what was written and not looked at again', async () => {
    const { outOfTime, work } = timeUntil(() => Promise.resolve(true))
    const { inspection, changes } = await apply(looks(look({ 'domain.keys': 'pass' }, USER)), {
      ...WELL,
      outOfTime,
      createUser: work,
    })
    expect(inspection.results).toMatchObject([
      { id: 'user.domain', state: 'error', found: OUT_OF_TIME.found, causes: [] },
      { id: 'domain.keys', state: 'pass' },
    ])
    expect(changes).toMatchObject([{ id: 'user.domain', state: 'applied' }])
  })

  it('says of each role that it sent no more that it was not sent', async () => {
    const { outOfTime, work } = timeUntil(() => Promise.resolve(true))
    const { inspection, changes } = await apply(looks(look({}, role('A'), role('B'))), {
      ...WELL,
      outOfTime,
      addRole: work,
    })
    expect(findingOf(inspection, 'role.A')).toMatchObject({ found: OUT_OF_TIME.found })
    expect(findingOf(inspection, 'role.B')).toMatchObject({
      state: 'error',
      found: NOT_SENT.found,
      causes: [],
    })
    expect(changes).toMatchObject([{ id: 'role.A' }])
  })

  it('after the lease keeps what it knew of every other check', async () => {
    const grant: ReportedGrant = { id: '1', takenAt: 'a', revokedAt: 'b', heldSeconds: 1 }
    const { outOfTime, work } = timeUntil(() => Promise.resolve({ grant, keys: {} as Answer }))
    const first = look({ 'domain.reachable': 'pass', 'user.fusion': 'pass' }, LEASE, USER)
    const { inspection, changes } = await apply(
      looks(first, look({ 'domain.reachable': 'error', 'user.fusion': 'error' })),
      { ...WELL, outOfTime, lease: work, createUser: never },
    )
    expect(statesOf(inspection)).toMatchObject({
      'domain.reachable': 'pass',
      'user.fusion': 'pass',
    })
    expect(findingOf(inspection, 'domain.keys')).toMatchObject({ found: OUT_OF_TIME.found })
    expect(findingOf(inspection, 'user.domain')).toMatchObject({ found: NOT_SENT.found })
    expect(changes).toHaveLength(2)
  })

  it('in the middle of its last look keeps what it knew of what that look did not finish', async () => {
    let over = false
    const first = look({ 'user.fusion': 'pass', 'user.match': 'pass' }, role('A'))
    const cut: Inspection = {
      planned: [],
      results: [
        checkResult('role.A', 'pass'),
        { ...checkResult('user.fusion', 'error'), ...OUT_OF_TIME },
        checkResult('user.match', 'skip', { stage: 'prove' }),
      ],
    }
    let nth = 0
    const { inspection } = await apply(
      () => {
        nth += 1
        over = nth > 1
        return Promise.resolve(nth === 1 ? first : cut)
      },
      { ...WELL, outOfTime: () => over },
    )
    expect(statesOf(inspection)).toEqual({
      'role.A': 'pass',
      'user.fusion': 'pass',
      'user.match': 'pass',
    })
  })
})

describe('a write that is refused', () => {
  const refusal = fail('the role could not be added', { expected: 'status 204' })

  it('keeps no other role from being sent, and each is told by what became of it', async () => {
    const done: string[] = []
    const codes = ['SOAOperator', 'REFUSED', 'OIC_ROLE']
    const { inspection, changes } = await apply(
      ({ rolesAdded, refused }) => {
        done.push(`look with ${[...rolesAdded].join(', ') || 'none'}`)
        return Promise.resolve(
          rolesAdded.size === 0
            ? look({}, ...codes.map(role))
            : look({
                ...Object.fromEntries([...rolesAdded].map((code) => [`role.${code}`, 'pass'])),
                ...Object.fromEntries([...refused.keys()].map((id) => [id, 'fail'])),
              }),
        )
      },
      {
        ...WELL,
        addRole: ({ code }) => {
          done.push(`add ${code}`)
          return Promise.resolve(code === 'REFUSED' ? refusal : true)
        },
        rolesShow: (added) => {
          done.push(`wait for ${added.join(', ')}`)
          return Promise.resolve()
        },
      },
    )
    expect(done).toEqual([
      'look with none',
      'add SOAOperator',
      'add REFUSED',
      'add OIC_ROLE',
      'wait for SOAOperator, OIC_ROLE',
      'look with SOAOperator, OIC_ROLE',
    ])
    expect(statesOf(inspection)).toEqual({
      'role.SOAOperator': 'pass',
      'role.REFUSED': 'fail',
      'role.OIC_ROLE': 'pass',
    })
    expect(changes.map(({ id }) => id)).toEqual(['role.SOAOperator', 'role.OIC_ROLE'])
  })

  it('for the user keeps the roles back, which say why', async () => {
    const seen: Done[] = []
    const { inspection, changes } = await apply(
      (done) => {
        seen.push(done)
        return Promise.resolve(
          done === NOTHING_DONE
            ? look({}, USER, role('A'))
            : look({ 'user.domain': 'error' }, role('A')),
        )
      },
      { ...WELL, createUser: () => Promise.resolve(error('no')), addRole: never },
    )
    expect(findingOf(inspection, 'role.A')).toMatchObject({
      state: 'pending',
      fix: 'Not sent, because user.domain ended in error. Fix that first, then run apply again.',
    })
    expect(changes).toEqual([])
  })
})

describe('a write that a service says it has done', () => {
  it('is an error when it does not show, and no longer pending', async () => {
    const { inspection, changes } = await apply(looks(look({}, role('A'))), WELL)
    expect(findingOf(inspection, 'role.A')).toMatchObject({
      state: 'error',
      found: expect.stringContaining('although the service confirmed the change'),
      causes: [],
    })
    expect(changes).toMatchObject([{ id: 'role.A', state: 'applied' }])
  })
})

describe('of a lease, the changes tell', () => {
  const held: ReportedGrant = { id: '1', takenAt: 'a', revokedAt: null, heldSeconds: null }
  it.each<[string, ReportedGrant | null, readonly RegExp[]]>([
    [
      'both, when the grant was returned',
      { ...held, revokedAt: 'b', heldSeconds: 2 },
      [/^grant/, /^revoke/],
    ],
    ['the grant, when it could not be returned', held, [/^grant/]],
    ['nothing, when there was none', null, []],
  ])('%s', async (_, grant, actions) => {
    const { changes } = await apply(looks(look({}, LEASE), look({ 'domain.keys': 'error' })), {
      ...WELL,
      lease: () => Promise.resolve({ grant, refusal: error('no keys') }),
    })
    expect(changes.map(({ action }) => action)).toEqual(
      actions.map((action) => expect.stringMatching(action)),
    )
  })
})

// what keeps apply from writing is left out of the plan too, whatever it is
describe('plan lists what apply sends', () => {
  const stopped = { by: 'role.X', before: 'prove' } as const
  it.each<[string, Results, Partial<Inspection>, boolean]>([
    [
      'when nothing speaks against the pair',
      { 'user.fusion': 'pass', 'user.match': 'warn' },
      {},
      true,
    ],
    ['when the names differ', { 'user.match': 'fail' }, {}, false],
    ['when the user is missing in Fusion', { 'user.fusion': 'fail' }, {}, false],
    ['when something could not be found out', { 'certificate.leaf': 'error' }, {}, false],
    ['when the pod is down', { 'fusion.trust': 'blocked' }, {}, false],
    ['when another role could not be looked up', { 'role.X': 'error' }, {}, false],
    ['when another role does not exist', { 'role.X': 'fail' }, {}, true],
    [
      'when another role ended the run before the names were compared',
      { 'role.X': 'fail' },
      { stopped },
      false,
    ],
    ['when a privilege is missing', { 'privilege.service-catalog': 'fail' }, {}, true],
    [
      'when a privilege is missing, with fail-fast',
      { 'privilege.service-catalog': 'fail' },
      { stopped: { by: 'privilege.service-catalog', before: 'test' } },
      true,
    ],
    ['when a catalogue is down', { 'privilege.service-catalog': 'blocked' }, {}, false],
  ])('%s', async (_, states, others, isSent) => {
    const inspection = { ...look(states, role('A'), role('B')), ...others }
    const sent: string[] = []
    const applied = await apply(
      ({ rolesAdded }) =>
        Promise.resolve(rolesAdded.size === 0 ? inspection : look({ 'role.A': 'pass' })),
      {
        ...WELL,
        addRole: ({ code }) => {
          sent.push(code)
          return Promise.resolve(true)
        },
      },
    )
    const planned = await plan(() => Promise.resolve(inspection))
    expect(sent).toEqual(isSent ? ['A', 'B'] : [])
    expect(planned.planned).toEqual(isSent ? inspection.planned : [])
    expect(applied.changes).toHaveLength(sent.length)
    // what is not sent is not announced either
    const fixes = isSent ? planned.results : [...planned.results, ...applied.inspection.results]
    for (const { id, state, fix } of fixes) {
      if (state !== 'pending') continue
      if (isSent) expect(fix).toBe('apply does it.')
      else expect([id, fix]).toEqual([id, expect.stringMatching(/^(apply does not send|Not sent)/)])
    }
  })
})
