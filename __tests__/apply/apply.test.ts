import { expect, it } from '@jest/globals'
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

it('what was not finished in time names no cause of the look before: the write may have been done', async () => {
  const never = (): never => {
    throw new Error('is not planned')
  }
  const perform: Performer = {
    outOfTime: () => true,
    lease: never,
    addRole: never,
    importTrust: never,
    createUser: () => Promise.resolve(OUT_OF_TIME),
  }
  const { inspection } = await apply(
    () => Promise.resolve({ results: [PENDING], planned: [WRITE] }),
    perform,
  )
  expect(inspection.results).toMatchObject([
    { state: 'error', found: OUT_OF_TIME.found, causes: [] },
  ])
})
