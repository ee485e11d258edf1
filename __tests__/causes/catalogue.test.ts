import { readFile } from 'node:fs/promises'
import { describe, expect, it } from '@jest/globals'
import { SCENARIOS } from '../../sandbox/scenarios.js'
import { CAUSE_GROUPS, KNOWN_CAUSES } from '../../src/causes/background/catalogue.js'
import { CAUSES } from '../../src/causes/catalogue.js'

const ALL = Object.entries(KNOWN_CAUSES)
const SHOWN = new Set(
  SCENARIOS.flatMap(({ outcome }) =>
    Object.values(outcome.checks ?? {}).flatMap(([, ...causes]) => causes),
  ),
)

/** Shown by tests of their own, by file: what needs more than the three services, and what only a change meets. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  '__tests__/scenarios/proxy.test.ts': ['proxy-refuses', 'proxy-unreachable'],
  '__tests__/scenarios/apply.test.ts': ['role-not-assignable'],
  '__tests__/apply/lease.test.ts': ['administrator-sees-too-little'],
  '__tests__/scenarios/claims.test.ts': ['fusion-identity-domain-wrong'],
  // by a browser, as far as the pages of the sandbox go
  '__tests__/scenarios/console.test.ts': [
    'console-host-not-allowed',
    'console-sign-in-refused',
    'console-page-unknown',
    'console-alias-taken',
  ],
  '__tests__/scenarios/console.thorough.ts': [
    'console-second-factor',
    'console-session-ended',
    'console-refused',
  ],
  // from what stopped the browser to the cause
  '__tests__/apply/import-by-browser.test.ts': [
    'console-browser-missing',
    'console-browser-fault',
    'console-unreachable',
  ],
}
const SHOWN_ELSEWHERE = new Set(Object.values(ELSEWHERE).flat())

describe('the catalogue of causes', () => {
  it.each(ALL)(
    '%s is shown by a scenario or a test, or says why nobody can see it',
    (id, cause) => {
      const places = [SHOWN.has(id), SHOWN_ELSEWHERE.has(id), cause.unseen !== undefined]
      expect(places.filter(Boolean)).toEqual([true])
    },
  )

  it.each(Object.entries(ELSEWHERE))(
    '%s expects the causes that it is to show',
    async (path, ids) => {
      const text = await readFile(path, 'utf8')
      // in full and as a text: not as a part of another id, and not in a comment
      expect(ids.filter((id) => !new RegExp(`['"]${id}['"]`).test(text))).toEqual([])
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
