import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from '@jest/globals'

const page = await readFile('CONTRIBUTING.md', 'utf8')
const snippets = [...page.matchAll(/```ts\n(.*?)```/gs)].map(([, text = '']) => oneLine(text))

/** Layout says nothing: a snippet stands in a list, and is indented otherwise. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

describe('the recipes of CONTRIBUTING.md', () => {
  it.each(snippets)('copy from code that is there: %s', async (snippet) => {
    const files = (
      await Promise.all(
        ['src', 'sandbox'].map(async (folder) =>
          (await readdir(folder, { recursive: true })).map((name) => `${folder}/${name}`),
        ),
      )
    ).flat()
    const texts = files.filter((name) => name.endsWith('.ts')).map((name) => readFile(name, 'utf8'))
    const holds = (await Promise.all(texts)).filter((text) => oneLine(text).includes(snippet))
    expect(holds).toHaveLength(1)
  })
})
