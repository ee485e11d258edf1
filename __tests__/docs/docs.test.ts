import { readFile } from 'node:fs/promises'
import { expect, it } from '@jest/globals'
import { generatedPages } from '../../scripts/docs-pages.js'

it.each(Object.entries(await generatedPages()))(
  '%s is what the catalogues in the code say',
  async (path, text) => {
    expect(await readFile(path, 'utf8')).toBe(text)
  },
)
