import { expect, it } from '@jest/globals'
import { renderMarkdown } from '../../../sandbox/github/render-markdown.js'
import { code } from '../../../src/report/escape.js'

it.each([
  ['a script is taken out', 'a <script>alert(1)</script> b', '<p>a  b</p>'],
  ['a style is taken out', '<p style="color:red">a</p>', '<p>a</p>'],
  [
    'an address in code is no link',
    code('https://a.example/'),
    '<p><code>https://a.example/</code></p>',
  ],
  ['a place to break a word stays', 'a<wbr>b', '<p>a<wbr>b</p>'],
  ['a comment is not shown', '<!-- marker -->', ''],
])('%s', async (_, markdown, html) => {
  expect(await renderMarkdown(markdown)).toBe(html)
})

it('a fence of Mermaid keeps the name by which the page finds it', async () => {
  expect(await renderMarkdown('```mermaid\nflowchart TB\n```')).toBe(
    '<pre><code class="language-mermaid">flowchart TB\n</code></pre>',
  )
})
