import { readFile } from 'node:fs/promises'
import { describe, expect, it } from '@jest/globals'
import { SCENARIOS } from '../../sandbox/scenarios.js'
import { CAUSE_GROUPS, CAUSES } from '../../src/causes/catalogue.js'
import { CONSOLE_CAUSES } from '../../src/causes/console-causes.js'
import type { Cause } from '../../src/causes/cause.js'

const ALL = Object.entries<Cause>(CAUSES)
const SHOWN = new Set(
  SCENARIOS.flatMap(({ outcome }) =>
    Object.values(outcome.checks ?? {}).flatMap(([, ...causes]) => causes),
  ),
)

/** Shown by tests of their own: what needs more than the three services, and what only a change meets. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'proxy-refuses': '__tests__/scenarios/proxy.test.ts',
  'role-not-found': '__tests__/scenarios/apply.test.ts',
  'role-not-assignable': '__tests__/scenarios/apply.test.ts',
  ...Object.fromEntries(
    Object.keys(CONSOLE_CAUSES).map((id) => [id, '__tests__/apply/import-by-browser.test.ts']),
  ),
}

describe('the catalogue of causes', () => {
  it.each(ALL)(
    '%s has a scenario that shows it, or says why nobody can see it',
    async (id, cause) => {
      const elsewhere = ELSEWHERE[id]
      if (elsewhere !== undefined) {
        expect(await readFile(elsewhere, 'utf8')).toContain(id)
        return
      }
      expect({ shown: SHOWN.has(id), unseen: cause.unseen !== undefined }).toEqual({
        shown: cause.unseen === undefined,
        unseen: cause.unseen !== undefined,
      })
    },
  )

  it.each(ALL)('%s says who, how, and how to tell it from others', (_, cause) => {
    expect(cause.fix).toMatch(/^[A-Z].{20,}\.$/s)
    expect(cause.distinguish.length).toBeGreaterThan(20)
    expect(cause.title).not.toMatch(/\.$/)
    expect(cause.source).not.toBe('')
  })

  it('has every cause in one group', () => {
    const ids = Object.values(CAUSE_GROUPS).flatMap((group) => Object.keys(group))
    expect(ids).toHaveLength(new Set(ids).size)
    expect(ids.toSorted()).toEqual(Object.keys(CAUSES).toSorted())
  })
})
