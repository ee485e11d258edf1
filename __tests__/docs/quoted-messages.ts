import { readFile } from 'node:fs/promises'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

/** A message that docs/troubleshooting.md quotes, and what shows it: the name of a scenario, or an input as it was given. */
export interface QuotedMessage {
  readonly message: string
  readonly shownBy: string
  /** How many numbered steps the page gives for it. */
  readonly steps: number
}

/** What is needed of a node of Markdown. */
interface MarkdownNode {
  readonly type: string
  readonly value?: string
  readonly depth?: number
  readonly ordered?: boolean | null
  readonly children?: readonly MarkdownNode[]
}

/**
 * Reads the messages that docs/troubleshooting.md quotes: each is a heading of the fourth rank. The last paragraph below
 * it names, in code, what shows it.
 */
export async function quotedMessages(
  shownBy: 'Scenario' | 'Given',
): Promise<readonly QuotedMessage[]> {
  const page = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .parse(await readFile('docs/troubleshooting.md', 'utf8')) as MarkdownNode
  const nodes = page.children ?? []
  return nodes.flatMap((heading, at) => {
    if (heading.type !== 'heading' || heading.depth !== 4) return []
    const after = nodes.slice(at + 1)
    const next = after.findIndex(({ type }) => type === 'heading')
    const below = next < 0 ? after : after.slice(0, next)
    const last = below.filter(({ type }) => type === 'paragraph').at(-1)
    if (!textOf(last).startsWith(`${shownBy}: `)) return []
    const steps = below
      .filter(({ type, ordered }) => type === 'list' && ordered === true)
      .reduce((sum, { children = [] }) => sum + children.length, 0)
    return [{ message: codeIn(heading), shownBy: codeIn(last), steps }]
  })
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

function codeIn(node: MarkdownNode | undefined): string {
  const all = node === undefined ? [] : nodesIn(node)
  return all.find(({ type }) => type === 'inlineCode')?.value ?? ''
}
