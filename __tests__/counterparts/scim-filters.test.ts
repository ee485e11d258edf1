import { describe, expect, it } from '@jest/globals'
import { parse } from 'scim2-parse-filter'
import { QUICK_EMPTY_PAIR } from '../../sandbox/empty-pair.js'
import type { ReceivedRequest } from '../../sandbox/received-request.js'
import { scimFilter } from '../../src/oracle/scim.js'
import { withPair } from '../scenarios/source-pair.js'
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

  it('can be read in every request of an apply', () =>
    withPair(QUICK_EMPTY_PAIR, async (pair) => {
      const { requests } = await pair.main('apply')
      const filters = requests.flatMap(filterOf)
      const kinds = new Set(filters.map((filter) => parse(filter).op))
      expect(kinds).toEqual(new Set(['eq', 'sw', 'and']))
    }))

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

/** The filter of a request, in its query or, of a `.search`, in its body. */
function filterOf({ path, query, body }: ReceivedRequest): readonly string[] {
  const filter = path.endsWith('/.search')
    ? (JSON.parse(body) as { readonly filter: string }).filter
    : query.get('filter')
  return filter === null ? [] : [filter]
}
