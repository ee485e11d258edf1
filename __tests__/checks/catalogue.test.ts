import { describe, expect, it } from '@jest/globals'
import { CHECKS, describeCheck } from '../../src/checks/catalogue.js'
import { EXPLAINED, type Explanation } from '../../src/checks/explained.js'

describe.each(Object.entries(CHECKS))('the check %s', (id, { title }) => {
  const { tests, states, toDo, notes = [] }: Explanation = EXPLAINED[id as keyof typeof CHECKS]

  it('has a title that claims nothing, so that it reads right beside every state', () => {
    expect(title).toMatch(/^[A-Z].{9,69}[^.]$/)
    expect(title).not.toMatch(
      /\b(?:is|are|was|were|has|have|holds?|can|may|must|exists?|accepts?|answers?|issues?|passes|points|agree|not)\b/,
    )
  })

  it('is explained in whole sentences', () => {
    for (const text of [tests, toDo, ...notes, ...Object.values(states)]) {
      expect(text).toMatch(/^[A-Z`].*\.\)?$/s)
      expect(text).not.toContain(';')
    }
  })
})

it('a title names the role or the connection that the check is about', () => {
  expect(describeCheck('role.SOAOperator').title).toBe('Role SOAOperator of the integration user')
  expect(describeCheck('oic.connection-test.FINANCE/ERP').title).toBe(
    'Test of the connection FINANCE/ERP by Oracle Integration',
  )
})
