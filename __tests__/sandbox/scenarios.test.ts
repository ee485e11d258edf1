import { expect, it } from '@jest/globals'
import { SCENARIOS } from '../../sandbox/scenarios.js'

it('every scenario has a name of its own', () => {
  const names = SCENARIOS.map(({ name }) => name)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})
