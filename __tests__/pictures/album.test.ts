import { readdir, stat } from 'node:fs/promises'
import { expect, it } from '@jest/globals'
import { ALBUM, fileOf } from '../../scripts/pictures/album.js'

const DIRECTORY = 'docs/images'

it('the album is what docs/images holds, and no picture is large', async () => {
  const pictures = (await readdir(DIRECTORY)).filter((file) => file.endsWith('.png'))
  expect(pictures.toSorted()).toEqual(ALBUM.map(fileOf).toSorted())
  for (const file of pictures) {
    expect((await stat(`${DIRECTORY}/${file}`)).size).toBeLessThan(300_000)
  }
})
