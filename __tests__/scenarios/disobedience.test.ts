import { describe, expect, it } from '@jest/globals'
import { disobedienceCases, isOfFirstLook, lossesOf, titleOf } from '../../trial/disobedience.js'

const cases = (await disobedienceCases()).filter(
  (one) => isOfFirstLook(one) && one.pair !== 'workflow',
)

// look-ups that are disobeyed later in a run only, by the workflow as administrator, and in the post step are for `npm run trial -- disobedience`
describe('an answer about something else than what was asked for', () => {
  it.concurrent.each(cases.map((one) => [titleOf(one), one] as const))(
    'is not believed, and nothing is written with it: %s',
    async (_, one) => {
      expect(await lossesOf(one)).toEqual([])
    },
  )
})
