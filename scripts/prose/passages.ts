import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { KNOWN_CAUSES } from '../../src/causes/background/catalogue.js'
import { readAction } from '../inputs-page.js'
import type { Passage } from './passage.js'

/** Pages beside those of docs. */
const PAGES = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md']

/** Most words of a description: GitHub and editors show it beside the input. */
const DESCRIPTION_WORDS = 30

/** Everything that is held: pages, comments of the examples, action.yml, and the catalogue of causes. */
export async function passages(): Promise<readonly Passage[]> {
  const [pages, examples, action] = await Promise.all([readPages(), readExamples(), readAction()])
  return [
    ...pages,
    ...examples,
    ...[
      { name: 'description', description: action.description },
      ...action.inputs,
      ...action.outputs,
    ].map(({ name, description }) => ({
      where: `action.yml: ${name}`,
      text: description,
      limit: DESCRIPTION_WORDS,
    })),
    ...Object.entries(KNOWN_CAUSES).map(([id, { title, fix, distinguish, unseen = '' }]) => ({
      where: `cause ${id}`,
      text: [`${title}.`, fix, distinguish, unseen].join('\n\n'),
    })),
  ]
}

async function readPages(): Promise<readonly Passage[]> {
  const below = await readdir('docs', { recursive: true })
  const docs = below.filter((name) => name.endsWith('.md')).map((name) => join('docs', name))
  return Promise.all(
    [...PAGES, ...docs.toSorted()].map(async (where) => ({
      where,
      text: await readFile(where, 'utf8'),
    })),
  )
}

/** Comments that stand on lines of their own; lines below each other are one text. */
async function readExamples(): Promise<readonly Passage[]> {
  const names = await readdir('examples')
  return Promise.all(
    names.toSorted().map(async (name) => {
      const where = join('examples', name)
      const lines = (await readFile(where, 'utf8')).split('\n')
      const text = lines.map((line) => /^\s*# ?(.*)$/.exec(line)?.[1] ?? '').join('\n')
      return { where, text }
    }),
  )
}
