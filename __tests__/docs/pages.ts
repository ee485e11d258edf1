import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
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
export interface Page {
  readonly anchors: ReadonlySet<string>
  readonly links: readonly string[]
  /** Those of its links that are pictures in it. */
  readonly pictures: readonly string[]
}

const NOT_OURS = new Set(['node_modules', 'dist', 'coverage'])

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw)
  .use(rehypeSlug)

/** Reads a page as GitHub renders it. */
export function readPage(markdown: string): Page {
  const elements = elementsIn(processor.runSync(processor.parse(markdown)) as HtmlNode)
  const values = (tags: readonly string[], name: string): readonly string[] =>
    elements
      .filter(({ tagName = '' }) => tags.length === 0 || tags.includes(tagName))
      .flatMap(({ properties }) => {
        const value = properties?.[name]
        return typeof value === 'string' ? [value] : []
      })
  const pictures = [...values(['img'], 'src'), ...values(['source'], 'srcSet')]
  return {
    anchors: new Set(values([], 'id')),
    links: [...values(['a'], 'href'), ...pictures],
    pictures,
  }
}

function elementsIn(node: HtmlNode): readonly HtmlNode[] {
  return [node, ...(node.children ?? []).flatMap(elementsIn)]
}

/** Every page of the project. */
export async function markdownFiles(folder = '.'): Promise<readonly string[]> {
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
