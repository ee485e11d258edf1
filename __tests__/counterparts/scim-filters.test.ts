import { describe, expect, it } from '@jest/globals'
import { parse } from 'scim2-parse-filter'
import { scimFilter } from '../../src/oracle/scim.js'
import { fc } from '../seeded-properties.js'

describe('a SCIM filter, read by a parser that is not ours,', () => {
  it.each(['SA_FA_DEV_OIC', 'a+b@acme.example', 'O"Brien', 'ü', ''])(
    'compares the attribute with the text %j and with nothing else',
    (text) => {
      expect(parse(scimFilter('userName', 'eq', text))).toEqual({
        op: 'eq',
        attrPath: 'userName',
        compValue: text,
      })
    },
  )

  // the parser undoes no other escape of JSON than that of the quotation mark, so those texts are left out
  it('does so whatever the text is', () => {
    const texts = fc.string({ unit: 'binary' }).filter((text) => !/[\\\p{C}]/u.test(text))
    fc.assert(
      fc.property(texts, (text) => {
        const { compValue } = parse(scimFilter('userName', 'sw', text)) as { compValue?: string }
        return compValue === text
      }),
    )
  })
})
