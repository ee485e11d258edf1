import { readFile } from 'node:fs/promises'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

/** A message that docs/troubleshooting.md quotes, and what shows it: the name of a scenario, or an input as it was given. */
export interface QuotedMessage {
  readonly message: string
  readonly shownBy: string
}

/** What is needed of a node of Markdown. */
interface MarkdownNode {
  readonly type: string
  readonly value?: string
  readonly children?: readonly MarkdownNode[]
}

/**
 * Reads the tables of docs/troubleshooting.md whose last column is headed so: of each row the first text in code of the first and
 * of the last cell.
 */
export async function quotedMessages(
  lastColumn: 'scenario' | 'given',
): Promise<readonly QuotedMessage[]> {
  const page = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .parse(await readFile('docs/troubleshooting.md', 'utf8')) as MarkdownNode
  return nodesIn(page)
    .filter(({ type }) => type === 'table')
    .flatMap(({ children: [head, ...rows] = [] }) =>
      textOf(head?.children?.at(-1)) === lastColumn ? rows : [],
    )
    .map(({ children: cells = [] }) => ({
      message: codeIn(cells[0]),
      shownBy: codeIn(cells.at(-1)),
    }))
}

/** What a quoted message stands for: `…` and `<host>` for anything on the same line. */
export function patternOf(message: string): RegExp {
  const literal = message
    .split(/…|<\w+>/)
    .map((text) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return new RegExp(literal.join('.*'))
}

function nodesIn(node: MarkdownNode): readonly MarkdownNode[] {
  return [node, ...(node.children ?? []).flatMap(nodesIn)]
}

function textOf(node: MarkdownNode | undefined): string {
  return node === undefined
    ? ''
    : nodesIn(node)
        .map(({ value = '' }) => value)
        .join('')
}

function codeIn(cell: MarkdownNode | undefined): string {
  const all = cell === undefined ? [] : nodesIn(cell)
  return all.find(({ type }) => type === 'inlineCode')?.value ?? ''
}
