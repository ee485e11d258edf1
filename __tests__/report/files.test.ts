import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { writeFiles } from '../../src/report/files.js'

const FILES = [
  { name: 'report.json', text: '{}\n' },
  { name: 'junit.xml', text: '<x/>' },
  { name: 'handoff.md', text: undefined },
]

let temp: string
beforeAll(async () => {
  temp = await mkdtemp(join(tmpdir(), 'files-'))
})
afterAll(() => rm(temp, { recursive: true, force: true }))

describe('the output directory', () => {
  it('is made with all that is above it, and stale files are removed', async () => {
    const directory = join(temp, 'a', 'b', 'c')
    await writeFiles(directory, FILES)
    await writeFile(join(directory, 'handoff.md'), 'stale')
    await writeFiles(directory, FILES)
    expect(await readFile(join(directory, 'report.json'), 'utf8')).toBe('{}\n')
    expect(existsSync(join(directory, 'handoff.md'))).toBe(false)
  })

  it('may be a link to a directory', async () => {
    await mkdir(join(temp, 'real'))
    await symlink(join(temp, 'real'), join(temp, 'link'))
    await writeFiles(join(temp, 'link', 'below'), FILES)
    expect(existsSync(join(temp, 'real', 'below', 'report.json'))).toBe(true)
  })

  it('is written over without a rest of the longer file that was there', async () => {
    await writeFiles(temp, [{ name: 'long', text: 'x'.repeat(100) }])
    await writeFiles(temp, [{ name: 'long', text: 'y' }])
    expect(await readFile(join(temp, 'long'), 'utf8')).toBe('y')
  })
})

// places that only Linux has
const onLinux = process.platform === 'linux' ? describe : describe.skip
onLinux('a place that takes no files ends soon, with one sentence', () => {
  it.each<[string, (name: string) => Promise<string> | string, RegExp]>([
    [
      'that cannot have directories',
      () => '/proc/x',
      /^\/proc\/x cannot be created there \(ENOENT\)$/,
    ],
    ['deep in such a place', () => '/proc/x/y/z', /^\/proc\/x cannot be created there/],
    ['below a device', () => '/dev/null/x', /\/dev\/null.* \(ENOTDIR\)$|\/dev\/null is a file/],
    ['that is a device', () => '/dev/full', /^\/dev\/full is a file, expected a directory$/],
    [
      'that is a file',
      async (name) => {
        await writeFile(join(temp, name), '')
        return join(temp, name)
      },
      /is a file, expected a directory$/,
    ],
    [
      'below a file',
      async (name) => {
        await writeFile(join(temp, name), '')
        return join(temp, name, 'x')
      },
      /expected a directory/,
    ],
    [
      'whose link leads to itself',
      async (name) => {
        await symlink(join(temp, name), join(temp, name))
        return join(temp, name)
      },
      /is a link that leads to itself \(ELOOP\)$/,
    ],
    [
      'in which a directory has the name of a file',
      async (name) => {
        await mkdir(join(temp, name, 'junit.xml'), { recursive: true })
        return join(temp, name)
      },
      /junit\.xml is a directory, expected a file \(EISDIR\)$/,
    ],
    [
      'in which a pipe has the name of a file',
      async (name) => {
        await mkdir(join(temp, name))
        execFileSync('mkfifo', [join(temp, name, 'junit.xml')])
        return join(temp, name)
      },
      /junit\.xml is a pipe or a device, expected a file \(ENXIO\)$/,
    ],
    [
      'that is full',
      async (name) => {
        await mkdir(join(temp, name))
        await symlink('/dev/full', join(temp, name, 'junit.xml'))
        return join(temp, name)
      },
      /junit\.xml has no space left \(ENOSPC\)$/,
    ],
    ['with a name too long', () => join(temp, 'x'.repeat(300)), /is longer than a path may be/],
  ])('%s', async (name, make, message) => {
    const directory = await make(name.replaceAll(' ', '-'))
    const began = performance.now()
    await expect(writeFiles(directory, FILES)).rejects.toThrow(message)
    expect(performance.now() - began).toBeLessThan(5000)
  })
})
