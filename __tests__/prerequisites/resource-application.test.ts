import { expect, it } from '@jest/globals'
import type { ApplicationUse } from '../../src/prerequisites/application-use.js'
import { faultsOfResource } from '../../src/prerequisites/resource-application.js'
import { app, said } from './applications.js'

const GOOD = { active: true, isOAuthResource: true, allowOffline: true }

it.each<[string, object, ApplicationUse, readonly string[]]>([
  ['as it should be', GOOD, 'this', []],
  ['inactive', { ...GOOD, active: false }, 'none', ['resource-application-wrong']],
  [
    'no resource server',
    { ...GOOD, isOAuthResource: false },
    'none',
    ['resource-application-wrong'],
  ],
  ['without token refresh', { ...GOOD, allowOffline: false }, 'this', ['refresh-not-allowed']],
  [
    'without token refresh, presumably',
    { ...GOOD, allowOffline: false },
    'presumably',
    ['refresh-not-allowed'],
  ],
  ['without token refresh that nobody needs', { ...GOOD, allowOffline: false }, 'none', []],
  [
    'shown by its name alone',
    {},
    'this',
    ['? whether it is active', '? whether it allows token refresh'],
  ],
])('the resource application, %s', (_, shown, use, expected) => {
  const { faults, unknown } = faultsOfResource(app({ ...shown }), use)
  expect(said({ faults, unknown })).toEqual(expected)
  expect(faults.every(({ explains401 }) => explains401 === (use === 'this'))).toBe(true)
})
