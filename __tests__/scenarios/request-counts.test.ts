import { readFile } from 'node:fs/promises'
import { expect, it } from '@jest/globals'
import { EMPTY_PAIR } from '../../sandbox/empty-pair.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'
import { withPair } from './source-pair.js'

const comparison = await readFile('docs/comparison.md', 'utf8')

it.each([
  ['healthy', '`npm run bench` counts the N'],
  ['same-domain', 'in a shared domain N (`same-domain`)'],
  ['least-inputs', 'With nothing but the required inputs it is N (`least-inputs`)'],
])('verify of %s sends as many requests as docs/comparison.md says', (name, sentence) =>
  withPair(scenarioNamed(name), async (pair) => {
    const { requests } = await pair.main('verify')
    expect(comparison).toContain(sentence.replace('N', String(requests.length)))
  }),
)

it('apply from nothing, and once more, sends as many requests as docs/comparison.md says', () =>
  withPair(EMPTY_PAIR, async (pair) => {
    const first = await pair.main('apply')
    const second = await pair.main('apply')
    expect(comparison).toContain(
      `it sends ${String(first.requests.length)} requests of which ${String(first.writes.length)} write`,
    )
    expect(comparison).toContain(
      `a second \`apply\` ${String(second.requests.length)}, of which none writes`,
    )
    expect(second.writes).toEqual([])
  }))
