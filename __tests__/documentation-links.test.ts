import { readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { markdownFiles, readPage, type Page } from './docs/pages.js'

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
