import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'

const DIRECTORY = 'src/prerequisites'
const FILES = (await readdir(DIRECTORY)).filter((name) => name.endsWith('.ts'))

/** How far from the sentence the field may stand. */
const LINES = 3

it.each(FILES)(
  '%s says with a field what it says in words: that nothing is proven',
  async (name) => {
    const lines = (await readFile(join(DIRECTORY, name), 'utf8')).split('\n')
    const said = lines.flatMap((line, index) =>
      /['`][^'`]*\bnot (proven|checked)\b/i.test(line) && !/^\s*(\/\/|\/?\*)/.test(line)
        ? [index]
        : [],
    )
    const without = said.filter(
      (index) =>
        !lines
          .slice(Math.max(0, index - LINES), index + LINES + 1)
          .some((line) => line.includes('proven: false')),
    )
    expect(without.map((index) => lines[index]?.trim())).toEqual([])
  },
)
