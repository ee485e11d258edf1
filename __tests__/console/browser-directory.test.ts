import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import {
  makeBrowserDirectory,
  removeLeftBrowserDirectories,
} from '../../src/console/browser-directory.js'

describe('the directory of a browser that was killed', () => {
  let temp = ''
  let lines: string[] = []
  const remove = async (): Promise<readonly string[]> => {
    await removeLeftBrowserDirectories(temp, (line) => lines.push(line))
    return (await readdir(temp)).sort()
  }
  beforeEach(async () => {
    temp = await mkdtemp(join(tmpdir(), 'runner-temp-'))
    lines = []
  })
  afterEach(() => rm(temp, { recursive: true }))

  it('is removed with all that is in it', async () => {
    const directory = await makeBrowserDirectory(temp)
    await mkdir(join(directory, 'profile'))
    await writeFile(join(directory, 'profile', 'Cookies'), 'JSESSIONID')
    expect(await remove()).toEqual([])
    expect(lines).toEqual(['browser: removed the profile that a killed run left behind'])
  })

  it('is removed alone: other names, files, links and what lies deeper stay', async () => {
    const name = basename(await makeBrowserDirectory(temp))
    const letters = name.slice(-6)
    const beginning = name.slice(0, -6)
    const kept = [
      `${beginning}${letters}x`,
      `x${name}`,
      beginning,
      'oic-fusion-prerequisites',
      'deeper',
    ]
    for (const each of kept) await mkdir(join(temp, each))
    await mkdir(join(temp, 'deeper', name))
    await writeFile(join(temp, `${beginning}AAAAAA`), 'a file')
    await symlink(join(temp, 'deeper'), join(temp, `${beginning}BBBBBB`))
    expect(await remove()).toEqual([...kept, `${beginning}AAAAAA`, `${beginning}BBBBBB`].sort())
    expect(await readdir(join(temp, 'deeper'))).toEqual([name])
  })

  it('takes nothing with it to which a link in it leads', async () => {
    await mkdir(join(temp, 'elsewhere'))
    await writeFile(join(temp, 'elsewhere', 'file'), 'x')
    await symlink(join(temp, 'elsewhere'), join(await makeBrowserDirectory(temp), 'link'))
    expect(await remove()).toEqual(['elsewhere'])
    expect(await readdir(join(temp, 'elsewhere'))).toEqual(['file'])
  })

  it('is nothing to speak of where there is none, or no directory of the runner', async () => {
    expect(await remove()).toEqual([])
    const line = (text: string): void => void lines.push(text)
    await removeLeftBrowserDirectories(join(temp, 'missing'), line)
    await removeLeftBrowserDirectories(undefined, line)
    await removeLeftBrowserDirectories('', line)
    expect(lines).toEqual([])
  })
})
