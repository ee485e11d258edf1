import { describe, expect, it } from '@jest/globals'
import { QUICK_EMPTY_PAIR } from '../../sandbox/empty-pair.js'
import { startSandbox } from '../../sandbox/sandbox.js'
import { isWrite, Pair, withPair } from './pair-runner.js'

/** How many answers an undisturbed apply gets, and which of them are to writes. */
const undisturbed = await withPair(QUICK_EMPTY_PAIR, async (pair) => {
  const { requests, result } = await pair.main('apply')
  if (result.outputs['result'] !== 'pass') throw new Error('apply does not set up the empty pair')
  return {
    answers: requests.length,
    writes: requests.flatMap((r, index) => (isWrite(r) ? index : [])),
  }
})

const everywhere = Array.from({ length: undisturbed.answers }, (_, index) => index + 1)
// for this process both signals are one; the gentler one is tried where it matters
const aroundWrites = [...new Set(undisturbed.writes.flatMap((index) => [index + 1, index + 2]))]

describe('apply, killed when an answer is made and not yet received', () => {
  it.concurrent.each([
    ...everywhere.map((nth) => ['SIGKILL', nth] as const),
    ...aroundWrites.map((nth) => ['SIGTERM', nth] as const),
  ])(
    'by %s at answer %i: post leaves no grant, and the next apply a healthy pair',
    async (signal, nth) => {
      let kill: (signal: NodeJS.Signals) => void = () => undefined
      let killed = false
      const sandbox = await startSandbox(QUICK_EMPTY_PAIR, {
        onAnswer: (answer) => {
          if (answer !== nth || killed) return
          killed = true
          kill(signal)
        },
      })
      const pair = new Pair(sandbox)
      try {
        const onStart = (end: typeof kill): void => {
          kill = end
        }
        const broken = await pair.main('apply', {}, { onStart })
        expect(killed).toBe(true)
        expect(broken.result.outputs['result']).toBeUndefined()
        const post = await pair.post(broken.result)
        expect(post.result.exitCode).toBe(0)
        expect(sandbox.state.domain.grants).toEqual([])

        const again = await pair.main('apply')
        expect(again.result.outputs['result']).toMatch(/^(pass|warn)$/)
        expect(sandbox.state.domain.grants).toEqual([])
        expect(sandbox.state.domain.users.map(({ userName }) => userName)).toEqual([
          'SA_FA_DEV_OIC',
        ])
        const { roles, arriving } = sandbox.state.fusionUsers[0] ?? { roles: [], arriving: [] }
        expect(roles.toSorted()).toEqual(
          ['OIC_INTEGRATION_ROLE', 'ORA_FND_INTEGRATION_SPECIALIST_JOB', 'SOAOperator'].toSorted(),
        )
        expect(arriving).toEqual([])
      } finally {
        await sandbox.close()
      }
    },
  )
})
