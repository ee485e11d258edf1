import { describe, expect, it } from '@jest/globals'
import { apply, type Performer } from '../../src/apply/apply.js'
import type { CheckResult } from '../../src/checks/check.js'
import type { PlannedWrite } from '../../src/checks/planned-write.js'
import { OUT_OF_TIME } from '../../src/checks/out-of-time.js'

const WRITE: PlannedWrite = { kind: 'create-user', checkId: 'user.domain', userName: 'SA' }

const PENDING: CheckResult = {
  id: 'user.domain',
  title: 'the user exists',
  stage: 'look',
  state: 'pending',
  found: 'no user SA',
  expected: 'a user',
  causes: [{ id: 'domain-user-missing', evidence: 'no user SA' }],
  fixBy: null,
  fix: 'apply creates it.',
  docs: '',
  durationMs: 0,
  attempts: 1,
  requests: [],
}

function never(): never {
  throw new Error('is not planned')
}

/** A run whose time is over once it has written. */
const LATE: Performer = {
  outOfTime: () => true,
  lease: never,
  createUser: never,
  addRole: never,
  rolesShow: never,
  importTrust: never,
}

describe('apply that is out of time', () => {
  it('names no cause of the look before for what was not finished: the write may have been done', async () => {
    const { inspection } = await apply(
      () => Promise.resolve({ results: [PENDING], planned: [WRITE] }),
      { ...LATE, createUser: () => Promise.resolve(OUT_OF_TIME) },
    )
    expect(inspection.results).toMatchObject([
      { state: 'error', found: OUT_OF_TIME.found, causes: [] },
    ])
  })

  it('does not call pending what was written and not looked at again', async () => {
    const { inspection, changes } = await apply(
      () =>
        Promise.resolve({
          results: [PENDING, { ...PENDING, id: 'domain.keys', state: 'pass' }],
          planned: [WRITE],
        }),
      { ...LATE, createUser: () => Promise.resolve(true) },
    )
    expect(inspection.results).toMatchObject([
      { id: 'user.domain', state: 'error', found: OUT_OF_TIME.found, causes: [] },
      { id: 'domain.keys', state: 'pass' },
    ])
    expect(changes).toMatchObject([{ id: 'user.domain', state: 'applied' }])
  })
})

it('apply waits once for all roles that were added, before it looks again', async () => {
  const done: string[] = []
  const roles = ['SOAOperator', 'OIC_ROLE', 'REFUSED', 'NOT_TRIED']
  await apply(
    ({ rolesAdded }) => {
      done.push(`look with ${[...rolesAdded].join(', ') || 'none'}`)
      const planned = roles.map((code) => ({
        kind: 'add-role' as const,
        checkId: `role.${code}`,
        roleId: code,
        code,
        userId: '1',
        userName: 'SA',
      }))
      return Promise.resolve({ results: [], planned: rolesAdded.size === 0 ? planned : [] })
    },
    {
      ...LATE,
      outOfTime: () => false,
      addRole: ({ code }) => {
        done.push(`add ${code}`)
        return Promise.resolve(code === 'REFUSED' ? OUT_OF_TIME : true)
      },
      rolesShow: (codes) => {
        done.push(`wait for ${codes.join(', ')}`)
        return Promise.resolve()
      },
    },
  )
  expect(done).toEqual([
    'look with none',
    'add SOAOperator',
    'add OIC_ROLE',
    'add REFUSED',
    'wait for SOAOperator, OIC_ROLE',
    'look with SOAOperator, OIC_ROLE',
  ])
})
