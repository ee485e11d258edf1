import { isPage, type Block, type Words } from './document.js'
import { html } from './escape.js'
import { seen, seenWhole } from './document-text.js'
import { STYLE } from './document-style.js'

/** The page may load, run and send nothing; what it shows is in it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'"

/** The instructions as one page that needs nothing else: no script, no picture, no network. */
export function inPage(title: string, document: readonly Block[]): string {
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${html(seen(title))}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    ...document.map(blockOf),
    '</main>',
    '</body>',
    '</html>\n',
  ].join('\n')
}

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'heading': {
      const tag = `h${String(block.level)}`
      return `<${tag}>${line(block.words)}</${tag}>`
    }
    case 'paragraph':
      return `<p>${line(block.words)}</p>`
    case 'steps':
      return list('ol', block.items.map(line))
    case 'points':
      return list('ul', block.items.map(line))
    case 'copy': {
      const show = block.language === '' ? seen : seenWhole
      return `<pre>${block.lines.map((one) => html(show(one))).join('\n')}</pre>`
    }
    case 'downloads':
      return list(
        'ul',
        block.files.map(({ name, text }) => {
          const data = Buffer.from(text, 'utf8').toString('base64')
          const file = html(seen(name))
          return `<a download="${file}" href="data:application/x-pem-file;base64,${data}">${file}</a>`
        }),
      )
  }
}

function list(tag: 'ol' | 'ul', items: readonly string[]): string {
  return [`<${tag}>`, ...items.map((item) => `<li>${item}</li>`), `</${tag}>`].join('\n')
}

function line(words: Words): string {
  return words
    .map((part) => {
      if (typeof part === 'string') return ownText(part)
      const text = html(seen(part.value))
      if (isPage(part)) return `<a href="${text}">${text}</a>`
      return part.isName === true ? `<bdi>${text}</bdi>` : `<code>${text}</code>`
    })
    .join('')
}

/** The two kinds of markup in texts of this project. */
function ownText(text: string): string {
  return html(text)
    .replaceAll(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
    .replaceAll(/`(.+?)`/g, '<code>$1</code>')
}
