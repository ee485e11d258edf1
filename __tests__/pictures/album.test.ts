import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, it } from '@jest/globals'
import { ALBUM, fileOf } from '../../scripts/pictures/album.js'
import { markdownFiles, readPage } from '../docs/pages.js'

const DIRECTORY = 'docs/images'

/** The pictures of the directory that a page shows. */
async function shown(page: string): Promise<readonly string[]> {
  return readPage(await readFile(page, 'utf8'))
    .pictures.map((picture) => join(dirname(page), picture))
    .filter((path) => dirname(path) === DIRECTORY)
}

it('what pages show, the album and the directory are the same pictures, and none is large', async () => {
  const album = ALBUM.map((picture) => join(DIRECTORY, fileOf(picture))).toSorted()
  const onPages = new Set((await Promise.all((await markdownFiles()).map(shown))).flat())
  const files = (await readdir(DIRECTORY)).map((file) => join(DIRECTORY, file))
  const pictures = files.filter((file) => file.endsWith('.png')).toSorted()
  expect([...onPages].toSorted()).toEqual(album)
  expect(pictures).toEqual(album)
  for (const picture of pictures) expect((await stat(picture)).size).toBeLessThan(300_000)
})
