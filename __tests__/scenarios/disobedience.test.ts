import { describe, expect, it } from '@jest/globals'
import {
  disobedienceCases,
  isOfFirstLook,
  lossesOf,
  titleOf,
  type DisobedienceCase,
} from '../../trial/disobedience.js'
import { runSource } from './run-source.js'

const firstLooks = (await disobedienceCases(runSource)).filter(
  (one) => isOfFirstLook(one) && one.pair !== 'workflow',
)

const lookUpOf = ({ mode, place }: DisobedienceCase): string => `${mode} ${place.label}`
const lookUps = [...new Set(firstLooks.map(lookUpOf))]

/** Every look-up of every mode, each in one way, all ways in turn. */
const cases = lookUps.flatMap((lookUp, index) => {
  const ways = firstLooks.filter((one) => lookUpOf(one) === lookUp)
  return ways.slice(index % ways.length).slice(0, 1)
})

// all ways at every look-up, those that are disobeyed later in a run only, by the workflow as administrator, and in the
// post step are for `npm run trial -- disobedience`
describe('an answer about something else than what was asked for', () => {
  it.each(cases.map((one) => [titleOf(one), one] as const))(
    'is not believed, and nothing is written with it: %s',
    async (_, one) => {
      expect(await lossesOf(one, runSource)).toEqual([])
    },
  )
})
