import { describe, expect, it } from '@jest/globals'
import { changeComment, markedIn, pairKey } from '../../src/issue/issue-text.js'

const marker = (content: unknown): string =>
  `<!-- oic-fusion-prerequisites ${Buffer.from(JSON.stringify(content)).toString('base64url')} -->`
const GOOD = { pair: 'p', failing: ['domain.token'], since: 'https://github.example/runs/1' }

describe('the marker of an issue', () => {
  it('is found wherever it stands in the text', () => {
    expect(markedIn(`Somebody wrote this above.\n\n${marker(GOOD)}\nand below`)).toEqual(GOOD)
  })

  it.each([
    ['no marker', 'text'],
    ['a marker that is no base64url', '<!-- oic-fusion-prerequisites ??? -->'],
    ['a marker that is no JSON', '<!-- oic-fusion-prerequisites abcd -->'],
    ['a marker of null', marker(null)],
    ['a marker without a pair', marker({ ...GOOD, pair: undefined })],
    ['a marker with a number among the checks', marker({ ...GOOD, failing: [1] })],
    ['a marker whose link would run a script', marker({ ...GOOD, since: 'javascript:alert(1)' })],
    ['a marker whose link would end early', marker({ ...GOOD, since: 'https://x) [y](https://z' })],
  ])('is not taken from %s', (_, body) => {
    expect(markedIn(body)).toBeUndefined()
  })

  it('is that of the pair with this very name', () => {
    const keys = ['test', 'Test', 'test '].map((environment) => pairKey({ environment }))
    expect(new Set(keys).size).toBe(3)
  })
})

describe('the comment on a change', () => {
  it.each([
    [['a'], ['a'], undefined],
    [['a'], ['a', 'b'], 'New: `b`. [Run](url)'],
    [['a', 'b'], ['b'], 'No longer: `a`. [Run](url)'],
    [['a'], ['b'], 'New: `b`. No longer: `a`. [Run](url)'],
  ])('from %j to %j is %j', (before, now, comment) => {
    const written = changeComment(before, now, 'url')
    expect(written?.replaceAll(/<\/?code>/g, '`')).toBe(comment)
  })
})
