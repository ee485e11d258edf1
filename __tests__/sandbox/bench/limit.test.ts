import { describe, expect, it } from '@jest/globals'
import { limitOf, longestChain, median } from '../../../sandbox/bench/limit.js'

type Times = readonly [came: number, answered: number, waitedSince?: number]

describe('the longest chain of requests', () => {
  it.each<[string, number, number, readonly Times[]]>([
    ['of nothing is', 0, 0, []],
    ['of one is', 1, 0, [[0, 10]]],
    [
      'of two at once is',
      1,
      0,
      [
        [0, 10],
        [1, 12],
      ],
    ],
    [
      'of two of which the second came after the first was answered is',
      2,
      0,
      [
        [0, 10],
        [11, 20],
      ],
    ],
    [
      'does not depend on the order in which they are listed',
      2,
      0,
      [
        [11, 20],
        [0, 10],
      ],
    ],
    [
      'goes over the longest way',
      3,
      0,
      [
        [0, 10],
        [0, 50],
        [11, 20],
        [21, 30],
        [25, 60],
      ],
    ],
    [
      'at a distance leaves out what was on its way before the answer was heard',
      1,
      100,
      [
        [50, 55],
        [149, 151],
      ],
    ],
    [
      'at a distance counts what can have been sent after the answer was heard',
      2,
      100,
      [
        [50, 55],
        [155, 160],
      ],
    ],
    [
      'leaves out what only waited for its connection',
      1,
      100,
      [
        [250, 252, 0],
        [500, 502, 250],
      ],
    ],
    [
      'counts a connection that was opened after an answer',
      2,
      100,
      [
        [250, 252, 0],
        [560, 562, 303],
      ],
    ],
    [
      'without a distance leaves out what only waited for its connection',
      1,
      0,
      [
        [5, 7, 0],
        [9, 11, 6],
      ],
    ],
  ])('%s %i (distance %i ms)', (_, length, distance, times) => {
    const exchanges = times.map(([came, answered, waitedSince]) => ({
      came,
      answered,
      waitedSince,
    }))
    expect(longestChain(exchanges, distance)).toBe(length)
  })
})

describe('the limit', () => {
  const nothing = { chain: 0, distance: 0, added: 0, service: 0, emptyProcess: 0 }
  it.each([
    ['is an empty process where nothing is asked', 30, { ...nothing, emptyProcess: 30 }],
    ['counts what is added at every link', 280, { ...nothing, chain: 5, added: 50, service: 6 }],
    [
      'counts the distance at every link, and twice for the first handshake',
      700,
      { ...nothing, chain: 5, distance: 100 },
    ],
    [
      'adds all of it',
      1257,
      { chain: 6, distance: 100, added: 50, service: 21 / 6, emptyProcess: 136 },
    ],
  ])('%s: %i ms', (_, milliseconds, circumstances) => {
    expect(limitOf(circumstances)).toBeCloseTo(milliseconds)
  })
})

it.each([
  [2, [3, 1, 2]],
  [3, [3, 1, 2, 4]],
  [Number.NaN, []],
])('the median is %d of %j', (middle, numbers) => {
  expect(median(numbers)).toBe(middle)
})
