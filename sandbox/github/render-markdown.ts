import rehypeRaw from 'rehype-raw'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'

/**
 * GitHub's Markdown as HTML: tables and the rest of GFM, raw HTML, and of that only what GitHub lets through. Mentions,
 * references and alerts are GitHub's own, and not rendered.
 */
export async function renderMarkdown(markdown: string): Promise<string> {
  const html = await unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype, { allowDangerousHtml: true })
    .use(rehypeRaw)
    .use(rehypeSanitize, SCHEMA)
    .use(rehypeStringify)
    .process(markdown)
  return withoutLinksInCode(String(html))
}

/** That of rehype-sanitize follows GitHub's allow list, but lacks one element of it (html-pipeline, `elements`). */
const SCHEMA = { ...defaultSchema, tagNames: [...(defaultSchema.tagNames ?? []), 'wbr'] }

/** GitHub looks for addresses in the finished HTML and leaves code alone; remark-gfm does not know raw HTML as code. */
function withoutLinksInCode(html: string): string {
  return html.replaceAll(/<(code|pre)>.*?<\/\1>/gs, (code) => code.replaceAll(/<\/?a\b[^>]*>/g, ''))
}
