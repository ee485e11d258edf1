import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from '@jest/globals'

it('the licences beside the bundles are those of the packages that they are made of', async () => {
  const fresh = await mkdtemp(join(tmpdir(), 'dist-'))
  const script = ['--import', 'tsx', 'scripts/write-licenses.ts', join(fresh, 'licenses.txt')]
  await promisify(execFile)(process.execPath, script)
  const written = await readFile(join(fresh, 'licenses.txt'), 'utf8')
  expect(await readFile('dist/licenses.txt', 'utf8')).toBe(written)
  await rm(fresh, { recursive: true })
})
