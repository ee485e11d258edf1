import { readFile } from 'node:fs/promises'
import { describe, expect, it } from '@jest/globals'
import { CHECKS } from '../../src/checks/catalogue.js'
import { generatedPages } from '../../scripts/docs-pages.js'
import { inShort, readAction } from '../../scripts/inputs-page.js'
import { OUTPUT_NOTES } from '../../scripts/output-notes.js'

it.each(Object.entries(await generatedPages()))(
  '%s is what the catalogues in the code and action.yml say',
  async (path, text) => {
    expect(await readFile(path, 'utf8')).toBe(text)
  },
)

const { inputs, outputs } = await readAction()

describe('an input or output in short', () => {
  it.each([...inputs, ...outputs])(
    '$name is said in a few words, without a stop',
    ({ description }) => {
      expect(inShort(description)).toMatch(/^[A-Z`].{10,119}[^.;:,(]$/s)
    },
  )

  it('ends at the first stop, and not at an abbreviation, a path or a host', () => {
    expect(inShort('URL of the pod (OCI console > it), e.g. `https://a.b`. More.')).toBe(
      'URL of the pod',
    )
    expect(inShort('Path of `report.json`: more')).toBe('Path of `report.json`')
  })
})

it('every note of an output is of one that there is', () => {
  const names = outputs.map(({ name }) => name)
  expect(Object.keys(OUTPUT_NOTES).filter((name) => !names.includes(name))).toEqual([])
})

it('the README lists every check, in the order of the reports', async () => {
  const rows = [...(await readFile('README.md', 'utf8')).matchAll(/^\| `([a-z-]+\.[^`]+)` +\|/gm)]
  const ids = rows.map(([, id = '']) => id.replace(/<\w+>$/, '*'))
  expect(ids).toEqual(Object.keys(CHECKS))
})
