import { expect, it } from '@jest/globals'
import type { AccessToken } from '../../src/oracle/access-token.js'
import { byToken, type Authorisation } from '../../src/oracle/authorisation.js'
import type { Assigned, DomainApplications } from '../../src/oracle/domain-applications.js'
import {
  judgeAssignment,
  leftOpen,
  readAssignment,
} from '../../src/prerequisites/application-user.js'
import { app } from './applications.js'

const NOBODY: Assigned = { user: false, groups: false }

/** Reads as the only one who can, with these roles in its token. */
async function judged(
  assigned: Assigned,
  clientAppRoles: readonly string[] | undefined,
): Promise<string> {
  const as: Authorisation = byToken({ value: 'token', clientAppRoles } as AccessToken, 'the client')
  const applications = {
    assignedTo: () => Promise.resolve(assigned),
  } as unknown as DomainApplications
  const seesGrants = ({ roles = [] }: Authorisation): boolean => roles.includes('Sees')
  const right = (): Promise<Authorisation> => Promise.resolve(as)
  const { verdict, faults } = judgeAssignment([
    await readAssignment(applications, [right], seesGrants, app(), 'u1'),
  ])
  expect(faults.map(({ cause }) => cause)).toEqual(
    verdict.state === 'fail' ? ['domain-user-not-assigned'] : [],
  )
  return verdict.state
}

it.each<[string, Assigned, readonly string[] | undefined, string]>([
  ['nobody, shown to a role that sees grants', NOBODY, ['Sees'], 'fail'],
  ['nobody, shown to another role', NOBODY, ['Other'], 'skip'],
  ['nobody, shown to somebody whose roles are not listed', NOBODY, undefined, 'skip'],
  [
    'the user, shown to somebody whose roles are not listed',
    { ...NOBODY, user: true },
    undefined,
    'pass',
  ],
  ['a group', { ...NOBODY, groups: true }, ['Sees'], 'skip'],
])('to an application is assigned %s', async (_, assigned, roles, state) => {
  expect(await judged(assigned, roles)).toBe(state)
})

it.each([
  [[{ allowAccessControl: false }, { allowAccessControl: true }], undefined],
  [[{ allowAccessControl: false }, {}], 'skip'],
  [[{ allowAccessControl: false }, undefined], 'skip'],
])('applications that are shown as %j leave open %s', (shown, state) => {
  const reads = shown.map((members) =>
    members === undefined
      ? ({ is: 'not shown', why: 'refused' } as const)
      : ({ is: 'shown', value: app(members) } as const),
  )
  expect(leftOpen(reads)?.state).toBe(state)
})
