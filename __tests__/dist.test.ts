import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from '@jest/globals'

it.each(['main', 'post'])(
  'the committed bundle %s is what the source builds to',
  async (entry) => {
    const fresh = await mkdtemp(join(tmpdir(), 'dist-'))
    const ncc = 'node_modules/@vercel/ncc/dist/ncc/cli.js'
    const options = ['build', `src/${entry}.ts`, '--out', fresh]
    await promisify(execFile)(process.execPath, [ncc, ...options])
    expect(await filesIn(`dist/${entry}`)).toEqual(await filesIn(fresh))
    await rm(fresh, { recursive: true })
  },
  120_000,
)

it('the licences beside the bundles are those of the packages that they are made of', async () => {
  const fresh = await mkdtemp(join(tmpdir(), 'dist-'))
  const script = ['--import', 'tsx', 'scripts/write-licenses.ts', join(fresh, 'licenses.txt')]
  await promisify(execFile)(process.execPath, script)
  const written = await readFile(join(fresh, 'licenses.txt'), 'utf8')
  expect(await readFile('dist/licenses.txt', 'utf8')).toBe(written)
  await rm(fresh, { recursive: true })
})

/** Files and their text. */
async function filesIn(directory: string): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(directory)).toSorted()
  const texts = await Promise.all(names.map((name) => readFile(join(directory, name), 'utf8')))
  return Object.fromEntries(names.map((name, index) => [name, texts[index] ?? '']))
}
