import { readFile } from 'node:fs/promises'
import { describe, expect, it } from '@jest/globals'
import { anchorOf, CHECKS } from '../../src/checks/catalogue.js'
import { generatedPages } from '../../scripts/docs-pages.js'
import { readAction } from '../../scripts/inputs-page.js'
import { OUTPUT_NOTES } from '../../scripts/output-notes.js'

it.each(Object.entries(await generatedPages()))(
  '%s is what the catalogues in the code and action.yml say',
  async (path, text) => {
    expect(await readFile(path, 'utf8')).toBe(text)
  },
)

describe('the checks', () => {
  const ids = Object.keys(CHECKS)
  const groupOf = (id: string): string => id.replace(/\..*$/, '')

  it('are linked from the README, group by group', async () => {
    const links = (await readFile('README.md', 'utf8')).matchAll(/\]\(docs\/checks\.md#([^)]+)\)/g)
    const linked = [...links].map(([, anchor = '']) => anchor)
    expect(linked.filter((anchor) => !ids.some((id) => anchorOf(id) === anchor))).toEqual([])
    expect([...new Set(linked.map(groupOf))].toSorted()).toEqual(
      [...new Set(ids.map(groupOf))].toSorted(),
    )
  })

  it.each(ids)('have an anchor in docs/checks.md: %s', async (id) => {
    const page = await readFile('docs/checks.md', 'utf8')
    expect(page).toContain(`<a id="${anchorOf(id)}"></a>`)
  })
})

it('every note of an output is of one that there is', async () => {
  const names = (await readAction()).outputs.map(({ name }) => name)
  expect(Object.keys(OUTPUT_NOTES).filter((name) => !names.includes(name))).toEqual([])
})
