import { expect, it } from '@jest/globals'
import { isSameCaseAside } from '../../src/oracle/case-aside.js'

it.each([
  ['SA_OIC', 'SA_OIC', true],
  ['SA_OIC', 'sa_oic', true],
  ['MÜLLER', 'müller', true],
  ['SA_OIC', 'SA_OIC ', false],
  ['OIK', 'OI\u212a', false],
  ['SA', '\u017fA', false],
  ['STRASSE', 'straße', false],
  ['I', '\u0130', false],
])('%s and %s: %s', (one, other, same) => {
  expect(isSameCaseAside(one, other)).toBe(same)
})
