import { expect, it } from '@jest/globals'
import { format } from 'prettier'
import { table, type Row } from '../../../sandbox/bench/table.js'

const ROW: Row = {
  distance: 100,
  added: 0,
  service: 2,
  emptyProcess: 30,
  took: 2480,
  requests: 18,
  chain: 10,
  curl: 4960,
}

it('shows how long a run took, beside both limits and curl', () => {
  const [, , line = ''] = table('at a distance of', ({ distance }) => distance, [ROW]).split('\n')
  expect(line.split('|').map((cell) => cell.trim())).toEqual([
    '',
    '100 ms',
    '2.48 s',
    '18',
    '10',
    '1.25 s',
    '1.98',
    '0.74 s',
    '3.35',
    '4.96 s',
    '2.0',
    '',
  ])
})

it('leaves curl out where there is none', () => {
  expect(table('added', ({ added }) => added, [{ ...ROW, curl: undefined }])).toMatch(/– \| +– \|$/)
})

it('can be pasted into a page as it is', async () => {
  const printed = table('added', ({ added }) => added, [ROW, { ...ROW, added: 150 }])
  expect(await format(printed, { parser: 'markdown' })).toBe(`${printed}\n`)
})
