import { readFile } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { renderMarkdown } from './render-markdown.js'

/** GitHub's two colour schemes. */
export type Scheme = 'light' | 'dark'

/** The page's background and the border of a box on it, as GitHub has them. */
const COLOURS: Readonly<
  Record<Scheme, { readonly page: string; readonly border: string; readonly text: string }>
> = {
  light: { page: '#ffffff', border: '#d1d9e0', text: '#1f2328' },
  dark: { page: '#0d1117', border: '#3d444d', text: '#f0f6fc' },
}

/** GitHub's own for rendered Markdown. */
const STYLE_SHEETS: Readonly<Record<Scheme, string>> = {
  light: fileURLToPath(import.meta.resolve('github-markdown-css/github-markdown-light.css')),
  dark: fileURLToPath(import.meta.resolve('github-markdown-css/github-markdown-dark.css')),
}

/** About the width of the column of a job summary in a window of 1280 pixels. */
const COLUMN = 1000

/**
 * A page that shows rendered Markdown as GitHub does: its style sheet, a box with the title above it, and nothing that
 * is not on this machine.
 */
export async function pageOf(title: string, content: string, scheme: Scheme): Promise<string> {
  const css = await readFile(STYLE_SHEETS[scheme], 'utf8')
  const { page, border, text } = COLOURS[scheme]
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<style>
${css}
body { margin: 0; background: ${page}; }
main { box-sizing: border-box; max-width: ${String(COLUMN)}px; margin: 0 auto; padding: 16px; }
main > div { border: 1px solid ${border}; border-radius: 6px; }
main > div > p { margin: 0; padding: 12px 16px; border-bottom: 1px solid ${border};
  font: 600 14px 'Liberation Sans', Arial, sans-serif; color: ${text}; }
article { padding: 16px; }
.mermaid { margin-bottom: 16px; text-align: center; }
.mermaid svg { max-width: 100%; }
</style>
<main><div><p>${title}</p><article class="markdown-body">${content}</article></div></main>
</html>`
}

/** Mermaid as one script, to be put into the page. */
export const MERMAID = fileURLToPath(import.meta.resolve('mermaid/dist/mermaid.min.js'))

/** Draws every fence of Mermaid in the page, with the themes of GitHub and, as far as is known, its padding. Evaluated there. */
export function drawing(scheme: Scheme): string {
  const config = {
    startOnLoad: false,
    theme: scheme === 'dark' ? 'dark' : 'default',
    flowchart: { diagramPadding: 48 },
  }
  return `(async () => {
    mermaid.initialize(${JSON.stringify(config)})
    for (const [index, code] of [...document.querySelectorAll('code.language-mermaid')].entries()) {
      const { svg } = await mermaid.render('mermaid-' + index, code.textContent)
      const drawn = document.createElement('div')
      drawn.className = 'mermaid'
      drawn.innerHTML = svg
      code.parentElement.replaceWith(drawn)
    }
    await document.fonts.ready
  })()`
}

/** A page for a browser on this machine that shows Markdown as GitHub does, its diagrams too. */
export async function localPage(title: string, markdown: string): Promise<string> {
  const page = await pageOf(title, await renderMarkdown(markdown), 'light')
  return `${page}
<script src="${pathToFileURL(MERMAID).href}"></script>
<script>${drawing('light')}</script>
`
}
