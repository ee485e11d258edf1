import { describe, expect, it } from '@jest/globals'
import { judge } from '../../scripts/prose/judge.js'
import { sentencesOf } from '../../scripts/prose/sentences.js'

/** A sentence of so many words. */
const sentence = (words: number): string => `${Array<string>(words).fill('word').join(' ')}.`

/** A table with this cell. */
const cell = (text: string): string => `| a |\n|--|\n| ${text} |\n`

describe('the sentences of a text', () => {
  it.each([
    ['two sentences', 'You set it. Then you start it.', [3, 4]],
    ['a sentence that begins with code', 'You set it. `mode` has a default.', [3, 4]],
    ['an abbreviation within', 'Set a name, e.g. `test`, for it.', [7]],
    ['a file name within', 'The file report.json has it.', [5]],
    ['an abbreviation and a number at the end', 'It is a CA. You see 401. Then go.', [4, 3, 2]],
    ['code as one word', 'Run `npm run demo -- --list` now.', [3]],
    ['a link by its text', 'See [the set-up](docs/setup.md).', [3]],
    ['entries of a list', '- first\n- Open the page.\n', [1, 3]],
    [
      'no code block, table or heading',
      '# A heading\n\n| a |\n|--|\n| b c |\n\n```sh\nls\n```\n',
      [],
    ],
    ['a footnote', 'You set it.[^1]\n\n[^1]: Oracle says it.\n', [3, 3]],
  ])('%s', (_, text, words) => {
    expect(sentencesOf(text).map(({ words }) => words)).toEqual(words)
  })
})

describe('a text against the rules', () => {
  it.each([
    ['thirty words in a sentence', sentence(30), []],
    ['thirty-one words in a sentence', sentence(31), [expect.stringContaining('of 31 words')]],
    ['a semicolon', 'You set it; you start it.', [expect.stringContaining('a semicolon')]],
    ['a semicolon in code', 'You run `a; b` now.', []],
    ['a word that has a plainer one', 'You mend it.', [expect.stringContaining('better "fix"')]],
    ['such a word in a table', '| a |\n|--|\n| anew |\n', [expect.stringContaining('"again"')]],
    ['such a word in code', 'You see `anew` there.', []],
    ['twelve words in a cell', cell(`${'word '.repeat(11)}\`a b\` / 😀`), []],
    [
      'thirteen words in a cell',
      cell(`${'word '.repeat(12)}\`a b\``),
      [expect.stringContaining('a cell of 13 words')],
    ],
    ['a single sentence over the average', sentence(16), []],
    [
      'many long sentences',
      Array<string>(10)
        .fill(`W${sentence(16)}`)
        .join(' '),
      [expect.stringContaining('16.0 words on average')],
    ],
    [
      'long sentences among labels, which do not lower the average',
      `${Array<string>(10)
        .fill(`W${sentence(16)}`)
        .join(' ')}\n\n${'- label\n'.repeat(50)}`,
      [expect.stringContaining('16.0 words on average')],
    ],
  ])('%s', (_, text, faults) => {
    expect(judge({ where: 'page', text }).faults).toEqual(faults)
  })

  it('a description that is longer than its limit', () => {
    const text = `${sentence(20)} W${sentence(11)}`
    expect(judge({ where: 'action.yml: mode', text, limit: 31 }).faults).toEqual([])
    expect(judge({ where: 'action.yml: mode', text, limit: 30 }).faults).toEqual([
      'has 31 words, 30 are the most',
    ])
  })
})
