import { describe, expect, it } from '@jest/globals'
import { SCENARIOS } from '../../sandbox/scenarios.js'
import { NO, YES } from './casdk-0004-table.js'
import { expectOutcome } from './expect-outcome.js'
import { runSource } from './run-source.js'

it('the table of CASDK-0004 is about scenarios that there are, each once', () => {
  const names = SCENARIOS.map(({ name }) => name)
  const listed = [...YES, ...NO]
  expect(listed.filter((name) => !names.includes(name))).toEqual([])
  expect(listed).toHaveLength(new Set(listed).size)
})

// some of them are run as bundles, too (bundle.test.ts)
describe('the action says', () => {
  it.each(SCENARIOS.map((scenario) => [scenario.title, scenario] as const))(
    'what is wrong when %s',
    (_, scenario) => expectOutcome(scenario, runSource),
  )
})
