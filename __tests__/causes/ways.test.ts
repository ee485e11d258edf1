import { expect, it } from '@jest/globals'
import { CAUSES } from '../../src/causes/catalogue.js'
import { WAY_OF } from '../../src/causes/ways.js'

it('every cause, and nothing else, has a way', () => {
  expect(Object.keys(WAY_OF).toSorted()).toEqual(Object.keys(CAUSES).toSorted())
})

it('what lies on the way of the run alone never explains a 401 of the connection', () => {
  const causes = Object.entries(CAUSES).filter(
    ([id]) => WAY_OF[id as keyof typeof CAUSES] === 'run',
  )
  expect(causes.filter(([, { explains401 }]) => explains401).map(([id]) => id)).toEqual([])
})
