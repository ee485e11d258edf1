import { readFile, readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import rehypeRaw from 'rehype-raw'
import rehypeSlug from 'rehype-slug'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'

/** What is needed of a node of HTML. */
interface HtmlNode {
  readonly tagName?: string
  readonly properties?: Readonly<Record<string, unknown>>
  readonly children?: readonly HtmlNode[]
}

/** A page as GitHub shows it: anchors it has, and where it points to. */
interface Page {
  readonly anchors: ReadonlySet<string>
  readonly links: readonly string[]
}

const NOT_OURS = new Set(['node_modules', 'dist', 'coverage'])

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw)
  .use(rehypeSlug)

function readPage(markdown: string): Page {
  const elements = elementsIn(processor.runSync(processor.parse(markdown)) as HtmlNode)
  const values = (tags: readonly string[], name: string): readonly string[] =>
    elements
      .filter(({ tagName = '' }) => tags.length === 0 || tags.includes(tagName))
      .flatMap(({ properties }) => {
        const value = properties?.[name]
        return typeof value === 'string' ? [value] : []
      })
  return {
    anchors: new Set(values([], 'id')),
    links: [...values(['a'], 'href'), ...values(['img', 'source'], 'src')],
  }
}

function elementsIn(node: HtmlNode): readonly HtmlNode[] {
  return [node, ...(node.children ?? []).flatMap(elementsIn)]
}

async function markdownFiles(folder = '.'): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name)
      if (entry.isFile()) return entry.name.endsWith('.md') ? [path] : []
      const hidden = entry.name.startsWith('.') && entry.name !== '.github'
      return entry.isDirectory() && !hidden && !NOT_OURS.has(entry.name) ? markdownFiles(path) : []
    }),
  )
  return found.flat()
}

/** Why a link of a page leads nowhere, or `undefined`. Links to other hosts are not followed. */
async function fault(
  path: string,
  link: string,
  pages: ReadonlyMap<string, Page>,
): Promise<string | undefined> {
  if (/^[a-z][a-z0-9+.-]*:/i.test(link)) return undefined
  const [file = '', anchor] = decodeURIComponent(link).split('#')
  const target = file === '' ? path : join(file.startsWith('/') ? '.' : dirname(path), file)
  const exists = await stat(target).then(
    () => true,
    () => false,
  )
  if (!exists) return `${link}: there is no ${target}`
  const page = pages.get(target)
  if (anchor === undefined || page === undefined || page.anchors.has(anchor)) return undefined
  return `${link}: ${target} has no anchor ${anchor}`
}

const pages = new Map(
  await Promise.all(
    (await markdownFiles()).map(
      async (path) => [path, readPage(await readFile(path, 'utf8'))] as const,
    ),
  ),
)

describe('links of the documentation', () => {
  it.each([...pages])(
    'every relative link and anchor of %s leads somewhere',
    async (path, page) => {
      const faults = await Promise.all(page.links.map((link) => fault(path, link, pages)))
      expect(faults.filter((found) => found !== undefined)).toEqual([])
    },
  )

  it('finds a missing file, a missing anchor, and what raw HTML points to', async () => {
    const page = readPage(
      [
        '## A *heading*, twice',
        '## A heading, twice',
        '[one](#a-heading-twice) [two](#a-heading-twice-1) [three](#a-heading-twice-2)',
        '<a id="own"></a> [own](#own) <img src="none.png"> [gone](gone.md) <https://example.com/none>',
      ].join('\n\n'),
    )
    const asReadme = new Map([['README.md', page]])
    const found = await Promise.all(page.links.map((link) => fault('README.md', link, asReadme)))
    expect(found.filter((one) => one !== undefined)).toEqual([
      '#a-heading-twice-2: README.md has no anchor a-heading-twice-2',
      'gone.md: there is no gone.md',
      'none.png: there is no none.png',
    ])
  })
})
