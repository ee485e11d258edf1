import { expect, it } from '@jest/globals'
import { verdictLine } from '../../src/action/log.js'

const COUNTS = { error: 0, fail: 1, blocked: 0, manual: 0, pending: 0, warn: 0, pass: 11, skip: 1 }

it.each([
  ['names what there is', 'test', 'test, verify: fail (1 fail, 11 pass, 1 skip)'],
  ['cuts a long name', 'x'.repeat(100_000), /^x{100,200}…?, verify: fail/],
])('the verdict in one line %s', (_, environment, line) => {
  const said = verdictLine({ environment, mode: 'verify', result: 'fail', counts: COUNTS })
  expect(said).toEqual(typeof line === 'string' ? line : expect.stringMatching(line))
  expect(said.length).toBeLessThan(300)
})
