import { describe, expect, it } from '@jest/globals'
import { crashes, lossesOf, titleOf } from '../../trial/crash.js'
import { runSource } from './run-source.js'

const { aroundWrites } = await crashes('obedient')

// the other answers, and the runner's SIGTERM at all of them, are for `npm run trial -- crash`
describe('apply, killed when the answer to a write, or the next one, is made and not yet received', () => {
  it.each(
    [...aroundWrites('SIGKILL'), ...aroundWrites('SIGTERM').slice(0, 2)].map(
      (crash) => [titleOf(crash), crash] as const,
    ),
  )('%s: post leaves no grant, and the next apply a healthy pair', async (_, crash) => {
    expect(await lossesOf(crash, runSource)).toEqual([])
  })
})
