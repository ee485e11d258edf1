/**
 * Takes the pictures in docs/images, which are those that pages show: `npm run pictures`. To look at a run yourself, add
 * `-- --scenario NAME --to DIRECTORY`, and perhaps `--input mode=plan`. Then every text of that condition of the sandbox
 * is taken whole, in both colour schemes and both windows. All show the bundle as it was built last.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ALBUM, fileOf, STORIES, titleOf, type PictureName } from './pictures/album.js'
import { openCamera } from './pictures/camera.js'
import { renderMarkdown } from '../sandbox/github/render-markdown.js'
import { textsOf, type Story } from './pictures/stories.js'

const { values } = parseArgs({
  options: {
    to: { type: 'string', default: join(import.meta.dirname, '../docs/images') },
    scenario: { type: 'string' },
    input: { type: 'string', multiple: true, default: [] },
  },
})
await mkdir(values.to, { recursive: true })
const camera = await openCamera()
try {
  if (values.scenario === undefined) {
    for (const [name, story] of Object.entries(STORIES)) {
      await photograph(
        story,
        ALBUM.filter((picture) => picture.story === name),
      )
    }
  } else {
    const inputs = Object.fromEntries(values.input.map(given))
    await photograph({ scenario: values.scenario, inputs }, everySide(values.scenario))
  }
} finally {
  await camera.close()
}

/** Runs a story and takes pictures of the texts that it left. */
async function photograph(story: Story, pictures: readonly PictureName[]): Promise<void> {
  const texts = await textsOf(story)
  for (const picture of pictures) {
    const markdown = texts[picture.text]
    if (markdown === undefined) {
      console.log(`the run ${picture.story} left no ${picture.text}`)
      continue
    }
    const content = await renderMarkdown(markdown)
    const png = await camera.take({ ...picture, title: titleOf(picture.text, story), content })
    const file = join(values.to, fileOf(picture))
    await writeFile(file, png)
    console.log(`${file}  ${String(Math.ceil(png.length / 1000))} kB`)
  }
}

function everySide(story: string): readonly PictureName[] {
  return (['summary', 'handoff', 'issue'] as const).flatMap((text) =>
    (['light', 'dark'] as const).flatMap((scheme) =>
      (['desktop', 'narrow'] as const).map((window) => ({
        story,
        text,
        scheme,
        window,
        extent: 'whole' as const,
      })),
    ),
  )
}

function given(input: string): readonly [name: string, value: string] {
  const at = input.indexOf('=')
  return [input.slice(0, at), input.slice(at + 1)]
}
