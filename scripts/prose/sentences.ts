import { toString } from 'nlcst-to-string'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRetext from 'remark-retext'
import { ParseEnglish } from 'parse-english'
import { unified } from 'unified'

/** A sentence of running text. A piece of code, and an address, is one word of it. */
export interface Sentence {
  readonly text: string
  readonly words: number
  /** Whether it ends in a stop. What does not is a label, or an entry of a list. */
  readonly ended: boolean
}

/** What is needed of a node of Markdown, or of natural language. */
interface Node {
  type: string
  value?: string
  readonly children?: readonly Node[]
}

const markdown = unified().use(remarkParse).use(remarkGfm)

/** What stands for a piece of code: a word with a capital, so that a sentence may begin with code. */
const CODE = 'Codeword'

const AMBIGUOUS_END = /\b(?:\d+|[A-Z]+)(?=\.(?:\s+[A-Z`]|$))/g

/** Leaves out code blocks, HTML and tables by itself. A heading is no sentence. */
const language = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(() => asPlainWords)
  .use(remarkRetext, ParseEnglish, { ignore: ['heading', 'html', 'footnoteReference'] })

/** What opens a new line of thought in Markdown: its text is read as a whole. */
const BLOCKS = new Set(['paragraph', 'heading', 'tableCell'])

/** The sentences of a text in Markdown, as an English parser sees them: not those of tables, code and headings. */
export function sentencesOf(text: string): readonly Sentence[] {
  const tree = language.runSync(language.parse(text)) as Node
  return nodesIn(tree)
    .filter(({ type }) => type === 'SentenceNode')
    .map((sentence) => {
      return {
        text: toString(sentence as Parameters<typeof toString>[0])
          .replaceAll(/\s+/g, ' ')
          .replaceAll(CODE, '`…`'),
        words: nodesIn(sentence).filter(({ type }) => type === 'WordNode').length,
      }
    })
    .map((sentence) => ({ ...sentence, ended: /[.!?:][)"”]*$/.test(sentence.text.trim()) }))
    .filter(({ words }) => words > 0)
}

/** Every piece of text that a reader sees, tables and headings too. Code stands as a mark. */
export function textsOf(text: string): readonly string[] {
  return blocksIn(text, (type) => BLOCKS.has(type))
}

/** The cells of the tables of a text. Code stands as a mark. */
export function cellsOf(text: string): readonly string[] {
  return blocksIn(text, (type) => type === 'tableCell')
}

function blocksIn(text: string, wanted: (type: string) => boolean): readonly string[] {
  return nodesIn(markdown.parse(text) as Node)
    .filter(({ type }) => wanted(type))
    .map((block) => nodesIn(block).map(withoutCode).join(''))
}

function withoutCode({ type, value = '' }: Node): string {
  return type === 'inlineCode' ? '`…`' : type === 'text' ? value : ''
}

/**
 * Code as a word, and what ends a sentence as words that end one: the parser takes `ID.` for an initial and `401.` for an
 * ordinal.
 */
function asPlainWords(tree: Node): void {
  for (const node of nodesIn(tree)) {
    if (node.type === 'inlineCode') Object.assign(node, { type: 'text', value: CODE })
    else if (node.type === 'text') node.value = node.value?.replaceAll(AMBIGUOUS_END, 'Word') ?? ''
  }
}

function nodesIn(node: Node): readonly Node[] {
  return [node, ...(node.children ?? []).flatMap(nodesIn)]
}
