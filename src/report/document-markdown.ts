import { isPage, type Block, type Value, type Words } from './document.js'
import { code, markdown, references } from './escape.js'
import { seen, seenWhole } from './document-text.js'

/** How a kind of Markdown writes what is foreign. */
interface Hand {
  readonly value: (value: Value) => string
  /** Lines to be copied that are no code of a language. */
  readonly text: (lines: readonly string[]) => string
}

/** The job summary: everything foreign is escaped, because GitHub links and mentions. */
const SUMMARY: Hand = {
  value: ({ value, isName }) => (isName === true ? markdown(value) : code(value)),
  text: (lines) => `<pre>${lines.map(references).join('\n')}</pre>`,
}

/** A file that people open in an editor: a value stands there as it is to be typed. */
const FILE: Hand = {
  value: ({ value }) => codeSpan(seen(value)),
  text: (lines) => fenced('', lines.map(seen)),
}

/** The instructions for the job summary. */
export function inSummary(document: readonly Block[]): string {
  return render(document, SUMMARY)
}

/** The instructions as a file in Markdown. */
export function inFile(document: readonly Block[]): string {
  return render(document, FILE)
}

function render(document: readonly Block[], hand: Hand): string {
  return `${document.map((block) => blockOf(block, hand)).join('\n\n')}\n`
}

function blockOf(block: Block, hand: Hand): string {
  const line = (words: Words): string =>
    words
      .map((part) => {
        if (typeof part === 'string') return part
        return isPage(part) ? part.value : hand.value(part)
      })
      .join('')
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${line(block.words)}`
    case 'paragraph':
      return line(block.words)
    case 'steps':
      return block.items.map((item, index) => `${String(index + 1)}. ${line(item)}`).join('\n')
    case 'points':
      return block.items.map((item) => `- ${line(item)}`).join('\n')
    case 'copy':
      return block.language === ''
        ? hand.text(block.lines)
        : fenced(block.language, block.lines.map(seenWhole))
    case 'downloads':
      // in Markdown the files are those of the run
      return block.files.map(({ name }) => `- ${hand.value({ value: name })}`).join('\n')
  }
}

/** Code within a line that nothing inside can end; the blanks beside a backtick are not part of it (CommonMark, 6.1). */
function codeSpan(text: string): string {
  const fence = '`'.repeat(longestRun(text) + 1)
  const pad = text.trim() === '' || /^[ `]|[ `]$/.test(text) ? ' ' : ''
  return `${fence}${pad}${text}${pad}${fence}`
}

/** A fence that nothing inside can end. */
function fenced(language: string, lines: readonly string[]): string {
  const content = lines.join('\n')
  const fence = '`'.repeat(Math.max(3, longestRun(content) + 1))
  return `${fence}${language}\n${content}\n${fence}`
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
}
