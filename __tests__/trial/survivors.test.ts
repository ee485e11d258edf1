import { describe, expect, it } from '@jest/globals'
import { compareSurvivors, type KnownSurvivors } from '../../trial/survivors.js'

const KNOWN: readonly KnownSurvivors[] = [
  { reason: 'a guard', mutants: { 'a.ts: x -> true': 1, "a.ts: '' -> y": 2 } },
  { reason: 'a text', mutants: { 'b.ts: x -> y': 1 } },
]
const ALIVE = ['a.ts: x -> true', "a.ts: '' -> y", "a.ts: '' -> y", 'b.ts: x -> y']

describe('the survivors of the mutation tests', () => {
  it('are counted for each reason, as they were measured', () => {
    expect(compareSurvivors(ALIVE, KNOWN)).toEqual({
      losses: [],
      lines: ['3 survive: a guard', '1 survive: a text'],
    })
  })

  it.each([
    ['one that nobody knows', [...ALIVE, 'c.ts: x -> y'], '1 survive, 0 known: c.ts: x -> y'],
    [
      'one more of a known kind in the same file',
      [...ALIVE, "a.ts: '' -> y"],
      "3 survive, 2 known: a.ts: '' -> y",
    ],
    ['a known one that was killed', ALIVE.slice(0, 3), '1 known, 0 survive: b.ts: x -> y'],
  ])('%s is a loss', (_, alive, loss) => {
    expect(compareSurvivors(alive, KNOWN).losses).toEqual([loss])
  })
})
