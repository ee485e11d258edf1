import { expect, it } from '@jest/globals'
import { stateOf } from '../../src/apply/lease-state.js'
import { redactor } from '../../src/redaction/redactor.js'

it('a secret is not written into the state, where a service has made an id of it', () => {
  redactor.add('Sesame-open-2')
  const record = {
    domain: 'idcs-1.identity.example',
    clientId: 'client',
    appId: 'application',
    roleId: 'role',
    existing: ['one'],
    since: '2026-11-27T10:00:00.000Z',
    at: '2026-01-01T00:00:00.000Z',
  }
  for (const id of [
    { appId: 'Sesame-open-2' },
    { roleId: 'Sesame-open-2' },
    { existing: ['one', 'Sesame-open-2'] },
  ]) {
    expect(() => stateOf({ ...record, ...id })).toThrow(
      'the identity domain gave an id that holds a secret of this run',
    )
  }
  expect(JSON.parse(stateOf({ ...record, grantId: 'Sesame-open-2' }))).toEqual(record)
})
